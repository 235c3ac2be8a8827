// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/cursor.h"

#include <fmt/format.h>

#include <random>

#include "core/base/durable_file.h"
#include "core/base/file_bytes.h"

namespace cotejo {

Cursor new_cursor() {
  Cursor cursor;
  cursor.id = fmt::format("{:08x}", std::random_device()());
  return cursor;
}

std::string next_batch_id(Cursor& cursor) {
  return fmt::format("{}-{}", cursor.id, ++cursor.sequence);
}

void acknowledge(Cursor& cursor) {
  mark_given(cursor.given, cursor.pending->events);
  cursor.pending.reset();
}

Cursor load_cursor(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) return new_cursor();
  if (!std::filesystem::is_regular_file(status)) {
    throw Failure(fmt::format("cannot read the account '{}': it is no file", file.string()));
  }
  auto cursor = decode_cursor(file_bytes(file));
  if (cursor) return *std::move(cursor);
  throw Failure(fmt::format(
      "the account '{}' {}: nothing is given by it; restore it from a backup, or begin a new one: "
      "--from-now marks all that matches as given, --restart gives all of it again",
      file.string(), cursor.error().message));
}

void save_cursor(const std::filesystem::path& file, const Cursor& cursor) {
  replace_file(file, encode_cursor(cursor));
}

}  // namespace cotejo
