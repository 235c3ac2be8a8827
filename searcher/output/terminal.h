// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, widths and line breaks of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cotejo {

struct TerminalStyle {
  bool color = false;
  std::size_t width = 80;  ///< columns
};

/// `when`: "auto", "always" or "never". Auto: standard output is a terminal that is not dumb, and
/// NO_COLOR is not set.
TerminalStyle terminal_style(std::string_view when);

/// Wrapped in the escape sequence of a style if colours are on.
std::string bold(std::string_view text, const TerminalStyle& style);
std::string dim(std::string_view text, const TerminalStyle& style);

/// `text` made printable, its marked ranges (code points) shown: coloured, or between ▸ and ◂
/// without colours; lines broken at spaces to the terminal's width, each begun by `indent`.
std::string wrap_marked(std::string_view text,
                        const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                        std::string_view indent, const TerminalStyle& style);

/// `text` made printable on one line: line breaks and tabs become spaces, so that a value from
/// outside cannot pass for a line of ours.
std::string one_line(std::string_view text);

/// Columns that a text takes: combining marks none, East Asian wide characters two.
std::size_t display_width(std::string_view text);

}  // namespace cotejo
