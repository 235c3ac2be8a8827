// SPDX-License-Identifier: GPL-3.0-or-later
// status: what is in an index, and what the last run did.
#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <map>

#include "core/base/json_writer.h"
#include "core/index/field_table.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/index/schema.h"
#include "core/index/vacancy.h"
#include "indexer/ingest/verify.h"

namespace cotejo {

namespace fs = std::filesystem;

StatusReport index_status(const std::string& location) {
  const Manifest manifest = read_manifest(location);
  const OpenIndex index = open_index({location});
  StatusReport status;
  status.index = location;
  status.revision = index.revision;
  status.schema = kSchemaVersion;
  status.statements = index.statements;
  for (const std::string& segment : manifest.history) {
    status.superseded += statement_count(Xapian::Database((fs::path(location) / segment).string()));
  }
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
    status.segments.emplace_back(name, statement_count(database));
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
  writer.key("superseded").number(number(status.superseded));
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
      "index       {}\nrevision    {} (schema {})\nstatements  {}\nsuperseded  {} "
      "revision{}\nsize        {:.1f} MB in {} segment{}\nlanguages  ",
      status.index, status.revision, status.schema, status.statements, status.superseded,
      status.superseded == 1 ? "" : "s", static_cast<double>(status.bytes) / 1e6,
      status.segments.size(), status.segments.size() == 1 ? "" : "s");
  for (const auto& [code, count] : status.languages) text += fmt::format(" {} {}", code, count);
  text += fmt::format("\nlast run    {}\n", status.last_run);
  if (!status.learned.empty()) text += fmt::format("learned     {}\n", status.learned);
  return text;
}

}  // namespace cotejo
