// SPDX-License-Identifier: GPL-3.0-or-later
// What changed from one version of a text to the next, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// A run of words with one fate.
struct TextChange {
  enum class Op { kEqual, kReplace, kInsert, kDelete };
  Op op = Op::kEqual;
  std::string before;  ///< as in the older text, with what stands between the words
  std::string after;   ///< as in the newer one

  bool operator==(const TextChange&) const = default;
};

/// The shortest way from one text to the other (Myers 1986, "An O(ND) Difference Algorithm").
/// Words are what white space separates; white space itself does not count. Texts that differ in
/// some thousand words and more are told as one replacement between what they begin and end with.
std::vector<TextChange> text_changes(std::string_view before, std::string_view after);

}  // namespace cotejo
