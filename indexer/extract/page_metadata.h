// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of itself, beside its text: JSON-LD, OpenGraph, Dublin Core, <meta>, <title>.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "indexer/extract/html_tree.h"

namespace cotejo {

struct PageMetadata {
  std::string title;
  std::optional<Date> date;
  std::string date_origin;
  bool is_date_from_text = false;  ///< printed near the top, and nowhere else
  std::vector<std::string> authors;
  bool are_authors_said_persons = false;  ///< by JSON-LD; else they only look like names
  std::string source;
  std::string lang;
  std::string url;                                              ///< its canonical address, absolute
  std::string generator;                                        ///< <meta name="generator">
  std::vector<std::pair<std::string, std::string>> alternates;  ///< language, address
};

/// In the order of trust that docs/sources.md gives.
PageMetadata page_metadata(const HtmlTree& tree);

/// Looks for a day in words near the top of the page's text.
std::optional<Date> date_near_top(const HtmlTree& tree);

}  // namespace cotejo
