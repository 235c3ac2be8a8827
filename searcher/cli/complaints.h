// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of queries that cannot be read.
#pragma once

#include <string>

#include "core/base/result.h"

namespace cotejo {

/// The error with the query under it and a caret where it lies; returns the exit code.
int complain_of_query(const std::string& query, const Error& error);

/// Of a saved query's file; returns the exit code.
int complain_of_saved(const Error& error);

}  // namespace cotejo
