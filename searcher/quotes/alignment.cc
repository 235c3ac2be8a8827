// SPDX-License-Identifier: GPL-3.0-or-later
// Global in the quotation, local in the source (Needleman & Wunsch 1970, with free ends as in
// Sellers 1980), gaps in the source affine (Gotoh 1982).
#include "searcher/quotes/alignment.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searcher/quotes/near_spelling.h"
#include "searcher/quotes/word_keys.h"

namespace cotejo {
namespace {

// In parts of a word that stands there. A word in brackets costs next to nothing, and so do the
// words that it replaces, and words left out at an ellipsis: but enough for the shorter way to be
// taken, if there are two.
constexpr float kMatch = 1.0F;
constexpr float kMendedMatch = 0.9F;
constexpr float kNearMatch = 0.7F;
constexpr float kSubstitution = -0.8F;
constexpr float kInsertion = -0.6F;
constexpr float kBracketed = -0.05F;
constexpr float kBracketedSubstitution = -0.08F;
constexpr float kNever = -1e9F;

struct OmissionCost {
  float opened;
  float extended;
};
constexpr OmissionCost kUnmarked{-0.5F, -0.3F};
constexpr OmissionCost kAtGap{-0.02F, -0.004F};
constexpr OmissionCost kAtBracket{-0.1F, -0.08F};
// Fragments joined without a mark: dear, but once it is done the distance hardly matters (a second
// affine piece, as for the introns of a gene). Fragments of four words and more are worth it.
constexpr OmissionCost kJump{-5.0F, -0.004F};

// How a cell's best score came about.
enum class Step : std::uint8_t {
  kStart,
  kEqual,
  kNear,
  kReplace,
  kInsert,
  kAfterOmission,  // nothing itself: the omission that ends here
  kAfterJump,      // the same, of a long one
  kSplit,          // one word of the quotation, two of the source
  kJoined,         // two words of the quotation, one of the source
};

bool is_joined(std::string_view whole, std::string_view left, std::string_view right) {
  return whole.size() == left.size() + right.size() && whole.substr(0, left.size()) == left &&
         whole.substr(left.size()) == right;
}

// One number for each key, so that comparing two words costs nothing.
class KeyNumbers {
 public:
  template <typename Words>
  std::vector<std::uint32_t> of(const Words& words) {
    std::vector<std::uint32_t> found;
    found.reserve(words.size());
    for (const TextWord& word : words) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      found.push_back(numbers_.emplace(comparison_key(word.folded), next).first->second);
    }
    return found;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Of "decid[ed]" the source has what stands outside the brackets, but for a letter or two.
bool is_mended(const std::string& kept, const std::string& other) {
  if (kept.size() < 2) return false;
  const std::size_t least = std::max<std::size_t>(2, kept.size() - 2);
  const auto front = std::mismatch(kept.begin(), kept.end(), other.begin(), other.end());
  const auto back = std::mismatch(kept.rbegin(), kept.rend(), other.rbegin(), other.rend());
  return front.first - kept.begin() >= static_cast<std::ptrdiff_t>(least) ||
         back.first - kept.rbegin() >= static_cast<std::ptrdiff_t>(least);
}

// Words left out before the word of the quotation whose row it is.
class Omission {
 public:
  explicit Omission(std::size_t cells) : opened_(cells, false) {}

  float best(std::size_t cell, float last_in_row, float last, OmissionCost cost) {
    const float opened = last_in_row + cost.opened;
    const float extended = last + cost.extended;
    opened_[cell] = opened >= extended;
    return std::max(opened, extended);
  }
  bool opened_at(std::size_t cell) const { return opened_[cell]; }

 private:
  std::vector<bool> opened_;
};

class Table {
 public:
  Table(std::span<const QuoteWord> quote, std::span<const TextWord> source)
      : quote_(quote),
        source_(source),
        width_(source.size() + 1),
        omission_((quote.size() + 1) * width_),
        jump_((quote.size() + 1) * width_) {
    steps_.resize((quote.size() + 1) * width_, Step::kStart);
    KeyNumbers numbers;
    quote_keys_ = numbers.of(quote);
    source_keys_ = numbers.of(source);
  }

