// SPDX-License-Identifier: GPL-3.0-or-later
// Where words stand in a statement: by the positions of the index, or counted again in its text.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "core/statement/statement.h"
#include "core/text/analyzer.h"

namespace cotejo {

/// Where a term of a word (word_term()) stands in the statement's text, ascending. Positions are
/// those of the index; what stands in the title has no place in the text.
using PositionsOf = std::function<std::vector<std::uint32_t>(const std::string& term)>;

/// The body, or one turn, as it was given positions.
struct TextStretch {
  std::uint32_t first = 0;  ///< position of its first word
  std::size_t begin = 0;    ///< bytes [begin, end) of Statement::text()
  std::size_t end = 0;
  std::string speaker;
};

/// Never empty.
std::vector<TextStretch> text_stretches(const Statement& statement);

/// Is the document of OpenIndex::combined on a server? Each look-up there takes a round trip, so
/// that its text, which is one, is the cheaper source.
bool is_remote(const OpenIndex& index, Xapian::docid document);

/// As one of the index's local shards has a term's; it must outlive this.
class TextPositions {
 public:
  TextPositions(const Shard& shard, const std::string& term) : shard_(shard), all_(shard, term) {}
  /// Documents that ascend take the least time.
  std::vector<std::uint32_t> of(Xapian::docid document);
  const Shard& shard() const { return shard_; }

 private:
  const Shard& shard_;
  TermPositions all_;
};

/// As the index has them. `index` must outlive the answer.
PositionsOf positions_in_index(const OpenIndex& index, Xapian::docid document);
/// The same, read from the text: for remote statements.
PositionsOf positions_in_text(const Statement& statement, Analyzer& analyzer);

}  // namespace cotejo
