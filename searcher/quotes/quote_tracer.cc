// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/quote_tracer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <utility>

#include "core/base/utf8.h"
#include "core/index/slot_values.h"
#include "core/index/terms.h"
#include "searcher/quotes/fragments.h"
#include "searcher/search/kin.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

// By the matches at the top score, all of which say the same of the words.
void take_verdict(QuoteResult& result) {
  const QuoteMatch& best = result.matches.front();
  result.score = best.score;
  result.alarms = best.alarms;
  result.verdict = best.verdict;
  for (const QuoteMatch& match : result.matches) {
    if (match.score + kAlikeScores < best.score) break;
    result.verdict = std::min(result.verdict, match.verdict);
  }
}

bool has_statement(const std::vector<QuoteMatch>& matches, const Statement& statement) {
  return std::any_of(matches.begin(), matches.end(),
                     [&](const QuoteMatch& match) { return match.statement.id == statement.id; });
}

// Are the words those of the source, but for what the printer marks?
bool is_faithful(Verdict verdict) {
  return verdict <= Verdict::kBracketed;
}

// Is it worth telling beside what stands?
bool is_better(const PastMatches& past, const QuoteResult& result) {
  constexpr double kMuchBetter = 0.05;
  if (past.matches.empty() || is_faithful(result.verdict)) return false;
  const QuoteMatch& best = past.matches.front();
  return is_faithful(best.verdict) ||
         (result.verdict == Verdict::kAltered && best.score > result.score + kMuchBetter);
}

void take_found(Sources sources, const QuoteOptions& options, QuoteResult& result) {
  for (ComparedSource& compared : sources.compared) {
    if (!is_source(compared) || result.matches.size() == options.limit) continue;
    result.matches.push_back(std::move(compared.match));
  }
  result.sources = sources.at_top_score;
  take_verdict(result);
}

void take_nearest(QuoteMatch match, const QuoteOptions& options, QuoteResult& result) {
  if (result.matches.size() == options.limit) return;
  match.verdict = Verdict::kNotFound;
  result.matches.push_back(std::move(match));
  result.score = result.matches.front().score;
}

std::string answering(const Statement& statement) {
  std::string names;
  for (const std::string& speaker : statement.speakers) {
    names += (names.empty() ? "" : ", ") + speaker;
  }
  return names.empty() ? statement.source : names;
}

// A question that is printed as an answer is the worst that can happen to a quotation.
void note_press(QuoteResult& result) {
  if (result.verdict == Verdict::kNotFound || result.matches.empty()) return;
  for (const QuoteMatch& match : result.matches) {
    if (match.score + kAlikeScores < result.score) continue;
    if (!match.passage.press) return;  // one of those who answer says it too
  }
  result.notes.push_back(fmt::format("asked by the press, not said by {}",
                                     answering(result.matches.front().statement)));
}

// Of each fragment's best sources the one that has most of the other fragments too.
std::vector<ComparedSource> choose_sources(std::vector<Sources> found) {
  std::map<Xapian::docid, std::size_t> fragments_of;
  const auto is_best = [](const Sources& sources, const ComparedSource& compared) {
    return compared.match.score + kAlikeScores >= sources.compared.front().match.score;
  };
  for (const Sources& sources : found) {
    for (const ComparedSource& compared : sources.compared) {
      if (is_best(sources, compared)) ++fragments_of[compared.document];
    }
  }
  std::vector<ComparedSource> chosen;
  for (Sources& sources : found) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < sources.compared.size(); ++i) {
      if (!is_best(sources, sources.compared[i])) break;
      if (fragments_of[sources.compared[i].document] >
          fragments_of[sources.compared[best].document]) {
        best = i;
      }
    }
    chosen.push_back(std::move(sources.compared[best]));
  }
  return chosen;
}

}  // namespace

