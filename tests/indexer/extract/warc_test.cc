// SPDX-License-Identifier: GPL-3.0-or-later
// Web archives as values: records, responses, pages, and hostile ones within bounds.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/formats/byte_source.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/http_response.h"
#include "indexer/extract/profiles.h"
#include "indexer/extract/readers.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

std::string record(const std::string& type, const std::string& uri, const std::string& block,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2026-03-06T10:00:00Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& words) {
  std::string text;
  for (int n = 0; n < 12; ++n) {
    text +=
        "<p>" + words + " The government welcomes the agreement, and the talks go on, it said.</p>";
  }
  return "<!DOCTYPE html><html lang=en><head><title>" + words +
         "</title><meta name=date content=2026-03-05></head><body><article><h1>" + words + "</h1>" +
         text + "</article></body></html>";
}

std::string response(const std::string& body, const std::string& more = "",
                     const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n" + more + "\r\n" +
         body;
}

// "url" for a page, "!code" for a fault, and "~text" for the remark on the file.
std::vector<std::string> read_all(const std::string& bytes) {
  prepare_html();
  const TempDir folder;
  const Profiles profiles;
  std::vector<std::string> found;
  auto source = ByteSource::open(folder.write_file("a.warc", bytes));
  try {
    read_warc(**source, {profiles, "a.warc", 1 << 30}, [&](const Extracted& entry) {
      if (entry.fields.empty()) found.push_back("!" + entry.fault.code);
      for (const RecordField& field : entry.fields) {
        if (field.name == "url") found.push_back(std::get<std::string>(field.value));
      }
      for (const ReaderRemark& remark : entry.remarks) {
        if (remark.code == "warc-skipped") found.push_back("~" + remark.message);
        if (remark.code == "page-cut") found.push_back("~page-cut");
      }
    });
  } catch (const Failure&) {
    found.push_back("!unreadable");
  }
  return found;
}

using Found = std::vector<std::string>;
const std::string kA = "https://example.org/a";
const std::string kB = "https://example.org/b";

TEST(Warc, KeepsTheBytesOfAddressesAndRefusesOtherHeadsThatAreNoText) {
  EXPECT_EQ(read_all(record("response", kA + "\xF1o?\xC3", response(page("One")))),
            (Found{kA + "%F1o?%C3"}));
  EXPECT_EQ(read_all(record("response", kA + "ñ", response(page("One")))), (Found{kA + "ñ"}));
  std::string file = record("response", kA, response(page("One")));
  file.replace(file.find("2026-03-06T"), 4,
               "2\xF1"
               "26");
  EXPECT_EQ(read_all(file), (Found{"!bad-warc"}));
}

TEST(Warc, ReadsPagesAndCountsTheRest) {
  const std::string file =
      record("warcinfo", "", "software: x\r\n", "application/warc-fields") +
      record("request", kA, "GET /a HTTP/1.1\r\n\r\n") +
      record("response", "<" + kA + ">", response(page("One"))) +
      record("response", kA, response(page("One"), "Age: 5\r\n")) +
      record("revisit", kA, "HTTP/1.1 200 OK\r\n\r\n") +
      record("response", kB + "x", response("no", "", "404 Not Found")) +
      record("response", kB + ".png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
      record("resource", kB, page("Two"), "text/html");
  const Found wanted{
      kA, kB,
      "~not taken from this file: 1 files that are no pages, 1 pages that stand in it "
      "already (unchanged), 1 request records, 1 responses with status 404, 1 revisits "
      "of pages that were archived before (unchanged), 1 warcinfo records"};
  EXPECT_EQ(read_all(file), wanted);
  EXPECT_EQ(read_all(gzip_member(file)), wanted);
}

TEST(Warc, EachRecordMayBeAMemberOfItsOwn) {
  EXPECT_EQ(read_all(gzip_member(record("response", kA, response(page("One")))) +
                     gzip_member(record("response", kB, response(page("Two"))))),
            (Found{kA, kB}));
}

TEST(Warc, KeepsWhatStandsBeforeDamage) {
  const std::string a = record("response", kA, response(page("One")));
  const std::string b = record("response", kB, response(page("Two")));
  EXPECT_EQ(read_all(a + b.substr(0, b.size() / 2)), (Found{"!bad-warc", kA}));
  const std::string packed = gzip_member(b);
  EXPECT_EQ(read_all(gzip_member(a) + packed.substr(0, packed.size() / 2)),
            (Found{kA, "!unreadable"}));
  // A length that is wrong costs its record, and no other one.
  std::string wrong = a;
  const std::size_t at = wrong.find("Content-Length: ") + 16;
  wrong.replace(at, wrong.find('\r', at) - at, "100");
  EXPECT_EQ(read_all(wrong + b), (Found{"!bad-warc", kB}));
  wrong.replace(at, 3, "1x0");
  EXPECT_EQ(read_all(wrong + b), (Found{"!bad-warc", kB}));
  EXPECT_EQ(read_all("garbage\n" + b), (Found{"!bad-warc", kB}));
}

TEST(Warc, StaysWithinBounds) {
  EXPECT_EQ(read_all(""), Found{"!no-pages"});
  EXPECT_EQ(read_all("WARC/1.0\r\nX: " + std::string(3'000'000, 'x')), Found{"!bad-warc"});
  std::string head = "WARC/1.0\r\n";
  for (int n = 0; n < 100'000; ++n) head += "X" + std::to_string(n) + ": y\r\n";
  EXPECT_EQ(read_all(head), Found{"!bad-warc"});
  EXPECT_EQ(read_all("WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n"),
            Found{"!bad-warc"});
  EXPECT_EQ(read_all("WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\nx"),
            Found{"!bad-warc"});
  const std::string bomb = gzip_member(std::string(64 << 20, ' '));
  EXPECT_EQ(read_all(record("response", kA, response(bomb, "Content-Encoding: gzip\r\n"))),
            Found{"!too-big"});
  EXPECT_EQ(read_all(record("response", kA, response("x", "Content-Encoding: br\r\n"))),
            Found{"!bad-encoding"});
  EXPECT_EQ(read_all(record("response", kA, "x")), Found{"!bad-http"});
}

TEST(HttpResponse, UndoesChunksAndPacking) {
  struct Row {
    const char* what;
    std::string headers;
    std::string body;
    std::string plain;
    bool is_cut;
  };
  const std::string packed = gzip_member("hello");
  const std::vector<Row> rows{
      {"plain", "", "hello", "hello", false},
      {"chunks", "Transfer-Encoding: chunked\r\n", "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", "hello",
       false},
      {"no chunks at all", "Transfer-Encoding: chunked\r\n", "<p>hello", "<p>hello", false},
      {"a chunk that is cut", "Transfer-Encoding: chunked\r\n", "ff\r\nhel", "hel", true},
      {"gzip", "Content-Encoding: gzip\r\n", packed, "hello", false},
      {"gzip that is cut", "Content-Encoding: gzip\r\n", packed.substr(0, packed.size() - 6),
       "hello", true},
      {"unpacked already", "Content-Encoding: gzip\r\n", "<p>hello", "<p>hello", false},
  };
  for (const Row& row : rows) {
    const HttpResponse found =
        read_http_response("HTTP/1.1 200 OK\r\n" + row.headers + "\r\n" + row.body, 1 << 20);
    EXPECT_EQ(found.fault.code, "") << row.what;
    EXPECT_EQ(found.status, 200) << row.what;
    EXPECT_EQ(found.body, row.plain) << row.what;
    EXPECT_EQ(found.is_cut, row.is_cut) << row.what;
  }
}

}  // namespace
}  // namespace cotejo
