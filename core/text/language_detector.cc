// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language_detector.h"

// CLD2's header uses printf's FILE without including it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>

#include <array>

#include "core/base/utf8.h"

namespace cotejo {

DetectedLanguage detect_language(std::string_view text) {
  constexpr std::size_t kEnough = 64 * 1024;
  const std::string_view sample = truncate_utf8(text, kEnough);
  std::array<CLD2::Language, 3> top{};
  std::array<int, 3> percent{};
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language best = CLD2::DetectLanguageSummary(
      sample.data(), static_cast<int>(sample.size()),
      /*is_plain_text=*/true, top.data(), percent.data(), &text_bytes, &reliable);
  // Of a text without words it says English, with no share of the text.
  if (best == CLD2::UNKNOWN_LANGUAGE || percent[0] == 0) return {};
  return {CLD2::LanguageCode(best), reliable};
}

}  // namespace cotejo
