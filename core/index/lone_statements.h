// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a segment's statements have no kin in it (core/index/kinship.h): nearly all of them. A
// hit's kin are looked for by ten terms that lie far from each other, for a rare word a quarter of
// the time of its page; a bit beside the segment says that there are none.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/mapped_file.h"

namespace cotejo {

inline constexpr const char* kLoneName = "kin.lone";

/// By document - 1: is it lone? No other statement of the database shares a band of its signature,
/// none is a translation of it, and it is none itself. Holds 80 bytes a document or more meanwhile.
std::vector<bool> lone_statements(const Xapian::Database& segment);

/// Writes that down.
void write_lone_statements(const Xapian::Database& segment, const std::filesystem::path& file);

/// Such a file, open for reading. It stays true of a segment that has lost documents since.
class LoneStatements {
 public:
  /// Nothing if the file is missing or not whole: kin are looked for then.
  static std::optional<LoneStatements> open(const std::filesystem::path& file);

  bool has(Xapian::docid document) const;

 private:
  explicit LoneStatements(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
};

}  // namespace cotejo
