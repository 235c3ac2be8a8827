// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/source_search.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "searcher/quotes/candidates.h"

namespace cotejo {
namespace {

// Statements that are looked into, and of those the most that are laid beside the quotation.
constexpr std::size_t kLookedInto = 40;
constexpr std::size_t kCompared = 12;
// A statement whose windows weigh less than this share of the heaviest is not compared; once one
// has nearly all the words, only its likes are.
constexpr double kWorthComparing = 0.7;
constexpr double kNearlyAll = 0.85;
constexpr double kLikes = 0.9;
// The same where others have the very words: who said it first may have said it otherwise.
constexpr double kSaidOtherwise = 0.65;

bool comes_first(const ComparedSource& a, const ComparedSource& b) {
  if (std::abs(a.match.score - b.match.score) > kAlikeScores) return a.match.score > b.match.score;
  const Statement& one = a.match.statement;
  const Statement& other = b.match.statement;
  // By the id at last: the same in any order of the documents, after a merge and over shards.
  return std::pair(one.date.first_day(), std::string_view(one.id)) <
         std::pair(other.date.first_day(), std::string_view(other.id));
}

}  // namespace

Sources SourceSearch::find(const SoughtQuote& sought) {
  Sources sources;
  double heaviest = 0;
  const ExactSources exact = exact_sources(index_, matchers_, sought.terms, filters_, most_);
  for (const Xapian::docid document : exact.earliest) {
    // The very words stand there, perhaps beside nearly the same ones. Others are weighed by the
    // rarest words, of which all of these have as many.
    if (heaviest == 0) heaviest = reader_.look_into(document, sought).weight;
    add(reader_.look_into(document, sought, Anchors::kAll), sought, sources);
  }
  if (exact.total < most_) add_likely(sought, heaviest, sources);
  std::stable_sort(sources.compared.begin(), sources.compared.end(), comes_first);
  for (const ComparedSource& compared : sources.compared) {
    if (compared.match.score + kAlikeScores >= sources.compared.front().match.score) {
      ++sources.at_top_score;
    }
  }
  sources.at_top_score = std::max(sources.at_top_score, exact.total);
  return sources;
}

void SourceSearch::add_likely(const SoughtQuote& sought, double heaviest, Sources& sources) {
  std::vector<PossibleSource> possible;
  for (const WeighedSource& likely :
       likely_sources(index_, matchers_, sought.terms, filters_, kLookedInto)) {
    const auto known = [&](const ComparedSource& c) { return c.document == likely.document; };
    if (std::any_of(sources.compared.begin(), sources.compared.end(), known)) continue;
    possible.push_back(reader_.look_into(likely.document, sought));
    possible.back().likelihood = likely.weight;
  }
  std::sort(possible.begin(), possible.end(),
            [&](const PossibleSource& a, const PossibleSource& b) {
              if (a.weight != b.weight) return a.weight > b.weight;
              if (a.likelihood != b.likelihood) return a.likelihood > b.likelihood;
              return reader_.place(a.document) < reader_.place(b.document);
            });
  if (possible.size() > kCompared) possible.resize(kCompared);
  double worth = sources.compared.empty() ? kWorthComparing : kSaidOtherwise;
  if (!possible.empty()) heaviest = std::max(heaviest, possible.front().weight);
  for (const PossibleSource& source : possible) {
    if (source.weight < worth * heaviest) break;
    if (add(source, sought, sources) && sources.compared.back().match.score >= kNearlyAll) {
      worth = kLikes;
    }
  }
}

bool SourceSearch::add(const PossibleSource& source, const SoughtQuote& sought, Sources& sources) {
  auto compared = reader_.compare(source, sought);
  if (!compared) return false;
  sources.compared.push_back(std::move(*compared));
  return true;
}

bool is_source(const ComparedSource& compared) {
  constexpr std::size_t kFew = 10;  // under so many words it takes little to be alike
  constexpr double kSimilar = 0.65;
  constexpr double kFewSimilar = 0.8;
  constexpr double kInformation = 1;
  const bool all =
      std::find(compared.stands.begin(), compared.stands.end(), false) == compared.stands.end();
  if (all && compared.match.score + kAlikeScores >= 1) return true;
  // Not very alike, and with another number, day or name: another one who uses the same formula.
  const bool of_another = std::any_of(
      compared.match.alarms.begin(), compared.match.alarms.end(), [](const Alarm& alarm) {
        return alarm.kind == AlarmKind::kNumber || alarm.kind == AlarmKind::kDate ||
               alarm.kind == AlarmKind::kName;
      });
  const bool few = compared.stands.size() < kFew;
  const double similar = few || of_another ? kFewSimilar : kSimilar;
  return compared.match.score >= similar && compared.information >= kInformation;
}

bool comes_near(const ComparedSource& compared) {
  constexpr double kSimilar = 0.4;
  constexpr double kInformation = 0.5;
  return compared.match.score >= kSimilar && compared.information >= kInformation;
}

}  // namespace cotejo
