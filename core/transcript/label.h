// SPDX-License-Identifier: GPL-3.0-or-later
// The label at the beginning of a line that says who speaks: "MR. PRICE:", "PREGUNTA.-", "Q ".
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/names/person_name.h"

namespace cotejo {

/// Whose words a turn is.
enum class TurnRole {
  kNamed,  ///< a person's, by name or office
  kPress,  ///< the press's: questions
  kOther,  ///< a moderator's, an interpreter's, a voice from the hall; or not said whose
};

/// What may be a label: the line alone does not decide it.
struct Label {
  std::string printed;  ///< without its colon
  std::string key;      ///< the name folded, without titles: alike for all labels of one person
  TurnRole role = TurnRole::kNamed;
  bool answer = false;       ///< "A", "RESPUESTA": of a speaker who is named elsewhere
  bool capitals = false;     ///< the name is in capital letters throughout
  bool bare_letter = false;  ///< "Q " without a colon
  bool office = false;       ///< a word of an office or a form of address stands with the name
  PersonName name;
  std::size_t length = 0;  ///< bytes of the line, up to the words said
};

/// Role of a label by the lists of press, answer and chair labels; kNamed for all others.
TurnRole role_of_label(std::string_view printed);

/// Reads the labels of one text's lines, and keeps what it read: a transcript has few, many times.
class LabelReader {
 public:
  /// The label that `line` may begin with. Lines of the never-labels list, of digits and of
  /// sentences have none.
  std::optional<Label> read(std::string_view line);

 private:
  std::map<std::string, std::optional<Label>, std::less<>> known_;  // by what stands before a colon
};

}  // namespace cotejo
