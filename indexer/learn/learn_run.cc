// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learn/learn_run.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "core/index/shard_list.h"
#include "indexer/alignment/aligned_segments.h"
#include "indexer/learn/linked_statements.h"
#include "indexer/learn/word_pairs.h"
#include "indexer/report/last_run.h"
#include "indexer/write/sharded_writer.h"

namespace cotejo {
namespace {

using Corpora = std::map<std::pair<Language, Language>, BilingualCorpus>;

// Words of all segments that are held at once, some 100 MB with their families. Of more linked
// statements than that those are read whose ids hash lowest.
constexpr std::size_t kMostWordsHeld = 8'000'000;
constexpr std::size_t kMostExamples = 10;

void add_segments(const LinkedStatements& linked, BilingualCorpus& corpus) {
  if (!linked.first.title.empty() && !linked.second.title.empty()) {
    corpus.add(linked.first.title, linked.second.title);
  }
  const std::string first = linked.first.text();
  const std::string second = linked.second.text();
  for (const AlignedSegment& segment : align_texts(first, second)) {
    corpus.add(segment.first, segment.second);
  }
}

Corpora read_corpora(const OpenIndex& index, LearnReport& report) {
  Corpora corpora;
  StatementParser parser;
  const std::vector<TranslationLink> links = find_links(index);
  report.linked = links.size();
  std::size_t held = 0;
  for (const TranslationLink& link : links) {
    if (held > kMostWordsHeld) break;
    const auto linked = read_link(index, link, parser);
    if (!linked) continue;
    const std::pair languages{linked->first_language, linked->second_language};
    BilingualCorpus& corpus =
        corpora.try_emplace(languages, languages.first, languages.second).first->second;
    held -= corpus.size();
    add_segments(*linked, corpus);
    held += corpus.size();
    ++report.read;
  }
  for (const auto& [languages, corpus] : corpora) report.segments += corpus.segments().size();
  return corpora;
}

void take_examples(const std::vector<WordPair>& pairs, const BilingualCorpus& corpus,
                   LearnReport& report) {
  // From all over the list: the best alone would show the rarest words.
  const std::size_t step = std::max<std::size_t>(1, pairs.size() / kMostExamples);
  for (std::size_t i = 0; i < pairs.size() && report.examples.size() < kMostExamples; i += step) {
    report.examples.push_back(
        {std::string(languages()[corpus.first().language()].code), pairs[i].first,
         std::string(languages()[corpus.second().language()].code), pairs[i].second});
  }
}

}  // namespace

LearnReport run_learn(const LearnOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  LearnReport report;
  report.min_segments = options.min_segments;
  require_index(options.index);
  ShardedWriter writer(options.index, 1, [](PendingStatement&) {});
  LearnedPairs learned;
  for (const auto& [pair, corpus] : read_corpora(open_index({options.index}), report)) {
    if (corpus.segments().size() < options.min_segments) continue;
    report.learned = true;
    const std::vector<WordPair> pairs = certain_pairs(corpus);
    for (const WordPair& words : pairs) {
      learned.add(pair.first, words.first, pair.second, words.second);
      learned.add(pair.second, words.second, pair.first, words.first);
    }
    report.pairs += pairs.size();
    take_examples(pairs, corpus, report);
  }
  if (report.learned) {
    writer.learn(learned, learned_json(report, utc_now()));
    writer.publish(last_run_json("learn", {}));
  }
  report.revision = writer.revision();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace cotejo
