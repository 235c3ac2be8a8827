// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/delivery.h"

#include <fmt/format.h>

#include <charconv>

namespace cotejo {
void acknowledge_batch(const std::filesystem::path& cursor_file, const std::string& batch_id) {
  Cursor cursor = load_cursor(cursor_file);
  if (cursor.pending && cursor.pending->id == batch_id) {
    acknowledge(cursor);
    save_cursor(cursor_file, cursor);
    return;
  }
  std::uint64_t number = 0;
  const std::string begin = cursor.id + "-";
  if (batch_id.starts_with(begin)) {
    const char* end = batch_id.data() + batch_id.size();
    const auto parsed = std::from_chars(batch_id.data() + begin.size(), end, number);
    const std::uint64_t arrived = cursor.sequence - (cursor.pending ? 1 : 0);
    if (parsed.ec == std::errc{} && parsed.ptr == end && number >= 1 && number <= arrived) return;
  }
  throw Failure(fmt::format("there is no batch '{}'{}", batch_id,
                            cursor.pending ? "; on its way is " + cursor.pending->id : ""));
}

}  // namespace cotejo
