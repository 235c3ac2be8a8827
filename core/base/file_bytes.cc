// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_bytes.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/base/descriptor.h"
#include "core/base/unfilled.h"

namespace cotejo {
namespace {

constexpr std::size_t kPiece = 1024 * 1024;

}  // namespace

void read_pieces(const std::filesystem::path& file,
                 const std::function<void(std::string_view)>& take) {
  const Descriptor from(file);
  UnfilledVector<char> piece(kPiece);  // of a short file, hardly any of it is touched
  ssize_t length = -1;
  while (from.get() >= 0) {
    length = ::read(from.get(), piece.data(), piece.size());
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) break;
    take({piece.data(), static_cast<std::size_t>(length)});
  }
  if (length == 0) return;
  throw std::system_error(errno, std::generic_category(),
                          fmt::format("cannot read '{}'", file.string()));
}

std::string file_bytes(const std::filesystem::path& file) {
  std::string bytes;
  read_pieces(file, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

}  // namespace cotejo
