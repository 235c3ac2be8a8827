// SPDX-License-Identifier: GPL-3.0-or-later
// What every JSON answer is made of. Internal to searcher/output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_writer.h"

namespace cotejo {

/// Counts as JSON numbers.
inline std::int64_t number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

/// A key and a list of texts.
inline void write_texts(JsonWriter& writer, std::string_view key,
                        const std::vector<std::string>& texts) {
  writer.key(key).begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
}

/// "partial": the shards that are missing, in answers that are without some.
inline void write_partial(JsonWriter& writer, const std::vector<std::string>& missing) {
  if (!missing.empty()) write_texts(writer, "partial", missing);
}

}  // namespace cotejo
