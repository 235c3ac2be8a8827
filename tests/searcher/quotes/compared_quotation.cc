// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/quotes/compared_quotation.h"

#include <limits>

#include "searcher/quotes/alarms.h"
#include "searcher/quotes/verdict.h"

namespace cotejo {
namespace {

const Dictionary& shipped_dictionary() {
  static const Dictionary kDictionary(default_dictionary_file());
  return kDictionary;
}

}  // namespace

ComparedQuotation compare_quotation(const std::string& quotation, const std::string& text,
                                    const std::string& language) {
  Analyzer analyzer;
  const QuoteText quote = read_quote(quotation, analyzer);
  const std::vector<TextWord> words =
      words_between(text, 0, std::numeric_limits<std::uint32_t>::max(), analyzer);
  ComparedQuotation compared;
  compared.alignment = align(quote.words, words);
  const Comparison comparison{quote, text, words, compared.alignment, language_of(language)};
  compared.verdict = judge(comparison);
  compared.diff = word_diff(comparison);
  compared.alarms = find_alarms(comparison, shipped_dictionary());
  return compared;
}

std::string kinds_of(const std::vector<Alarm>& alarms) {
  std::string kinds;
  for (const Alarm& alarm : alarms) {
    if (!kinds.empty()) kinds += " ";
    kinds += alarm_name(alarm.kind);
  }
  return kinds;
}

}  // namespace cotejo
