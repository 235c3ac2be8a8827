// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/revision_history.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "core/index/stored_revisions.h"
#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(std::string_view record) {
  Fields fields;
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  const simdjson::padded_string json(record);
  if (parser.parse(json).get(object) != simdjson::SUCCESS) return fields;
  for (auto [key, value] : object) {
    fields.emplace_back(std::string(key), std::string(simdjson::minify(value)));
  }
  return fields;
}

std::string value_of(const Fields& fields, const std::string& name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? std::string() : found->second;
}

// `body` and `turns` are told word by word; when it was fetched is no change of the record.
std::vector<FieldChange> field_changes(std::string_view before, std::string_view after,
                                       bool text_differs) {
  const Fields old_fields = fields_of(before);
  const Fields new_fields = fields_of(after);
  std::vector<FieldChange> changes;
  const auto compare = [&](const std::string& name) {
    const bool is_text = name == "body" || name == "turns";
    if (name == "retrieved" || (is_text && text_differs)) return;
    std::string old_value = value_of(old_fields, name);
    std::string new_value = value_of(new_fields, name);
    if (old_value == new_value) return;
    changes.push_back({name, std::move(old_value), std::move(new_value)});
  };
  for (const auto& [name, value] : old_fields) compare(name);
  for (const auto& [name, value] : new_fields) {
    if (value_of(old_fields, name).empty()) compare(name);
  }
  return changes;
}

}  // namespace

std::optional<std::vector<HistoryEntry>> read_history(const OpenIndex& index,
                                                      const std::string& id) {
  std::vector<Xapian::Database> databases;
  for (const Shard& shard : index.shards) databases.push_back(shard.database);
  const std::vector<StoredRevision> revisions = stored_revisions(databases, id);
  if (revisions.empty()) return std::nullopt;
  StatementParser parser;
  std::vector<HistoryEntry> history;
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    HistoryEntry entry;
    entry.state = revisions[i].origin.revision;
    entry.until = entry.state.removed;
    if (entry.until.empty() && i + 1 < revisions.size()) {
      entry.until = revisions[i + 1].origin.revision.seen;
    }
    entry.statement = decode_stored(revisions[i].data, parser);
    if (i > 0) {
      const std::string before = history.back().statement.text();
      const std::string after = entry.statement.text();
      entry.text_differs = before != after;
      if (entry.text_differs) entry.text = text_changes(before, after);
      entry.fields = field_changes(stored_record(revisions[i - 1].data),
                                   stored_record(revisions[i].data), entry.text_differs);
    }
    history.push_back(std::move(entry));
  }
  return history;
}

}  // namespace cotejo
