// SPDX-License-Identifier: GPL-3.0-or-later
// The manifest: what is written is read, what is damaged or foreign is a Failure.
#include "core/index/manifest.h"

#include <gtest/gtest.h>

#include "core/base/result.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

TEST(Manifest, ComesBackAsWritten) {
  const TempDir folder;
  EXPECT_FALSE(has_manifest(folder.path()));
  for (const Manifest& manifest :
       {Manifest{1, "segments/c1", {}, {}}, Manifest{18446744073709551615U,
                                                     "segments/c7",
                                                     {"segments/s1", "segments/s12", "segments/s3"},
                                                     {}}}) {
    write_manifest(folder.path(), manifest);
    EXPECT_TRUE(has_manifest(folder.path()));
    const Manifest read = read_manifest(folder.path());
    EXPECT_EQ(read.revision, manifest.revision);
    EXPECT_EQ(read.catalog, manifest.catalog);
    EXPECT_EQ(read.segments, manifest.segments);
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "XAPIANDB.new"));
}

// Superseded revisions are comments to Xapian in the one file, databases in the other.
TEST(Manifest, NamesTheHistoryApart) {
  const TempDir folder;
  const Manifest manifest{7, "segments/c7", {"segments/s7"}, {"segments/h2", "segments/h7"}};
  write_manifest(folder.path(), manifest);
  EXPECT_EQ(read_manifest(folder.path()).history, manifest.history);
  EXPECT_EQ(read_manifest(folder.path()).segments, manifest.segments);
  const std::string stub = read_file(folder.path() / "HISTORY");
  EXPECT_NE(stub.find("auto segments/c7\nauto segments/s7\nauto segments/h2\nauto segments/h7\n"),
            std::string::npos)
      << stub;
  EXPECT_EQ(read_file(folder.path() / "XAPIANDB").find("auto segments/h"), std::string::npos);
}

// Each byte of both files counts.
TEST(Manifest, AChangedByteIsAFault) {
  const TempDir folder;
  write_manifest(folder.path(), {7, "segments/c7", {"segments/s7"}, {"segments/h2"}});
  EXPECT_TRUE(manifest_faults(folder.path()).empty());
  for (const char* name : {kManifestName, kHistoryStubName}) {
    const std::string written = read_file(folder.path() / name);
    for (std::size_t at = 0; at < written.size(); ++at) {
      std::string changed = written;
      changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
      folder.write_file(name, changed);
      bool is_seen = false;
      try {
        is_seen = !manifest_faults(folder.path()).empty();
      } catch (const Failure&) {
        is_seen = true;
      }
      EXPECT_TRUE(is_seen) << name << " byte " << at;
    }
    folder.write_file(name, written);
  }
}

TEST(Manifest, OfEarlierVersionsHasNoChecksum) {
  const TempDir folder;
  const std::string text =
      "# Cotejo index, revision 1\n"
      "# A Xapian stub file, replaced as a whole by cotejo-indexer; do not edit.\n"
      "auto segments/c1\nauto segments/s1\n";
  folder.write_file(kManifestName, text);
  folder.write_file(kHistoryStubName, text);
  EXPECT_EQ(read_manifest(folder.path()).segments, std::vector<std::string>{"segments/s1"});
  EXPECT_TRUE(manifest_faults(folder.path()).empty());
}

// A run that was killed between the two leaves an older one, or none.
TEST(Manifest, MendsTheSecondStub) {
  const TempDir folder;
  const Manifest older{6, "segments/c6", {"segments/s6"}, {}};
  const Manifest newer{7, "segments/c7", {"segments/s6", "segments/s7"}, {}};
  write_manifest(folder.path(), older);
  const std::string stale = read_file(folder.path() / kHistoryStubName);
  write_manifest(folder.path(), newer);
  const std::string right = read_file(folder.path() / kHistoryStubName);
  folder.write_file(kHistoryStubName, stale);
  EXPECT_TRUE(manifest_faults(folder.path()).empty());
  mend_history_stub(folder.path(), newer);
  EXPECT_EQ(read_file(folder.path() / kHistoryStubName), right);
  std::filesystem::remove(folder.path() / kHistoryStubName);
  EXPECT_TRUE(manifest_faults(folder.path()).empty());
  mend_history_stub(folder.path(), newer);
  EXPECT_EQ(read_file(folder.path() / kHistoryStubName), right);
}

std::string failure_of(const std::filesystem::path& index) {
  try {
    read_manifest(index);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

TEST(Manifest, DamagedOnesAreAFailure) {
  const std::string good = "# Cotejo index, revision 7\n";
  for (const std::string& content :
       {std::string(), std::string("\n"), good, good + "# a comment\n\n",
        std::string("# Cotejo index, revision \nauto segments/c7\n"),
        std::string("# Cotejo index, revision x\nauto segments/c7\n"),
        std::string("# Cotejo index, revision 7x\nauto segments/c7\n"),
        std::string("# Cotejo index, revision -7\nauto segments/c7\n"),
        std::string("# Cotejo index, revision 99999999999999999999\nauto segments/c7\n"),
        std::string("auto segments/c7\n"), good + "auto segments/c7\nsegments/s1\n",
        good + "remote host:1\n", good + "auto segments/../c7\n", good + "auto segments/..\n",
        good + "auto /segments/c7\n", good + "auto segments/\n",
        good + "# history ../s1\nauto segments/c7\n", good.substr(0, 12)}) {
    const TempDir folder;
    folder.write_file(kManifestName, content);
    EXPECT_NE(failure_of(folder.path()).find("damaged"), std::string::npos) << content;
  }
}

TEST(Manifest, TellsNoIndexFromAForeignOne) {
  const TempDir folder;
  EXPECT_NE(failure_of(folder.path()).find("no index"), std::string::npos);
  folder.write_file("iamglass", "");
  EXPECT_NE(failure_of(folder.path()).find("not a Cotejo index"), std::string::npos);
}

// To take it for missing would be to begin a new index, and to clear the old one away.
TEST(Manifest, OneThatCannotBeReadIsNotMissing) {
  const TempDir folder;
  std::filesystem::create_symlink(kManifestName, folder.path() / kManifestName);
  EXPECT_THROW(has_manifest(folder.path()), Failure);
  std::filesystem::remove(folder.path() / kManifestName);
  std::filesystem::create_directory(folder.path() / kManifestName);
  EXPECT_TRUE(has_manifest(folder.path()));
  EXPECT_NE(failure_of(folder.path()).find("Is a directory"), std::string::npos);
}

TEST(Manifest, AFolderThatIsNotThereCannotBeWritten) {
  const TempDir folder;
  EXPECT_THROW(write_manifest(folder.path() / "none", {1, "segments/c1", {}, {}}), Failure);
}

}  // namespace
}  // namespace cotejo
