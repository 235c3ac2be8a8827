// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/links/unlinked_statements.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <tuple>
#include <unordered_set>

#include "core/index/field_table.h"
#include "core/index/kinship.h"
#include "core/index/terms.h"
#include "core/index/vacancy.h"

namespace cotejo {
namespace {

// "20260305"; nothing for a date known to the month or year: a partner must lie within a day.
std::optional<long> day_of(const std::string& slot) {
  constexpr std::size_t kDayDigits = 8;
  int number = 0;
  if (slot.size() != kDayDigits ||
      std::from_chars(slot.data(), slot.data() + slot.size(), number).ec != std::errc()) {
    return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year(number / 10000),
                                        std::chrono::month(number / 100 % 100),
                                        std::chrono::day(number % 100)};
  return std::chrono::sys_days(day).time_since_epoch().count();
}

std::string first_value(const Xapian::Document& document, Xapian::valueno slot) {
  std::vector<std::string> values = split_values(document.get_value(slot));
  return values.empty() ? std::string() : std::move(values.front());
}

struct Candidate {
  UnlinkedStatement statement;
  std::uint64_t id = 0;
  bool is_translation = false;
  bool is_dated = false;
};

}  // namespace

std::vector<SourceStatements> unlinked_statements(const OpenIndex& index) {
  std::map<std::string, std::vector<Candidate>> sources;
  std::unordered_set<std::uint64_t> originals;
  for (std::size_t shard = 0; shard < index.shards.size(); ++shard) {
    const Xapian::Database& database = index.shards[shard].database;
    for (const Xapian::docid at : statement_documents(database)) {
      const Xapian::Document document = database.get_document(at);
      const Kinship kinship = decode_kinship(document.get_value(kSlotKinship));
      if (kinship.original != 0) originals.insert(kinship.original);
      const std::string source = first_value(document, kSlotSource);
      const Language language = language_of(first_value(document, kSlotLang));
      if (source.empty() || language == other_language()) continue;
      const std::optional<long> day = day_of(document.get_value(kSlotDate));
      sources[source].push_back({{day.value_or(0), language, shard, at},
                                 kinship.id,
                                 kinship.original != 0,
                                 day.has_value()});
    }
  }
  std::vector<SourceStatements> unlinked;
  for (const auto& [source, candidates] : sources) {
    SourceStatements found;
    found.source = source;
    for (const Candidate& candidate : candidates) {
      ++found.languages[candidate.statement.language];
      if (candidate.is_dated && !candidate.is_translation && !originals.contains(candidate.id)) {
        found.statements.push_back(candidate.statement);
      }
    }
    std::sort(found.statements.begin(), found.statements.end(),
              [](const UnlinkedStatement& a, const UnlinkedStatement& b) {
                return std::tie(a.day, a.shard, a.document) < std::tie(b.day, b.shard, b.document);
              });
    if (!found.statements.empty()) unlinked.push_back(std::move(found));
  }
  return unlinked;
}

}  // namespace cotejo
