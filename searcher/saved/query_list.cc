// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/query_list.h"

#include <fmt/format.h>

#include "core/base/utf8.h"
#include "searcher/query/parser.h"
#include "searcher/saved/query_folder.h"

namespace cotejo {

ListedQuery list_query(const QueryFolder& folder, const std::string& name) {
  ListedQuery listed;
  listed.name = name;
  listed.file = folder.file_of(name).string();
  auto query = folder.read(name);
  if (!query) {
    listed.error = query.error().message;
    return listed;
  }
  listed.query = query->request.query;
  listed.note = query->note;
  listed.delivers = query->deliver.has_value();
  listed.values = std::move(query->values);
  listed.dates = query->request.options.filters.dates;
  const auto parsed = parse_query(listed.query);
  if (parsed) {
    listed.read_as = read_back(parsed->root);
  } else {
    listed.error = fmt::format("query: {}", parsed.error().message);
  }
  return listed;
}

std::vector<ListedQuery> list_queries(const QueryFolder& folder) {
  std::vector<ListedQuery> list;
  for (const std::string& name : folder.names()) {
    // A file's name may be any bytes; what is no UTF-8 is shown, and then not found.
    const bool is_valid = find_invalid_utf8(name) == std::string::npos;
    list.push_back(list_query(folder, is_valid ? name : printable(name)));
  }
  return list;
}

}  // namespace cotejo
