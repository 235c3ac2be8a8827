// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/links/proposal_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>

#include "core/base/counted.h"
#include "core/base/json_writer.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

using OriginalBy = LinkProposal::OriginalBy;

std::string_view original_by_name(OriginalBy by) {
  if (by == OriginalBy::kLanguage) return "language";
  return by == OriginalBy::kDate ? "date" : "nothing";
}

std::string why_original(const LinkProposal& proposal) {
  if (proposal.original_by == OriginalBy::kLanguage) {
    std::string name(languages()[language_of(proposal.original.lang)].name);
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return "most of this source is in " + name;
  }
  if (proposal.original_by == OriginalBy::kDate) return "it is the earlier";
  return "a mere guess: nothing tells which";
}

std::string one_line(std::string_view title) {
  std::string line(title.empty() ? "(no title)" : title);
  for (char& c : line) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return printable(line);
}

std::string reasons(const Likeness& likeness) {
  std::string text =
      fmt::format("{} in 100 words by meaning", std::lround(100 * likeness.meanings));
  if (likeness.numbers > 0) {
    text += fmt::format(", {} of {} numbers", likeness.numbers_both, likeness.numbers);
  }
  if (likeness.names_both > 0) {
    text += fmt::format(", {}", counted(likeness.names_both, "name"));
  }
  return text + fmt::format(", {} and {} paragraphs", likeness.first_paragraphs,
                            likeness.second_paragraphs);
}

}  // namespace

std::string proposal_text(const LinkProposal& proposal) {
  const auto statement = [](const Statement& s, std::string_view role) {
    return printable(fmt::format("      {:<11} [{}] {}  {}\n                  ", role, s.lang,
                                 s.date.to_string(), s.id)) +
           one_line(s.title) + "\n";
  };
  return fmt::format("{:.3f} {}\n", proposal.likeness.score, printable(proposal.source)) +
         statement(proposal.translation, "translation") +
         statement(proposal.original, "original?") +
         fmt::format("      why         {}\n      original    {}\n", reasons(proposal.likeness),
                     why_original(proposal));
}

std::string proposal_json(const LinkProposal& proposal) {
  const Likeness& likeness = proposal.likeness;
  const auto count = [](std::size_t value) { return static_cast<std::int64_t>(value); };
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("id", proposal.translation.id);
  writer.field("original", proposal.original.id);
  writer.key("score").number(likeness.score, 3);
  writer.field("source", proposal.source);
  writer.field("title", proposal.translation.title);
  writer.field("original_title", proposal.original.title);
  writer.field("date", proposal.translation.date.to_string());
  writer.field("original_date", proposal.original.date.to_string());
  writer.field("lang", proposal.translation.lang);
  writer.field("original_lang", proposal.original.lang);
  writer.field("original_by", original_by_name(proposal.original_by));
  writer.key("why").begin_object();
  writer.key("meanings").number(likeness.meanings, 3);
  writer.key("names").number(likeness.names, 3);
  writer.key("names_both").number(count(likeness.names_both));
  writer.key("numbers").number(count(likeness.numbers));
  writer.key("numbers_both").number(count(likeness.numbers_both));
  writer.key("lengths").number(likeness.lengths, 3);
  writer.key("paragraphs").number(count(likeness.first_paragraphs));
  writer.key("original_paragraphs").number(count(likeness.second_paragraphs));
  writer.end_object().end_object();
  return json + "\n";
}

Result<AcceptedLink> read_accepted(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::element object;
  const simdjson::padded_string padded(line);
  if (parser.parse(padded).get(object) != simdjson::SUCCESS || !object.is_object()) {
    return Error{"bad-json", "is no JSON object; keep lines as 'links --json' writes them"};
  }
  AcceptedLink link;
  const auto read = [&](const char* key, std::string& target) {
    std::string_view value;
    if (object[key].get(value) != simdjson::SUCCESS || value.empty()) return false;
    target = value;
    return true;
  };
  if (!read("id", link.id)) return Error{"missing-field", "has no text \"id\""};
  if (!read("original", link.original)) {
    return Error{"missing-field", "has no text \"original\""};
  }
  return link;
}

}  // namespace cotejo
