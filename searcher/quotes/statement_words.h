// SPDX-License-Identifier: GPL-3.0-or-later
// From positions of the index back to the words of a statement's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/statement/statement.h"
#include "core/transcript/speaker_turns.h"
#include "searcher/quotes/quote_text.h"
#include "searcher/quotes/result.h"
#include "searcher/search/statement_positions.h"

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

  /// Those of the words at positions [first, last) of the stretch that holds the middle that stand
  /// in one turn, turn by turn, without labels, as positions [first, last); all of them where the
  /// text is no transcript.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> turns_between(std::uint32_t first,
                                                                     std::uint32_t last,
                                                                     Analyzer& analyzer) const;

  /// The words at positions [first, last); none if they lie in the title.
  std::optional<Passage> passage_at(std::uint32_t first, std::uint32_t last,
                                    Analyzer& analyzer) const;

  /// Bytes [begin, end) of text(), and whose turn begins there.
  Passage passage(std::size_t begin, std::size_t end) const;

 private:
  std::string text_;
  std::vector<TextStretch> stretches_;
  std::vector<SpeakerTurn> turns_;
};

}  // namespace cotejo
