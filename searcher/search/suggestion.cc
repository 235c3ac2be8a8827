// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/suggestion.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <vector>

#include "searcher/query/near_words.h"
#include "searcher/query/parser.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/term_queries.h"
#include "searcher/search/facet_count.h"
#include "searcher/search/surface_spelling.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kRare = 2;
constexpr std::uint64_t kTimesMore = 20;
// Of a word that is in the index, and may well be right: a neighbouring key, but not any letter.
constexpr double kMostCostIfFound = 0.75;
constexpr std::size_t kMostDoubtful = 3;     // words: in a longer query of nonsense all are
constexpr std::size_t kMostCorrections = 6;  // of one word
constexpr std::size_t kMostCounted = 12;     // queries
// Words in a row that a statement has as typed are no slip.
constexpr std::size_t kQuotation = 4;
constexpr std::chrono::milliseconds kMostTime{80};
// What the statements of the whole query weigh beside those of the corrected words alone.
constexpr double kHitsWeight = 0.5;

// A word of the query that is hardly in the index, and what may be meant instead.
struct DoubtfulWord {
  std::size_t leaf = 0;
  std::size_t begin = 0;  // bytes of the leaf's text
  std::size_t end = 0;
  std::uint64_t statements = 0;
  std::uint64_t family = 0;           // statements of its relatives too, where they are asked for
  std::vector<NearWord> corrections;  // one a spelling, the likeliest first
};

// One or two corrections: indices of a word and of its correction.
struct Choice {
  std::vector<std::pair<std::size_t, std::size_t>> corrected;
  std::size_t missing = 0;  // words corrected that are in no statement
  double score = 0;
};

struct SoughtLeaf {
  QueryNode* node;
  bool required;  // by all that the query matches
};

void collect_leaves(QueryNode& node, bool negated, bool required, std::vector<SoughtLeaf>& leaves) {
  if (node.kind == Kind::kNot) negated = !negated;
  required = required && !negated && node.kind != Kind::kOr;
  const bool has_words = node.kind == Kind::kWord || node.kind == Kind::kPhrase;
  if (has_words && looks_in_text(node) && !negated) leaves.push_back({&node, required});
  for (QueryNode& child : node.children) collect_leaves(child, negated, required, leaves);
}

class Suggester {
 public:
  Suggester(const WordSources& sources, const QueryNode& root, const Filters& filters,
            std::uint64_t total)
      : sources_(sources), root_(root), filters_(filters), total_(total) {
    collect_leaves(root_, false, true, leaves_);
  }

