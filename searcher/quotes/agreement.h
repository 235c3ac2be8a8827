// SPDX-License-Identifier: GPL-3.0-or-later
// Does the statement that a quotation was traced to fit whom, and when, the article says it is
// from?
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/dictionary/dictionary.h"
#include "core/text/analyzer.h"
#include "searcher/article/quotation.h"
#include "searcher/quotes/result.h"

namespace cotejo {

enum class Agreement : std::uint8_t { kUnknown, kSupports, kContradicts };
/// "unknown", "supports", "contradicts".
std::string_view agreement_name(Agreement agreement);

/// Compares names over spellings and languages. Not for two threads at once.
class NameAgreement {
 public:
  /// Must outlive it.
  explicit NameAgreement(const Dictionary& dictionary) : dictionary_(dictionary) {}

  /// Supports: half or more of the words of the speaker's or the institution's name are in the
  /// statement's speakers, source or turn, or in the other language what they mean. Contradicts: a
  /// person is named, and the statement names others only. Else unknown: the Trump administration
  /// may well speak as the State Department.
  Agreement compare(const Attribution& attribution, const QuoteMatch& match);

 private:
  using Keys = std::set<std::string>;
  std::vector<Keys> keys_of(std::string_view name);
  double shared(const std::string& name, const Keys& known);

  const Dictionary& dictionary_;
  Analyzer analyzer_;
};

/// Supports: the statement is of that day or of one beside it. Contradicts: of another day, or
/// later than the article. Dates known in part support what they may stand for.
Agreement compare_dates(const std::optional<Date>& said_on, const std::optional<Date>& published,
                        const Date& statement);

}  // namespace cotejo
