// SPDX-License-Identifier: GPL-3.0-or-later
// How do events of saved queries look? As bytes, since a batch is kept until it has arrived.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/saved/due_search.h"

namespace cotejo {

/// Names of the formats, for help and errors.
inline constexpr std::string_view kEventFormats = "jsonl, json, csv, ids, text";
bool is_event_format(std::string_view format);

/// Of which query, and in which batch.
struct BatchHeading {
  std::string_view query;
  std::string_view note;
  std::string_view id;
};

/// What the batches of an output or a file begin with, once: the names of CSV's columns.
std::string event_preamble(std::string_view format);
/// One batch. `format` must be one of them. Ranks of hits are their places in the batch.
std::string render_events(std::string_view format, const BatchHeading& heading,
                          const std::vector<EventHit>& events);

}  // namespace cotejo
