// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/read_back.h"

#include "searcher/pages/spanish_notes.h"

namespace cotejo {
namespace {

// The engine names filters as the command line does; here they are fields of a form.
std::string without_options(const Wording& words, std::string note) {
  struct Option {
    std::string_view name;
    Word word;
  };
  static constexpr Option kOptions[] = {
      {"--source ", Word::kFacetSource}, {"--speaker ", Word::kFacetSpeaker},
      {"--lang ", Word::kFacetLanguage}, {"--kind ", Word::kFacetKind},
      {"--since ", Word::kSince},        {"--until ", Word::kUntil}};
  for (const auto& [name, word] : kOptions) {
    for (std::size_t at = note.find(name); at != std::string::npos; at = note.find(name, at)) {
      note.replace(at, name.size(), std::string(words[word]) + " ");
    }
  }
  return note;
}

}  // namespace

Html notes_list(const Wording& words, const std::vector<std::string>& notes) {
  if (notes.empty()) return {};
  Html lines;
  for (const std::string& said : notes) {
    const std::string note = without_options(words, said);
    const auto spanish =
        words.language() == UiLanguage::kSpanish ? spanish_note(note) : std::nullopt;
    const bool english = words.language() != UiLanguage::kEnglish && !spanish;
    lines += english ? tag("li", {{"lang", "en"}}, note) : tag("li", {}, spanish.value_or(note));
  }
  return tag("ul", {{"class", "notes"}}, lines);
}

Html read_back(const PageContext& context, const SearchResult& result) {
  const Wording& words = context.words;
  Html content;
  if (!result.read_as.empty() && result.read_as != result.query_text) {
    content += tag("p", {{"class", "read-as"}},
                   words.say(Word::kReadAs, {tag("q", {}, tag("b", {}, result.read_as))}));
  }
  if (result.suggestion) {
    const Url url = context.link(
        {"/search"}, context.parameters.with("query", *result.suggestion).without("offset"));
    const std::string count =
        words.counted(Word::kStatementsOne, Word::kStatementsMany, result.suggestion_total);
    content +=
        tag("p", {{"class", "meant"}},
            words.say(Word::kDidYouMean, {tag("a", {{"href", url}}, *result.suggestion), count}));
  }
  content += notes_list(words, result.notes);
  if (content.empty()) return {};
  return tag("div", {{"class", "read-back"}}, content);
}

}  // namespace cotejo
