// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/deflater.h"

#include <libdeflate.h>

#include <new>

namespace cotejo {
namespace {

// The default of libdeflate's own program; other levels were not tried.
constexpr int kLevel = 6;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}

std::optional<std::string_view> Deflater::deflate(std::string_view text) {
  if (out_.size() < text.size()) out_.resize(text.size());
  const std::size_t size = libdeflate_deflate_compress(compressor_.get(), text.data(), text.size(),
                                                       out_.data(), text.size());
  if (size == 0 || size >= text.size()) return std::nullopt;
  return std::string_view(out_).substr(0, size);
}

}  // namespace cotejo
