// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/http_response.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <new>
#include <optional>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"
#include "indexer/extract/header_text.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostHeadBytes = 256 << 10;
constexpr std::size_t kShownBytes = 40;

// The next line, taken off without its end; nothing if there is no end.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Joins the chunks (RFC 9112, 7.1). False if the body is not in chunks at all.
bool join_chunks(std::string_view bytes, HttpResponse& response) {
  constexpr std::size_t kLongestSize = 16;
  std::string body;
  bool is_first = true;
  while (true) {
    const auto line = take_line(bytes);
    const std::string_view size_text =
        line ? trimmed(line->substr(0, line->find(';'))) : std::string_view();
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(size_text.data(), size_text.data() + size_text.size(), size, 16);
    if (size_text.empty() || size_text.size() > kLongestSize || error != std::errc() ||
        end != size_text.data() + size_text.size()) {
      if (is_first) return false;
      response.is_cut = true;
      break;
    }
    is_first = false;
    if (size == 0) break;
    response.is_cut = size > bytes.size();
    body += bytes.substr(0, size);
    bytes.remove_prefix(std::min(size, bytes.size()));
    if (response.is_cut) break;
    take_line(bytes);
  }
  response.body = std::move(body);
  return true;
}

// Unpacks gzip, zlib or bare deflate into `out`. Z_STREAM_END, Z_BUF_ERROR (cut), Z_MEM_ERROR (over
// the limit), else Z_DATA_ERROR.
int unpack(std::string_view bytes, int window_bits, std::size_t most, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  constexpr std::size_t kChunk = 64 << 10;
  int result = Z_OK;
  while (result == Z_OK) {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(kChunk);
    result = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + kChunk - stream.avail_out);
    if (out.size() > most) result = Z_MEM_ERROR;
  }
  inflateEnd(&stream);
  return result;
}

void unpack_body(const std::string& encoding, std::size_t most_body, HttpResponse& response) {
  constexpr int kGzip = 16 + MAX_WBITS;
  if (encoding.empty() || encoding == "identity") return;
  if (encoding != "gzip" && encoding != "x-gzip" && encoding != "deflate") {
    response.fault = {"bad-encoding",
                      fmt::format("packed as '{}', which is not read (gzip and deflate are)",
                                  truncate_utf8(encoding, kShownBytes))};
    return;
  }
  if (trimmed(response.body).starts_with('<')) return;  // unpacked already
  std::string plain;
  int result = Z_DATA_ERROR;
  if (encoding != "deflate") {
    if (!response.body.starts_with("\x1F\x8B")) return;
    result = unpack(response.body, kGzip, most_body, plain);
  } else {
    // What servers call deflate is zlib's format, or deflate without it.
    for (const int window_bits : {MAX_WBITS, -MAX_WBITS}) {
      plain.clear();
      result = unpack(response.body, window_bits, most_body, plain);
      if (result != Z_DATA_ERROR) break;
    }
  }
  if (result == Z_MEM_ERROR) {
    response.fault = {"too-big", fmt::format("unpacks to over {} MiB", most_body >> 20)};
    return;
  }
  if (plain.empty() && !response.body.empty() && result != Z_STREAM_END) {
    response.fault = {"bad-encoding",
                      fmt::format("says that it is packed as {}, and is damaged", encoding)};
    return;
  }
  response.is_cut = response.is_cut || result != Z_STREAM_END;
  response.body = std::move(plain);
}

}  // namespace

HttpResponse read_http_response(std::string_view bytes, std::size_t most_body) {
  HttpResponse response;
  const auto fail = [&](const char* why) {
    response.fault = {"bad-http", why};
    return response;
  };
  const std::size_t whole = bytes.size();
  const auto status_line = take_line(bytes);
  if (!status_line || !status_line->starts_with("HTTP/")) return fail("is no response of HTTP");
  const std::size_t space = status_line->find(' ');
  if (space == std::string_view::npos) return fail("has no status");
  const std::string_view status = trimmed(status_line->substr(space)).substr(0, 3);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  std::string last;
  while (true) {
    const auto line = take_line(bytes);
    if (!line || whole - bytes.size() > kMostHeadBytes) return fail("has headers that do not end");
    if (line->empty()) break;
    if ((line->front() == ' ' || line->front() == '\t') && !last.empty()) {
      response.headers[last] += " " + std::string(trimmed(*line));
      continue;
    }
    const std::size_t colon = line->find(':');
    if (colon == std::string_view::npos) continue;
    last = small_letters(trimmed(line->substr(0, colon)));
    response.headers.emplace(last, trimmed(line->substr(colon + 1)));
  }
  const std::string transfer = small_letters(response.headers["transfer-encoding"]);
  if (transfer.find("chunked") == std::string::npos || !join_chunks(bytes, response)) {
    response.body = bytes;
  }
  unpack_body(small_letters(response.headers["content-encoding"]), most_body, response);
  return response;
}

}  // namespace cotejo
