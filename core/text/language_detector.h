// SPDX-License-Identifier: GPL-3.0-or-later
// Which language is a text in? CLD2, asked once a statement.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

struct DetectedLanguage {
  std::string code;       ///< ISO 639; empty: the text gives no sign (numbers, one name)
  bool reliable = false;  ///< false: a guess
};

/// Looks at the first 64 KiB of `text` (valid UTF-8). Thread-safe.
DetectedLanguage detect_language(std::string_view text);

}  // namespace cotejo
