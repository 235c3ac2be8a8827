// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts text into words: the one policy on acronyms, digit groups, apostrophes and hyphens.
// docs/text-policy.md tells it to users, with every rule's examples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cotejo {

/// One word as found. `raw` is valid during the call only.
struct Token {
  std::string_view raw;   ///< bytes still to be normalized; if `literal`, the form itself
  std::size_t begin = 0;  ///< bytes [begin, end) of the text
  std::size_t end = 0;
  std::uint32_t position = 0;  ///< counts words from 0
  bool literal = false;        ///< a number, or an acronym
  bool alias = false;  ///< a second reading of words that are given too: co-operation → cooperation
};

using TokenSink = std::function<void(const Token&)>;

/// Gives the words of `text` (valid UTF-8), in order. Returns the number of positions used.
std::uint32_t tokenize(std::string_view text, const TokenSink& sink);

}  // namespace cotejo
