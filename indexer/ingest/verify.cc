// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/verify.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <utility>

#include "core/base/counted.h"
#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/glass/packed_positions.h"
#include "core/index/checksums.h"
#include "core/index/facet_columns.h"
#include "core/index/index_error.h"
#include "core/index/lone_statements.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/index/shard_list.h"
#include "core/index/stored_revisions.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/index/vacancy.h"
#include "core/statement/statement_json.h"
#include "indexer/glass/position_packer.h"
#include "indexer/write/statement_history.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

void verify_database(const fs::path& path, VerifyReport& report) {
  ++report.databases;
  if (!has_checksums(path)) ++report.without_checksums;
  std::vector<std::string> damage = checksum_faults(path);
  if (!damage.empty()) {
    // Xapian 1.4.22 may crash while it checks damaged tables, and could say no more.
    for (std::string& fault : damage) report.faults.push_back(std::move(fault));
    return;
  }
  std::ostringstream details;
  try {
    const std::size_t errors = Xapian::Database::check(path.string(), 0, &details);
    if (errors != 0) {
      report.faults.push_back(
          fmt::format("{}: Xapian finds {}", path.string(), counted(errors, "fault")));
    }
  } catch (const Xapian::Error& error) {
    report.faults.push_back(fmt::format("{}: {}", path.string(), describe(error)));
  }
}

void verify_columns(const Shard& shard, VerifyReport& report) {
  if (!FacetColumns::open(fs::path(shard.location) / kColumnsName)) {
    report.faults.push_back(
        fmt::format("{}: the facet columns are missing or damaged (each search makes them anew, "
                    "which takes long); run: cotejo-indexer compact",
                    shard.location));
    return;
  }
  for (const FacetRow& row : facet_table()) {
    const auto column = shard.columns->column(row.facet);
    const auto& combinations = shard.columns->combinations(row.facet);
    const Slot slot = *field_row(row.field).slot;
    for (const Xapian::docid at : statement_documents(shard.database)) {
      const std::string value = shard.database.get_document(at).get_value(slot);
      const bool fits = at <= column.size() && column[at - 1] < combinations.size() &&
                        combinations.texts(column[at - 1]) == facet_values(row.facet, value);
      if (fits) continue;
      report.faults.push_back(
          fmt::format("{}: the {} column differs from document {}", shard.location, row.name, at));
      return;
    }
  }
}

// A clone that has lost documents may have more than its file says.
void verify_lone(const Shard& shard, VerifyReport& report) {
  if (!shard.lone) return;  // of before December 2026: nothing is looked for by it
  const std::vector<bool> lone = lone_statements(shard.database);
  for (const Xapian::docid at : statement_documents(shard.database)) {
    if (!shard.lone->has(at) || lone[at - 1]) continue;
    report.faults.push_back(fmt::format(
        "{}: document {} has copies or translations, which {} does not say; run: cotejo-indexer "
        "compact",
        shard.location, at, kLoneName));
    return;
  }
}

void verify_statements(const Shard& shard, VerifyReport& report) {
  StatementParser parser;
  for (const Xapian::docid at : statement_documents(shard.database)) {
    const auto fault = [&](std::string_view what) {
      report.faults.push_back(fmt::format("{}: document {} {}", shard.location, at, what));
    };
    try {
      const Xapian::Document document = shard.database.get_document(at);
      const std::string data = document.get_data();
      const std::string_view record = stored_record(data);
      if (record_checksum(record) != document.get_value(kSlotChecksum)) {
        fault("is not what was written: its checksum differs");
        continue;
      }
      const Statement statement = decode_stored(data, parser);
      const std::string term = id_term(statement.id);
      auto posting = shard.database.postlist_begin(term);
      if (posting != shard.database.postlist_end(term)) posting.skip_to(at);
      if (posting == shard.database.postlist_end(term) || *posting != at) {
        fault("is not found by its id");
      }
      const RevisionState& revision = stored_origin(data).revision;
      if (document.get_value(kSlotSince) != revision.since ||
          document.get_value(kSlotUntil) != revision.until) {
        fault("is not found by the days on which it stood");
      }
    } catch (const std::exception& error) {
      fault(error.what());
    } catch (const Xapian::Error& error) {
      fault(describe(error));
    }
  }
}

// A word of the index that has no positions.
std::optional<std::string> word_without_positions(const Shard& shard) {
  if (!shard.mapped) return std::nullopt;
  const auto end = shard.database.allterms_end();
  for (auto term = shard.database.allterms_begin(); term != end; ++term) {
    if (is_text_word(*term) && !shard.mapped->may_have_positions(*term)) return *term;
  }
  return std::nullopt;
}

