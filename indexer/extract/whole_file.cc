// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/whole_file.h"

#include <fmt/format.h>

namespace cotejo {

Result<std::string> read_whole_file(ByteSource& source, std::uint64_t most_bytes) {
  std::string bytes;
  while (bytes.size() <= most_bytes && source.read(bytes)) {
  }
  if (bytes.size() > most_bytes) {
    return Error{"too-big",
                 fmt::format("it has over {} MiB, unpacked; more is not read of one file",
                             most_bytes >> 20)};
  }
  return bytes;
}

}  // namespace cotejo
