// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glass/packed_positions.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/result.h"
#include "core/base/stable_hash.h"
#include "core/base/utf8.h"
#include "core/glass/position_reader.h"
#include "core/glass/unpack.h"

namespace cotejo {
namespace {

static_assert(std::endian::native == std::endian::little, "the numbers are mapped as they lie");

constexpr std::size_t kSlotBytes = 8;
constexpr std::size_t kTailBytes = 4;   // how many slots there are
constexpr std::size_t kGroupBytes = 8;  // its first document, and where its entries begin

// Anywhere: nothing is aligned.
template <typename Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

}  // namespace

std::optional<PackedPositions> PackedPositions::open(const std::filesystem::path& file) {
  auto mapped = MappedFile::open(file);
  if (!mapped) return std::nullopt;
  const std::string_view bytes = mapped->bytes();
  if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + kTailBytes) return std::nullopt;
  const std::size_t slots_end = bytes.size() - kTailBytes;
  const std::size_t slots = number_at<std::uint32_t>(bytes, slots_end);
  if (!std::has_single_bit(slots) || slots > (slots_end - kMagic.size()) / kSlotBytes) {
    return std::nullopt;
  }
  return PackedPositions(std::move(*mapped), slots, slots_end - slots * kSlotBytes);
}

template <typename Visit>
bool PackedPositions::any_slot(std::string_view term, const Visit& visit) const {
  const std::uint64_t hash = stable_hash(term);
  for (std::size_t i = 0; i < slots_; ++i) {
    const std::size_t at = (hash + i) & (slots_ - 1);
    const auto slot = number_at<std::uint64_t>(file_.bytes(), slots_at_ + at * kSlotBytes);
    if (slot == 0) return false;
    if (Slot::may_be_of(slot, hash) && visit(Slot::begin(slot))) return true;
  }
  return false;
}

bool PackedPositions::may_have(std::string_view term) const {
  return any_slot(term, [](std::uint64_t) { return true; });
}

std::string_view PackedPositions::list_of(std::string_view term) const {
  std::string_view found;
  any_slot(term, [&](std::uint64_t begin) {
    if (begin >= slots_at_) return false;
    Unpacker list(file_.bytes().substr(begin, slots_at_ - begin));
    const std::uint64_t size = list.uint();
    if (list.text(size) != term || !list.good()) return false;
    found = list.rest();
    return true;
  });
  return found;
}

PackedPositions::List::List(const PackedPositions& file, std::string_view term) : term_(term) {
  Unpacker list(file.list_of(term));
  if (list.at_end()) return;
  const std::uint64_t documents = list.uint();
  const std::uint64_t bytes = list.uint();
  if (documents == 0 || documents > UINT32_MAX) refuse();
  documents_ = static_cast<std::uint32_t>(documents);
  groups_ = (documents + kGroup - 1) / kGroup;
  heads_ = list.text(groups_ * kGroupBytes);
  entries_ = list.text(bytes);
  if (!list.good()) refuse();
  enter(0);
}

void PackedPositions::List::refuse() const {
  throw Failure(
      fmt::format("the positions of '{}' are damaged; cotejo-indexer verify tells what is, "
                  "docs/reliability.md what to do",
                  printable(term_)));
}

std::uint32_t PackedPositions::List::first_document(std::size_t group) const {
  return number_at<std::uint32_t>(heads_, group * kGroupBytes);
}

void PackedPositions::List::enter(std::size_t group) {
  const auto begin = number_at<std::uint32_t>(heads_, group * kGroupBytes + 4);
  if (begin > entries_.size()) refuse();
  group_ = group;
  left_ = std::min<std::size_t>(kGroup, documents_ - group * kGroup);
  before_ = first_document(group);
  least_ = 0;
  rest_ = entries_.substr(begin);
}

// The last group that begins with the document or before it; in steps that double, from where it
// stands: what is asked for often lies near.
std::size_t PackedPositions::List::group_of(std::uint32_t document) const {
  std::size_t low = first_document(group_) <= document ? group_ : 0;
  std::size_t high = groups_;
  for (std::size_t step = 1; low != 0 && low + step < high; step *= 2) {
    if (first_document(low + step) > document) {
      high = low + step;
      break;
    }
    low += step;
  }
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (first_document(middle) <= document ? low : high) = middle;
  }
  return low;
}

void PackedPositions::List::read(std::uint32_t document, std::vector<std::uint32_t>& positions) {
  if (documents_ == 0) return;
  const std::size_t group = group_of(document);
  if (group != group_ || document < least_) enter(group);
  while (left_ != 0) {
    Unpacker entry(rest_);
    const std::uint64_t head = entry.uint();
    const std::uint64_t at = before_ + (head >> 1);
    if (!entry.good() || at > UINT32_MAX) refuse();
    if (at > document) return;
    const bool is_one = (head & 1) == 0;
    const std::uint64_t size = is_one ? 0 : entry.uint();
    const std::uint64_t only = is_one ? entry.uint() : 0;
    const std::string_view several = entry.text(size);
    if (!entry.good() || only > UINT32_MAX) refuse();
    if (at == document) {
      if (is_one) {
        positions.push_back(static_cast<std::uint32_t>(only));
      } else if (!read_positions(several, positions)) {
        refuse();
      }
      return;  // it may be asked for again
    }
    before_ = static_cast<std::uint32_t>(at);
    least_ = before_ + 1;
    rest_ = entry.rest();
    --left_;
  }
}

}  // namespace cotejo