bool QuoteTracer::take_stitched(const QuoteText& quote, Language language,
                                const std::vector<bool>& stands, SourceSearch& search,
                                QuoteResult& result) {
  constexpr double kWhole = 0.9;         // of a fragment's words stand there
  constexpr double kInformation = 1.2;   // or any formula would do
  constexpr double kShareOfWords = 0.8;  // the fragments together
  std::vector<Fragment> fragments;
  std::vector<Sources> found;
  const std::vector<Fragment> apart = come_apart(quote, stands);
  std::size_t words = 0;  // that may be found
  for (const Fragment& fragment : apart) words += fragment.second - fragment.first;
  const auto are_enough = [&](std::size_t count) {
    return static_cast<double>(count) >= kShareOfWords * static_cast<double>(quote.words.size());
  };
  if (apart.size() < 2 || !are_enough(words)) return false;
  for (const Fragment& fragment : apart) {
    const QuoteText part = cut_out(quote, fragment);
    const auto terms = quote_terms(index_, language, part.words);
    Sources sources = search.find({part, terms, language});
    if (sources.compared.empty() || sources.compared.front().match.score < kWhole ||
        sources.compared.front().information < kInformation) {
      words -= part.words.size();
      if (!are_enough(words)) return false;
      continue;
    }
    fragments.push_back(fragment);
    found.push_back(std::move(sources));
  }
  if (fragments.size() < 2) return false;
  result.verdict = Verdict::kStitched;
  result.matches.clear();
  result.alarms.clear();
  double sum = 0;
  std::vector<ComparedSource> chosen = choose_sources(std::move(found));
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    QuoteMatch& match = chosen[i].match;
    const std::string_view text = quote.text;
    const std::size_t begin = quote.words[fragments[i].first].begin;
    const std::size_t end = quote.words[fragments[i].second - 1].end;
    const std::size_t first = count_code_points(text.substr(0, begin));
    match.fragment.emplace(first, first + count_code_points(text.substr(begin, end - begin)));
    sum += match.score * static_cast<double>(fragments[i].second - fragments[i].first);
    result.alarms.insert(result.alarms.end(), match.alarms.begin(), match.alarms.end());
    result.matches.push_back(std::move(match));
  }
  result.score = sum / static_cast<double>(quote.words.size());
  result.sources = 1;
  return true;
}

TranslatedSources QuoteTracer::translations(const QuoteText& quote, Language from,
                                            const QuoteOptions& options) {
  TranslatedSources found;
  if (!options.translate || from == other_language()) return found;
  SourceReader reader(index_, dictionary_, analyzer_);
  for (Language to = 0; to < stemmed_languages().size(); ++to) {
    if (to == from) continue;
    const auto words = translated_words(index_, lexicon_, dictionary_, from, to, quote.words);
    // There are two languages: one other.
    found = translated_sources(index_, {quote, words, from, to}, options.filters, reader,
                               options.limit);
  }
  return found;
}

