// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/attribute_scan.h"

#include <algorithm>

namespace cotejo {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
}

// Moves `at` behind the tag that it stands in; the attributes seen, no more than one too many. What
// stands between quotes behind "=" is one value.
std::size_t count_attributes(std::string_view html, std::size_t& at) {
  std::size_t attributes = 0;
  bool in_word = true;  // the tag's name
  while (at < html.size() && html[at] != '>' && attributes <= kMostAttributes) {
    const char c = html[at++];
    if (c == '=') {
      while (at < html.size() && is_space(html[at])) ++at;
      if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
        at = std::min(html.find(html[at], at + 1), html.size() - 1) + 1;
        in_word = false;
      }
    } else if (is_space(c)) {
      in_word = false;
    } else if (!in_word) {
      in_word = true;
      ++attributes;
    }
  }
  return attributes;
}

bool starts_with_word(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::equal(small.begin(), small.end(), text.begin(),
                    [](char a, char b) { return a == (is_letter(b) ? (b | 0x20) : b); });
}

// Behind a script or style that begins at `at`; tags in it are none.
std::size_t skip_raw(std::string_view html, std::size_t at, std::string_view end) {
  for (at = html.find('<', at); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (starts_with_word(html.substr(at), end)) return at;
  }
  return html.size();
}

}  // namespace

std::size_t line_of_overlong_tag(std::string_view html) {
  std::size_t at = html.find('<');
  while (at != std::string_view::npos && at + 1 < html.size()) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = html.find("-->", at + 2);
      if (end == std::string_view::npos) return 0;
      at = end;
    } else if (is_letter(html[at + 1])) {
      const std::size_t begin = at++;
      if (count_attributes(html, at) > kMostAttributes) {
        return 1 + static_cast<std::size_t>(std::count(
                       html.begin(), html.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
      }
      if (starts_with_word(rest, "<script")) at = skip_raw(html, at, "</script");
      if (starts_with_word(rest, "<style")) at = skip_raw(html, at, "</style");
      if (at >= html.size()) return 0;
    } else {
      ++at;
    }
    at = html.find('<', at);
  }
  return 0;
}

}  // namespace cotejo
