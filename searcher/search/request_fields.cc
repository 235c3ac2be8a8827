// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/request_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "core/base/language.h"
#include "core/base/nearest_name.h"
#include "core/base/utf8.h"
#include "core/base/whole_number.h"
#include "searcher/query/date_range.h"

namespace cotejo {
namespace {

constexpr std::size_t kFeedEntries = 50;

constexpr std::array<RequestField, 20> kFields{{
    {"query", RequestValue::kText, false, "the query"},
    {"source", RequestValue::kText, true, "issued by this institution"},
    {"speaker", RequestValue::kText, true, "said by this person"},
    {"lang", RequestValue::kText, true, "in this language"},
    {"kind", RequestValue::kText, true, "of this kind"},
    {"since", RequestValue::kDate, false, "from this day, month or year on"},
    {"until", RequestValue::kDate, false, "up to this day, month or year"},
    {"as-of", RequestValue::kDate, false, "what the statements said at the end of it"},
    {"changed", RequestValue::kFlag, false, "only statements whose source has edited the text"},
    {"any", RequestValue::kFlag, false, "any of the words will do"},
    {"once", RequestValue::kFlag, false, "translations and copies count once"},
    {"fuzzy", RequestValue::kFlag, false, "words also stand for those a letter or two away"},
    {"translate", RequestValue::kFlag, false, "look across the languages, and for synonyms"},
    {"no-translate", RequestValue::kFlag, false,
     "do not look across the languages, nor for synonyms"},
    {"sort", RequestValue::kChoice, false, "relevance, newest or oldest"},
    {"limit", RequestValue::kNumber, false, "hits at most"},
    {"offset", RequestValue::kNumber, false, "hits to pass over"},
    {"all", RequestValue::kFlag, false, "every hit"},
    {"facets", RequestValue::kFacets, false, "what to count by"},
    {"facet-limit", RequestValue::kNumber, false, "values a facet at most; 0: all"},
}};
// Set as it is given: who answers knows which formats there are.
constexpr RequestField kFormat{"format", RequestValue::kText, false, "how the answer looks"};

constexpr auto kAllFields = [] {
  std::array<RequestField, kFields.size() + 1> all{};
  std::copy(kFields.begin(), kFields.end(), all.begin());
  all.back() = kFormat;
  return all;
}();

Error bad_value(std::string message) {
  return {"bad-value", std::move(message)};
}

Error unknown_parameter(std::string_view name) {
  std::vector<std::string_view> names;
  for (const RequestField& field : kAllFields) names.push_back(field.name);
  std::string message = fmt::format("there is no '{}'; ", truncate_utf8(name, 100));
  if (const auto nearest = nearest_name(name, names); !nearest.empty()) {
    return {"unknown-parameter", fmt::format("{}did you mean {}?", message, nearest)};
  }
  return {"unknown-parameter", fmt::format("{}take one of {}", message, fmt::join(names, ", "))};
}

std::optional<SortOrder> find_sort_order(std::string_view name) {
  if (name == "relevance") return SortOrder::kRelevance;
  if (name == "newest") return SortOrder::kNewest;
  if (name == "oldest") return SortOrder::kOldest;
  return std::nullopt;
}

}  // namespace

Scope SearchRequest::scope() const {
  return options.filters.revisions.as_of.empty() ? Scope::kCurrent : Scope::kAllRevisions;
}

std::span<const RequestField> request_fields() {
  return kAllFields;
}

const RequestField* find_request_field(std::string_view name) {
  const auto* found = std::find_if(kAllFields.begin(), kAllFields.end(),
                                   [&](const RequestField& field) { return field.name == name; });
  return found == kAllFields.end() ? nullptr : found;
}

std::optional<Error> RequestReader::set(std::string_view name, std::string_view value) {
  const RequestField* field = find_request_field(name);
  if (field == nullptr) return unknown_parameter(name);
  if (!given_.emplace(name).second && !field->repeatable) {
    return Error{"repeated-parameter", fmt::format("{} can be given once", name)};
  }
  switch (field->value) {
    case RequestValue::kDate:
      return set_date(name, value);
    case RequestValue::kNumber:
      return set_number(name, value);
    case RequestValue::kFlag:
      return set_flag(name, value);
    case RequestValue::kFacets:
      return set_facets(value);
    case RequestValue::kChoice:
      if (const auto order = find_sort_order(value)) {
        request_.options.sort = *order;
        return std::nullopt;
      }
      return bad_value(fmt::format("'{}' is no order; take relevance, newest or oldest",
                                   truncate_utf8(value, 100)));
    case RequestValue::kText:
      break;
  }
  if (name == "query") {
    request_.query = value;
  } else if (name == "format") {
    request_.format = value;
  } else {
    add_filter(name, value);
  }
  return std::nullopt;
}

void RequestReader::add_filter(std::string_view name, std::string_view value) {
  const Field field = *find_field(name);
  std::string chosen(value);
  if (field == Field::kLang) chosen = language_code_of_name(value).value_or(value);
  std::vector<FieldFilter>& filters = request_.options.filters.fields;
  // By the order of the fields, whichever came first.
  const auto place = std::find_if(filters.begin(), filters.end(),
                                  [&](const FieldFilter& filter) { return filter.field >= field; });
  if (place != filters.end() && place->field == field) {
    place->values.push_back(std::move(chosen));
  } else {
    filters.insert(place, {field, {std::move(chosen)}});
  }
}

// An empty date is none, as an empty field of a form is.
std::optional<Error> RequestReader::set_date(std::string_view name, std::string_view value) {
  if (value.empty()) return std::nullopt;
  const auto date = parse_query_date(value);
  if (!date) return bad_value(date.error().message);
  Filters& filters = request_.options.filters;
  if (name == "as-of") {
    filters.revisions.as_of = end_of(*date);
  } else {
    (name == "since" ? filters.dates.since : filters.dates.until) = *date;
  }
  return std::nullopt;
}

std::optional<Error> RequestReader::set_number(std::string_view name, std::string_view value) {
  const auto number = whole_number(value, 0, kLargestNumber);
  if (!number) return number.error();
  SearchOptions& options = request_.options;
  if (name == "limit") options.limit = *number;
  if (name == "offset") options.offset = *number;
  if (name == "facet-limit") options.facet_limit = *number;
  return std::nullopt;
}

std::optional<Error> RequestReader::set_flag(std::string_view name, std::string_view value) {
  const bool on =
      value.empty() || value == "1" || value == "true" || value == "yes" || value == "on";
  if (!on && value != "0" && value != "false" && value != "no" && value != "off") {
    return bad_value(fmt::format("'{}' is neither true nor false", truncate_utf8(value, 100)));
  }
  SearchOptions& options = request_.options;
  if (name == "changed") options.filters.revisions.changed = on;
  if (name == "any") options.any = on;
  if (name == "once") options.once = on;
  if (name == "fuzzy") options.fuzzy = on;
  if (name == "all") options.all = on;
  if (name == "translate") options.translate = on;
  if (name == "no-translate") options.translate = !on;
  return std::nullopt;
}

std::optional<Error> RequestReader::set_facets(std::string_view value) {
  std::vector<Facet>& facets = request_.options.facets;
  facets.clear();
  if (value == "none" || value.empty()) return std::nullopt;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const std::string_view name = value.substr(at, comma - at);
    const auto facet = find_facet(name);
    if (!facet) {
      return bad_value(fmt::format(
          "there is no facet '{}'; take source, speaker, year, month, lang, kind, topic or none",
          truncate_utf8(name, 100)));
    }
    if (std::find(facets.begin(), facets.end(), *facet) == facets.end()) facets.push_back(*facet);
    at = comma + 1;
  }
  return std::nullopt;
}

Result<SearchRequest> RequestReader::finish() const {
  const DateRange& dates = request_.options.filters.dates;
  if (dates.since && dates.until && dates.since->first_day() > dates.until->last_day()) {
    return bad_value(fmt::format("since {} is later than until {}", dates.since->to_string(),
                                 dates.until->to_string()));
  }
  return request_;
}

void leave_out_unshown(SearchRequest& request) {
  const std::string& format = request.format;
  if (format != "text" && format != "json") request.options.facets.clear();
  request.options.snippets = format != "csv" && format != "ids";
}

bool is_feed_format(std::string_view format) {
  return format == "atom" || format == "rss";
}

void set_feed_defaults(SearchRequest& request, bool has_chosen_sort, bool has_chosen_limit) {
  if (!is_feed_format(request.format)) return;
  if (!has_chosen_sort) request.options.sort = SortOrder::kNewest;
  if (!has_chosen_limit) request.options.limit = kFeedEntries;
}

}  // namespace cotejo
