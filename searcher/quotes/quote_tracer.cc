// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/quote_tracer.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "searcher/quotes/candidates.h"
#include "searcher/quotes/source_reader.h"
#include "searcher/quotes/translated_sources.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

// Statements that are looked into, and of those the most that are laid beside the quotation.
constexpr std::size_t kLookedInto = 60;
constexpr std::size_t kCompared = 12;
// A statement whose windows weigh less than this share of the heaviest is not compared; once one
// has nearly all the words, only its likes are.
constexpr double kWorthComparing = 0.7;
constexpr double kNearlyAll = 0.85;
constexpr double kLikes = 0.9;
// Scores so near are one score.
constexpr double kAlike = 1e-6;

// When do words that much alike come from there, and not from two people who speak alike? The
// thresholds, and what they were measured on, are in docs/quotes.md.
bool is_source(const ComparedSource& compared) {
  constexpr std::size_t kFew = 10;  // under so many words it takes little to be alike
  constexpr double kSimilar = 0.65;
  constexpr double kFewSimilar = 0.8;
  constexpr double kInformation = 10;
  if (std::find(compared.stands.begin(), compared.stands.end(), false) == compared.stands.end() &&
      compared.match.score + kAlike >= 1) {
    return true;
  }
  const double similar = compared.stands.size() < kFew ? kFewSimilar : kSimilar;
  return compared.match.score >= similar && compared.information >= kInformation;
}

bool comes_first(const ComparedSource& a, const ComparedSource& b) {
  if (std::abs(a.match.score - b.match.score) > kAlike) return a.match.score > b.match.score;
  return a.match.statement.date.first_day() < b.match.statement.date.first_day();
}

struct Sources {
  std::vector<ComparedSource> compared;  // best first
  std::uint64_t at_top_score = 0;
};

class Search {
 public:
  Search(const OpenIndex& index, Analyzer& analyzer, const QuoteOptions& options)
      : index_(index), reader_(index, analyzer), options_(options) {}

  // Those that have the very words, and where there is room those that nearly have them: who said
  // it first may have said it otherwise.
  Sources find(const SoughtQuote& sought) {
    Sources sources;
    const ExactSources exact =
        exact_sources(index_, sought.terms, options_.filters, options_.limit);
    for (const Xapian::docid document : exact.earliest) {
      add(reader_.look_into(document, sought), sought, sources);
    }
    if (exact.total < options_.limit) add_likely(sought, sources);
    std::stable_sort(sources.compared.begin(), sources.compared.end(), comes_first);
    for (const ComparedSource& compared : sources.compared) {
      if (compared.match.score + kAlike >= sources.compared.front().match.score) {
        ++sources.at_top_score;
      }
    }
    sources.at_top_score = std::max(sources.at_top_score, exact.total);
    return sources;
  }

 private:
  void add_likely(const SoughtQuote& sought, Sources& sources) {
    std::vector<PossibleSource> possible;
    const std::vector<Xapian::docid> likely =
        likely_sources(index_, sought.terms, options_.filters, kLookedInto);
    for (const Xapian::docid document : likely) {
      const auto known = [&](const ComparedSource& c) { return c.document == document; };
      if (std::any_of(sources.compared.begin(), sources.compared.end(), known)) continue;
      possible.push_back(reader_.look_into(document, sought));
    }
    std::stable_sort(
        possible.begin(), possible.end(),
        [](const PossibleSource& a, const PossibleSource& b) { return a.weight > b.weight; });
    if (possible.size() > kCompared) possible.resize(kCompared);
    double worth = kWorthComparing;
    for (const PossibleSource& source : possible) {
      if (source.weight < worth * possible.front().weight) break;
      add(source, sought, sources);
      if (!sources.compared.empty() && sources.compared.back().match.score >= kNearlyAll) {
        worth = kLikes;
      }
    }
  }

  void add(const PossibleSource& source, const SoughtQuote& sought, Sources& sources) {
    if (auto compared = reader_.compare(source, sought)) {
      sources.compared.push_back(std::move(*compared));
    }
  }

  const OpenIndex& index_;
  SourceReader reader_;
  const QuoteOptions& options_;
};

// Too little in common to be shown even as the nearest.
bool comes_near(const ComparedSource& compared) {
  constexpr double kSimilar = 0.4;
  constexpr double kInformation = 8;
  return compared.match.score >= kSimilar && compared.information >= kInformation;
}

bool comes_near(const TranslatedSource& source) {
  constexpr double kShare = 0.3;
  constexpr double kInformation = 5;
  return source.match.score >= kShare && source.information >= kInformation;
}

