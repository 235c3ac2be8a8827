// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/garbled.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// What windows-1252 has at 0x80–0x9F; 0: nothing, which decoders take as the control itself.
constexpr std::array<char32_t, 32> kWindows{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that windows-1252 writes for a character; -1: none.
int windows_byte(char32_t c) {
  if (c >= 0xA0 && c <= 0xFF) return static_cast<int>(c);
  if (c >= 0x80 && c <= 0x9F) {
    return kWindows[c - 0x80] == 0 ? static_cast<int>(c) : -1;
  }
  const auto found = std::find(kWindows.begin(), kWindows.end(), c);
  return found == kWindows.end() ? -1 : 0x80 + static_cast<int>(found - kWindows.begin());
}

// Letters of Western languages, and the signs that print uses with them. Elsewhere the bytes of a
// genuine pair (É») would also be a character.
bool is_expected(char32_t c) {
  const bool twice = c == 0x192 || c == 0x2C6 || c == 0x2DC ||  // halves of what was garbled twice
                     (c >= 0x80 && c <= 0x9F && kWindows[c - 0x80] == 0);
  return twice || (c >= 0xA0 && c <= 0x17F) || (c >= 0x2010 && c <= 0x203A) || c == 0x20AC ||
         c == 0x2122;
}

// The text whose UTF-8 bytes the run is; empty: it is not of that kind.
std::string mend_run(std::u32string_view run) {
  std::string bytes;
  for (const char32_t c : run) {
    const int byte = windows_byte(c);
    if (byte < 0) return "";
    bytes.push_back(static_cast<char>(byte));
  }
  if (find_invalid_utf8(bytes) != std::string_view::npos) return "";
  const std::u32string mended = to_code_points(bytes);
  return std::all_of(mended.begin(), mended.end(), is_expected) ? bytes : "";
}

// The longest piece of the run from `from` on that can be mended; 0: none.
std::size_t mend_from(std::u32string_view run, std::size_t from, std::string& out) {
  // A lead byte of UTF-8 and what follows it: two to four characters, one after another.
  for (std::size_t length = 2; length <= 4 && from + length <= run.size(); ++length) {
    const std::string mended = mend_run(run.substr(from, length));
    if (mended.empty()) continue;
    out += mended;
    return length;
  }
  return 0;
}

std::string mend_once(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::u32string run;
  const auto finish_run = [&] {
    for (std::size_t at = 0; at < run.size();) {
      if (const std::size_t length = mend_from(run, at, out); length != 0) {
        at += length;
      } else {
        append_utf8(out, run[at++]);
      }
    }
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      finish_run();
      out.push_back(text[at++]);
    } else {
      run.push_back(decode_utf8(text, at));
    }
  }
  finish_run();
  return out;
}

// Leads of doubled text: Ã Â â Å Ä as UTF-8, all of which begin with this byte.
bool may_be_garbled(std::string_view text) {
  constexpr std::string_view kLeads = "\x83\x82\xA2\x85\x84";
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos && at + 2 < text.size();
       at = text.find('\xC3', at + 1)) {
    const bool beyond_ascii = static_cast<unsigned char>(text[at + 2]) >= 0x80;
    if (beyond_ascii && kLeads.find(text[at + 1]) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string mend_garbled(std::string_view text) {
  constexpr int kMostTimes = 4;  // some texts went through it more than once
  std::string mended(text);
  for (int i = 0; i < kMostTimes && may_be_garbled(mended); ++i) {
    std::string next = mend_once(mended);
    if (next == mended) break;
    mended = std::move(next);
  }
  return mended;
}

bool is_garbled(std::string_view text) {
  return may_be_garbled(text) && mend_once(text) != text;
}

char32_t windows_character(char32_t c) {
  if (c < 0x80 || c > 0x9F) return c;
  const char32_t meant = kWindows[c - 0x80];
  return meant == 0 ? c : meant;
}

}  // namespace cotejo
