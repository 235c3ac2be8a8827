// SPDX-License-Identifier: GPL-3.0-or-later
// The best of many, in one pass: a heap of those that are wanted.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace cotejo {

template <typename Value>
class Best {
 public:
  explicit Best(std::uint64_t wanted) : wanted_(wanted) {}

  void add(const Value& value) {
    if (kept_.size() < wanted_) {
      kept_.push_back(value);
      std::push_heap(kept_.begin(), kept_.end(), std::greater());
    } else if (wanted_ != 0 && value > kept_.front()) {
      std::pop_heap(kept_.begin(), kept_.end(), std::greater());
      kept_.back() = value;
      std::push_heap(kept_.begin(), kept_.end(), std::greater());
    }
  }

  /// The least of those wanted; `otherwise`, if there were no more than are wanted, or none is.
  Value least_or(const Value& otherwise) const {
    return kept_.size() < wanted_ || kept_.empty() ? otherwise : kept_.front();
  }
  /// May it be among them, by what tells equals apart?
  bool may_have(const Value& value) const {
    return kept_.size() < wanted_ || (wanted_ != 0 && value >= kept_.front());
  }

 private:
  std::uint64_t wanted_;
  std::vector<Value> kept_;  // the least in front
};

}  // namespace cotejo
