// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts as bytes: what is written is read, and what is cut or changed is known.
#include "searcher/saved/cursor.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/sha256.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

Cursor full_cursor() {
  Cursor cursor;
  cursor.id = "3f2a9c1e";
  cursor.sequence = 12;
  cursor.seen = std::string("\x00\xFFseen", 6);
  cursor.settled = {true, false, true};
  cursor.given["a b"] = {sha256("a").substr(0, 16), true};
  cursor.given["per%cent\nline"] = {sha256("b").substr(0, 16), false};
  cursor.given["ñandú"] = {"", true};
  Batch batch;
  batch.id = "3f2a9c1e-12";
  batch.format = "jsonl";
  batch.events = {{EventKind::kChanged, "a b", sha256("c").substr(0, 16)},
                  {EventKind::kGone, "x\ty", ""}};
  batch.bytes = "{}\nend 3 of it\n\nwithout a line end";
  batch.append = AppendMark{"/a folder/%file", 7, 8, 9};
  cursor.pending = batch;
  return cursor;
}

void expect_equal(const Cursor& a, const Cursor& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.sequence, b.sequence);
  EXPECT_EQ(a.seen, b.seen);
  EXPECT_EQ(a.settled, b.settled);
  EXPECT_EQ(a.given, b.given);
  ASSERT_EQ(a.pending.has_value(), b.pending.has_value());
  if (!a.pending) return;
  EXPECT_EQ(a.pending->id, b.pending->id);
  EXPECT_EQ(a.pending->format, b.pending->format);
  EXPECT_EQ(a.pending->events, b.pending->events);
  EXPECT_EQ(a.pending->bytes, b.pending->bytes);
  EXPECT_EQ(a.pending->append, b.pending->append);
}

TEST(Cursor, IsReadAsWritten) {
  Cursor cursor = full_cursor();
  for (int round = 0; round < 3; ++round) {
    const auto read = decode_cursor(encode_cursor(cursor));
    ASSERT_TRUE(read) << read.error().message;
    expect_equal(*read, cursor);
    if (round == 0) cursor.pending->append.reset();
    if (round == 1) cursor = new_cursor();
  }
  EXPECT_NE(new_cursor().id, new_cursor().id);
}

TEST(Cursor, EveryCutAndEveryChangedByteIsKnown) {
  const std::string whole = encode_cursor(full_cursor());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(decode_cursor(std::string_view(whole).substr(0, length))) << length;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(decode_cursor(changed)) << at;
  }
  EXPECT_FALSE(decode_cursor(whole + "x"));
  EXPECT_FALSE(decode_cursor(whole + whole));
}

TEST(Cursor, AWholeFileWithNonsenseInItIsDamagedToo) {
  for (const std::string body :
       {"cursor 3f2a9c1e\ngiven 0\n", "cursor a 1\ngiven 2\n+ - a\n", "cursor a -1\ngiven 0\n",
        "cursor a 1\ngiven 18446744073709551615\n", "cursor a 1\nseen 0g 1 1 1\ngiven 0\n",
        "cursor a 1\ngiven 0\npending a-1 jsonl 0 18446744073709551615\n",
        "cursor a 1\ngiven 1\n? - a\n", "cursor a 1\ngiven 0\nmore\n",
        "cursor a 1\ngiven 1\n+ - %4"}) {
    std::string text = "cotejo-cursor 1\n" + body;
    text += fmt::format("end {} {}\n", text.size(), sha256_hex(text));
    const auto read = decode_cursor(text);
    ASSERT_FALSE(read) << body;
    EXPECT_EQ(read.error().code, "damaged-cursor");
  }
}

TEST(Cursor, ANewerOneIsToldApart) {
  std::string newer = encode_cursor(full_cursor());
  newer.replace(0, 15, "cotejo-cursor 2");
  EXPECT_EQ(decode_cursor(newer).error().code, "newer-cursor");
  EXPECT_EQ(decode_cursor("something").error().code, "damaged-cursor");
}

TEST(Cursor, FilesAreLoadedOrRefusedWithWhatToDo) {
  const TempDir folder;
  const std::string file = folder.file("a.cursor");
  EXPECT_TRUE(load_cursor(file).given.empty());
  save_cursor(file, full_cursor());
  expect_equal(load_cursor(file), full_cursor());
  folder.write_file("a.cursor", encode_cursor(full_cursor()).substr(0, 100));
  try {
    load_cursor(file);
    FAIL();
  } catch (const Failure& failure) {
    const std::string message = failure.what();
    EXPECT_NE(message.find("is damaged"), std::string::npos) << message;
    EXPECT_NE(message.find("--from-now"), std::string::npos) << message;
    EXPECT_NE(message.find("--restart"), std::string::npos) << message;
  }
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  EXPECT_THROW(load_cursor(file), Failure);
}

TEST(Cursor, TellsFromItsBytesWhetherAnIdMayHaveBeenGiven) {
  Cursor cursor = full_cursor();
  EXPECT_TRUE(may_have_given(encode_cursor(cursor), {"never given"})) << "a batch is on its way";
  acknowledge(cursor);
  cursor.given["100% \x01"] = {sha256("%").substr(0, 16), false};
  const std::string bytes = encode_cursor(cursor);
  for (const auto& [id, given] : cursor.given) EXPECT_TRUE(may_have_given(bytes, {"?", id})) << id;
  for (const char* id : {"", "a", "b", "100%", "3f2a9c1e", "given", "+", "?"}) {
    if (cursor.given.contains(id)) continue;
    EXPECT_FALSE(may_have_given(bytes, {id})) << id;
  }
  EXPECT_FALSE(may_have_given(encode_cursor(new_cursor()), {"a"}));
  EXPECT_FALSE(may_have_given("", {"a"}));
}

TEST(Cursor, AcknowledgedEventsAreGiven) {
  Cursor cursor = full_cursor();
  acknowledge(cursor);
  EXPECT_FALSE(cursor.pending);
  EXPECT_EQ(cursor.given.at("a b").checksum, sha256("c").substr(0, 16));
  EXPECT_FALSE(cursor.given.at("x\ty").stands);
  EXPECT_EQ(next_batch_id(cursor), "3f2a9c1e-13");
}

}  // namespace
}  // namespace cotejo
