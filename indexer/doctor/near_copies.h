// SPDX-License-Identifier: GPL-3.0-or-later
// Which records of a run have nearly the same text: reposts, joint releases, corrected versions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/statement/statement.h"
#include "core/text/analyzer.h"
#include "core/text/text_signature.h"

namespace cotejo {

/// Takes the texts of a run one after another, and keeps 80 bytes of each. While pairs() looks for
/// them, 12 bytes more.
class NearCopies {
 public:
  /// `number`: whatever the caller knows the record by. Texts of few words are not kept: forms and
  /// formulas are alike.
  void take(const Statement& statement, std::size_t number);

  struct Pair {
    std::size_t first = 0;  ///< numbers as they were given, the one that was taken earlier …
    std::size_t later = 0;  ///< … and the other
    double likeness = 0;    ///< kNearCopy to 1
  };
  /// Each text that nearly repeats earlier ones, with the likest of those, in the order of `later`.
  /// Records of one id are revisions of each other, and no pair. Of very many texts made after one
  /// form, each is held against the nearest before it only.
  std::vector<Pair> pairs() const;

 private:
  struct Signed {
    std::size_t number;
    std::uint64_t id;  // stable_hash
    TextSignature signature;
  };

  Analyzer analyzer_;
  std::vector<Signed> texts_;
};

}  // namespace cotejo
