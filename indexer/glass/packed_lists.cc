// SPDX-License-Identifier: GPL-3.0-or-later
// The layout is told in indexer/glass/packed_writer.cc.
#include "indexer/glass/packed_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/result.h"

namespace cotejo {
namespace {

constexpr std::size_t kSlotBytes = 8;
constexpr std::size_t kTailBytes = 4;   // how many slots there are
constexpr std::size_t kGroupBytes = 8;  // its first document, and where its entries begin

std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i - 1]);
  }
  return number;
}

}  // namespace

PackedLists::PackedLists(const std::filesystem::path& file)
    : path_(file), in_(file, std::ios::binary) {
  in_.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(in_.tellg(), 0));
  const std::size_t least = PackedPositions::kMagic.size() + kTailBytes;
  if (!in_ || size < least) refuse();
  std::string bytes(kTailBytes, '\0');
  in_.seekg(static_cast<std::streamoff>(size - kTailBytes));
  in_.read(bytes.data(), kTailBytes);
  const std::uint64_t slots = number_of(bytes);
  if (!in_ || slots > (size - least) / kSlotBytes) refuse();
  bytes.resize(PackedPositions::kMagic.size());
  in_.seekg(0);
  in_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in_ || bytes != PackedPositions::kMagic) refuse();
  left_ = size - least - slots * kSlotBytes;
}

bool PackedLists::next() {
  if (left_ == 0) return false;
  const std::string before = std::exchange(term_, {});
  read_bytes(term_, read_uint());
  documents_ = read_uint();
  const std::uint64_t bytes = read_uint();
  // No entry has less than two bytes.
  if (term_ <= before || documents_ == 0 || documents_ > bytes / 2) refuse();
  constexpr std::uint64_t kGroup = PackedPositions::kGroup;
  read_bytes(heads_, (documents_ + kGroup - 1) / kGroup * kGroupBytes);
  read_bytes(entries_, bytes);
  return true;
}

std::uint64_t PackedLists::first_document(Unpacker& heads) const {
  const std::string_view head = heads.text(kGroupBytes);
  if (!heads.good()) refuse();
  return number_of(head.substr(0, kGroupBytes / 2));
}

std::uint64_t PackedLists::read_uint() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && left_ > 0; shift += 7) {
    const int byte = in_.get();
    if (byte < 0) refuse();
    --left_;
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return number;
  }
  refuse();
}

void PackedLists::read_bytes(std::string& to, std::uint64_t size) {
  if (size > left_) refuse();
  left_ -= size;
  to.resize(size);
  in_.read(to.data(), static_cast<std::streamsize>(size));
  if (!in_) refuse();
}

void PackedLists::refuse() const {
  throw Failure(
      fmt::format("'{}' cannot be read, or is damaged; cotejo-indexer verify tells what "
                  "is, docs/reliability.md what to do",
                  path_.string()));
}

}  // namespace cotejo
