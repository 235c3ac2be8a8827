// SPDX-License-Identifier: GPL-3.0-or-later
// The readers there are; the registry alone makes them.
#pragma once

#include <memory>

#include "core/formats/byte_source.h"
#include "core/formats/record_reader.h"

namespace cotejo {

/// One JSON object a line.
std::unique_ptr<RecordReader> make_jsonl_reader(std::unique_ptr<ByteSource> source,
                                                const ReaderOptions& options);
/// One statement: YAML front matter, the body below it.
std::unique_ptr<RecordReader> make_markdown_reader(std::unique_ptr<ByteSource> source,
                                                   const ReaderOptions& options);
/// A header row, then one statement a row. Throws Failure (usage) when the column map of the
/// options is wrong.
std::unique_ptr<RecordReader> make_csv_reader(std::unique_ptr<ByteSource> source,
                                              const ReaderOptions& options);

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace cotejo