// A clone that has lost documents has their positions still: they are asked for no more.
void verify_positions(const Shard& shard, VerifyReport& report) {
  const fs::path folder(shard.location);
  const auto fault = packed_positions_fault(folder, folder / kPackedPositionsName, is_text_word);
  const auto word = fault ? std::nullopt : word_without_positions(shard);
  if (!fault && !word) return;
  const bool has_table = shard.database.has_positions();
  report.faults.push_back(fmt::format(
      "{}: {} has {} of {} than the index has; {}", shard.location, kPackedPositionsName,
      fault ? "other positions" : "less", fault ? *fault : fmt::format("'{}'", printable(*word)),
      has_table ? "run: cotejo-indexer compact" : "restore a backup, or index anew"));
}

// What the revisions of one statement say of each other must be what their sightings make of them.
void verify_history(const std::string& id, const std::vector<StoredRevision>& stored,
                    std::size_t current_shards, VerifyReport& report) {
  std::vector<Sighting> sightings;
  std::vector<Timestamp> removals;
  StatementParser parser;
  for (const StoredRevision& revision : stored) {
    const std::string_view record = stored_record(revision.data);
    auto statement = parser.parse(record);
    if (!statement) return;  // told of its document already
    for (Sighting& sighting :
         sightings_of(revision.origin, std::move(*statement), std::string(record))) {
      sightings.push_back(std::move(sighting));
    }
    const Timestamp& removed = revision.origin.revision.removed;
    if (!removed.empty()) removals.push_back(removed);
  }
  const auto arranged = arrange_history(std::move(sightings), std::move(removals));
  const bool fits =
      std::equal(arranged.begin(), arranged.end(), stored.begin(), stored.end(),
                 [&](const ArrangedRevision& wanted, const StoredRevision& there) {
                   return wanted.is_current == (there.database < current_shards) &&
                          encode_stored(wanted.first.origin, wanted.first.record) == there.data;
                 });
  if (fits) return;
  report.faults.push_back(
      fmt::format("the history of '{}' is not what its revisions make of it; save them with "
                  "'export --revisions', purge the statement and add them again",
                  id));
}

std::set<std::string> verify_histories(const OpenIndex& index, std::size_t current_shards,
                                       VerifyReport& report) {
  std::vector<Xapian::Database> databases;
  std::set<std::string> ids;
  const std::string prefix(kIdPrefix);
  for (const Shard& shard : index.shards) {
    const auto end = shard.database.allterms_end(prefix);
    for (auto term = shard.database.allterms_begin(prefix); term != end; ++term) {
      ids.insert((*term).substr(prefix.size()));
    }
    databases.push_back(shard.database);
  }
  for (const std::string& id : ids) {
    const std::vector<StoredRevision> stored = stored_revisions(databases, id);
    const auto current = std::count_if(
        stored.begin(), stored.end(),
        [&](const StoredRevision& revision) { return revision.database < current_shards; });
    if (current > 1) {
      report.faults.push_back(fmt::format("two statements have the id {}", id));
    } else {
      verify_history(id, stored, current_shards, report);
    }
  }
  return ids;
}

// One folder. Returns the ids that it has, if it is sound so far.
std::set<std::string> verify_shard(const std::string& location, VerifyReport& report) {
  const std::size_t faults_before = report.faults.size();
  const Manifest manifest = read_manifest(location);
  for (std::string& fault : manifest_faults(location)) report.faults.push_back(std::move(fault));
  verify_database(fs::path(location) / manifest.catalog, report);
  for (const auto* segments : {&manifest.segments, &manifest.history}) {
    for (const std::string& segment : *segments) {
      verify_database(fs::path(location) / segment, report);
    }
  }
  if (report.faults.size() != faults_before) return {};
  const OpenIndex index = open_index({location}, Scope::kAllRevisions);
  for (std::size_t i = 0; i < index.shards.size(); ++i) {
    const Shard& shard = index.shards[i];
    const bool current = i < manifest.segments.size();
    (current ? report.statements : report.superseded) += statement_count(shard.database);
    verify_statements(shard, report);
    verify_columns(shard, report);
    verify_lone(shard, report);
    verify_positions(shard, report);
  }
  if (report.faults.size() != faults_before) return {};
  return verify_histories(index, manifest.segments.size(), report);
}

}  // namespace

VerifyReport verify_index(const std::string& location) {
  VerifyReport report;
  if (!has_shard_list(location)) {
    verify_shard(location, report);
    return report;
  }
  const std::size_t count = count_own_shards(location);
  for (std::size_t number = 0; number < count; ++number) {
    const std::string folder = shard_folder(location, number).string();
    for (const std::string& id : verify_shard(folder, report)) {
      if (shard_of(id, count) == number) continue;
      report.faults.push_back(
          fmt::format("{}: the statement '{}' is in this shard, but belongs in {}; export the "
                      "index with --revisions and add that to a new one",
                      folder, id, shard_folder("", shard_of(id, count)).string()));
    }
  }
  return report;
}

}  // namespace cotejo
