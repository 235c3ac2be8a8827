// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kMarkOn = "\033[1;33m";
constexpr std::string_view kPlainMarkOn = "▸";
constexpr std::string_view kPlainMarkOff = "◂";

std::size_t character_width(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const auto type = u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string styled(std::string_view code, std::string_view text, const TerminalStyle& style) {
  if (!style.color || text.empty()) return std::string(text);
  return std::string(code) + std::string(text) + std::string(kReset);
}

}  // namespace

TerminalStyle terminal_style(std::string_view when) {
  TerminalStyle style;
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  const bool wanted = terminal && !dumb && (no_color == nullptr || *no_color == '\0');
  style.color = when == "always" || (when == "auto" && wanted);
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
    style.width = std::min<std::size_t>(size.ws_col, 110);  // longer lines are hard to read
  }
  return style;
}

std::string bold(std::string_view text, const TerminalStyle& style) {
  return styled("\033[1m", text, style);
}

std::string dim(std::string_view text, const TerminalStyle& style) {
  return styled("\033[2m", text, style);
}

std::string one_line(std::string_view text) {
  std::string line = printable(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return line;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += character_width(decode_utf8(text, at));
  return width;
}

std::string wrap_marked(std::string_view text,
                        const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                        std::string_view indent, const TerminalStyle& style) {
  const std::string safe = printable(text);  // code points keep their number
  const std::string_view on = style.color ? kMarkOn : kPlainMarkOn;
  const std::string_view off = style.color ? kReset : kPlainMarkOff;
  const std::size_t mark_width = style.color ? 0 : 1;
  std::string out;
  std::string word;            // with its escape sequences
  std::size_t word_width = 0;  // without them
  std::size_t line_width = 0;
  bool marking = false;
  const auto flush_word = [&] {
    if (word.empty()) return;
    if (line_width == 0) {
      out += indent;
      line_width = display_width(indent);
    } else if (line_width + 1 + word_width > style.width) {
      out += "\n" + std::string(indent);
      line_width = display_width(indent);
    } else {
      out.push_back(' ');
      ++line_width;
    }
    out += word;
    line_width += word_width;
    word.clear();
    word_width = 0;
  };
  std::size_t next = 0;
  std::size_t index = 0;
  for (std::size_t at = 0; at < safe.size(); ++index) {
    if (marking && index == marks[next].second) {
      word += off;
      word_width += mark_width;
      marking = false;
      ++next;
    }
    // Marks that are empty, or begin within the one before, would never end.
    while (!marking && next < marks.size() &&
           (marks[next].first < index || marks[next].second <= marks[next].first)) {
      ++next;
    }
    if (!marking && next < marks.size() && index == marks[next].first) {
      word += on;
      word_width += mark_width;
      marking = true;
    }
    const std::size_t from = at;
    const char32_t c = decode_utf8(safe, at);
    if (c == '\n') {
      flush_word();
      if (line_width != 0 || (!out.empty() && out.back() == '\n')) out.push_back('\n');
      line_width = 0;
    } else if (c == ' ' || c == '\t') {
      flush_word();
    } else {
      word.append(safe, from, at - from);
      word_width += character_width(c);
    }
  }
  if (marking) {
    word += off;
    word_width += mark_width;
  }
  flush_word();
  return out;
}

}  // namespace cotejo
