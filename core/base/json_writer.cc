// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"

#include <fmt/format.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

static_assert(std::endian::native == std::endian::little, "the first byte of a word is its lowest");

// To the next byte that may not stand as it is, or near the end: eight at a time, by Mycroft's test
// for bytes in a word (comp.arch, 1987). Borrows reach over higher bytes only, so that the lowest
// one that it tells is right.
std::size_t skip_plain(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  const auto has_zero = [](std::uint64_t word) { return (word - kOnes) & ~word & kHigh; };
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t is_high = word & kHigh;
    const std::uint64_t is_control = (word - 0x20 * kOnes) & ~word & kHigh;
    const std::uint64_t is_delete = (word + kOnes) & kHigh;
    const std::uint64_t is_quote = has_zero(word ^ '"' * kOnes) | has_zero(word ^ '\\' * kOnes);
    const std::uint64_t found = is_high | is_control | is_delete | is_quote;
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  return at;
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  const auto flush = [&](std::size_t at) { out.append(text, plain, at - plain); };
  for (std::size_t i = skip_plain(text, 0); i < text.size(); i = skip_plain(text, i + 1)) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+2028/2029 are legal JSON but end a line for JavaScript and for line-wise readers.
    const bool line_separator = c == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80' &&
                                (text[i + 2] == '\xA8' || text[i + 2] == '\xA9');
    if (c >= 0x80 && !line_separator) {
      std::size_t next = i;
      const bool malformed = decode_utf8(text, next) == 0xFFFD && next == i + 1;
      if (malformed) {
        flush(i);
        append_utf8(out, 0xFFFD);
        plain = next;
      }
      i = next - 1;
      continue;
    }
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && !line_separator) continue;
    flush(i);
    if (line_separator) {
      out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
    }
    plain = i + 1;
  }
  flush(text.size());
}

}  // namespace

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_element_.empty()) return;
  if (has_element_.back()) out_.push_back(',');
  has_element_.back() = true;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_.push_back('{');
  has_element_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  has_element_.pop_back();
  out_.push_back('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  out_.push_back('[');
  has_element_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  has_element_.pop_back();
  out_.push_back(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_.push_back('"');
  append_escaped(out_, name);
  out_ += "\":";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  out_.push_back('"');
  append_escaped(out_, text);
  out_.push_back('"');
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::number(double value, int decimals) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{:.{}f}", value, decimals);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

std::string json_quote(std::string_view text) {
  std::string out;
  JsonWriter(out).string(text);
  return out;
}

}  // namespace cotejo
