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
        good + "remote host:1\n", good.substr(0, 12)}) {
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

TEST(Manifest, AFolderThatIsNotThereCannotBeWritten) {
  const TempDir folder;
  EXPECT_THROW(write_manifest(folder.path() / "none", {1, "segments/c1", {}, {}}), Failure);
}

}  // namespace
}  // namespace cotejo
