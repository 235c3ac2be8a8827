// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/shard.h"

#include <utility>

#include "core/index/terms.h"

namespace cotejo {

std::uint64_t Shard::frequency(const std::string& term) const {
  if (!mapped) return database.get_termfreq(term);
  // Of the forms that a query asks for, most are in no document.
  if (is_text_word(term) && !mapped->may_have_positions(term)) return 0;
  return mapped->frequency(term);
}

bool Shard::has_term(const std::string& term) const {
  return mapped ? frequency(term) != 0 : database.term_exists(term);
}

std::string Shard::data_of(Xapian::docid document) const {
  return mapped_data ? mapped_data->of(document) : database.get_document(document).get_data();
}

TermPositions::TermPositions(const Shard& shard, std::string term)
    : shard_(shard), term_(std::move(term)) {
  if (shard.mapped) mapped_.emplace(*shard.mapped, term_);
}

std::vector<std::uint32_t> TermPositions::of(Xapian::docid document) {
  if (!mapped_) {
    return {shard_.database.positionlist_begin(document, term_),
            shard_.database.positionlist_end(document, term_)};
  }
  std::vector<std::uint32_t> positions;
  mapped_->read(document, positions);
  return positions;
}

}  // namespace cotejo
