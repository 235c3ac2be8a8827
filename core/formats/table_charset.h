// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a file that does not say its charset → UTF-8. Internal to core/formats.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cotejo {

/// Windows-1252 → UTF-8, appended to `out`; false at a byte that it has no character for.
bool append_windows_1252(std::string& out, std::string_view bytes);

/// What the records of one file are written in, as its beginning shows.
class CharsetVote {
 public:
  /// Takes notice of one record.
  void observe(std::string_view bytes);
  /// More records that are not UTF-8 than records that are, ASCII aside.
  bool is_windows_1252() const { return others_ > utf8_; }
  /// Was everything ASCII?
  bool is_open() const { return others_ + utf8_ == 0; }

 private:
  std::size_t utf8_ = 0;
  std::size_t others_ = 0;
};

}  // namespace cotejo
