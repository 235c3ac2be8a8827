// SPDX-License-Identifier: GPL-3.0-or-later
// What conversions leave in a text, seen in one pass. Internal to indexer/doctor.
#pragma once

#include <cstddef>
#include <string_view>

namespace cotejo {

/// How often each stands in a text.
struct TextTraces {
  std::size_t lost_accents = 0;  ///< a question mark between two letters
  std::size_t combining = 0;     ///< accents as characters of their own
  std::size_t replacement = 0;   ///< U+FFFD
  std::size_t control = 0;       ///< controls, zero-width and direction characters
  std::size_t tags = 0;          ///< of HTML
  std::size_t entities = 0;      ///< of HTML
  std::size_t hyphenated = 0;    ///< lines that end in a hyphen and go on in a small letter
};

/// Valid UTF-8, linear time.
TextTraces find_traces(std::string_view text);

/// A character that no text needs: C0 but tab and line ends, DEL, C1, zero-width, direction.
bool is_stray_control(char32_t c);

/// Length of the HTML tag that begins at `at` ("<" stands there), 0 if it is none: a name that
/// pages use, no more than a few hundred characters. `name` and `closes` are set for a tag.
std::size_t html_tag_at(std::string_view text, std::size_t at, std::string_view& name,
                        bool& closes);

}  // namespace cotejo
