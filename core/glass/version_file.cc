// SPDX-License-Identifier: GPL-3.0-or-later
// Its bytes are told in indexer/glass/version_file.cc, which writes them.
#include "core/glass/version_file.h"

#include <string_view>

#include "core/base/mapped_file.h"
#include "core/glass/glass_format.h"
#include "core/glass/unpack.h"

namespace cotejo {

std::optional<GlassVersion> read_glass_version(const std::filesystem::path& folder) {
  constexpr std::string_view kMagic("\x0f\x0dXapian Glass", 14);
  const auto file = MappedFile::open(folder / "iamglass");
  if (!file || !file->bytes().starts_with(kMagic)) return std::nullopt;
  Unpacker bytes(file->bytes().substr(kMagic.size()));
  const std::string_view version = bytes.text(2);
  constexpr std::array<char, 2> kVersion{static_cast<char>(kGlassVersion >> 8),
                                         static_cast<char>(kGlassVersion & 0xff)};
  if (version != std::string_view(kVersion.data(), kVersion.size())) return std::nullopt;
  constexpr std::size_t kUuid = 16;
  bytes.text(kUuid);
  bytes.uint();  // revision
  GlassVersion found;
  for (TreeRoot& root : found.roots) {
    root.block = static_cast<std::uint32_t>(bytes.uint());
    const std::uint64_t level = bytes.uint();  // and two flags
    root.level = static_cast<std::uint32_t>(level >> 2);
    root.is_empty = (level & 1) != 0;
    if (bytes.uint() == 0) root.is_empty = true;  // entries
    root.block_bytes = static_cast<std::uint32_t>(bytes.uint() << 11);
    bytes.uint();              // what is compressed
    bytes.text(bytes.uint());  // free blocks
  }
  const std::uint64_t documents = bytes.uint();
  found.last_document = static_cast<std::uint32_t>(documents + bytes.uint());
  if (!bytes.good()) return std::nullopt;
  return found;
}

}  // namespace cotejo
