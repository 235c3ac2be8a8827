// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of a table is which field. Internal to core/formats.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/formats/table_profile.h"

namespace cotejo {

/// What becomes of the cells of one column.
struct TableColumn {
  std::string field;      ///< the record's, or the column's own name; empty: it has none
  std::string heading;    ///< as it stands in the file
  std::string format;     ///< of dates
  std::string separator;  ///< of lists
};

/// One for each heading, in order: by the column map, else by its name, else kept as it is. An
/// Error if the map names a column that is not there, if a field or a name stands twice, or if
/// source, date or text are nowhere. Codes: bad-columns.
Result<std::vector<TableColumn>> map_columns(const std::vector<std::string>& headings,
                                             const TableProfile& profile);

}  // namespace cotejo
