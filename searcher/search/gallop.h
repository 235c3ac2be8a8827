// SPDX-License-Identifier: GPL-3.0-or-later
// Looking up one place after another in what is in order.
#pragma once

#include <algorithm>
#include <iterator>

namespace cotejo {

/// The first from `at` on that `is_before` does not say lies before what is looked for. In steps
/// that double, as it is near as a rule (Bentley & Yao 1976): less than a search of all the rest.
template <typename Iterator, typename IsBefore>
Iterator first_from(Iterator at, Iterator end, const IsBefore& is_before) {
  typename std::iterator_traits<Iterator>::difference_type step = 1;
  while (end - at > step && is_before(at[step])) {
    at += step;
    step *= 2;
  }
  const Iterator last = end - at > step ? at + step : end;
  return std::partition_point(at, last, is_before);
}

}  // namespace cotejo