  Alignment align() {
    fill();
    return trace_back();
  }

 private:
  // Before which word of the quotation do omissions of row i stand?
  bool at_gap(std::size_t i) const { return i < quote_.size() && quote_[i].after_gap; }
  // Do they stand beside words in brackets, that may replace them?
  bool at_bracket(std::size_t i) const {
    return quote_[i - 1].bracketed || (i < quote_.size() && quote_[i].bracketed);
  }
  OmissionCost omission_cost(std::size_t i) const {
    return at_gap(i) ? kAtGap : at_bracket(i) ? kAtBracket : kUnmarked;
  }
  // What a word put in adds by standing there too is nothing: it was not said to be the source's.
  float match(std::size_t i) const { return quote_[i - 1].bracketed ? 0.0F : kMatch; }
  std::size_t cell(std::size_t i, std::size_t j) const { return i * width_ + j; }

  void fill() {
    std::array<std::vector<float>, 3> rows;  // this one and the two before
    for (auto& row : rows) row.assign(width_, 0.0F);
    for (std::size_t i = 1; i <= quote_.size(); ++i) {
      fill_row(i, rows[(i + 1) % 3], rows[(i - 1) % 3], rows[i % 3]);
    }
    const std::vector<float>& row = rows[quote_.size() % 3];
    end_ = static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
    score_ = row[end_];
  }

  void fill_row(std::size_t i, const std::vector<float>& second_last,
                const std::vector<float>& last, std::vector<float>& row) {
    const OmissionCost cost = omission_cost(i);
    const float insertion = quote_[i - 1].bracketed ? kBracketed : kInsertion;
    float omitting = kNever;
    float jumping = kNever;
    for (std::size_t j = 0; j < width_; ++j) {
      best_ = kNever;
      take(last[j] + insertion, Step::kInsert);
      if (j > 0) take_pair(i, j, last[j - 1]);
      if (j > 1 && is_joined(quote_[i - 1].folded, source_[j - 2].folded, source_[j - 1].folded)) {
        take(last[j - 2] + match(i), Step::kSplit);
      }
      if (j > 0 && i > 1 &&
          is_joined(source_[j - 1].folded, quote_[i - 2].folded, quote_[i - 1].folded)) {
        take(second_last[j - 1] + match(i) + match(i - 1), Step::kJoined);
      }
      // The end of the quotation omits nothing: what follows is not its passage.
      if (j > 0 && i < quote_.size()) {
        omitting = omission_.best(cell(i, j), row[j - 1], omitting, cost);
        jumping = jump_.best(cell(i, j), row[j - 1], jumping, kJump);
        take(omitting, Step::kAfterOmission);
        take(jumping, Step::kAfterJump);
      }
      row[j] = best_;
      steps_[cell(i, j)] = best_step_;
    }
  }

  void take(float score, Step step) {
    if (score <= best_) return;
    best_ = score;
    best_step_ = step;
  }

  void take_pair(std::size_t i, std::size_t j, float before) {
    const QuoteWord& word = quote_[i - 1];
    const TextWord& other = source_[j - 1];
    if (quote_keys_[i - 1] == source_keys_[j - 1]) {
      // Venezuela’s is not Venezuela; but a quotation may end, or leave out words, before the ’s.
      const bool ends = i == quote_.size() || at_gap(i);
      const bool same =
          word.possessive == other.possessive || word.bracketed || (ends && !word.possessive);
      if (same) {
        take(before + match(i), Step::kEqual);
      } else {
        take(before + kMendedMatch, Step::kNear);
      }
    } else if (word.bracketed) {
      take(before + kBracketedSubstitution, Step::kReplace);
    } else if (!word.kept.empty() && is_mended(word.kept, other.folded)) {
      take(before + kMendedMatch, Step::kNear);
    } else if (is_near_spelling(word.folded, other.folded)) {
      take(before + kNearMatch, Step::kNear);
    } else {
      take(before + kSubstitution, Step::kReplace);
    }
  }

