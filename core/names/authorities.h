// SPDX-License-Identifier: GPL-3.0-or-later
// Whose name is it? A table of persons and institutions, each with its other names in both
// languages, and of persons the offices that they held, with dates. docs/authorities.md tells the
// rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"

namespace cotejo {

struct Office {
  std::vector<std::string> titles;        ///< in either language: "Secretary of State"
  std::vector<std::string> institutions;  ///< whose statements call the holder by the title alone
  std::optional<Date> from;               ///< first day; none: not known
  std::optional<Date> until;              ///< last day; none: still, or not known

  bool operator==(const Office&) const = default;
};

struct Authority {
  enum class Kind { kPerson, kInstitution };
  Kind kind = Kind::kPerson;
  std::string name;                ///< canonical: what is shown and counted
  std::vector<std::string> names;  ///< the others
  std::vector<Office> offices;     ///< of persons

  bool operator==(const Authority&) const = default;
};

/// What is known beside a printed name.
struct NameContext {
  std::optional<Date> date;  ///< of the statement
  std::string source;        ///< its institution, as printed or canonical
};

/// Copyable; answers are by the table alone. When two would fit, none does: persons are never
/// merged on a guess.
class Authorities {
 public:
  Authorities() = default;
  explicit Authorities(std::vector<Authority> all);

  bool empty() const { return all_.empty(); }
  const std::vector<Authority>& all() const { return all_; }

  /// The institution of that name, folded and without full stops.
  const Authority* institution(std::string_view printed) const;
  /// The person whom a printed name names: by one of the listed names; by it without middle names,
  /// if the date is one of an office; by a surname with a title of an office held then; by a bare
  /// surname or a title alone in a statement of the office's institution. Without a date none of
  /// the last three.
  const Authority* person(std::string_view printed, const NameContext& context) const;
  /// The person whom somebody who asks may mean: also by a surname that only one person has.
  const Authority* asked_person(std::string_view typed) const;

 private:
  void index(std::size_t number, const std::string& name);

  std::vector<Authority> all_;
  std::unordered_map<std::string, std::size_t> persons_;               // by folded name
  std::unordered_map<std::string, std::size_t> institutions_;          // by folded name
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  // persons, by each name word
};

/// A name as authorities compare it: folded, without full stops and commas, spaces single.
std::string authority_key(std::string_view name);

/// The table as the catalog keeps it, and back. Lines that cannot be read are passed over: a
/// catalog is only ever written by serialize().
std::string serialize(const Authorities& authorities);
Authorities parse_table(std::string_view table);
/// What parse_table() makes its table of, for whoever puts several together: of the start of a
/// program that answers one question, knowing names by their words is a tenth.
std::vector<Authority> parse_authorities(std::string_view table);

}  // namespace cotejo
