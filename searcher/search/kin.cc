// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/kin.h"

#include <algorithm>
#include <tuple>

#include "core/index/field_table.h"
#include "core/index/kinship.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"

namespace cotejo {
namespace {

constexpr Xapian::doccount kMostKin = 20;

std::vector<std::string> kin_terms(const Kinship& own, const Statement& statement) {
  std::vector<std::string> terms{translations_term(statement.id)};
  if (!statement.translation_of.empty()) {
    terms.push_back(id_term(statement.translation_of));
    terms.push_back(translations_term(statement.translation_of));
  }
  if (own.text != 0) {
    terms.push_back(same_text_term(own.text));
    for (std::string& term : near_text_terms(own.signature)) terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace

std::vector<Kin> find_kin(const Xapian::Database& database, const Xapian::Document& document,
                          const Statement& statement, StatementParser& parser) {
  const Kinship own = decode_kinship(document.get_value(kSlotKinship));
  const std::vector<std::string> terms = kin_terms(own, statement);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(kSlotDate, false);
  const Xapian::MSet matches = enquire.get_mset(0, kMostKin + 1);
  std::vector<Kin> all;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const Xapian::Document other = match.get_document();
    const Kinship kinship = decode_kinship(other.get_value(kSlotKinship));
    if (kinship.id == own.id) continue;
    const bool linked =
        kinship.original == own.id ||
        (own.original != 0 && (kinship.id == own.original || kinship.original == own.original));
    const bool copy =
        kinship.text == own.text || likeness(kinship.signature, own.signature) >= kNearCopy;
    if (!linked && !copy) continue;
    const Statement found = decode_stored(other.get_data(), parser);
    all.push_back({linked ? KinRelation::kTranslation : KinRelation::kCopy, found.id, found.title,
                   found.date, found.source, found.lang, found.url});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Kin& a, const Kin& b) { return a.relation < b.relation; });
  return all;
}

}  // namespace cotejo