  std::optional<Suggestion> suggest() {
    for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) find_doubtful(leaf);
    for (std::size_t i = 0; i < words_.size(); ++i) find_corrections(words_[i], forms_[i]);
    std::optional<Choice> best;
    double best_score = 0;
    std::uint64_t best_count = 0;
    std::size_t counted = 0;
    for (const Choice& choice : choices()) {
      if (counted++ == kMostCounted || (best && out_of_time())) break;
      if (best && choice.missing < best->missing) break;
      const std::uint64_t count = count_of(corrected_query(choice, false));
      if (count <= total_) continue;
      const double score = choice.score + kHitsWeight * std::log(static_cast<double>(count));
      if (best && score <= best_score) continue;
      best = choice;
      best_score = score;
      best_count = count;
    }
    if (!best) return std::nullopt;
    // With accents it may be read a little otherwise: count what is shown.
    std::string query = corrected_query(*best, true);
    const std::uint64_t count = count_of(query);
    if (count > total_) return Suggestion{std::move(query), count};
    return Suggestion{corrected_query(*best, false), best_count};
  }

 private:
  bool out_of_time() const { return Clock::now() - start_ > kMostTime; }

  // An upper bound: the sum over the word's spellings, or over its whole family.
  std::uint64_t statements_of(const WordForm& form, const std::string& prefix, bool family) const {
    std::uint64_t sum = 0;
    for (Language language = 0; language < languages().size(); ++language) {
      for (const std::string& word : family ? sources_.lexicon.family(language, form)
                                            : sources_.lexicon.spellings(language, form)) {
        sum += sources_.index.frequency(prefix + word_term(language, word));
      }
    }
    return sum;
  }

  bool known_to_dictionary(const WordForm& form) const {
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      if (sources_.dictionary.knows(language, form)) return true;
    }
    return false;
  }

  void find_doubtful(std::size_t leaf) {
    if (words_.size() == kMostDoubtful) return;
    const QueryNode& node = *leaves_[leaf].node;
    const std::string prefix = field_prefix(node);
    std::vector<DoubtfulWord> words;
    std::vector<WordForm> forms;
    bool known_as_one = false;  // a compound whose joined reading is common
    analyzer_.analyze(node.text, [&](const WordOccurrence& found) {
      if (found.alias) {
        known_as_one |= statements_of(*found.word, prefix, true) > kRare;
      } else {
        words.push_back({leaf, found.begin, found.end, 0, 0, {}});
        forms.push_back(*found.word);
      }
    });
    if (known_as_one) return;
    const bool found = total_ != 0 && leaves_[leaf].required;
    if (found && node.kind == Kind::kPhrase && words.size() >= kQuotation) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (known_to_dictionary(forms[i])) continue;
      if (!forms[i].stemmable || most_errors(forms[i].folded) == 0) continue;
      words[i].statements = statements_of(forms[i], prefix, false);
      if (words[i].statements > kRare || words_.size() == kMostDoubtful) continue;
      if (node.kind == Kind::kWord) words[i].family = statements_of(forms[i], prefix, true);
      words_.push_back(words[i]);
      forms_.push_back(forms[i]);
    }
  }

  void find_corrections(DoubtfulWord& word, const WordForm& typed) {
    const std::string prefix = field_prefix(*leaves_[word.leaf].node);
    const bool found = word.statements != 0 || word.family != 0;
    const std::uint64_t least =
        std::max({kTimesMore * word.statements, word.family, std::uint64_t{1}});
    std::set<std::string> spellings;
    for (NearWord& near : likeliest_words(sources_.index, typed, prefix, 4 * kMostCorrections)) {
      // Where the likeliest one says no more, as a relative of what is found, the word is right
      // enough, and a less likely one is a guess.
      if (near.statements < least && found) break;
      if (word.statements != 0 && near.cost > kMostCostIfFound) break;
      if (near.statements < least || !spellings.insert(near.word).second) continue;
      word.corrections.push_back(std::move(near));
      if (found || word.corrections.size() == kMostCorrections) break;
    }
  }

  // The most promising first: those that correct what is nowhere, then the likeliest.
  std::vector<Choice> choices() const {
    std::vector<Choice> singles;
    for (std::size_t word = 0; word < words_.size(); ++word) {
      // Against leaving the word as it is.
      const double as_typed = std::log(static_cast<double>(words_[word].statements) + 0.5);
      for (std::size_t i = 0; i < words_[word].corrections.size(); ++i) {
        singles.push_back({{{word, i}},
                           words_[word].statements == 0 ? 1U : 0U,
                           likelihood(words_[word].corrections[i]) - as_typed});
      }
    }
    std::vector<Choice> all = singles;
    for (const Choice& a : singles) {
      for (const Choice& b : singles) {
        if (a.corrected[0].first >= b.corrected[0].first) continue;
        all.push_back({{a.corrected[0], b.corrected[0]}, a.missing + b.missing, a.score + b.score});
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Choice& a, const Choice& b) {
      return a.missing != b.missing ? a.missing > b.missing : a.score > b.score;
    });
    return all;
  }

  std::string corrected_query(const Choice& choice, bool with_accents) {
    QueryNode root = root_;
    std::vector<SoughtLeaf> leaves;
    collect_leaves(root, false, true, leaves);
    // Words stand in the order of the query: the last first, so that the offsets before it hold.
    for (auto corrected = choice.corrected.rbegin(); corrected != choice.corrected.rend();
         ++corrected) {
      const DoubtfulWord& word = words_[corrected->first];
      const NearWord& near = word.corrections[corrected->second];
      QueryNode& leaf = *leaves[word.leaf].node;
      std::string& text = leaf.text;
      const std::string typed = text.substr(word.begin, word.end - word.begin);
      const std::string meant = with_accents
                                    ? surface_spelling(sources_.index, sources_.lexicon,
                                                       near.language, near.word, field_prefix(leaf))
                                    : near.word;
      text.replace(word.begin, word.end - word.begin, capitalized_as(typed, meant));
    }
    return read_back(root);
  }

  std::uint64_t count_of(const std::string& query) const {
    const auto parsed = parse_query(query);
    if (!parsed) return 0;
    QueryBuilder builder(sources_);
    const auto built = builder.build(parsed->root);
    return built ? count_matches(sources_.index, {*built, &filters_, {}, 0}).total : 0;
  }

  const WordSources& sources_;
  QueryNode root_;
  const Filters& filters_;
  std::uint64_t total_;
  Clock::time_point start_ = Clock::now();
  Analyzer analyzer_;
  std::vector<SoughtLeaf> leaves_;  // of root_
  std::vector<DoubtfulWord> words_;
  std::vector<WordForm> forms_;  // of words_, as typed
};

}  // namespace

std::optional<Suggestion> suggest(const WordSources& sources, const QueryNode& root,
                                  const Filters& filters, std::uint64_t total) {
  return Suggester(sources, root, filters, total).suggest();
}

}  // namespace cotejo
