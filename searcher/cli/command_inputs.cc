// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/command_inputs.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "core/base/language.h"
#include "core/base/result.h"
#include "searcher/query/date_range.h"

namespace cotejo {
namespace {

std::optional<Date> parse_end(const std::string& text, std::string_view option) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_query_date(text);
  if (!date) {
    throw Failure(fmt::format("{}: {}", option, date.error().message), ExitCode::kUsage);
  }
  return *date;
}

}  // namespace

Filters read_filters(const SearcherOptions& options) {
  Filters filters;
  const auto add = [&](Field field, const std::vector<std::string>& values) {
    if (!values.empty()) filters.fields.push_back({field, values});
  };
  add(Field::kSource, options.sources);
  add(Field::kSpeaker, options.speakers);
  std::vector<std::string> languages;
  for (const std::string& name : options.languages) {
    languages.emplace_back(language_code_of_name(name).value_or(name));
  }
  add(Field::kLang, languages);
  add(Field::kKind, options.kinds);
  filters.dates.since = parse_end(options.since, "--since");
  filters.dates.until = parse_end(options.until, "--until");
  if (const auto as_of = parse_end(options.as_of, "--as-of")) {
    filters.revisions.as_of = end_of(*as_of);
  }
  filters.revisions.changed = options.changed;
  if (filters.dates.since && filters.dates.until &&
      filters.dates.since->first_day() > filters.dates.until->last_day()) {
    throw Failure(fmt::format("--since {} is later than --until {}", options.since, options.until),
                  ExitCode::kUsage);
  }
  return filters;
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
