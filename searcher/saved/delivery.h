// SPDX-License-Identifier: GPL-3.0-or-later
// What a delivery of one saved query to one consumer is: exactly once, kept as pending, given,
// acknowledged. giver.h does it; docs/decisions/0013-exactly-once.md tells why so.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "searcher/saved/due_search.h"
#include "searcher/saved/outlet.h"

namespace cotejo {

/// Makes the bytes of a batch. It is kept longer than the call: copies, no references.
using BatchWriter =
    std::function<std::string(const std::string& batch_id, const std::vector<EventHit>& events)>;

struct Delivery {
  std::filesystem::path cursor_file;  ///< locked by the caller, in a folder that is there
  EventKinds events;
  std::string format;
  BatchWriter write;
  /// Opened when it is needed: a query that the account knows to have nothing due is not asked.
  std::function<SearchEngine&()> engine;
  /// What the answer depends on beside the query: index, dictionary. Empty: not known.
  std::string seen;
  /// Only what is due of these statements, if it is set. What was pending is given all the same.
  std::function<const Among&()> among;
  std::size_t most_events = 10'000;  ///< of a batch
  bool manual_ack = false;
  bool restart = false;      ///< the account is a new one
  bool begins_anew = false;  ///< if the account is damaged, so too
};

/// A batch that was given with `manual_ack` has arrived. Nothing happens if it is an earlier one of
/// this account; throws Failure if it is none.
void acknowledge_batch(const std::filesystem::path& cursor_file, const std::string& batch_id);

}  // namespace cotejo
