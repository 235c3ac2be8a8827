// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JSON as it goes, keys in the order given, so that results stream and never sit in a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// Appends JSON to a string. The caller keeps objects and arrays balanced; text
/// is written as it is, each byte that is no UTF-8 as U+FFFD, but for quotes, backslashes, control
/// characters, U+2028 and U+2029.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::int64_t value);
  /// Fixed number of decimals: the same value always has the same bytes.
  JsonWriter& number(double value, int decimals);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// Text that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// key() and string() in one, the commonest pair.
  JsonWriter& field(std::string_view name, std::string_view text) { return key(name).string(text); }

 private:
  void separate();

  std::string& out_;
  std::vector<bool> has_element_;
  bool after_key_ = false;
};

/// `text` as a JSON string, quotes included.
std::string json_quote(std::string_view text);

}  // namespace cotejo
