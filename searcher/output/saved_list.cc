// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/saved_list.h"

#include <fmt/format.h>

#include "core/base/json_writer.h"
#include "searcher/output/terminal.h"

namespace cotejo {
namespace {

void text_or_null(JsonWriter& writer, std::string_view key,
                  const std::optional<std::string>& text) {
  writer.key(key);
  if (text) {
    writer.string(*text);
  } else {
    writer.null();
  }
}

}  // namespace

void render_saved_list(const std::vector<ListedQuery>& queries, std::ostream& out) {
  for (const ListedQuery& query : queries) {
    out << one_line(query.name) << '\n';
    if (!query.query.empty() || !query.error) out << "     " << one_line(query.query) << '\n';
    if (query.error) out << "     cannot be read: " << one_line(*query.error) << '\n';
    if (!query.note.empty()) out << "     " << one_line(query.note) << '\n';
  }
}

void render_saved_list_json(const std::vector<ListedQuery>& queries, bool with_files,
                            std::ostream& out) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().key("format").number(std::int64_t{1}).key("queries").begin_array();
  for (const ListedQuery& query : queries) {
    writer.begin_object().field("name", query.name);
    if (with_files) writer.field("file", query.file);
    writer.field("query", query.query).field("note", query.note);
    writer.key("deliver").boolean(query.delivers);
    text_or_null(writer, "read_as", query.read_as);
    text_or_null(writer, "error", query.error);
    writer.end_object();
  }
  writer.end_array().end_object();
  out << json << '\n';
}

}  // namespace cotejo
