// SPDX-License-Identifier: GPL-3.0-or-later
// A WARC file as records (ISO 28500, versions 1.0 and 1.1). Packed ones are unpacked by the source,
// record by record or as a whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/formats/byte_source.h"

namespace cotejo {

/// The head of a record, and its block if it was kept.
struct WarcRecord {
  std::uint64_t at = 0;                       ///< byte of the unpacked file on which it begins
  std::map<std::string, std::string> fields;  ///< names in small letters; the first of each counts
  std::uint64_t length = 0;                   ///< of the block, as declared
  std::string block;                          ///< the first of its bytes, as many as were asked for
  Error fault = {};                           ///< a code if it cannot be trusted: bad-warc

  /// A field's value; empty: there is none.
  const std::string& field(const std::string& name) const;
};

class WarcRecords {
 public:
  explicit WarcRecords(ByteSource& source) : source_(source) {}

  /// The next record with at most `most_block` bytes of its block; nothing at the end. A record
  /// whose length is wrong has a fault, and the next one is looked for behind it; a head that does
  /// not end, and a file that does within a record, are faults of the last one. Throws Failure as
  /// the source does.
  std::optional<WarcRecord> next(std::size_t most_block);
  /// Where the reading is: a byte of the unpacked file.
  std::uint64_t at() const { return base_ + at_; }

 private:
  bool fill(std::size_t bytes);
  bool find_head();
  std::optional<std::string> take_line(std::size_t most);
  void read_head(WarcRecord& record);
  void read_block(WarcRecord& record, std::size_t most_block);
  bool take_end();

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t base_ = 0;  // of the buffer's first byte
  bool is_over_ = false;
};

}  // namespace cotejo
