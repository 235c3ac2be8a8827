// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/send_response.h"

#include <gtest/gtest.h>

#include <atomic>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "searcher/web/answer.h"

namespace cotejo {
namespace {

struct Sent {
  std::string bytes;
  std::size_t pieces = 0;
  std::size_t largest = 0;
  bool last = false;
  bool broken = false;
  int status = 0;

  std::string head() const { return bytes.substr(0, bytes.find("\r\n\r\n") + 4); }
  std::string body() const { return bytes.substr(bytes.find("\r\n\r\n") + 4); }
};

Sent send(Response response, const WireForm& form = {}, std::size_t most_pieces = 1'000'000) {
  Sent sent;
  send_response(std::move(response), form, [&](const Piece& piece) {
    if (sent.pieces == most_pieces) return false;
    EXPECT_FALSE(sent.last);
    sent.bytes += piece.bytes;
    sent.largest = std::max(sent.largest, piece.bytes.size());
    if (++sent.pieces == 1) sent.status = piece.status;
    sent.last = piece.last;
    sent.broken = piece.broken;
    return true;
  });
  return sent;
}

Response stream_of(std::size_t lines, std::string_view fault = {}) {
  Response response;
  response.content_type = "text/csv";
  response.stream = [lines, fault](std::ostream& out) {
    for (std::size_t i = 0; i < lines; ++i) out << "line " << i << '\n';
    if (!fault.empty()) throw std::runtime_error(std::string(fault));
  };
  return response;
}

std::string joined_chunks(std::string_view body) {
  std::string text;
  for (;;) {
    const std::size_t size = std::stoul(std::string(body), nullptr, 16);
    body.remove_prefix(body.find("\r\n") + 2);
    if (size == 0) break;
    text += body.substr(0, size);
    EXPECT_EQ(body.substr(size, 2), "\r\n");
    body.remove_prefix(size + 2);
  }
  EXPECT_EQ(body, "\r\n");
  return text;
}

std::string written_by(const Response& response) {
  std::ostringstream out;
  response.stream(out);
  return std::move(out).str();
}

TEST(SendResponse, GivesABodyItsLength) {
  const Sent sent = send(text_response(404, "no\n"));
  EXPECT_TRUE(sent.bytes.starts_with("HTTP/1.1 404 Not Found\r\nDate: "));
  EXPECT_NE(sent.head().find("\r\nContent-Length: 3\r\nConnection: keep-alive\r\n"),
            std::string::npos);
  EXPECT_EQ(sent.body(), "no\n");
  EXPECT_TRUE(sent.last);
  EXPECT_EQ(sent.status, 404);
  const Sent head = send(text_response(200, "no\n"), {.head_only = true});
  EXPECT_NE(head.head().find("\r\nContent-Length: 3\r\n"), std::string::npos);
  EXPECT_EQ(head.body(), "");
  Response unchanged;
  unchanged.status = 304;
  EXPECT_EQ(send(unchanged).head().find("Content-Length"), std::string::npos);
}

TEST(SendResponse, KeepsHeadersOnTheirLines) {
  Response response = text_response(200, "");
  response.with("X", "a\r\nSet-Cookie: b\t\x7f");
  EXPECT_NE(send(response).head().find("\r\nX: a  Set-Cookie: b  \r\n"), std::string::npos);
}

TEST(SendResponse, StreamsInBoundedChunks) {
  const Response response = stream_of(100'000);
  const std::string whole = written_by(response);
  const Sent sent = send(response);
  EXPECT_NE(sent.head().find("\r\nTransfer-Encoding: chunked\r\n"), std::string::npos);
  EXPECT_EQ(joined_chunks(sent.body()), whole);
  EXPECT_GT(sent.pieces, whole.size() / kPieceBytes);
  EXPECT_LT(sent.largest, kPieceBytes + 1000);
  const Sent old = send(response, {.keep_alive = false, .chunks = false});
  EXPECT_EQ(old.body(), whole);
  EXPECT_NE(old.head().find("\r\nConnection: close\r\n"), std::string::npos);
  const Sent packed = send(response, {.gzip = true});
  EXPECT_LT(packed.bytes.size(), whole.size() / 4);
  EXPECT_NE(packed.head().find("\r\nContent-Encoding: gzip\r\n"), std::string::npos);
  EXPECT_TRUE(joined_chunks(packed.body()).starts_with("\x1f\x8b"));
}

TEST(SendResponse, GivesAShortStreamItsLength) {
  const Sent sent = send(stream_of(3));
  EXPECT_NE(sent.head().find("\r\nContent-Length: 21\r\n"), std::string::npos);
  EXPECT_EQ(sent.pieces, 1U);
}

TEST(SendResponse, PassesAFaultOnBeforeTheFirstPieceAndBreaksOffAfterIt) {
  EXPECT_THROW(send(stream_of(3, "early")), std::runtime_error);
  const Sent sent = send(stream_of(100'000, "late"));
  EXPECT_TRUE(sent.broken);
  EXPECT_FALSE(sent.bytes.ends_with("\r\n0\r\n\r\n"));
}

TEST(SendResponse, StopsWhenNobodyWantsMore) {
  std::size_t written = 0;
  Response response;
  response.content_type = "text/csv";
  response.stream = [&](std::ostream& out) {
    for (; written < 1'000'000; ++written) out << "a line of some length\n";
  };
  EXPECT_EQ(send(response, {}, 2).pieces, 2U);
  EXPECT_LT(written, 20'000U);
}

TEST(TakesGzip, ReadsWeights) {
  for (const auto& [header, takes] :
       std::vector<std::pair<std::string, bool>>{{"", false},
                                                 {"gzip", true},
                                                 {"br, gzip", true},
                                                 {"GZIP ; Q=0.1", true},
                                                 {"gzip;q=0", false},
                                                 {"gzip;q=0.0", false},
                                                 {"*", true},
                                                 {"*;q=0", false},
                                                 {"gzip;q=0, *", false},
                                                 {"x-gzip", true},
                                                 {"deflate", false},
                                                 {",,;q=1,", false}}) {
    EXPECT_EQ(takes_gzip(header), takes) << header;
  }
}

TEST(MatchesEtag, ComparesWeakly) {
  const std::string tag = "W/\"a-1\"";
  for (const auto& [header, matches] :
       std::vector<std::pair<std::string, bool>>{{tag, true},
                                                 {"\"a-1\"", true},
                                                 {"\"x\", W/\"a-1\" ", true},
                                                 {"*", true},
                                                 {"", false},
                                                 {"a-1", false},
                                                 {"\"a-2\"", false},
                                                 {"\"a-1", false},
                                                 {",,,", false}}) {
    EXPECT_EQ(matches_etag(header, tag), matches) << header;
  }
}

TEST(EtagOf, TellsRequestsAndRevisionsApart) {
  Request request;
  request.target = "/a?b=1";
  const std::string tag = etag_of("r-1", request);
  EXPECT_EQ(etag_of("r-1", request), tag);
  EXPECT_NE(etag_of("r-2", request), tag);
  request.headers = {{"accept-language", "es"}};
  EXPECT_NE(etag_of("r-1", request), tag);
}

TEST(Outbox, HoldsOnePieceAndEndsWithWhoAsked) {
  std::atomic<std::size_t> ready = 0;
  Outbox outbox([&] { ++ready; });
  EXPECT_FALSE(outbox.take());
  EXPECT_TRUE(outbox.put({"one"}));
  std::jthread other([&] {
    EXPECT_TRUE(outbox.put({"two"}));  // once the first was taken
    EXPECT_TRUE(outbox.put({"three"}));
    EXPECT_FALSE(outbox.put({"four"}));  // waits, until it is cancelled
  });
  EXPECT_EQ(outbox.take()->bytes, "one");
  std::optional<Piece> second;
  while (!(second = outbox.take())) std::this_thread::yield();
  EXPECT_EQ(second->bytes, "two");
  while (ready != 3) std::this_thread::yield();
  outbox.cancel();
  other.join();
  EXPECT_FALSE(outbox.put({"five"}));
  EXPECT_EQ(ready, 3U);
}

}  // namespace
}  // namespace cotejo
