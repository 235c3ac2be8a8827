// SPDX-License-Identifier: GPL-3.0-or-later
// status: what is in an index, and what the last run did.
#include <fmt/format.h>
#include <simdjson.h>
#include <xapian.h>

#include <filesystem>
#include <map>

#include "core/base/counted.h"
#include "core/base/json_writer.h"
#include "core/index/field_table.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/index/schema.h"
#include "core/index/shard_list.h"
#include "core/index/vacancy.h"
#include "indexer/ingest/verify.h"

namespace cotejo {

namespace fs = std::filesystem;

namespace {

// What the folder of one shard has on disk.
void add_files(const fs::path& folder, StatusReport& status) {
  for (const std::string& segment : read_manifest(folder).history) {
    status.superseded += statement_count(Xapian::Database((folder / segment).string()));
  }
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(folder / kSegmentsFolder)) {
    std::error_code ignored;
    if (entry.is_regular_file(ignored)) status.bytes += entry.file_size(ignored);
  }
}

// The shards that a run does not change keep what they know of the one before.
std::string last_run(const OpenIndex& index) {
  std::string last;
  std::string last_time;
  simdjson::dom::parser parser;
  for (const Xapian::Database& catalog : index.catalogs) {
    const std::string run = catalog.get_metadata(std::string(kLastRunKey));
    std::string_view time;
    if (parser.parse(simdjson::padded_string(run))["at"].get(time) != simdjson::SUCCESS) continue;
    if (!last.empty() && time <= last_time) continue;
    last_time = time;
    last = run;
  }
  return last;
}

}  // namespace

StatusReport index_status(const std::string& location) {
  StatusReport status;
  status.index = location;
  std::map<std::string, std::uint64_t> languages;
  const std::string prefix(field_row(Field::kLang).exact_prefix);
  const OpenIndex index = open_index({location});
  status.revision = index.revision;
  const IndexSchema schema = check_schema(index.catalogs.front(), location);
  status.schema = schema.number;
  status.for_servers = schema.positions == PositionStore::kPackedAndTable;
  status.statements = index.statements;
  const bool in_shards = has_shard_list(location);
  for (const std::string& folder : index.folders) {
    add_files(folder, status);
    if (in_shards) status.shards.emplace_back(fs::path(folder).filename().string(), 0);
  }
  for (const Shard& segment : index.shards) {
    const fs::path path(segment.location);
    const std::uint64_t statements = statement_count(segment.database);
    std::string name = path.filename().string();
    if (in_shards) {
      const std::string shard = path.parent_path().parent_path().filename().string();
      name = fmt::format("{}/{}", shard, name);
      for (auto& [each, count] : status.shards) count += each == shard ? statements : 0;
    }
    status.segments.emplace_back(std::move(name), statements);
    for (auto term = segment.database.allterms_begin(prefix);
         term != segment.database.allterms_end(prefix); ++term) {
      languages[(*term).substr(prefix.size())] += term.get_termfreq();
    }
  }
  status.languages.assign(languages.begin(), languages.end());
  status.last_run = last_run(index);
  status.learned = index.catalogs.front().get_metadata(std::string(kLearnedKey));
  return status;
}

std::string status_json(const StatusReport& status) {
  std::string json;
  JsonWriter writer(json);
  const auto number = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
  writer.begin_object().field("index", status.index).field("revision", status.revision);
  writer.key("schema").number(status.schema);
  writer.key("for_servers").boolean(status.for_servers);
  writer.key("statements").number(number(status.statements));
  writer.key("superseded").number(number(status.superseded));
  writer.key("bytes").number(number(status.bytes));
  const auto counted = [&](const auto& parts) {
    writer.begin_array();
    for (const auto& [name, count] : parts) {
      writer.begin_object().field("name", name).key("statements").number(number(count));
      writer.end_object();
    }
    writer.end_array();
  };
  writer.key("segments");
  counted(status.segments);
  if (!status.shards.empty()) {
    writer.key("shards");
    counted(status.shards);
  }
  writer.key("languages").begin_object();
  for (const auto& [code, count] : status.languages) writer.key(code).number(number(count));
  writer.end_object().key("last_run");
  writer.raw(status.last_run.empty() ? "null" : status.last_run).key("learned");
  writer.raw(status.learned.empty() ? "null" : status.learned).end_object();
  return json + "\n";
}

std::string status_text(const StatusReport& status) {
  std::string text = fmt::format(
      "index       {}\nrevision    {} (schema {}{})\nstatements  {}\nsuperseded  {}\n"
      "size        {:.1f} MB in {}\nlanguages  ",
      status.index, status.revision, status.schema, status.for_servers ? ", for servers" : "",
      status.statements, counted(status.superseded, "revision"),
      static_cast<double>(status.bytes) / 1e6, counted(status.segments.size(), "segment"));
  for (const auto& [code, count] : status.languages) text += fmt::format(" {} {}", code, count);
  if (!status.shards.empty()) text += "\nshards     ";
  for (const auto& [name, count] : status.shards) text += fmt::format(" {} {}", name, count);
  text += fmt::format("\nlast run    {}\n", status.last_run);
  if (!status.learned.empty()) text += fmt::format("learned     {}\n", status.learned);
  return text;
}

}  // namespace cotejo
