// SPDX-License-Identifier: GPL-3.0-or-later
// Results in the formats of the command line, over HTTP: which there are, their media types, and
// answers of any size.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>

#include "searcher/output/renderer.h"
#include "searcher/search/request_fields.h"
#include "searcher/web/response.h"

namespace cotejo {

class IndexReader;

inline constexpr std::array kAnswerFormats =
    std::to_array<std::string_view>({"json", "jsonl", "csv", "ids", "atom", "rss"});
inline constexpr std::array kExportFormats =
    std::to_array<std::string_view>({"jsonl", "csv", "ids"});

/// Empty: there is no such format here.
std::string_view media_type_of(std::string_view format);

/// Refuses a format that is none of these. Throws RefusedRequest.
void check_format(const SearchRequest& search, std::span<const std::string_view> formats);

/// All that the search finds, streamed. `refuse` is told why the query cannot be read, before
/// anything is written, and throws. The reader must last as long as the answer.
Response stream_results(IndexReader& reader, const SearchRequest& search, const FeedOptions& feed,
                        const std::function<void(const Error&)>& refuse);

}  // namespace cotejo
