// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/surface_spelling.h"

#include <map>

#include "core/base/utf8.h"
#include "core/index/stored_statement.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr int kStatementsRead = 5;
constexpr std::size_t kBytesRead = 20'000;  // of each

}  // namespace

std::string surface_spelling(const OpenIndex& index, const Lexicon& lexicon, Language language,
                             const std::string& folded, const std::string& prefix) {
  std::map<std::string, int> spellings;  // how often they were read
  for (const std::string& surface :
       lexicon.accented(language, {.surface = folded, .folded = folded})) {
    if (folded_form(surface) == folded) spellings[surface] = 0;
  }
  if (spellings.empty()) return folded;
  spellings[folded] = 0;
  Analyzer analyzer;
  StatementParser parser;
  const std::string term = prefix + word_term(language, folded);
  auto posting = index.combined.postlist_begin(term);
  for (int read = 0; read < kStatementsRead && posting != index.combined.postlist_end(term);
       ++read, ++posting) {
    const Statement statement = decode_stored(index.data_of(*posting), parser);
    const std::string text = statement.title + "\n" + statement.text();
    analyzer.analyze(truncate_utf8(text, kBytesRead), [&](const WordOccurrence& found) {
      const auto spelling = spellings.find(found.word->surface);
      if (spelling != spellings.end()) ++spelling->second;
    });
  }
  // A spelling with accents wins a draw: they are lost more easily than they come.
  std::string best = spellings.begin()->first;
  for (const auto& [surface, times] : spellings) {
    const int lead = times - spellings[best];
    if (lead > 0 || (lead == 0 && best == folded)) best = surface;
  }
  return best;
}

std::string capitalized_as(std::string_view typed, const std::string& word) {
  const auto is_capital = [](char32_t c) {
    return Xapian::Unicode::toupper(c) == c && Xapian::Unicode::tolower(c) != c;
  };
  std::size_t at = 0;
  if (typed.empty() || word.empty() || !is_capital(decode_utf8(typed, at))) return word;
  if (at < typed.size() && is_capital(decode_utf8(typed, at))) return word;
  std::size_t rest = 0;
  std::string out;
  append_utf8(out, Xapian::Unicode::toupper(decode_utf8(word, rest)));
  return out + word.substr(rest);
}

}  // namespace cotejo
