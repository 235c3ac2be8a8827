// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader of hostile formats takes out of a file, before it is held against the rules of the
// record format: those are applied outside of the worker, which is not trusted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/formats/byte_source.h"
#include "core/formats/record_reader.h"
#include "core/statement/record.h"

namespace cotejo {

class Profiles;

/// One record as found, or why there is none.
struct Extracted {
  std::vector<RecordField> fields;  ///< empty: there is no record, and `fault` says why
  std::size_t line = 0;             ///< where it begins, 1-based; 0: the whole file
  std::vector<ReaderRemark> remarks = {};
  Error fault = {};
};

/// Takes records in the order of the file; may throw, which ends the reading.
using ExtractedSink = std::function<void(Extracted)>;

/// What every reader of the worker is told beside the bytes.
struct ExtractOptions {
  const Profiles& profiles;
  std::string file_name;         ///< last part of the path; empty: standard input
  std::uint64_t most_bytes = 0;  ///< of the unpacked file; over it: one fault too-big
};

/// A reader of one format: gives the records of `source` to the sink. What a file lacks is a fault
/// given to the sink; an exception costs the rest of the file.
using ExtractReader = void (*)(ByteSource& source, const ExtractOptions& options,
                               const ExtractedSink& sink);

}  // namespace cotejo
