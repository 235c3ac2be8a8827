// SPDX-License-Identifier: GPL-3.0-or-later
// Files that the programs write, at their readers: manifests, facet columns, checksums, accounts of
// what saved queries were given.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/sha256.h"
#include "core/index/checksums.h"
#include "core/index/facet_columns.h"
#include "core/index/field_table.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "searcher/saved/cursor.h"
#include "tests/fuzz/checked_target.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

// A checksum keeps mutations from all that stands behind it: every other one gets a right one.
std::string sealed_manifest(std::string text) {
  text.resize(std::min(text.rfind("# sha256 "), text.size()));
  return text + "# sha256 " + sha256_hex(text) + "\n";
}

class ManifestTarget : public CheckedTarget {
 public:
  ManifestTarget()
      : CheckedTarget(seeds_of("manifest") +
                          std::vector<std::string>{sealed_manifest(seeds_of("manifest").front())},
                      {"\n", "auto ", "segments/", "segments/s1", "../", "..", "/", "#",
                       "# history segments/h1\n", "# sha256 ", " ", "revision ",
                       std::string_view("\0", 1), "\r\n"}) {}

  std::string input(std::uint64_t number) override {
    std::string text = CheckedTarget::input(number);
    return number % 2 == 0 ? text : sealed_manifest(std::move(text));
  }

 private:
  void check(const std::string& file) override {
    folder_.write_file(kManifestName, file);
    const Manifest manifest = read_manifest(folder_.path());
    ++taken_;
    check_name(manifest.catalog);
    for (const std::string& name : manifest.segments) check_name(name);
    for (const std::string& name : manifest.history) check_name(name);
    (void)manifest_faults(folder_.path());
    const TempDir copy;
    write_manifest(copy.path(), manifest);
    const Manifest again = read_manifest(copy.path());
    require(again.revision == manifest.revision && again.catalog == manifest.catalog &&
                again.segments == manifest.segments && again.history == manifest.history,
            "written again it is another manifest");
  }

  // It is removed when it is no longer named.
  static void check_name(const std::string& name) {
    require(name.starts_with("segments/") && name.size() > 9, "a database outside of the index");
    const std::string last = name.substr(9);
    require(last != "." && last != ".." && last.find('/') == std::string::npos,
            "a database outside of the index");
  }

  TempDir folder_;
};

std::vector<std::string> columns_of(const SmallIndex& index) {
  const TempDir folder;
  const OpenIndex open = open_index({index.path()});
  write_columns(open.combined, folder.file(kColumnsName));
  return {read_file(folder.file(kColumnsName))};
}

class ColumnsTarget : public CheckedTarget {
 public:
  ColumnsTarget()
      : CheckedTarget(
            columns_of(SmallIndex()),
            {std::string_view("\0\0\0\0", 4), std::string_view("\1\0\0\0", 4), "\xFF\xFF\xFF\xFF",
             std::string_view("\0\0\0\x80", 4), std::string_view("\0\0\0\x40", 4), "COTEJOF1",
             "COTEJOF2", "2026", "\x1F", "\xFF"}) {}

 private:
  void check(const std::string& file) override {
    const auto columns = FacetColumns::open(folder_.write_file(kColumnsName, file));
    if (!columns) return;
    ++taken_;
    for (const FacetRow& row : facet_table()) {
      const auto& combinations = columns->combinations(row.facet);
      const ColumnRows& rows = columns->column(row.facet);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        require(rows[i] < combinations.size(), "a row without a combination");
      }
      for (std::size_t i = 0; i < combinations.size(); ++i) {
        require(!combinations[i].empty(), "a combination of nothing");
        for (const std::uint32_t place : combinations[i]) {
          require(place < combinations.values().size(), "a value that is none");
        }
      }
    }
  }

  TempDir folder_;
};

class ChecksumsTarget : public CheckedTarget {
 public:
  ChecksumsTarget()
      : CheckedTarget({made()}, {"\n", "  ", " ", "termlist.glass", "../", "/",
                                 std::string_view("\0", 1), "0123456789abcdef", "\r\n"}) {}

 private:
  // Of the database that each input is held against.
  static std::string made() {
    const TempDir folder;
    fill(folder);
    write_checksums(folder.path());
    return read_file(folder.file(kChecksumsName));
  }
  static void fill(const TempDir& folder) {
    folder.write_file("postlist.glass", "postings");
    folder.write_file("termlist.glass", "terms");
  }

  void check(const std::string& file) override {
    if (taken_ == 0) fill(folder_);
    folder_.write_file(kChecksumsName, file);
    const auto faults = checksum_faults(folder_.path());
    // Each changed byte is to be found.
    require(faults.empty() == (file == seeds().front()), "damage is not found, or where none is");
    ++taken_;
  }

  TempDir folder_;
};

std::string sealed_cursor(std::string text) {
  const std::size_t at = text.rfind("\nend ");
  text.resize(at == std::string::npos ? text.size() : at + 1);
  return text + fmt::format("end {} {}\n", text.size(), sha256_hex(text));
}

std::vector<std::string> cursor_seeds() {
  Cursor empty = new_cursor();
  empty.id = "0123abcd";  // else random
  std::vector<std::string> seeds{encode_cursor(empty)};
  for (const std::string& body : seeds_of("cursor")) seeds.push_back(sealed_cursor(body));
  return seeds;
}

class CursorTarget : public CheckedTarget {
 public:
  CursorTarget()
      : CheckedTarget(cursor_seeds(), {"\n",
                                       " ",
                                       "-",
                                       "+ ",
                                       "- ",
                                       "given ",
                                       "pending ",
                                       "append ",
                                       "seen ",
                                       "end ",
                                       "%0a",
                                       "%",
                                       "cursor ",
                                       "new",
                                       "changed",
                                       "gone",
                                       "0",
                                       "\xFF",
                                       "18446744073709551615",
                                       std::string_view("\0", 1)}) {}

  std::string input(std::uint64_t number) override {
    std::string text = CheckedTarget::input(number);
    return number % 2 == 0 ? text : sealed_cursor(std::move(text));
  }

 private:
  void check(const std::string& bytes) override {
    (void)may_have_given(bytes, {"a", "us-state-1"});
    const auto cursor = decode_cursor(bytes);
    if (!cursor) {
      require(cursor.error().code == "damaged-cursor" || cursor.error().code == "newer-cursor",
              "an error of another kind");
      return;
    }
    ++taken_;
    const std::string text = encode_cursor(*cursor);
    const auto again = decode_cursor(text);
    require(!!again && encode_cursor(*again) == text, "written again it is another account");
  }
};

}  // namespace

std::unique_ptr<FuzzTarget> make_manifest_target() {
  return std::make_unique<ManifestTarget>();
}
std::unique_ptr<FuzzTarget> make_columns_target() {
  return std::make_unique<ColumnsTarget>();
}
std::unique_ptr<FuzzTarget> make_checksums_target() {
  return std::make_unique<ChecksumsTarget>();
}
std::unique_ptr<FuzzTarget> make_cursor_target() {
  return std::make_unique<CursorTarget>();
}

}  // namespace cotejo
