// SPDX-License-Identifier: GPL-3.0-or-later
// Does the statement that a quotation was traced to fit whom, and when, the article says it is
// from?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/names/authorities.h"
#include "searcher/article/quotation.h"
#include "searcher/quotes/body_names.h"
#include "searcher/quotes/result.h"

namespace cotejo {

enum class Agreement : std::uint8_t { kUnknown, kSupports, kContradicts };
/// "unknown", "supports", "contradicts".
std::string_view agreement_name(Agreement agreement);

/// Compares whom an article names with those of a statement: by what each is. docs/quotes.md tells
/// users the rules. Not for two threads at once.
class NameAgreement {
 public:
  /// Both must outlive it.
  NameAgreement(const Dictionary& dictionary, const Authorities& authorities)
      : bodies_(dictionary), authorities_(authorities) {}

  /// A person by the surname and what else of the name is printed; a body by the words that tell it
  /// from others of its kind; an office by its country and its body.
  Agreement compare(const Attribution& attribution, const QuoteMatch& match);
  /// Does it name a person or a body? "A spokesman" is anybody.
  bool names_somebody(const Attribution& attribution);

 private:
  // Whose words they are, by the statement.
  struct Voice {
    std::vector<std::string> persons;  // as printed, with their offices
    std::vector<std::string> bodies;   // with the other names that they are known by
  };

  Voice voice_of(const QuoteMatch& match) const;
  bool is_person(const std::string& name);
  bool is_same_person(const std::string& printed, const std::string& said,
                      const NameContext& context) const;
  Agreement compare_body(const std::string& name, const Voice& voice);
  Agreement compare_office(const Attribution& attribution, const Voice& voice,
                           const NameContext& context);

  BodyNames bodies_;
  const Authorities& authorities_;
};

/// Supports: the statement is of that day or of one beside it. Contradicts: of another day, or
/// later than the article. Dates known in part support what they may stand for.
Agreement compare_dates(const std::optional<Date>& said_on, const std::optional<Date>& published,
                        const Date& statement);

}  // namespace cotejo
