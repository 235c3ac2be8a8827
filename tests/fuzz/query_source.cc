// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/query_source.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::string_view kWords[] = {
    "paz",     "relaciones", "negociación", "embassy", "talks", "EE.UU.",  "EE.", "UU.",
    "U.S.",    "US",         "us",          "años",    "1.000", "3,5%",    "G20", "co-operation",
    "O'Brien", "d’affaires", "T-MEC",       "or",      "y",     "Y",       "O",   "NO",
    "AND",     "OR",         "NOT",         "the",     "de",    "C++",     "#a",  "a@b.c",
    "10:30",   "http://a/b", "文",          "мир",     "ñandú", "n\u0303", "x^2", "\\OR",
    "a\\:b",   "a\\*",       "\\\"a",       "+paz",    "paz~2", "-",       "?",   "paz."};
constexpr std::string_view kCommon[] = {"paz",   "relaciones", "embassy", "peace",       "embargo",
                                        "Kerry", "diplom*",    "relat*",  "negociacion", "Cuba"};
constexpr std::string_view kDates[] = {"2026",       "2026-03",      "2025..2027",
                                       "marzo 2026", "5 March 2026", ">=2026",
                                       "<2027-01",   "..mayo 2026",  "March 5, 2026 .."};
constexpr std::string_view kFields[] = {
    "title:", "título:", "TITULO:", "source:", "fuente:", "speaker:", "orador:", "topic:",
    "tema:",  "place:",  "lugar:",  "lang:",   "idioma:", "kind:",    "tipo:",   "date:",
    "fecha:", "since:",  "desde:",  "until:",  "hasta:",  "speeker:", "x:",      ":"};
constexpr std::string_view kDateParts[] = {
    "5",   "31",      "marzo",      "March", "abr", "de",         "del",  "of",
    "the", "2026",    "1999",       "0000",  "5th", "1.º",        ",",    "..",
    "..",  "2026-03", ">=",         "<",     ">",   "≤",          "9999", "año",
    "May", "0001",    "2026-02-30", "20",    "-",   "05/03/2026", "mayo"};
constexpr std::string_view kMarks[] = {"\"", "“", "”", "„", "‟", "«", "»", "‹", "›"};
constexpr std::string_view kPieces[] = {
    "(",      ")",          "((",     "))",     " ",       "  ",      "\t",    "\n",
    "\\",     "\\\\",       "*",      "**",     "~",       "~3",      "~0",    "-",
    "−",      "+",          "^",      "^2",     ":",       "..",      "...",   "…",
    "'",      "¿",          "\u00A0", "\u200B", "\uFEFF",  "\u00AD",  "\"",    "«",
    "»",      "“",          "”",      "OR",     "NO",      " OR ",    " -",    "\u0301",
    "\u202E", "\U0001F54A", "º",      "/",      "http://", "lang:es", "date:", "kind:"};

}  // namespace

// SplitMix64: a generator of its own, so that a seed means the same query on every machine.
std::uint64_t QuerySource::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

std::string QuerySource::query(std::uint64_t number) {
  state_ = number * 0xD1342543DE82EF95U;
  if (one_in(4'000)) return very_long();
  std::string query;
  if (one_in(20)) {
    for (std::size_t i = below(25); i > 0; --i) query += static_cast<char>(below(256));
    return query;
  }
  if (one_in(10)) {
    for (std::size_t i = below(20); i > 0; --i) query += odd_character();
    return query;
  }
  query = one_in(2) ? grammar(3) : std::string(any(seeds_));
  for (std::size_t i = one_in(2) ? 0 : 1 + below(4); i > 0; --i) mutate(query);
  return query;
}

std::string QuerySource::word() {
  if (one_in(3)) return std::string(any(kCommon));
  std::string word(any(kWords));
  if (one_in(8)) word += "*";
  if (one_in(12)) word += any(kPieces);
  return word;
}

std::string QuerySource::phrase() {
  const std::string_view open = any(kMarks);
  std::string phrase(open);
  for (std::size_t i = below(5); i > 0; --i) {
    phrase += word();
    if (i > 1 || one_in(6)) phrase += ' ';
  }
  phrase += one_in(10) ? any(kMarks) : open == "«" ? "»" : open == "“" ? "”" : open;
  if (one_in(4)) phrase += "~" + std::to_string(below(110));
  return phrase;
}

std::string QuerySource::date() {
  if (one_in(2)) return std::string(any(kDates));
  std::string date;
  const bool quoted = one_in(4);
  if (quoted) date += '"';
  for (std::size_t i = 1 + below(6); i > 0; --i) {
    date += any(kDateParts);
    if (i > 1 && !one_in(4)) date += ' ';
  }
  if (quoted) date += '"';
  return date;
}

std::string QuerySource::operand(std::size_t depth) {
  std::string operand;
  if (one_in(6)) operand += one_in(3) ? "NOT " : "-";
  if (one_in(3)) {
    const std::string_view field = kFields[below(std::size(kFields))];
    operand += field;
    const bool dated = std::string_view("date:fecha:since:desde:until:hasta:").find(field) !=
                       std::string_view::npos;
    if (dated && !one_in(6)) return operand + date();
  }
  if (depth > 0 && one_in(4)) return operand + "(" + grammar(depth - 1) + ")";
  return operand + (one_in(3) ? phrase() : word());
}

std::string QuerySource::grammar(std::size_t depth) {
  constexpr std::string_view kJoints[] = {" ", " ", " ", " OR ", " O ", " AND ", " Y ", ", ", ""};
  std::string query = operand(depth);
  for (std::size_t i = below(4); i > 0; --i) {
    query += any(kJoints);
    query += operand(depth);
  }
  return query;
}

std::string QuerySource::odd_character() {
  std::string character;
  const std::size_t kind = below(5);
  char32_t c = static_cast<char32_t>(0x20 + below(0x5F));
  if (kind == 1) c = static_cast<char32_t>(0xA0 + below(0x400));
  if (kind == 2) c = static_cast<char32_t>(0x2000 + below(0x70));
  if (kind == 3) c = static_cast<char32_t>(0x300 + below(0x70));
  if (kind == 4 && one_in(4)) c = static_cast<char32_t>(0x1F300 + below(0x300));
  append_utf8(character, c);
  return character;
}

void QuerySource::mutate(std::string& query) {
  const std::size_t at = below(query.size() + 1);
  const std::size_t count = below(std::min<std::size_t>(query.size() - at, 12) + 1);
  switch (below(8)) {
    case 0:
      query.erase(at, count);
      break;
    case 1:
      query.insert(below(query.size() + 1), query.substr(at, count));
      break;
    case 2:
      query.insert(at, odd_character());
      break;
    case 3:
      query.insert(at, one_in(2) ? std::string(any(kMarks)) : word());
      break;
    case 4: {  // two queries, cut and joined
      const std::string& other = any(seeds_);
      query = query.substr(0, at) + other.substr(below(other.size() + 1));
      break;
    }
    case 5:
      if (at < query.size() && one_in(4)) query[at] = static_cast<char>(below(256));
      break;
    default:
      query.insert(at, any(kPieces));
  }
}

std::string QuerySource::very_long() {
  const std::string piece = one_in(2) ? grammar(1) + " " : std::string(any(kPieces));
  const std::size_t most = one_in(2) ? 10'200 : 2'000;
  std::string query;
  while (query.size() < most) query += piece;
  if (one_in(2)) query.resize(query.size() - below(300));
  return query;
}

}  // namespace cotejo
