// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/verify.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/index/facet_columns.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/index/schema.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// Every id term of the index with its place, in the order of the ids.
std::multimap<std::string, std::pair<std::size_t, Xapian::docid>> ids_of(const OpenIndex& index) {
  std::multimap<std::string, std::pair<std::size_t, Xapian::docid>> ids;
  const std::string prefix(kIdPrefix);
  for (std::size_t shard = 0; shard < index.shards.size(); ++shard) {
    const Xapian::Database& database = index.shards[shard].database;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
        ids.emplace(*term, std::pair(shard, *at));
      }
    }
  }
  return ids;
}

void verify_database(const fs::path& path, VerifyReport& report) {
  ++report.databases;
  std::ostringstream details;
  try {
    const std::size_t errors = Xapian::Database::check(path.string(), 0, &details);
    if (errors != 0) {
      report.faults.push_back(fmt::format("{}: Xapian finds {} faults", path.string(), errors));
    }
  } catch (const Xapian::Error& error) {
    report.faults.push_back(fmt::format("{}: {}", path.string(), error.get_msg()));
  }
}

void verify_columns(const Shard& shard, VerifyReport& report) {
  if (!shard.columns) {
    report.faults.push_back(
        fmt::format("{}: the facet columns are missing or damaged (facets are "
                    "counted without them, slower); run: cotejo-indexer compact",
                    shard.location));
    return;
  }
  for (const FacetRow& row : facet_table()) {
    const auto column = shard.columns->column(row.facet);
    const auto& combinations = shard.columns->combinations(row.facet);
    const Slot slot = *field_row(row.field).slot;
    for (auto at = shard.database.postlist_begin(""); at != shard.database.postlist_end(""); ++at) {
      const std::string value = shard.database.get_document(*at).get_value(slot);
      const bool fits = *at <= column.size() && column[*at - 1] < combinations.size() &&
                        combinations[column[*at - 1]] == facet_values(row.facet, value);
      if (fits) continue;
      report.faults.push_back(
          fmt::format("{}: the {} column differs from document {}", shard.location, row.name, *at));
      return;
    }
  }
}

void verify_statements(const Shard& shard, VerifyReport& report) {
  StatementParser parser;
  for (auto at = shard.database.postlist_begin(""); at != shard.database.postlist_end(""); ++at) {
    ++report.statements;
    const auto fault = [&](std::string_view what) {
      report.faults.push_back(fmt::format("{}: document {} {}", shard.location, *at, what));
    };
    try {
      const Xapian::Document document = shard.database.get_document(*at);
      const std::string data = document.get_data();
      const std::string_view record = stored_record(data);
      if (record_checksum(record) != document.get_value(kSlotChecksum)) {
        fault("is not what was written: its checksum differs");
        continue;
      }
      const Statement statement = decode_stored(data, parser);
      const std::string term = id_term(statement.id);
      auto posting = shard.database.postlist_begin(term);
      if (posting == shard.database.postlist_end(term) || *posting != *at) {
        fault("is not found by its id");
      }
    } catch (const std::exception& error) {
      fault(error.what());
    } catch (const Xapian::Error& error) {
      fault(error.get_msg());
    }
  }
}

}  // namespace

std::uint64_t export_statements(const std::string& location, std::ostream& out) {
  const OpenIndex index = open_index({location});
  std::uint64_t count = 0;
  for (const auto& [id, place] : ids_of(index)) {
    const std::string data =
        index.shards[place.first].database.get_document(place.second).get_data();
    out << stored_record(data) << '\n';
    if (!out) throw Failure("cannot write the export");
    ++count;
  }
  return count;
}

VerifyReport verify_index(const std::string& location) {
  VerifyReport report;
  const Manifest manifest = read_manifest(location);
  verify_database(fs::path(location) / manifest.catalog, report);
  for (const std::string& segment : manifest.segments) {
    verify_database(fs::path(location) / segment, report);
  }
  if (!report.faults.empty()) return report;
  const OpenIndex index = open_index({location});
  for (const Shard& shard : index.shards) {
    verify_statements(shard, report);
    verify_columns(shard, report);
  }
  std::string last;
  for (const auto& [id, place] : ids_of(index)) {
    if (id == last)
      report.faults.push_back(fmt::format("two statements have the id {}", id.substr(1)));
    last = id;
  }
  return report;
}

StatusReport index_status(const std::string& location) {
  const Manifest manifest = read_manifest(location);
  const OpenIndex index = open_index({location});
  StatusReport status{location, index.revision, kSchemaVersion, index.statements, 0, {}, {}, "",
                      ""};
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(fs::path(location) / kSegmentsFolder)) {
    std::error_code ignored;
    if (entry.is_regular_file(ignored)) status.bytes += entry.file_size(ignored);
  }
  std::map<std::string, std::uint64_t> languages;
  const std::string prefix(field_row(Field::kLang).exact_prefix);
  for (std::size_t i = 0; i < index.shards.size(); ++i) {
    const Xapian::Database& database = index.shards[i].database;
    const std::string name = fs::path(index.shards[i].location).filename().string();
    status.segments.emplace_back(name, database.get_doccount());
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      languages[(*term).substr(prefix.size())] += term.get_termfreq();
    }
  }
  status.languages.assign(languages.begin(), languages.end());
  status.last_run = index.catalogs.front().get_metadata(std::string(kLastRunKey));
  status.learned = index.catalogs.front().get_metadata(std::string(kLearnedKey));
  return status;
}

std::string status_json(const StatusReport& status) {
  std::string json;
  JsonWriter writer(json);
  const auto number = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
  writer.begin_object().field("index", status.index).field("revision", status.revision);
  writer.key("schema").number(status.schema);
  writer.key("statements").number(number(status.statements));
  writer.key("bytes").number(number(status.bytes));
  writer.key("segments").begin_array();
  for (const auto& [name, count] : status.segments) {
    writer.begin_object().field("name", name).key("statements").number(number(count)).end_object();
  }
  writer.end_array().key("languages").begin_object();
  for (const auto& [code, count] : status.languages) writer.key(code).number(number(count));
  writer.end_object().key("last_run");
  writer.raw(status.last_run.empty() ? "null" : status.last_run).key("learned");
  writer.raw(status.learned.empty() ? "null" : status.learned).end_object();
  return json + "\n";
}

std::string status_text(const StatusReport& status) {
  std::string text = fmt::format(
      "index       {}\nrevision    {} (schema {})\nstatements  {}\nsize        {:.1f} MB in {} "
      "segment{}\nlanguages  ",
      status.index, status.revision, status.schema, status.statements,
      static_cast<double>(status.bytes) / 1e6, status.segments.size(),
      status.segments.size() == 1 ? "" : "s");
  for (const auto& [code, count] : status.languages) text += fmt::format(" {} {}", code, count);
  text += fmt::format("\nlast run    {}\n", status.last_run);
  if (!status.learned.empty()) text += fmt::format("learned     {}\n", status.learned);
  return text;
}

}  // namespace cotejo
