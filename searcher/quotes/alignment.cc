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

#include "searcher/quotes/near_spelling.h"

namespace cotejo {
namespace {

// In parts of a word that stands there. A word in brackets costs next to nothing, and so do words
// left out at an ellipsis: but enough for the shorter way to be taken, if there are two.
constexpr float kMatch = 1.0F;
constexpr float kNearMatch = 0.7F;
constexpr float kSubstitution = -0.8F;
constexpr float kInsertion = -0.6F;
constexpr float kBracketed = -0.05F;
constexpr float kOmissionOpened = -0.5F;
constexpr float kOmissionExtended = -0.3F;
constexpr float kGapOpened = -0.02F;
constexpr float kGapExtended = -0.004F;
constexpr float kNever = -1e9F;

// How a cell's best score came about.
enum class Step : std::uint8_t {
  kStart,
  kEqual,
  kNear,
  kReplace,
  kInsert,
  kAfterOmission,  // nothing itself: the omission that ends here
  kSplit,          // one word of the quotation, two of the source
  kJoined,         // two words of the quotation, one of the source
};

bool is_joined(std::string_view whole, std::string_view left, std::string_view right) {
  return whole.size() == left.size() + right.size() && whole.substr(0, left.size()) == left &&
         whole.substr(left.size()) == right;
}

class Table {
 public:
  Table(std::span<const QuoteWord> quote, std::span<const TextWord> source)
      : quote_(quote), source_(source), width_(source.size() + 1) {
    steps_.resize((quote.size() + 1) * width_, Step::kStart);
    omission_opened_.resize(steps_.size(), false);
  }

  Alignment align() {
    fill();
    return trace_back();
  }

 private:
  // Before which word of the quotation do omissions of row i stand?
  bool at_gap(std::size_t i) const { return i < quote_.size() && quote_[i].after_gap; }
  std::size_t cell(std::size_t i, std::size_t j) const { return i * width_ + j; }

  void fill() {
    std::array<std::vector<float>, 3> rows;  // this one and the two before
    for (auto& row : rows) row.assign(width_, 0.0F);
    std::vector<float> omitting(width_);
    for (std::size_t i = 1; i <= quote_.size(); ++i) {
      std::vector<float>& row = rows[i % 3];
      const std::vector<float>& last = rows[(i - 1) % 3];
      const std::vector<float>& second_last = rows[(i + 1) % 3];
      const bool gap = at_gap(i);
      const float open = gap ? kGapOpened : kOmissionOpened;
      const float extend = gap ? kGapExtended : kOmissionExtended;
      for (std::size_t j = 0; j < width_; ++j) {
        best_ = kNever;
        const float insertion = quote_[i - 1].bracketed ? kBracketed : kInsertion;
        take(last[j] + insertion, Step::kInsert);
        if (j > 0) take_pair(i, j, last[j - 1]);
        if (j > 1 &&
            is_joined(quote_[i - 1].folded, source_[j - 2].folded, source_[j - 1].folded)) {
          take(last[j - 2] + kMatch, Step::kSplit);
        }
        if (j > 0 && i > 1 &&
            is_joined(source_[j - 1].folded, quote_[i - 2].folded, quote_[i - 1].folded)) {
          take(second_last[j - 1] + 2 * kMatch, Step::kJoined);
        }
        // The end of the quotation omits nothing: what follows is not its passage.
        omitting[j] = kNever;
        if (j > 0 && i < quote_.size()) {
          const float opened = row[j - 1] + open;
          const float extended = omitting[j - 1] + extend;
          omission_opened_[cell(i, j)] = opened >= extended;
          omitting[j] = std::max(opened, extended);
          take(omitting[j], Step::kAfterOmission);
        }
        row[j] = best_;
        steps_[cell(i, j)] = best_step_;
      }
    }
    const std::vector<float>& row = rows[quote_.size() % 3];
    end_ = static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
    score_ = row[end_];
  }

  void take(float score, Step step) {
    if (score <= best_) return;
    best_ = score;
    best_step_ = step;
  }

  void take_pair(std::size_t i, std::size_t j, float before) {
    const QuoteWord& word = quote_[i - 1];
    const TextWord& other = source_[j - 1];
    if (word.folded == other.folded) {
      take(before + kMatch, Step::kEqual);
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
      alignment.words.push_back({op, in_quote, in_source, false, false});
    };
    while (i > 0) {
      switch (steps_[cell(i, j)]) {
        case Step::kInsert:
          add(EditOp::kInsert, --i, {});
          break;
        case Step::kAfterOmission: {
          bool opened = false;
          while (!opened) {
            opened = omission_opened_[cell(i, j)];
            add(EditOp::kDelete, {}, --j);
            alignment.words.back().at_gap = at_gap(i);
          }
          break;
        }
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
    alignment.similarity = spoken == 0 ? 0 : score_ / static_cast<double>(spoken);
    return alignment;
  }

  std::span<const QuoteWord> quote_;
  std::span<const TextWord> source_;
  std::size_t width_;
  std::vector<Step> steps_;
  std::vector<bool> omission_opened_;
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
