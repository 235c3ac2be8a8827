// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/result_formats.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "searcher/web/api_parameters.h"
#include "searcher/web/index_reader.h"

namespace cotejo {
namespace {

struct FormatType {
  std::string_view format;
  std::string_view type;
};

constexpr std::array kFormatTypes = std::to_array<FormatType>({
    {"json", kJsonType},
    {"jsonl", "application/x-ndjson"},
    {"csv", "text/csv; charset=utf-8; header=present"},
    {"ids", kTextType},
    {"atom", "application/atom+xml"},
    {"rss", "application/rss+xml"},
});

}  // namespace

std::string_view media_type_of(std::string_view format) {
  const auto* found = std::find_if(kFormatTypes.begin(), kFormatTypes.end(),
                                   [&](const FormatType& row) { return row.format == format; });
  return found == kFormatTypes.end() ? std::string_view() : found->type;
}

void check_format(const SearchRequest& search, std::span<const std::string_view> formats) {
  if (std::find(formats.begin(), formats.end(), search.format) != formats.end()) return;
  refuse_parameter("format",
                   {"bad-value", fmt::format("take one of {}", fmt::join(formats, ", "))});
}

Response stream_results(IndexReader& reader, const SearchRequest& search, const FeedOptions& feed,
                        const std::function<void(const Error&)>& refuse) {
  SearchEngine& engine = reader.engine(search.scope());
  Response response;
  response.content_type = media_type_of(search.format);
  response.stream = [&engine, search, feed, refuse](std::ostream& out) {
    const auto renderer = make_renderer(search.format, out, {}, feed);
    const auto result = engine.search(
        search.query, search.options, [&](const SearchResult& begun) { renderer->begin(begun); },
        [&](const Hit& hit) { renderer->hit(hit); });
    if (!result) return refuse(result.error());
    renderer->end(*result);
  };
  return response;
}

}  // namespace cotejo
