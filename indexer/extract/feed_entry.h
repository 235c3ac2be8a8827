// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of a feed → the fields of a record.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.h"

namespace cotejo {

/// What a feed says of itself, for entries that do not say otherwise.
struct FeedChannel {
  std::string title;
  std::string language;
  std::string base;  ///< address of the site, for relative links; empty: unknown
};

/// Is it an entry, of RSS 0.9 to 2.0 (item) or Atom (entry)?
bool is_feed_entry(std::string_view local_name);

/// Takes what `node`, which is no entry, says of the channel. The first to say it counts.
void take_channel_part(const xmlNode* node, FeedChannel& channel);

/// The fields of an entry; remarks summary-only, date-updated. Fault missing-field: it is empty.
Extracted read_feed_entry(xmlNode* entry, const FeedChannel& channel);

}  // namespace cotejo
