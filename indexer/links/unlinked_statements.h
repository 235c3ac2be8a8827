// SPDX-License-Identifier: GPL-3.0-or-later
// Where could an unlinked translation be? The statements of each source, day by day.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/index/open_index.h"

namespace cotejo {

/// Where a statement stands that no link joins to another one.
struct UnlinkedStatement {
  long day = 0;  ///< days since 1970-01-01
  Language language = 0;
  std::size_t shard = 0;
  Xapian::docid document = 0;
};

/// The unlinked statements of one source, by day.
struct SourceStatements {
  std::string source;  ///< canonical
  std::vector<UnlinkedStatement> statements;
  /// All its statements by language, linked ones too.
  std::map<Language, std::size_t> languages;
};

/// Of every source, ordered by name, the statements dated to the day, in a stemmed language, that
/// are no translation of another and have none. Reads value slots alone; some 32 bytes a statement.
std::vector<SourceStatements> unlinked_statements(const OpenIndex& index);

}  // namespace cotejo
