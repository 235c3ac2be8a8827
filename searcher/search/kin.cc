// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/kin.h"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "core/index/field_table.h"
#include "core/index/kinship.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"

namespace cotejo {
namespace {

constexpr Xapian::doccount kMostKin = 20;

struct KinTerm {
  std::string term;
  bool own;  // does the statement have it itself?
};

std::vector<KinTerm> kin_terms(const Kinship& own, const Statement& statement) {
  std::vector<KinTerm> terms{{translations_term(statement.id), false}};
  if (!statement.translation_of.empty()) {
    terms.push_back({id_term(statement.translation_of), false});
    terms.push_back({translations_term(statement.translation_of), true});
  }
  if (own.text != 0) {
    // Equal texts share all of these.
    for (std::string& term : near_text_terms(own.signature)) {
      terms.push_back({std::move(term), true});
    }
  }
  return terms;
}

// The shards that may have kin of a document: its own may be known to have none.
std::vector<const Shard*> shards_of_kin(const OpenIndex& index, DocumentPlace place) {
  const Shard& own = index.shards[place.shard];
  const bool is_lone = own.lone && own.lone->has(place.number);
  std::vector<const Shard*> shards;
  for (const Shard& shard : index.shards) {
    if (&shard != &own || !is_lone) shards.push_back(&shard);
  }
  return shards;
}

// Those that another document may have too. Most statements have no kin, and none of their terms is
// anyone else's: then there is nothing to search for. At a server each would be a question of its
// own, so that all are kept.
std::vector<std::string> shared_terms(const std::vector<const Shard*>& shards, const Shard& own,
                                      std::vector<KinTerm> terms) {
  const bool asks_servers =
      std::any_of(shards.begin(), shards.end(), [](const Shard* shard) { return shard->remote; });
  const bool asks_own = std::find(shards.begin(), shards.end(), &own) != shards.end();
  const auto having = [&](const std::string& term) {
    std::uint64_t sum = 0;
    for (const Shard* shard : shards) sum += shard->frequency(term);
    return sum;
  };
  std::vector<std::string> shared;
  for (KinTerm& each : terms) {
    const bool has_it = each.own && asks_own;
    if (asks_servers || having(each.term) > (has_it ? 1U : 0U)) {
      shared.push_back(std::move(each.term));
    }
  }
  return shared;
}

}  // namespace

std::vector<Kin> find_kin(const OpenIndex& index, Xapian::docid document,
                          const std::function<std::string()>& slot, const Statement& statement,
                          StatementParser& parser) {
  const DocumentPlace place = index.place_of(document);
  const std::vector<const Shard*> shards = shards_of_kin(index, place);
  if (shards.empty()) return {};
  const Kinship own = decode_kinship(slot());
  const std::vector<std::string> terms =
      shared_terms(shards, index.shards[place.shard], kin_terms(own, statement));
  if (terms.empty()) return {};
  Xapian::Enquire enquire(index.combined);
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