  Alignment trace_back() {
    Alignment alignment;
    alignment.source_end = end_;
    std::size_t i = quote_.size();
    std::size_t j = end_;
    const auto add = [&](EditOp op, std::optional<std::size_t> in_quote,
                         std::optional<std::size_t> in_source) {
      alignment.words.push_back({op, in_quote, in_source, false, false, false});
    };
    while (i > 0) {
      switch (steps_[cell(i, j)]) {
        case Step::kInsert:
          add(EditOp::kInsert, --i, {});
          break;
        case Step::kAfterOmission:
          j = trace_omission(i, j, omission_, alignment);
          break;
        case Step::kAfterJump:
          j = trace_omission(i, j, jump_, alignment);
          break;
        case Step::kSplit:
          add(EditOp::kEqual, {}, j - 1);
          add(EditOp::kEqual, --i, j - 2);
          j -= 2;
          break;
        case Step::kJoined:
          add(EditOp::kEqual, i - 1, {});
          add(EditOp::kEqual, i - 2, --j);
          i -= 2;
          break;
        case Step::kEqual:
          add(EditOp::kEqual, --i, --j);
          break;
        case Step::kNear:
          add(EditOp::kReplace, --i, --j);
          alignment.words.back().near = true;
          break;
        case Step::kReplace:
        case Step::kStart:
          add(EditOp::kReplace, --i, --j);
          break;
      }
    }
    alignment.source_begin = j;
    std::reverse(alignment.words.begin(), alignment.words.end());
    const auto spoken = std::count_if(quote_.begin(), quote_.end(),
                                      [](const QuoteWord& word) { return !word.bracketed; });
    pair_front(alignment);
    pair_back(alignment);
    alignment.similarity = spoken == 0 ? 0 : std::min(1.0, score_ / static_cast<double>(spoken));
    return alignment;
  }

  // Another first or last word is cheaper put in than as a replacement, where the passage just ends
  // beside it; but a replacement it is, of the word that stands there without a sign between.
  static constexpr std::size_t kMostPaired = 3;

  bool stands_beside(std::size_t j) const { return source_[j].begin == source_[j - 1].end + 1; }
  bool is_put_in(const AlignedWord& word) const {
    return word.op == EditOp::kInsert && !quote_[*word.quote].bracketed;
  }
  void pair(AlignedWord& word, std::size_t j) const {
    word.op = EditOp::kReplace;
    word.source = j;
    word.near = is_near_spelling(quote_[*word.quote].folded, source_[j].folded);
  }

  void pair_front(Alignment& alignment) const {
    std::size_t count = 0;
    auto& words = alignment.words;
    while (count < words.size() && is_put_in(words[count])) ++count;
    if (count > kMostPaired || count == words.size()) return;
    while (count > 0 && alignment.source_begin > 0 && stands_beside(alignment.source_begin)) {
      pair(words[--count], --alignment.source_begin);
    }
  }

  void pair_back(Alignment& alignment) const {
    auto& words = alignment.words;
    std::size_t first = words.size();
    while (first > 0 && is_put_in(words[first - 1])) --first;
    if (words.size() - first > kMostPaired || first == 0) return;
    while (first < words.size() && alignment.source_end > 0 &&
           alignment.source_end < source_.size() && stands_beside(alignment.source_end)) {
      pair(words[first++], alignment.source_end++);
    }
  }

  std::size_t trace_omission(std::size_t i, std::size_t j, const Omission& omission,
                             Alignment& alignment) const {
    bool opened = false;
    while (!opened) {
      opened = omission.opened_at(cell(i, j));
      alignment.words.push_back(
          {EditOp::kDelete, {}, --j, at_gap(i), false, !at_gap(i) && at_bracket(i)});
    }
    return j;
  }

  std::span<const QuoteWord> quote_;
  std::span<const TextWord> source_;
  std::size_t width_;
  std::vector<Step> steps_;
  std::vector<std::uint32_t> quote_keys_;
  std::vector<std::uint32_t> source_keys_;
  Omission omission_;
  Omission jump_;
  float best_ = kNever;
  Step best_step_ = Step::kStart;
  std::size_t end_ = 0;
  float score_ = 0;
};

}  // namespace

Alignment align(std::span<const QuoteWord> quote, std::span<const TextWord> source) {
  if (quote.empty()) return {};
  return Table(quote, source).align();
}

}  // namespace cotejo
