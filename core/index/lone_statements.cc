// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: magic (8 bytes), documents (32 bits, little-endian), a bit for each, the lowest first.
#include "core/index/lone_statements.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/durable_file.h"
#include "core/index/field_table.h"
#include "core/index/kinship.h"

namespace cotejo {
namespace {

constexpr std::string_view kMagic = "COTEJOK1";
constexpr std::size_t kHeadBytes = 12;

// What a document is told by, and the document.
template <typename Key>
using Keys = std::vector<std::pair<Key, Xapian::docid>>;

std::size_t bit_bytes(std::size_t documents) {
  return (documents + 7) / 8;
}

std::uint32_t documents_of(std::string_view file) {
  std::uint32_t documents = 0;
  for (std::size_t i = kHeadBytes; i-- > kMagic.size();) {
    documents = documents << 8 | static_cast<unsigned char>(file[i]);
  }
  return documents;
}

class LoneFinder {
 public:
  explicit LoneFinder(const Xapian::Database& segment) : lone_(segment.get_lastdocid(), false) {
    const auto end = segment.valuestream_end(kSlotKinship);
    for (auto value = segment.valuestream_begin(kSlotKinship); value != end; ++value) {
      read(value.get_docid(), decode_kinship(*value));
    }
  }

  std::vector<bool> find() {
    for (Keys<std::uint32_t>& band : bands_) drop_shared(band);
    std::sort(originals_.begin(), originals_.end());
    for (const auto& [id, document] : ids_) {
      if (std::binary_search(originals_.begin(), originals_.end(), id)) drop(document);
    }
    return std::move(lone_);
  }

 private:
  void read(Xapian::docid document, const Kinship& kinship) {
    lone_[document - 1] = kinship.original == 0;
    ids_.emplace_back(kinship.id, document);
    if (kinship.original != 0) originals_.push_back(kinship.original);
    if (kinship.text == 0) return;
    for (std::size_t band = 0; band < kSignatureBands; ++band) {
      bands_[band].emplace_back(signature_band(kinship.signature, band), document);
    }
  }

  void drop(Xapian::docid document) { lone_[document - 1] = false; }

  void drop_shared(Keys<std::uint32_t>& keys) {
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (keys[i - 1].first != keys[i].first) continue;
      drop(keys[i - 1].second);
      drop(keys[i].second);
    }
    keys = {};
  }

  std::vector<bool> lone_;
  Keys<std::uint32_t> bands_[kSignatureBands];
  Keys<std::uint64_t> ids_;
  std::vector<std::uint64_t> originals_;
};

}  // namespace

std::vector<bool> lone_statements(const Xapian::Database& segment) {
  return LoneFinder(segment).find();
}

void write_lone_statements(const Xapian::Database& segment, const std::filesystem::path& file) {
  const std::vector<bool> lone = lone_statements(segment);
  std::string out(kMagic);
  for (std::size_t shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>(lone.size() >> shift & 0xFF));
  }
  out.resize(kHeadBytes + bit_bytes(lone.size()), '\0');
  for (std::size_t i = 0; i < lone.size(); ++i) {
    if (lone[i]) out[kHeadBytes + i / 8] = static_cast<char>(out[kHeadBytes + i / 8] | 1 << i % 8);
  }
  write_file(file, out);
}

std::optional<LoneStatements> LoneStatements::open(const std::filesystem::path& file) {
  auto mapped = MappedFile::open(file);
  if (!mapped) return std::nullopt;
  const std::string_view bytes = mapped->bytes();
  if (bytes.size() < kHeadBytes || !bytes.starts_with(kMagic) ||
      bytes.size() != kHeadBytes + bit_bytes(documents_of(bytes))) {
    return std::nullopt;
  }
  return LoneStatements(std::move(*mapped));
}

bool LoneStatements::has(Xapian::docid document) const {
  const std::string_view bits = file_.bytes().substr(kHeadBytes);
  const std::size_t row = document - 1;
  return row / 8 < bits.size() && (static_cast<unsigned char>(bits[row / 8]) >> row % 8 & 1) != 0;
}

}  // namespace cotejo
