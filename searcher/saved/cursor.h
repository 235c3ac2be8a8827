// SPDX-License-Identifier: GPL-3.0-or-later
// The account of what one consumer was given of one saved query, and its file NAME.cursor.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "searcher/saved/due_events.h"

namespace cotejo {

/// A file that a batch is appended to, as it was before.
struct AppendMark {
  std::string file;  ///< absolute
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t length = 0;  ///< bytes
  bool operator==(const AppendMark&) const = default;
};

/// Events on their way: given perhaps, and not yet known to have arrived. Kept with the very bytes,
/// so that a batch that is given again is the same, whatever has become of the index.
struct Batch {
  std::string id;  ///< the cursor's and a number that grows by one: "3f2a9c1e-12"
  std::string format;
  std::vector<Event> events;
  std::string bytes;
  std::optional<AppendMark> append;
};

struct Cursor {
  std::string id;  ///< 8 hexadecimal digits, random: the batches of a new cursor are new
  std::uint64_t sequence = 0;  ///< of the last batch
  GivenSet given;
  /// Of index and query, when nothing of `settled` was due; empty: not known.
  std::string seen;
  EventKinds settled;
  std::optional<Batch> pending;
};

/// With a random id, and nothing given.
Cursor new_cursor();
/// The id of its next batch; counts it.
std::string next_batch_id(Cursor& cursor);
/// The pending batch has arrived: its events are given.
void acknowledge(Cursor& cursor);

/// The file's bytes: lines of text, the last of which holds the number of bytes before it and their
/// SHA-256.
std::string encode_cursor(const Cursor& cursor);
/// Error "newer-cursor" if a later version of the program wrote it, else "damaged-cursor": cut,
/// changed, or none. The message tells which.
Result<Cursor> decode_cursor(std::string_view bytes);

/// Is any of the ids among those that were given, or is a batch on its way? Reads no more of the
/// bytes than it needs, and proves nothing: false of damaged ones may be wrong.
bool may_have_given(std::string_view bytes, const std::set<std::string, std::less<>>& ids);

/// The cursor in the file, or a new one if there is no file. Throws Failure: damaged, newer, not
/// readable; the message says what can be done.
Cursor load_cursor(const std::filesystem::path& file);
/// Replaces the file whole. Throws Failure.
void save_cursor(const std::filesystem::path& file, const Cursor& cursor);

}  // namespace cotejo
