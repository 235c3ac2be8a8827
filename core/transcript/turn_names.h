// SPDX-License-Identifier: GPL-3.0-or-later
// The fuller name of whom a label names, where the same statement has it: "MR. PRICE" is the Ned
// Price of its speaker field, title, header lines or an earlier label.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/statement/statement.h"
#include "core/transcript/turn_split.h"

namespace cotejo {

class TurnNames {
 public:
  /// `header`: what stands before the first label.
  TurnNames(const Statement& statement, std::string_view header,
            const std::vector<LabelledRange>& turns);

  struct Named {
    std::string name;   ///< for readers: never empty
    bool full = false;  ///< names one person, by more than a surname
  };
  /// Of a label of role kNamed. Two persons it may be of leave it as it is printed.
  Named name_of(const Label& label) const;

 private:
  void add(const PersonName& name);
  bool is_titled_so(std::string_view folded_title) const;
  void add_from_text(std::string_view text, const std::vector<LabelledRange>& turns);

  std::vector<PersonName> declared_;
  std::string source_;
  std::string title_;
  std::vector<PersonName> full_;  // every fuller name, declared ones first
};

/// The persons of a statement's speaker field, one name each.
std::vector<PersonName> declared_persons(const Statement& statement);

}  // namespace cotejo
