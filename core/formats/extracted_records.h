// SPDX-License-Identifier: GPL-3.0-or-later
// The records that cotejo-extract writes to its pipe, held against the rules of the record format.
// Internal to core/formats.
#pragma once

#include <memory>

#include "core/formats/extract_process.h"
#include "core/formats/extract_worker.h"
#include "core/formats/record_reader.h"

namespace cotejo {

/// Reads what comes out of `pipe`, which becomes its own. `process` reads the file, and must
/// outlive the reader; `is_gone` is set if it ends or falls silent. Whatever happens costs the rest
/// of the file only, with one of the codes reader-crashed, reader-too-slow, reader-too-big. The
/// first good record takes the remarks of `once` with it.
std::unique_ptr<RecordReader> make_extracted_records(ExtractProcess& process, bool& is_gone,
                                                     int pipe, const ExtractLimits& limits,
                                                     std::vector<ReaderRemark>& once);

}  // namespace cotejo
