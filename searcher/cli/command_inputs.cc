// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/command_inputs.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "core/base/result.h"

namespace cotejo {
SearchRequest read_request(const SearcherOptions& options) {
  RequestReader reader;
  const auto set = [&](std::string_view name, std::string_view value) {
    if (const auto error = reader.set(name, value)) {
      throw Failure(fmt::format("--{}: {}", name, error->message), ExitCode::kUsage);
    }
  };
  const auto set_all = [&](std::string_view name, const std::vector<std::string>& values) {
    for (const std::string& value : values) set(name, value);
  };
  const auto set_flag = [&](std::string_view name, bool value) { set(name, value ? "1" : "0"); };
  set("query", options.query);
  set_all("source", options.sources);
  set_all("speaker", options.speakers);
  set_all("lang", options.languages);
  set_all("kind", options.kinds);
  set("since", options.since);
  set("until", options.until);
  set("as-of", options.as_of);
  set_flag("changed", options.changed);
  set_flag("any", options.any);
  set_flag("once", options.once);
  set_flag("fuzzy", options.fuzzy);
  set_flag("no-translate", options.no_translate);
  if (options.sort) set("sort", *options.sort);
  if (options.limit) set("limit", std::to_string(*options.limit));
  set("offset", std::to_string(options.offset));
  set_flag("all", options.all);
  set("facets", options.facets);
  set("facet-limit", std::to_string(options.facet_limit));
  set("format", options.format);
  auto request = reader.finish();
  if (!request) throw Failure("--since: " + request.error().message, ExitCode::kUsage);
  leave_out_unshown(*request);
  set_feed_defaults(*request, options.sort.has_value(), options.limit.has_value());
  return *std::move(request);
}

Filters read_filters(const SearcherOptions& options) {
  return read_request(options).options.filters;
}

Scope read_scope(const SearcherOptions& options) {
  return options.as_of.empty() ? Scope::kCurrent : Scope::kAllRevisions;
}

Dictionary open_dictionary(const SearcherOptions& options) {
  const std::filesystem::path file = default_dictionary_file();
  Dictionary dictionary(file);
  if (!dictionary.is_open() && !options.no_translate) {
    std::cerr << "cotejo-searcher: warning: there is no dictionary at '" << file.string()
              << "': queries do not look across the languages\n";
  }
  if (!options.words.empty()) dictionary.add_lists(options.words);
  return dictionary;
}

}  // namespace cotejo
