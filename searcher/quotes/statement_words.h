// SPDX-License-Identifier: GPL-3.0-or-later
// From positions of the index back to the words of a statement's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/statement/statement.h"
#include "core/transcript/speaker_turns.h"
#include "searcher/quotes/quote_text.h"
#include "searcher/quotes/result.h"

namespace cotejo {

/// A statement's text as its words were given positions: the title first, then the body, or one
/// turn after the other, with gaps between.
class StatementWords {
 public:
  explicit StatementWords(const Statement& statement);

  const std::string& text() const { return text_; }

  /// Words at positions [first, last) of the body or of the one turn that holds the middle; none if
  /// they lie in the title. Offsets are bytes of text().
  std::vector<TextWord> between(std::uint32_t first, std::uint32_t last, Analyzer& analyzer) const;

  /// Bytes [begin, end) of text(), and whose turn begins there.
  Passage passage(std::size_t begin, std::size_t end) const;

  /// Positions of each folded word of the text: what the index has, read from the text instead.
  std::unordered_map<std::string, std::vector<std::uint32_t>> positions(Analyzer& analyzer) const;

 private:
  struct Stretch {
    std::uint32_t first = 0;  // position of its first word
    std::size_t begin = 0;    // bytes of text_
    std::size_t end = 0;
  };
  std::string text_;
  std::vector<Stretch> stretches_;
  std::vector<SpeakerTurn> turns_;
};

}  // namespace cotejo
