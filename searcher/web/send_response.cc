// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/send_response.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <optional>
#include <stdexcept>
#include <streambuf>

namespace cotejo {
namespace {

struct ClientGone : std::runtime_error {
  ClientGone() : std::runtime_error("the client has gone") {}
};

bool is_compressible(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != std::string_view::npos ||
         type.find("xml") != std::string_view::npos || type.starts_with("application/javascript");
}

// gzip, piece by piece.
class Compressor {
 public:
  Compressor() {
    constexpr int kGzip = 15 + 16;  // window bits, and a gzip header
    // Level 4: for JSON nearly as small as 6, in half the time.
    if (::deflateInit2(&stream_, 4, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Compressor() { ::deflateEnd(&stream_); }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  // May be empty but at the end: what was added is kept for the next piece.
  std::string add(std::string_view bytes, bool is_end) {
    std::string out;
    std::array<char, 16384> block;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(block.data());
      stream_.avail_out = static_cast<uInt>(block.size());
      ::deflate(&stream_, is_end ? Z_FINISH : Z_NO_FLUSH);
      out.append(block.data(), block.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
    return out;
  }

 private:
  z_stream stream_{};
};

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 40> text;
  // The C locale's names: nothing of the program sets another.
  const std::size_t length =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return {text.data(), length};
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    head.push_back(byte < 0x20 || byte == 0x7f ? ' ' : c);
  }
  head.append("\r\n");
}

// Gathers what a stream writes, and sends it in chunks once there is more than one piece.
class ChunkBuffer : public std::streambuf {
 public:
  ChunkBuffer(Response& response, const WireForm& form, const PieceSink& sink)
      : response_(response), form_(form), sink_(sink), gathered_(kPieceBytes, '\0') {
    setp(gathered_.data(), gathered_.data() + gathered_.size());
  }

  bool has_begun() const { return begun_; }
  std::string_view gathered() const {
    return {pbase(), static_cast<std::size_t>(pptr() - pbase())};
  }

  void end() { send(true); }

 protected:
  int_type overflow(int_type c) override {
    send(false);
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
    return c;
  }

 private:
  void send(bool is_end) {
    Piece piece;
    if (!begun_) {
      begun_ = true;
      piece.status = response_.status;
      if (form_.gzip && is_compressible(response_.content_type)) {
        compressor_ = std::make_unique<Compressor>();
        response_.with("Content-Encoding", "gzip");
      }
      piece.bytes = response_head(response_, form_.chunks ? "Transfer-Encoding: chunked\r\n" : "",
                                  form_.keep_alive);
    }
    const std::string packed =
        compressor_ ? compressor_->add(gathered(), is_end) : std::string(gathered());
    setp(gathered_.data(), gathered_.data() + gathered_.size());
    if (form_.chunks) {
      // An empty chunk would be the end.
      if (!packed.empty()) piece.bytes += fmt::format("{:x}\r\n{}\r\n", packed.size(), packed);
      if (is_end) piece.bytes += "0\r\n\r\n";
    } else {
      piece.bytes += packed;
    }
    piece.last = is_end;
    if (piece.bytes.empty() && !is_end) return;
    if (!sink_(std::move(piece))) throw ClientGone();
  }

  Response& response_;
  const WireForm& form_;
  const PieceSink& sink_;
  std::string gathered_;
  std::unique_ptr<Compressor> compressor_;
  bool begun_ = false;
};

// True: it was sent. False: all of it is in response.body.
bool send_stream(Response& response, const WireForm& form, const PieceSink& sink) {
  ChunkBuffer buffer(response, form, sink);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);  // so that what the buffer throws comes through
  try {
    response.stream(out);
    if (!buffer.has_begun()) {
      response.body = buffer.gathered();
      return false;
    }
    buffer.end();
  } catch (const ClientGone&) {
    // Whoever asked knows.
  } catch (...) {
    if (!buffer.has_begun()) throw;
    sink({{}, true, true, response.status});
  }
  return true;
}

}  // namespace

std::string response_head(const Response& response, std::string_view length_header,
                          bool keep_alive) {
  std::string head =
      fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  add_header(head, "Date", http_date());
  if (!response.content_type.empty()) add_header(head, "Content-Type", response.content_type);
  for (const auto& [name, value] : response.headers) add_header(head, name, value);
  head.append(length_header);
  head.append(keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
  return head;
}

bool takes_gzip(std::string_view accept_encoding) {
  std::optional<bool> named;
  std::optional<bool> any;
  for (std::size_t at = 0; at < accept_encoding.size();) {
    const std::size_t end = std::min(accept_encoding.find(',', at), accept_encoding.size());
    std::string coding;
    for (const char c : accept_encoding.substr(at, end - at)) {
      if (c != ' ' && c != '\t') coding.push_back(c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c);
    }
    at = end + 1;
    const std::size_t semicolon = std::min(coding.find(';'), coding.size());
    const std::string_view weight = std::string_view(coding).substr(semicolon);
    const bool taken = !weight.starts_with(";q=0") ||
                       weight.find_first_of("123456789", 4) != std::string_view::npos;
    const std::string_view name = std::string_view(coding).substr(0, semicolon);
    if (name == "gzip" || name == "x-gzip") named = taken;
    if (name == "*") any = taken;
  }
  return named.value_or(any.value_or(false));
}

void send_response(Response response, const WireForm& form, const PieceSink& sink) {
  if (is_compressible(response.content_type)) response.with("Vary", "Accept-Encoding");
  constexpr std::string_view kChunked = "Transfer-Encoding: chunked\r\n";
  // Nobody knows the length of a stream without making it, and HEAD need not tell it.
  if (response.stream && form.head_only) {
    sink({response_head(response, form.chunks ? kChunked : "", form.keep_alive), true, false,
          response.status});
    return;
  }
  if (response.stream && send_stream(response, form, sink)) return;
  if (form.gzip && response.body.size() >= kLeastCompressed &&
      is_compressible(response.content_type)) {
    response.body = Compressor().add(response.body, true);
    response.with("Content-Encoding", "gzip");
  }
  const bool has_length = response.status != 204 && response.status != 304;
  std::string bytes = response_head(
      response, has_length ? fmt::format("Content-Length: {}\r\n", response.body.size()) : "",
      form.keep_alive);
  if (!form.head_only && has_length) bytes += response.body;
  sink({std::move(bytes), true, false, response.status});
}

}  // namespace cotejo
