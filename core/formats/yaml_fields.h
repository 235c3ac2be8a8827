// SPDX-License-Identifier: GPL-3.0-or-later
// YAML front matter → the fields of a record. Internal to core/formats.
#pragma once

#include <string>
#include <vector>

#include "core/statement/record.h"

namespace cotejo {

/// `first_line`: the line of the file on which `yaml` begins, so that errors and fields have
/// theirs. Error codes: bad-yaml, too-long.
Result<std::vector<RecordField>> read_yaml_fields(const std::string& yaml, std::size_t first_line);

}  // namespace cotejo
