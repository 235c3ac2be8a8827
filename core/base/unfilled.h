// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of plain numbers that are written as soon as they are made.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace cotejo {

/// An allocator whose vectors leave new elements as the memory is, where std::vector fills them
/// with zeros first: a posting list would be written to memory twice.
template <typename Value>
struct Unfilled : std::allocator<Value> {
  static_assert(std::is_trivially_copyable_v<Value>);

  template <typename Other>
  struct rebind {
    using other = Unfilled<Other>;
  };
  template <typename... Arguments>
  void construct(Value* at, Arguments&&... arguments) {
    if constexpr (sizeof...(Arguments) == 0) {
      ::new (static_cast<void*>(at)) Value;
    } else {
      ::new (static_cast<void*>(at)) Value{std::forward<Arguments>(arguments)...};
    }
  }
};

template <typename Value>
using UnfilledVector = std::vector<Value, Unfilled<Value>>;

}  // namespace cotejo
