// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/judge/random_query.h"

#include <cctype>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"

namespace cotejo {

std::size_t RandomQuery::below(std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
}

const Statement& RandomQuery::any_statement() {
  return judge_.statement(below(judge_.size()));
}

// `count` words as they stand one after the other somewhere, letters only.
std::string RandomQuery::words(std::size_t count) {
  const std::string text = any_statement().text();
  std::size_t at = below(text.size());
  std::string found;
  std::string word;
  std::size_t have = 0;
  bool inside = true;  // the word that `at` fell into is only half of one
  while (at < text.size() && have < count) {
    const std::size_t from = at;
    const CharClass kind = char_class(decode_utf8(text, at));
    if (kind == CharClass::kLetter) {
      if (!inside) word.append(text, from, at - from);
      continue;
    }
    if (!inside && !word.empty()) {
      found += (found.empty() ? "" : " ") + word;
      ++have;
      // Only a plain space leads on to the next word of a phrase: the rest has rules of its own.
      if (text[from] != ' ') break;
    }
    word.clear();
    inside = kind != CharClass::kOther;
  }
  // Operators in capitals are no words.
  const bool is_operator = found == "Y" || found == "O" || found == "NO" || found == "AND" ||
                           found == "OR" || found == "NOT";
  return found.empty() || is_operator ? "de" : found;
}

std::string RandomQuery::leaf() {
  switch (below(12)) {
    case 0:
    case 1:
      return "«" + words(2 + below(3)) + "»";
    case 2:
      return folded_form(surface_form(words(1)));
    case 3:
      return "title:" + words(1);
    case 4:
      return "source:\"" + any_statement().source + "\"";
    case 5:
      return "lang:" + std::string(below(2) == 0 ? "es" : "en");
    case 6:
      return "date:" + any_statement().date.to_string().substr(0, 4 + 3 * below(3));
    case 7:
      return "date:" + any_statement().date.to_string() + "..";
    default:
      return words(1);
  }
}

std::string RandomQuery::query() {
  std::string query = leaf();
  const std::size_t more = below(3);
  for (std::size_t i = 0; i < more; ++i) {
    switch (below(6)) {
      case 0:
      case 1:
        query += " OR " + leaf();
        break;
      case 2:
        query += " -" + leaf();
        break;
      case 3:
        query = "(" + query + ") " + leaf();
        break;
      default:
        query += " " + leaf();
    }
  }
  return query;
}

Filters RandomQuery::filters() {
  Filters filters;
  const auto choose = [&](Field field, auto&& values_of) {
    if (below(4) != 0) return;
    FieldFilter filter{field, {}};
    for (std::size_t i = 0; i <= below(2); ++i) {
      for (const std::string& value : values_of(any_statement())) {
        if (!value.empty()) filter.values.push_back(value);
      }
    }
    if (!filter.values.empty()) filters.fields.push_back(std::move(filter));
  };
  using Values = std::vector<std::string>;
  choose(Field::kSource, [](const Statement& s) { return Values{s.source}; });
  choose(Field::kSpeaker, [](const Statement& s) { return s.speakers; });
  choose(Field::kLang, [](const Statement& s) { return Values{s.lang}; });
  choose(Field::kKind, [](const Statement& s) { return Values{s.kind}; });
  if (below(4) == 0) filters.dates.since = any_statement().date;
  if (below(4) == 0) filters.dates.until = any_statement().date;
  return filters;
}

}  // namespace cotejo
