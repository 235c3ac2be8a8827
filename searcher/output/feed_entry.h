// SPDX-License-Identifier: GPL-3.0-or-later
// What a search is as a feed, and a hit as an entry of it, whatever the format. docs/feeds.md is
// the contract. Internal to searcher/output.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/timestamp.h"
#include "searcher/output/renderer.h"

namespace cotejo {

struct FeedHead {
  std::string id;  ///< urn:uuid:…, of what was asked: the same on every index and day
  std::string title;
  std::string description;
  std::string self_url;  ///< empty: not known
};

/// A translation or copy that has an address.
struct RelatedEntry {
  std::string url;
  std::string lang;
  std::string title;
};

/// Texts as they are, not yet escaped; `summary` is HTML.
struct FeedEntry {
  std::string id;  ///< urn:uuid:…, of the statement's id alone
  std::string title;
  std::string url;  ///< http or https; empty: it has none
  std::string lang;
  Timestamp published;  ///< first instant of the statement's date
  Timestamp updated;    ///< when the record of this revision was first seen
  std::vector<std::string> authors;
  std::vector<std::pair<std::string, std::string>> categories;  ///< field and value
  std::vector<RelatedEntry> related;
  std::string summary;
};

FeedHead feed_head(const SearchResult& result, const FeedOptions& options);
FeedEntry feed_entry(const Hit& hit);

/// The IRI that says of which field a category is.
std::string category_scheme(std::string_view field);

}  // namespace cotejo
