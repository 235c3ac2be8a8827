// SPDX-License-Identifier: GPL-3.0-or-later
// Its bytes are told in indexer/glass/version_file.cc, which writes them.
#include "core/glass/version_file.h"

#include <string_view>

#include "core/base/mapped_file.h"
#include "core/glass/glass_format.h"
#include "core/glass/unpack.h"

namespace cotejo {

namespace {

// Behind what comes before the tables; not good() if that is of another format.
Unpacker tables_of(std::string_view bytes) {
  constexpr std::string_view kMagic("\x0f\x0dXapian Glass", 14);
  constexpr std::array<char, 2> kVersion{static_cast<char>(kGlassVersion >> 8),
                                         static_cast<char>(kGlassVersion & 0xff)};
  constexpr std::size_t kUuid = 16;
  Unpacker at(bytes);
  const bool is_known = at.text(kMagic.size()) == kMagic &&
                        at.text(2) == std::string_view(kVersion.data(), kVersion.size());
  if (!is_known) at.text(bytes.size() + 1);
  at.text(kUuid);
  at.uint();  // revision
  return at;
}

TreeRoot read_root(Unpacker& bytes) {
  TreeRoot root;
  root.block = static_cast<std::uint32_t>(bytes.uint());
  const std::uint64_t level = bytes.uint();  // and two flags
  root.level = static_cast<std::uint32_t>(level >> 2);
  root.is_empty = (level & 1) != 0;
  if (bytes.uint() == 0) root.is_empty = true;  // entries
  root.block_bytes = static_cast<std::uint32_t>(bytes.uint() << 11);
  bytes.uint();              // what is compressed
  bytes.text(bytes.uint());  // free blocks
  return root;
}

}  // namespace

const char* table_file_name(GlassTable table) {
  static constexpr std::array<const char*, GlassVersion::kTables> kNames{
      "postlist.glass", "docdata.glass",  "termlist.glass",
      "position.glass", "spelling.glass", "synonym.glass"};
  return kNames[static_cast<std::size_t>(table)];
}

std::optional<std::pair<std::size_t, std::size_t>> root_place(std::string_view version_file,
                                                              GlassTable table) {
  Unpacker bytes = tables_of(version_file);
  const auto here = [&] { return version_file.size() - bytes.rest().size(); };
  for (std::size_t i = 0; i < static_cast<std::size_t>(table); ++i) read_root(bytes);
  const std::size_t begin = here();
  read_root(bytes);
  if (!bytes.good()) return std::nullopt;
  return std::pair(begin, here());
}

std::optional<GlassVersion> read_glass_version(const std::filesystem::path& folder) {
  const auto file = MappedFile::open(folder / "iamglass");
  if (!file) return std::nullopt;
  Unpacker bytes = tables_of(file->bytes());
  GlassVersion found;
  for (TreeRoot& root : found.roots) root = read_root(bytes);
  const std::uint64_t documents = bytes.uint();
  found.last_document = static_cast<std::uint32_t>(documents + bytes.uint());
  if (!bytes.good()) return std::nullopt;
  return found;
}

}  // namespace cotejo
