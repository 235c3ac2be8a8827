// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_index.h"

#include "core/base/json_writer.h"
#include "indexer/ingest/ingest_run.h"

namespace cotejo {

std::string record_line(const std::string& id, const std::string& lang, const std::string& body,
                        const std::string& more_json) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("id", id).field("source", "Ministry").field("date", "2026-03-05");
  if (!lang.empty()) writer.field("lang", lang);
  writer.field("body", body).end_object();
  if (!more_json.empty()) json.insert(json.size() - 1, "," + more_json);
  return json + "\n";
}

Report add_records(const TempDir& folder, const std::string& index, const std::string& lines,
                   const std::string& file) {
  IngestOptions options;
  options.index = folder.file(index);
  options.paths = {folder.write_file(file, lines)};
  options.jobs = 1;
  options.command = "add";
  return run_ingest(options);
}

}  // namespace cotejo
