// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/quotation_set.h"

#include <array>
#include <optional>

#include "core/text/analyzer.h"
#include "tests/bench/quotes/length_class.h"

namespace cotejo {
namespace {

constexpr std::array<const char*, 2> kLanguages{"en", "es"};
constexpr std::size_t kPoolStatements = 300;
constexpr std::size_t kPoolWords = 50;  // of each of them
constexpr int kTurns = 500;             // statements tried for one passage

Statement any_statement(StatementSource& source, const std::string& lang, Random& random) {
  return source.statement(lang, below(random, source.count(lang)));
}

WordPool word_pool(StatementSource& source, const std::string& lang, Random& random) {
  WordPool pool;
  Analyzer analyzer;
  for (std::size_t i = 0; i < kPoolStatements; ++i) {
    std::vector<std::string> words;
    analyzer.analyze(any_statement(source, lang, random).text(), [&](const WordOccurrence& found) {
      if (!found.alias) words.push_back(found.word->surface);
    });
    for (std::size_t n = 0; n < kPoolWords && !words.empty(); ++n) {
      pool.push_back(words[below(random, words.size())]);
    }
  }
  return pool;
}

std::optional<AlteredQuotation> make_quotation(StatementSource& source, const std::string& lang,
                                               AlterationKind kind, std::size_t length_class,
                                               Alterer& alterer, Random& random) {
  const LengthClass& lengths = kLengthClasses[length_class];
  const std::size_t words = lengths.fewest + below(random, lengths.most - lengths.fewest + 1);
  for (int turn = 0; turn < kTurns; ++turn) {
    auto passage = cut_passage(any_statement(source, lang, random), words,
                               kind == AlterationKind::kOverBreak, random);
    if (!passage) continue;
    AlteredQuotation quotation{std::move(*passage), kind, length_class, ""};
    quotation.text = alterer.alter(kind, quotation.passage.text);
    return quotation;
  }
  return std::nullopt;
}

}  // namespace

std::vector<AlteredQuotation> make_quotations(StatementSource& source, std::size_t per_kind,
                                              std::uint32_t seed) {
  std::vector<AlteredQuotation> quotations;
  Random random(seed);
  for (const std::string lang : kLanguages) {
    if (source.count(lang) == 0) continue;
    WordPool pool = word_pool(source, lang, random);
    if (pool.empty()) continue;
    Alterer alterer(std::move(pool), random);
    for (std::size_t kind = 0; kind < kAlterationKinds; ++kind) {
      for (std::size_t i = 0; i < per_kind; ++i) {
        auto quotation = make_quotation(source, lang, static_cast<AlterationKind>(kind),
                                        i % kLengthClasses.size(), alterer, random);
        if (quotation) quotations.push_back(std::move(*quotation));
      }
    }
  }
  return quotations;
}

}  // namespace cotejo
