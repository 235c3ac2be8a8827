// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/paragraphs.h"

namespace cotejo {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

// Length of the white space at the beginning.
std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  if (is_space(text.front())) return 1;
  return text.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
}

}  // namespace

TextSpan without_space(std::string_view text, TextSpan span) {
  while (span.begin < span.end) {
    const std::size_t length = space_length(text.substr(span.begin, span.end - span.begin));
    if (length == 0) break;
    span.begin += length;
  }
  while (span.begin < span.end) {
    if (is_space(text[span.end - 1])) {
      --span.end;
    } else if (text.substr(span.begin, span.size()).ends_with(kNoBreakSpace)) {
      span.end -= kNoBreakSpace.size();
    } else {
      break;
    }
  }
  return span;
}

std::vector<TextSpan> paragraphs_of(std::string_view text) {
  std::vector<TextSpan> with_gaps;
  std::vector<TextSpan> lines;
  bool gap = true;
  bool any_gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline;
    const TextSpan line = without_space(text, {at, end});
    if (line.size() == 0) {
      any_gap = any_gap || !lines.empty();
      gap = true;
    } else {
      lines.push_back(line);
      if (gap) with_gaps.push_back(line);
      with_gaps.back().end = line.end;
      gap = false;
    }
    at = end + 1;
  }
  return any_gap ? with_gaps : lines;
}

std::string with_single_spaces(std::string_view text) {
  std::string plain;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = space_length(text.substr(at, 2)); length != 0) {
      space = !plain.empty();
      at += length;
      continue;
    }
    if (space) plain.push_back(' ');
    space = false;
    plain.push_back(text[at++]);
  }
  return plain;
}

}  // namespace cotejo
