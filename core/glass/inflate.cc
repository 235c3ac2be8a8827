// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glass/inflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace cotejo {
namespace {

constexpr std::size_t kMost = std::size_t{256} << 20;
// How many times shorter texts become, at most as a rule.
constexpr std::size_t kUsualRatio = 4;

struct Free {
  void operator()(libdeflate_decompressor* inflater) const {
    libdeflate_free_decompressor(inflater);
  }
};

}  // namespace

// How long it will be is written nowhere: with too little room it begins anew.
std::optional<std::string> inflate(std::string_view deflated) {
  const std::unique_ptr<libdeflate_decompressor, Free> inflater(libdeflate_alloc_decompressor());
  if (!inflater) throw std::bad_alloc();
  std::string text;
  for (std::size_t room = std::max<std::size_t>(kUsualRatio * deflated.size(), 64);; room *= 4) {
    text.resize(std::min(room, kMost));
    std::size_t size = 0;
    switch (libdeflate_deflate_decompress(inflater.get(), deflated.data(), deflated.size(),
                                          text.data(), text.size(), &size)) {
      case LIBDEFLATE_SUCCESS:
        text.resize(size);
        return text;
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        if (room >= kMost) return std::nullopt;
        break;
      default:
        return std::nullopt;
    }
  }
}

}  // namespace cotejo
