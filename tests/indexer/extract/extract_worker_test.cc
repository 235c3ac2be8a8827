// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the reader of a file does, it costs that file, and the run goes on.
#include "core/formats/extract_worker.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <ostream>
#include <string>
#include <vector>

#include "core/formats/record_reader.h"
#include "indexer/extract/landlock.h"
#include "indexer/extract/system_call_filter.h"
#include "tests/support/patience.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

struct Read {
  std::vector<std::string> titles;
  std::vector<std::string> codes;
  std::string message;
  std::vector<ReaderRemark> remarks;
};

class ExtractWorkerTest : public ::testing::Test {
 protected:
  ExtractWorkerTest() { ::setenv("COTEJO_EXTRACT", COTEJO_MISBEHAVING_EXTRACT, 1); }
  ~ExtractWorkerTest() override { ::unsetenv("COTEJO_EXTRACT"); }

  Read read(const std::string& deed) { return read(deed, worker_); }

  Read read(const std::string& deed, ExtractWorker& worker) {
    const std::string path = dir_.write_file("page.html", deed);
    Read read;
    ReaderOptions options;
    options.worker = &worker;
    auto reader = open_reader(path, options);
    if (!reader) {
      read.codes.push_back(reader.error().code);
      return read;
    }
    while (const auto record = (*reader)->next()) {
      if (record->statement) {
        read.titles.push_back(record->statement->title);
        read.remarks = record->remarks;
      } else {
        read.codes.push_back(record->statement.error().code);
        read.message = record->statement.error().message;
      }
    }
    return read;
  }

  TempDir dir_;
  // Of the least that shows: a second of processor time, a minute by the clock.
  ExtractWorker worker_{{}, {{"html", 16 << 20, 256 << 20, kPatience, 60 * kPatience, 1}}};
};

using Texts = std::vector<std::string>;

TEST_F(ExtractWorkerTest, GivesRecordsRemarksAndFaults) {
  const Read good = read("behave");
  EXPECT_EQ(good.titles, Texts{"behave"});
  EXPECT_EQ(good.codes, Texts{});
  ASSERT_GE(good.remarks.size(), 1U);
  EXPECT_EQ(good.remarks[0].code, "tried");
  EXPECT_EQ(read("bad record").codes, Texts{"missing-field"});
  EXPECT_EQ(read("fault").codes, Texts{"missing-date"});
  EXPECT_EQ(read("odd fault").codes, Texts{"reader-crashed"});  // the code is none for scripts
}

struct Deed {
  const char* what;
  const char* code;
};
void PrintTo(const Deed& deed, std::ostream* out) {
  *out << deed.what;
}

class DeadlyDeeds : public ExtractWorkerTest, public ::testing::WithParamInterface<Deed> {};

TEST_P(DeadlyDeeds, CostOneFile) {
  const Read cut = read(std::string("first ") + GetParam().what);
  EXPECT_EQ(cut.titles, Texts{"first"});
  EXPECT_EQ(cut.codes, Texts{GetParam().code}) << cut.message;
  EXPECT_EQ(read("behave").titles, Texts{"behave"});
}

INSTANTIATE_TEST_SUITE_P(
    Deeds, DeadlyDeeds,
    ::testing::Values(Deed{"crash", "reader-crashed"}, Deed{"abort", "reader-crashed"},
                      Deed{"throw", "reader-crashed"}, Deed{"exit", "reader-crashed"},
                      Deed{"nonsense", "reader-crashed"}, Deed{"no JSON", "reader-crashed"},
                      Deed{"no end", "reader-crashed"}, Deed{"many records", "reader-crashed"}));

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they allow no limit of it
INSTANTIATE_TEST_SUITE_P(Memory, DeadlyDeeds,
                         ::testing::Values(Deed{"allocate", "reader-too-big"}));
#endif

class ForbiddenDeeds : public ExtractWorkerTest,
                       public ::testing::WithParamInterface<const char*> {};

TEST_P(ForbiddenDeeds, EndTheReader) {
  if (!SystemCallFilter::is_offered()) GTEST_SKIP() << "no seccomp here";
  const Read cut = read(GetParam());
  EXPECT_EQ(cut.titles, Texts{});
  EXPECT_EQ(cut.codes, Texts{"reader-crashed"});
  EXPECT_NE(cut.message.find("attack"), std::string::npos) << cut.message;
}

INSTANTIATE_TEST_SUITE_P(Deeds, ForbiddenDeeds, ::testing::Values("exec", "fork", "socket"));

class RefusedDeeds : public ExtractWorkerTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(RefusedDeeds, HaveNoEffect) {
  if (landlock_abi() == 0 || !SystemCallFilter::is_offered()) GTEST_SKIP() << "no sandbox here";
  EXPECT_EQ(read(GetParam()).titles, Texts{"refused"});
  EXPECT_NE(::access("/tmp/cotejo-must-not-be", F_OK), 0);
}

INSTANTIATE_TEST_SUITE_P(Deeds, RefusedDeeds,
                         ::testing::Values("read passwd", "read proc", "create", "unlink",
                                           "kill parent", "executable memory"));

TEST_F(ExtractWorkerTest, EndsWhatTakesTooMuchProcessorTime) {
  const Read cut = read("loop");
  EXPECT_EQ(cut.codes, Texts{"reader-too-slow"}) << cut.message;
  EXPECT_EQ(read("behave").titles, Texts{"behave"});
}

TEST_F(ExtractWorkerTest, EndsWhatTakesTooLongByTheClock) {
  ExtractWorker hasty{{}, {{"html", 16 << 20, 512 << 20, 60, 1, 1}}};
  EXPECT_EQ(read("loop", hasty).codes, Texts{"reader-too-slow"});
  EXPECT_EQ(read("first loop", hasty).titles, Texts{"first"});
}

TEST_F(ExtractWorkerTest, IsSilent) {
  ::testing::internal::CaptureStderr();
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(read("print").titles, Texts{"print"});
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST_F(ExtractWorkerTest, AReaderMayBeLeftInTheMiddle) {
  const std::string path = dir_.write_file("page.html", "first loop");
  ReaderOptions options;
  options.worker = &worker_;
  {
    auto reader = open_reader(path, options);
    ASSERT_TRUE(reader);
    ASSERT_TRUE((*reader)->next());
  }
  EXPECT_EQ(read("behave").titles, Texts{"behave"});
}

TEST_F(ExtractWorkerTest, BoundsWhatIsUnpacked) {
  const std::string path = dir_.write_gzip("bomb.html.gz", std::string(40 << 20, ' '));
  ReaderOptions options;
  options.worker = &worker_;
  auto reader = open_reader(path, options);
  ASSERT_TRUE(reader);
  const auto record = (*reader)->next();
  ASSERT_TRUE(record);
  ASSERT_FALSE(record->statement);
  EXPECT_EQ(record->statement.error().code, "too-big");
}

TEST(ExtractProgram, ThatIsMissingIsSaid) {
  ::setenv("COTEJO_EXTRACT", "/nowhere/cotejo-extract", 1);
  const TempDir dir;
  auto reader = open_reader(dir.write_file("a.html", "<p>x"), {});
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, "no-extractor");
  ::setenv("COTEJO_EXTRACT", "/bin/true", 1);
  reader = open_reader(dir.write_file("a.html", "<p>x"), {});
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, "no-extractor");
  ::unsetenv("COTEJO_EXTRACT");
}

}  // namespace
}  // namespace cotejo
