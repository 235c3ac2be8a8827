// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/quote_terms.h"

#include <algorithm>
#include <cmath>

#include "core/text/analyzer.h"
#include "core/text/common_words.h"

namespace cotejo {

double in_steps(double weight) {
  constexpr double kSteps = 1 << 20;
  return std::round(weight * kSteps) / kSteps;
}

double inverse_frequency(const OpenIndex& index, const std::string& term) {
  const std::uint64_t statements = index.frequency(term);
  if (statements == 0) return 0;
  return in_steps(
      std::log(1.0 + static_cast<double>(index.statements) / static_cast<double>(statements)));
}

double one_statement(const OpenIndex& index) {
  return std::log(1.0 + static_cast<double>(std::max<std::uint64_t>(index.statements, 1)));
}

std::vector<QuoteTerm> quote_terms(const OpenIndex& index, Language language,
                                   std::span<const QuoteWord> words) {
  std::vector<QuoteTerm> terms;
  for (const QuoteWord& word : words) {
    QuoteTerm term;
    term.term = word_term(language, word.folded);
    term.idf = inverse_frequency(index, term.term);
    term.common = is_common_word(language, word.folded);
    term.put_in = word.bracketed;
    term.after_gap = word.after_gap;
    terms.push_back(std::move(term));
  }
  for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
    const bool adjoin = !terms[i + 1].after_gap && !terms[i].put_in && !terms[i + 1].put_in;
    if (!adjoin || !terms[i].common || !terms[i + 1].common) continue;
    terms[i].pair = common_pair_term(language, words[i].folded, words[i + 1].folded);
    terms[i].pair_idf = inverse_frequency(index, terms[i].pair);
  }
  return terms;
}

std::vector<Language> languages_of(const OpenIndex& index, std::span<const QuoteWord> words) {
  // A language with so large a share of the best one's words is tried too: names and cognates are
  // words of both.
  constexpr double kNearlyAsMany = 0.85;
  std::vector<std::pair<std::size_t, Language>> known;
  std::size_t most = 0;
  for (Language language = 0; language < languages().size(); ++language) {
    const auto count = static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(),
        [&](const QuoteWord& word) { return index.has_term(word_term(language, word.folded)); }));
    known.emplace_back(count, language);
    most = std::max(most, count);
  }
  std::stable_sort(known.begin(), known.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Language> likely;
  for (const auto& [count, language] : known) {
    if (count != 0 && static_cast<double>(count) >= kNearlyAsMany * static_cast<double>(most)) {
      likely.push_back(language);
    }
  }
  return likely;
}

}  // namespace cotejo
