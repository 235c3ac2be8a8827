// SPDX-License-Identifier: GPL-3.0-or-later
// Raw DEFLATE, which glass databases keep long entries in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace cotejo {

/// Not for two threads at once.
class Deflater {
 public:
  Deflater();
  /// Valid until the next call; none if `text` would not become shorter.
  std::optional<std::string_view> deflate(std::string_view text);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string out_;
};

}  // namespace cotejo