void QuoteTracer::look_elsewhere(const QuoteText& quote, std::vector<ComparedSource> nearest,
                                 const QuoteOptions& options, QuoteResult& result) {
  constexpr double kLikelierThanNearest = 0.5;
  const Language from = language_by_dictionary(index_, lexicon_, dictionary_, quote.words)
                            .value_or(language_of(result.lang));
  TranslatedSources sources = translations(quote, from, options);
  std::vector<TranslatedSource>& translated = sources.ranked;
  if (is_translation(translated, quote.words.size())) {
    result.lang = languages()[from].code;
    result.verdict = Verdict::kTranslated;
    result.score = translated.front().match.score;
    result.alarms = translated.front().match.alarms;
    result.sources = sources.at_top_score;
    for (TranslatedSource& source : translated) {
      if (comes_near(source)) result.matches.push_back(std::move(source.match));
    }
    note_own_version(from, nearest, result);
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

void QuoteTracer::note_own_version(Language language, std::vector<ComparedSource>& nearest,
                                   QuoteResult& result) {
  const Statement& original = result.matches.front().statement;
  const auto document = index_.combined.postlist_begin(id_term(original.id));
  if (document == index_.combined.postlist_end(id_term(original.id))) return;
  const auto kinship = [&] { return value_of(index_, *document, kSlotKinship); };
  for (const Kin& kin : find_kin(index_, *document, kinship, original, parser_)) {
    if (kin.relation != KinRelation::kTranslation || language_of(kin.lang) != language) continue;
    result.notes.push_back(
        fmt::format("'{}' is published in this language too, as '{}', in other words",
                    printable(original.id), printable(kin.id)));
    for (ComparedSource& compared : nearest) {
      if (compared.match.statement.id != kin.id) continue;
      compared.match.verdict = Verdict::kNotFound;
      result.matches.push_back(std::move(compared.match));
    }
    return;
  }
}

void QuoteTracer::take_past(const QuoteText& quote, PastMatches past, QuoteResult& result) {
  std::vector<QuoteMatch> standing;
  if (result.verdict == Verdict::kAltered) standing = std::move(result.matches);
  result.lang = past.lang;
  result.matches = std::move(past.matches);
  result.sources = past.at_top_score;
  take_verdict(result);
  const QuoteMatch& first = result.matches.front();
  const std::string_view edited = past.removed_later
                                      ? "it was edited since, and the statement was then removed"
                                      : "it was edited since";
  result.notes.push_back(
      fmt::format("no statement says {} as it stands: {}",
                  result.verdict == Verdict::kAltered ? "this, or nearly this," : "this",
                  first.past->removed ? "the one that did was removed" : edited));
  const std::string id = id_term(first.statement.id);
  const auto document = index_.combined.postlist_begin(id);
  if (document != index_.combined.postlist_end(id) && !has_statement(standing, first.statement)) {
    const Language language = language_of(past.lang);
    const auto terms = quote_terms(index_, language, quote.words);
    const SoughtQuote sought{quote, terms, language};
    SourceReader reader(index_, dictionary_, analyzer_);
    auto compared = reader.compare(reader.look_into(*document, sought), sought);
    if (compared && comes_near(*compared)) {
      if (!is_source(*compared)) compared->match.verdict = Verdict::kNotFound;
      result.matches.push_back(std::move(compared->match));
    }
  }
  std::move(standing.begin(), standing.end(), std::back_inserter(result.matches));
}

QuoteResult QuoteTracer::trace(const std::string& quotation, const QuoteOptions& options) {
  QuoteOptions known = options;
  std::vector<std::string> notes;
  known.filters = with_known_names(std::move(known.filters), authorities_, &notes);
  QuoteResult result = trace_known(quotation, known);
  for (std::string& note : missing_notes(index_)) notes.push_back(std::move(note));
  result.missing = locations_of(index_.missing);
  result.notes.insert(result.notes.begin(), notes.begin(), notes.end());
  for (QuoteMatch& match : result.matches) {
    if (match.passage.press || match.passage.speaker.empty()) continue;
    const NameContext context{match.statement.date, match.statement.source};
    const Authority* speaker = authorities_.person(match.passage.speaker, context);
    if (speaker != nullptr) match.passage.speaker = speaker->name;
  }
  return result;
}

QuoteResult QuoteTracer::trace_known(const std::string& quotation, const QuoteOptions& options) {
  constexpr double kNearlyWhole = 0.85;
  const Clock::time_point start = Clock::now();
  QuoteResult result;
  result.quote = quotation;
  const QuoteText quote = read_quote(quotation, analyzer_);
  SourceSearch search(index_, dictionary_, analyzer_, options.filters, options.limit);
  Sources nearest;
  for (const Language language : languages_of(index_, quote.words)) {
    if (result.lang.empty()) result.lang = languages()[language].code;
    const auto terms = quote_terms(index_, language, quote.words);
    Sources sources = search.find({quote, terms, language});
    const bool found = std::any_of(sources.compared.begin(), sources.compared.end(), is_source);
    const bool whole = found && sources.compared.front().match.score >= kNearlyWhole;
    const std::vector<bool> stands =
        sources.compared.empty() ? std::vector<bool>() : sources.compared.front().stands;
    if (!whole && take_stitched(quote, language, stands, search, result)) break;
    if (found) {
      result.lang = languages()[language].code;
      take_found(std::move(sources), options, result);
      break;
    }
    if (nearest.compared.empty()) nearest = std::move(sources);
  }
  PastMatches past;
  if (!is_faithful(result.verdict)) past = past_.find(quote, options.filters, options.limit);
  if (is_better(past, result)) {
    take_past(quote, std::move(past), result);
  } else if (result.matches.empty()) {
    look_elsewhere(quote, std::move(nearest.compared), options, result);
    if (result.verdict == Verdict::kNotFound && !past.matches.empty()) {
      take_past(quote, std::move(past), result);
    }
  }
  if (options.oldest_first) {
    std::stable_sort(result.matches.begin(), result.matches.end(),
                     [](const QuoteMatch& a, const QuoteMatch& b) {
                       return a.statement.date.first_day() < b.statement.date.first_day();
                     });
  }
  note_press(result);
  result.elapsed_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return result;
}

}  // namespace cotejo
