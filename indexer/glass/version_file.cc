// SPDX-License-Identifier: GPL-3.0-or-later
// The layout is that of Xapian's backends/glass/glass_version.cc.
#include "indexer/glass/version_file.h"

#include <fmt/format.h>

#include <random>
#include <string>

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/glass/glass_format.h"
#include "core/glass/packed.h"
#include "core/glass/version_file.h"
#include "indexer/glass/block_file.h"

namespace cotejo {
namespace {

constexpr const char* kName = "iamglass";

std::string random_bytes(std::size_t count) {
  std::random_device random;
  std::string bytes;
  while (bytes.size() < count) bytes += static_cast<char>(random());
  return bytes;
}

// Xapian never deflates what it has in these two.
std::size_t least_deflated(GlassTable table) {
  const bool never = table == GlassTable::kPostings || table == GlassTable::kPositions;
  return never ? 0 : kLeastDeflated;
}

void append_root(std::string& out, const TableRoot& root, std::size_t least_deflated) {
  const bool is_empty = root.entries == 0;
  pack_uint(out, root.block);
  constexpr unsigned kSequential = 2;  // leaves follow each other in the file
  pack_uint(out, root.level << 2 | kSequential | (is_empty ? 1U : 0U));
  pack_uint(out, root.entries);
  pack_uint(out, kBlockBytes >> 11);
  pack_uint(out, least_deflated);
  std::string free_blocks;
  if (!is_empty) {
    pack_uint(free_blocks, kGlassRevision);
    pack_uint(free_blocks, root.end_block);
    free_blocks.append(4, '\0');  // none are free: two empty cursors
  }
  pack_string(out, free_blocks);
}

}  // namespace

void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const DatabaseStatistics& statistics) {
  std::string out("\x0f\x0dXapian Glass", 14);
  out += static_cast<char>(kGlassVersion >> 8);
  out += static_cast<char>(kGlassVersion & 0xff);
  out += random_bytes(16);  // its UUID
  pack_uint(out, kGlassRevision);
  append_root(out, roots.postings, least_deflated(GlassTable::kPostings));
  append_root(out, roots.data, least_deflated(GlassTable::kData));
  for (const GlassTable table : {GlassTable::kTermLists, GlassTable::kPositions,
                                 GlassTable::kSpelling, GlassTable::kSynonyms}) {
    append_root(out, {}, least_deflated(table));
  }
  pack_uint(out, statistics.documents);
  pack_uint(out, statistics.last_document - statistics.documents);
  pack_uint(out, statistics.shortest);
  pack_uint(out, statistics.most_frequent);
  pack_uint(out, statistics.longest - statistics.most_frequent);
  pack_uint(out, 0);  // oldest changeset
  pack_uint(out, statistics.length);
  pack_uint(out, 0);  // spellings
  BlockFile file(folder / kName);
  file.append(out);
  file.close();
}

void replace_root(const std::filesystem::path& folder, GlassTable table, const TableRoot& root) {
  const std::filesystem::path path = folder / kName;
  std::string whole;
  {
    const auto file = MappedFile::open(path);
    const auto place = file ? root_place(file->bytes(), table) : std::nullopt;
    if (!place) {
      throw Failure(fmt::format("'{}' is no database of Xapian 1.4's", folder.string()));
    }
    whole = file->bytes().substr(0, place->first);
    append_root(whole, root, least_deflated(table));
    whole += file->bytes().substr(place->second);
  }
  // A new file: whoever has mapped the old one keeps it.
  std::filesystem::remove(path);
  BlockFile file(path);
  file.append(whole);
  file.close();
}

}  // namespace cotejo