void take_found(Sources sources, const QuoteOptions& options, QuoteResult& result) {
  for (ComparedSource& compared : sources.compared) {
    if (!is_source(compared) || result.matches.size() == options.limit) continue;
    result.matches.push_back(std::move(compared.match));
  }
  if (result.matches.empty()) return;
  const QuoteMatch& best = result.matches.front();
  result.score = best.score;
  result.sources = sources.at_top_score;
  result.alarms = best.alarms;
  result.verdict = best.verdict;
  for (const QuoteMatch& match : result.matches) {
    if (match.score + kAlike >= best.score)
      result.verdict = std::min(result.verdict, match.verdict);
  }
}

void take_nearest(QuoteMatch match, const QuoteOptions& options, QuoteResult& result) {
  if (result.matches.size() == options.limit) return;
  match.verdict = Verdict::kNotFound;
  result.matches.push_back(std::move(match));
  result.score = result.matches.front().score;
}

// Is the best one what the quotation was translated from? Two who speak of one event share many
// words, so it must stand out from the rest, or have nearly all; the more so the fewer they are.
bool is_translation(const std::vector<TranslatedSource>& found, std::size_t words) {
  constexpr std::size_t kFew = 10;
  constexpr double kShare = 0.5;
  constexpr double kFewShare = 0.75;
  constexpr double kStandsOut = 0.1;
  constexpr double kNearlyAllWords = 0.8;
  constexpr double kInformation = 10;
  if (found.empty() || found.front().information < kInformation) return false;
  const double score = found.front().match.score;
  const bool stands_out = found.size() < 2 || score - found[1].match.score >= kStandsOut;
  if (words < kFew) return stands_out && score >= kFewShare;
  return score >= kNearlyAllWords || (stands_out && score >= kShare);
}

}  // namespace

std::vector<TranslatedSource> QuoteTracer::translations(const QuoteText& quote, Language from,
                                                        const QuoteOptions& options) {
  std::vector<TranslatedSource> found;
  if (!options.translate || from == other_language()) return found;
  for (Language to = 0; to < stemmed_languages().size(); ++to) {
    if (to == from) continue;
    const auto words = translated_words(index_, lexicon_, dictionary_, from, to, quote.words);
    auto sources = translated_sources(index_, words, quote.words.size(), options.filters, analyzer_,
                                      options.limit);
    std::move(sources.begin(), sources.end(), std::back_inserter(found));
  }
  return found;
}

void QuoteTracer::look_elsewhere(const QuoteText& quote, std::vector<ComparedSource> nearest,
                                 const QuoteOptions& options, QuoteResult& result) {
  constexpr double kLikelierThanNearest = 0.5;
  const Language from = language_by_dictionary(index_, lexicon_, dictionary_, quote.words)
                            .value_or(language_of(result.lang));
  std::vector<TranslatedSource> translated = translations(quote, from, options);
  if (is_translation(translated, quote.words.size())) {
    result.lang = languages()[from].code;
    result.verdict = Verdict::kTranslated;
    result.score = translated.front().match.score;
    result.sources = 1;
    for (TranslatedSource& source : translated) result.matches.push_back(std::move(source.match));
    return;
  }
  const bool first = !translated.empty() && translated.front().match.score >= kLikelierThanNearest;
  const auto show_translated = [&] {
    for (TranslatedSource& source : translated) {
      if (comes_near(source)) take_nearest(std::move(source.match), options, result);
    }
  };
  if (first) show_translated();
  for (ComparedSource& compared : nearest) {
    if (comes_near(compared)) take_nearest(std::move(compared.match), options, result);
  }
  if (!first) show_translated();
}

QuoteResult QuoteTracer::trace(const std::string& quotation, const QuoteOptions& options) {
  const Clock::time_point start = Clock::now();
  QuoteResult result;
  result.quote = quotation;
  const QuoteText quote = read_quote(quotation, analyzer_);
  Search search(index_, analyzer_, options);
  Sources nearest;
  for (const Language language : languages_of(index_, quote.words)) {
    if (result.lang.empty()) result.lang = languages()[language].code;
    const auto terms = quote_terms(index_, language, quote.words);
    const SoughtQuote sought{quote, terms, language};
    Sources sources = search.find(sought);
    if (std::any_of(sources.compared.begin(), sources.compared.end(), is_source)) {
      result.lang = languages()[language].code;
      take_found(std::move(sources), options, result);
      break;
    }
    if (nearest.compared.empty()) nearest = std::move(sources);
  }
  if (result.matches.empty()) look_elsewhere(quote, std::move(nearest.compared), options, result);
  result.elapsed_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return result;
}

}  // namespace cotejo
