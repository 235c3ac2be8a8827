// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/text_traces.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 32> kTagNames{
    "a",      "b",    "blockquote", "body", "br",  "div",   "em", "font", "h1", "h2", "h3",
    "h4",     "head", "hr",         "html", "i",   "img",   "li", "meta", "ol", "p",  "script",
    "strong", "span", "style",      "sub",  "sup", "table", "td", "tr",   "u",  "ul"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_small_letter(std::string_view text, std::size_t at) {
  return at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || text[at] == '\xC3');
}

// Is the run of characters without spaces around `at` a web address?
bool is_address_around(std::string_view text, std::size_t at) {
  constexpr std::size_t kFar = 120;
  const std::string_view before = text.substr(at - std::min(at, kFar), std::min(at, kFar));
  const std::size_t space = before.find_last_of(" \n\t");
  const std::string_view start =
      space == std::string_view::npos ? before : before.substr(space + 1);
  const std::string_view rest = text.substr(at, kFar);
  const std::string_view end = rest.substr(0, rest.find_first_of(" \n\t"));
  return start.find('/') != std::string_view::npos ||
         start.find("www.") != std::string_view::npos || end.find('=') != std::string_view::npos;
}

// &name; or &#12; at `at`
bool is_entity_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  const std::size_t end = text.substr(at, kLongest).find(';');
  if (end == std::string_view::npos || end < 3) return false;
  const std::string_view name = text.substr(at + 1, end - 1);
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
  });
}

}  // namespace

bool is_stray_control(char32_t c) {
  if (c < 0x20) return c != U'\t' && c != U'\n' && c != U'\r';
  if (c >= 0x7F && c <= 0x9F) return true;
  return c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::size_t html_tag_at(std::string_view text, std::size_t at, std::string_view& name,
                        bool& closes) {
  constexpr std::size_t kLongest = 500;
  std::size_t from = at + 1;
  closes = from < text.size() && text[from] == '/';
  if (closes) ++from;
  std::size_t end = from;
  while (end < text.size() && end - from < 12 &&
         (is_letter(text[end]) || (text[end] >= '1' && text[end] <= '6'))) {
    ++end;
  }
  name = text.substr(from, end - from);
  const auto known = std::find_if(kTagNames.begin(), kTagNames.end(), [&](std::string_view tag) {
    return tag.size() == name.size() &&
           std::equal(tag.begin(), tag.end(), name.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  });
  if (known == kTagNames.end() || end >= text.size()) return 0;
  if (text[end] != '>' && text[end] != ' ' && text[end] != '/' && text[end] != '\n') return 0;
  name = *known;
  const std::size_t close = text.substr(end, kLongest).find('>');
  return close == std::string_view::npos ? 0 : end + close + 1 - at;
}

TextTraces find_traces(std::string_view text) {
  TextTraces traces;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      // Letters of Latin-1, the bulk of it, leave none.
      if (byte == 0xC3) {
        at += 2;
        continue;
      }
      const char32_t c = decode_utf8(text, at);
      if (c >= 0x300 && c <= 0x36F) ++traces.combining;
      if (c == 0xFFFD) ++traces.replacement;
      if (is_stray_control(c)) ++traces.control;
      continue;
    }
    if (byte == '<') {
      std::string_view name;
      bool closes = false;
      if (html_tag_at(text, at, name, closes) != 0) ++traces.tags;
    } else if (byte == '&') {
      if (is_entity_at(text, at)) ++traces.entities;
    } else if (byte == '?') {
      if (at > 0 && is_letter(text[at - 1]) && is_small_letter(text, at + 1) &&
          !is_address_around(text, at)) {
        ++traces.lost_accents;
      }
    } else if (byte == '-') {
      if (at > 0 && is_letter(text[at - 1]) && at + 1 < text.size() && text[at + 1] == '\n' &&
          is_small_letter(text, at + 2)) {
        ++traces.hyphenated;
      }
    } else if (is_stray_control(byte)) {
      ++traces.control;
    }
    ++at;
  }
  return traces;
}

}  // namespace cotejo
