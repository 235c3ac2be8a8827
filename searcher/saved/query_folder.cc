// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/query_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/base/durable_file.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = 1 << 20;  // bytes
constexpr std::string_view kSuffix = ".toml";

bool is_query_file(const std::string& file) {
  return file.ends_with(kSuffix) && !file.starts_with(".");
}

}  // namespace

Error QueryFolder::with_place(std::string_view name, Error error) const {
  const fs::path file = file_of(name);
  const std::string told = (told_ == ToldPath::kName ? file.filename() : file).string();
  if (error.line != 0) {
    error.message = fmt::format("{}:{}:{}: {}", told, error.line, error.column, error.message);
  } else {
    error.message = fmt::format("{}: {}", told, error.message);
  }
  return error;
}

std::vector<std::string> QueryFolder::names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
    const std::string file = entry.path().filename().string();
    if (is_query_file(file)) {
      names.push_back(file.substr(0, file.size() - kSuffix.size()));
    }
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    throw Failure(fmt::format(
        "cannot read the folder {}: {}",
        told_ == ToldPath::kName ? std::string("of saved queries") : "'" + folder_.string() + "'",
        error.message()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool QueryFolder::empty() const {
  std::error_code error;
  const fs::directory_iterator files(folder_, error);
  return std::none_of(begin(files), end(files), [](const fs::directory_entry& entry) {
    return is_query_file(entry.path().filename().string());
  });
}

fs::path QueryFolder::file_of(std::string_view name) const {
  return folder_ / (std::string(name) + std::string(kSuffix));
}

bool QueryFolder::has(std::string_view name) const {
  std::error_code error;
  return fs::exists(fs::symlink_status(file_of(name), error));
}

Result<std::string> QueryFolder::text_of(const std::string& name) const {
  const fs::path file = file_of(name);
  const auto fail = [&](const std::string& why) {
    return with_place(name, {"bad-saved-query", why, 0, 0});
  };
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status)) return fail("there is no such saved query");
  if (!fs::is_regular_file(status)) return fail("is no file");
  std::ifstream stream(file, std::ios::binary);
  // Of ten thousand small files the room for the largest one would take longer than reading them.
  const auto size = fs::file_size(file, error);
  std::string text(error ? kLargestFile + 1 : std::min<std::size_t>(size, kLargestFile) + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.is_open() || stream.bad()) return fail(std::strerror(errno));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kLargestFile) return fail("is larger than 1 MiB");
  const std::size_t wrong = find_invalid_utf8(text);
  if (wrong != std::string::npos) {
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(wrong), '\n');
    return fail(fmt::format("line {} is no UTF-8", line + 1));
  }
  return text;
}

Result<SavedQuery> QueryFolder::read(const std::string& name) const {
  if (const auto fault = fault_of_query_name(name)) {
    return with_place(name, {"bad-saved-query", *fault, 0, 0});
  }
  auto text = text_of(name);
  if (!text) return text.error();
  auto query = parse_saved_query(name, *text);
  if (!query) return with_place(name, query.error());
  return query;
}

void QueryFolder::write(const std::string& name, std::string_view text) const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) {
    throw Failure(
        fmt::format("cannot make the folder '{}': {}", folder_.string(), error.message()));
  }
  replace_file(file_of(name), text);
}

void QueryFolder::remove(const std::string& name) const {
  std::error_code error;
  if (!fs::remove(file_of(name), error)) {
    throw Failure(fmt::format("{}: {}", file_of(name).string(),
                              error ? error.message() : "there is no such saved query"));
  }
}

}  // namespace cotejo
