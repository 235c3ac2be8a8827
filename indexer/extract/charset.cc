// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::size_t kMetaBytes =
    4096;  // browsers look at 1024 first, and again when it comes late

// Labels that do not mean what ICU takes them for, and those that are common.
struct Label {
  std::string_view label;
  std::string_view charset;
};
constexpr std::array kLabels{
    Label{"utf-8", "utf-8"},
    Label{"utf8", "utf-8"},
    Label{"unicode-1-1-utf-8", "utf-8"},
    Label{"iso-8859-1", "windows-1252"},
    Label{"iso8859-1", "windows-1252"},
    Label{"iso88591", "windows-1252"},
    Label{"iso_8859-1", "windows-1252"},
    Label{"latin1", "windows-1252"},
    Label{"l1", "windows-1252"},
    Label{"ascii", "windows-1252"},
    Label{"us-ascii", "windows-1252"},
    Label{"ansi_x3.4-1968", "windows-1252"},
    Label{"cp819", "windows-1252"},
    Label{"ibm819", "windows-1252"},
    Label{"cp1252", "windows-1252"},
    Label{"x-cp1252", "windows-1252"},
    Label{"windows-1252", "windows-1252"},
    Label{"iso-8859-9", "windows-1254"},
    Label{"latin5", "windows-1254"},
    Label{"tis-620", "windows-874"},
    Label{"iso-8859-11", "windows-874"},
    Label{"gb2312", "gbk"},
    Label{"x-gbk", "gbk"},
    Label{"ks_c_5601-1987", "windows-949"},
    Label{"euc-kr", "windows-949"},
    Label{"x-sjis", "windows-31j"},
    Label{"shift_jis", "windows-31j"},
    Label{"unicode", "utf-16le"},
    Label{"utf-16", "utf-16le"},
};
// Those that ICU knows under their own names. Stateful and exotic ones (UTF-7, ISO-2022) are
// ways to smuggle, not charsets of pages.
constexpr std::array<std::string_view, 31> kOwnNames{
    "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
    "windows-1257", "windows-1258", "windows-874",  "iso-8859-2",   "iso-8859-3",   "iso-8859-4",
    "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-10",  "iso-8859-13",
    "iso-8859-14",  "iso-8859-15",  "iso-8859-16",  "koi8-r",       "koi8-u",       "macintosh",
    "gbk",          "gb18030",      "big5",         "euc-jp",       "ibm866",       "utf-16le",
    "utf-16be"};

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return small;
}

std::string charset_of_label(std::string_view label) {
  const auto row = std::find_if(kLabels.begin(), kLabels.end(),
                                [&](const Label& known) { return known.label == label; });
  if (row != kLabels.end()) return std::string(row->charset);
  const bool is_own = std::find(kOwnNames.begin(), kOwnNames.end(), label) != kOwnNames.end();
  return is_own ? std::string(label) : "";
}

// The label behind the first "charset=" of a text in small letters.
std::string label_in(std::string_view text) {
  constexpr std::string_view kKey = "charset";
  for (std::size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at)) {
    at += kKey.size();
    std::string_view rest = text.substr(at);
    const auto skip = [&](std::string_view characters) {
      rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size()));
    };
    skip(" \t\r\n");
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    skip(" \t\r\n\"'");
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n\"'>;/")));
  }
  return "";
}

// Of the <meta> elements only: scripts have the word too.
std::string label_in_meta(std::string_view bytes) {
  const std::string begin = small_letters(bytes.substr(0, kMetaBytes));
  std::string_view rest = begin;
  for (std::size_t at = rest.find("<meta"); at != std::string_view::npos; at = rest.find("<meta")) {
    rest.remove_prefix(at);
    std::string label = label_in(rest.substr(0, rest.find('>')));
    if (!label.empty()) return label;
    rest.remove_prefix(1);
  }
  // XHTML, as XML declares it.
  constexpr std::string_view kEncoding = "encoding=";
  if (!begin.starts_with("<?xml")) return "";
  const std::string_view declaration = std::string_view(begin).substr(0, begin.find('>'));
  const std::size_t at = declaration.find(kEncoding);
  if (at == std::string_view::npos || at + kEncoding.size() >= declaration.size()) return "";
  const std::string_view value = declaration.substr(at + kEncoding.size() + 1);
  return std::string(value.substr(0, value.find_first_of("\"'?")));
}

std::string valid_utf8(std::string_view bytes, std::size_t& broken) {
  if (find_invalid_utf8(bytes) == std::string_view::npos) return std::string(bytes);
  constexpr char32_t kReplacement = 0xFFFD;
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    const char32_t c = decode_utf8(bytes, at);
    if (c == kReplacement && at == before + 1) ++broken;
    append_utf8(text, c);
  }
  return text;
}

std::string convert(std::string_view bytes, const std::string& charset, std::size_t& broken) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &error), ucnv_close);
  if (U_FAILURE(error)) return valid_utf8(bytes, broken);
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), error);
  std::string text;
  wide.toUTF8String(text);
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (std::size_t at = text.find(kReplacement); at != std::string::npos;
       at = text.find(kReplacement, at + 1)) {
    ++broken;
  }
  return text;
}

}  // namespace

DecodedPage decode_page(std::string_view bytes, std::string_view content_type) {
  DecodedPage page;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    page.charset = "utf-8";
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE")) {
    page.charset = "utf-16le";
    bytes.remove_prefix(2);
  } else if (bytes.starts_with("\xFE\xFF")) {
    page.charset = "utf-16be";
    bytes.remove_prefix(2);
  }
  if (page.charset.empty()) {
    const std::string label = label_in(small_letters(content_type));
    page.charset = charset_of_label(label);
    if (page.charset.empty()) page.unknown_label = label;
  }
  if (page.charset.empty()) {
    const std::string label = label_in_meta(bytes);
    page.charset = charset_of_label(label);
    // A <meta> that could be read byte by byte is not in UTF-16.
    if (page.charset.starts_with("utf-16")) page.charset = "utf-8";
    if (page.charset.empty() && !label.empty()) page.unknown_label = label;
  }
  if (page.charset.empty()) {
    const bool is_utf8 = find_invalid_utf8(bytes) == std::string_view::npos;
    page.is_guessed = !is_utf8;
    page.charset = is_utf8 ? "utf-8" : "windows-1252";
  }
  page.utf8 = page.charset == "utf-8" ? valid_utf8(bytes, page.broken)
                                      : convert(bytes, page.charset, page.broken);
  std::replace(page.utf8.begin(), page.utf8.end(), '\0', ' ');
  return page;
}

char32_t mend_c1(char32_t c) {
  constexpr std::array<char32_t, 32> kWindows1252{
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  return c >= 0x80 && c <= 0x9F ? kWindows1252[c - 0x80] : c;
}

}  // namespace cotejo
