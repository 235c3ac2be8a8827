// SPDX-License-Identifier: GPL-3.0-or-later
// Files as streams of bytes: plain, packed, in several members, cut, damaged, not there.
#include "core/formats/byte_source.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

std::string read_all(const std::string& path) {
  auto source = ByteSource::open(path);
  if (!source) return "error: " + source.error().code;
  std::string out;
  while ((*source)->read(out)) {
  }
  EXPECT_EQ((*source)->bytes_read(), out.size());
  return out;
}

// Text that does not pack to nothing.
std::string long_text(std::size_t bytes) {
  std::string text;
  for (std::uint32_t n = 1; text.size() < bytes; n = n * 1664525 + 1013904223) {
    text += std::to_string(n) + " ";
  }
  text.resize(bytes);
  return text;
}

TEST(ByteSource, GivesBackWhatWasWrittenPlainOrPacked) {
  const TempDir folder;
  const std::string big = long_text(3'200'000);
  for (const std::string& text : {std::string(), std::string("a"), std::string("\x1F"),
                                  std::string("a\0b\n", 4), big, big.substr(0, 1 << 20)}) {
    EXPECT_TRUE(read_all(folder.write_file("plain", text)) == text) << text.size();
    EXPECT_TRUE(read_all(folder.write_gzip("packed", text)) == text) << text.size();
  }
}

TEST(ByteSource, ReadsMembersOneBehindTheOther) {
  const TempDir folder;
  const std::string big = long_text(1'500'000);
  const std::string packed =
      gzip_member("uno\n") + gzip_member("") + gzip_member(big) + gzip_member("dos\n");
  EXPECT_TRUE(read_all(folder.write_file("a.gz", packed)) == "uno\n" + big + "dos\n");
}

TEST(ByteSource, ThrowsWhereverAPackedFileIsCut) {
  const TempDir folder;
  const std::string packed = gzip_member("the text of a statement, the text of another one");
  for (std::size_t bytes = 2; bytes < packed.size(); ++bytes) {
    const std::string path = folder.write_file("cut.gz", packed.substr(0, bytes));
    EXPECT_THROW(read_all(path), Failure) << bytes << " of " << packed.size();
  }
  // The second member counts as well.
  const std::string path =
      folder.write_file("cut.gz", packed + packed.substr(0, packed.size() / 2));
  EXPECT_THROW(read_all(path), Failure);
}

TEST(ByteSource, ThrowsOnDamageWithinAPackedFile) {
  const TempDir folder;
  std::string packed = gzip_member(long_text(50'000));
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);  // the checksum
  EXPECT_THROW(read_all(folder.write_file("a.gz", packed)), Failure);
  EXPECT_THROW(read_all(folder.write_file("b.gz", "\x1F\x8Bno gzip at all")), Failure);
}

TEST(ByteSource, PeekTakesNothingAway) {
  const TempDir folder;
  const std::string big = long_text(2'500'000);
  for (const std::string& path :
       {folder.write_file("a", big), folder.write_gzip("b", big),
        folder.write_file("c", gzip_member(big.substr(0, 2)) + gzip_member(big.substr(2)))}) {
    auto source = ByteSource::open(path);
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->peek(4), big.substr(0, 4));
    EXPECT_EQ((*source)->peek(300), big.substr(0, 300));
    EXPECT_EQ((*source)->bytes_read(), 0U);
    std::string out;
    while ((*source)->read(out)) {
    }
    EXPECT_TRUE(out == big);
    EXPECT_EQ((*source)->bytes_read(), big.size());
    EXPECT_EQ((*source)->peek(4), "");
  }
  auto small = ByteSource::open(folder.write_file("d", "ab"));
  ASSERT_TRUE(small);
  EXPECT_EQ((*small)->peek(100), "ab");
}

TEST(ByteSource, TellsWhyItCannotOpen) {
  const TempDir folder;
  EXPECT_EQ(read_all((folder.path() / "none").string()), "error: not-found");
  EXPECT_EQ(read_all(folder.path().string()), "error: unreadable");
  if (::geteuid() == 0) return;  // root may read everything
  const std::string path = folder.write_file("secret", "x");
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  EXPECT_EQ(read_all(path), "error: unreadable");
}

}  // namespace
}  // namespace cotejo
