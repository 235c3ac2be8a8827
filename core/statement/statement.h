// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement is: one text that an institution published, with who, when and where.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace cotejo {

/// What one speaker said without a break, in a transcript.
struct Turn {
  std::string speaker;  ///< as printed; empty = not named
  std::string text;

  bool operator==(const Turn&) const = default;
};

/// A field this program has no meaning for: kept, and given back by export and show.
struct ExtraField {
  std::string name;
  std::string json;  ///< its value, as JSON

  bool operator==(const ExtraField&) const = default;
};

/// All text is valid UTF-8; an empty string or list means that the field was not given.
/// docs/record-format.md tells each field's meaning.
struct Statement {
  std::string id;
  std::string source;
  std::vector<std::string> speakers;
  Date date;
  std::string lang;  ///< declared language code; empty = to be detected
  std::string kind;
  std::string title;
  std::string body;         ///< plain text; empty when there are turns
  std::vector<Turn> turns;  ///< a transcript's text, instead of body
  std::string url;
  std::string place;
  std::vector<std::string> topics;
  std::string translation_of;  ///< id of the original
  std::string retrieved;
  std::vector<ExtraField> extra;  ///< in the order given

  /// The body, or the turns' texts joined by an empty line: what offsets count in.
  std::string text() const;

  bool operator==(const Statement&) const = default;
};

/// The kinds that the record format names.
inline constexpr std::array<std::string_view, 9> kKinds{"statement", "communique", "remarks",
                                                        "briefing",  "readout",    "speech",
                                                        "interview", "fact-sheet", "note"};

/// Separates turns in Statement::text().
inline constexpr std::string_view kTurnSeparator = "\n\n";

/// The id of a statement that carries none: "u-" and 20 hexadecimal digits of its url's SHA-256,
/// else "t-" and as many of source, date, title and the SHA-256 of the text.
std::string derive_id(const Statement& statement);

}  // namespace cotejo
