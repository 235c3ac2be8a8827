// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/checksums.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <future>
#include <map>
#include <span>
#include <sstream>
#include <system_error>
#include <utility>

#include "core/base/durable_file.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigits = 64;
constexpr std::string_view kBetween = "  ";

// Name → hexadecimal digits; of all but the checksums themselves and Xapian's lock, which is empty.
std::map<std::string, std::string> checksums_of(const fs::path& database, std::size_t jobs) {
  std::vector<std::pair<std::uintmax_t, fs::path>> files;  // by size
  for (const fs::directory_entry& entry : fs::directory_iterator(database)) {
    const std::string name = entry.path().filename().string();
    if (name != kChecksumsName && name != "flintlock") {
      std::error_code unknown;  // whether it can be read is told by reading it
      const std::uintmax_t size = entry.file_size(unknown);
      files.emplace_back(unknown ? 0 : size, entry.path());
    }
  }
  if (files.empty()) return {};
  std::sort(files.begin(), files.end());
  const fs::path largest = files.back().second;
  auto beside = std::async(jobs > 1 ? std::launch::async : std::launch::deferred,
                           [&] { return sha256_hex_of_file(largest); });
  std::map<std::string, std::string> sums;
  for (const auto& [size, path] : std::span(files).first(files.size() - 1)) {
    sums[path.filename().string()] = sha256_hex_of_file(path);
  }
  sums[largest.filename().string()] = beside.get();
  return sums;
}

std::string text_of(const std::map<std::string, std::string>& sums) {
  std::string text;
  for (const auto& [name, digits] : sums) text += fmt::format("{}{}{}\n", digits, kBetween, name);
  return text;
}

std::map<std::string, std::string> read_sums(const std::string& text) {
  std::map<std::string, std::string> sums;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() <= kDigits + kBetween.size()) continue;
    sums[line.substr(kDigits + kBetween.size())] = line.substr(0, kDigits);
  }
  return sums;
}

}  // namespace

void write_checksums(const fs::path& database, std::size_t jobs) {
  write_file(database / kChecksumsName, text_of(checksums_of(database, jobs)));
}

bool has_checksums(const fs::path& database) {
  std::error_code ignored;
  return fs::exists(database / kChecksumsName, ignored);
}

std::vector<std::string> checksum_faults(const fs::path& database) {
  if (!has_checksums(database)) return {};
  const fs::path file = database / kChecksumsName;
  std::string written;
  std::map<std::string, std::string> there;
  try {
    written = file_bytes(file);
    there = checksums_of(database, 1);
  } catch (const std::system_error& error) {
    return {error.what()};
  }
  if (written == text_of(there)) return {};
  std::vector<std::string> faults;
  const auto wanted = read_sums(written);
  for (const auto& [name, digits] : wanted) {
    const auto found = there.find(name);
    if (found == there.end()) {
      faults.push_back(fmt::format("'{}' is missing", (database / name).string()));
    } else if (found->second != digits) {
      faults.push_back(fmt::format("'{}' is not what was written: its checksum differs",
                                   (database / name).string()));
    }
  }
  for (const auto& [name, digits] : there) {
    if (!wanted.contains(name)) {
      faults.push_back(fmt::format("'{}' has no checksum", (database / name).string()));
    }
  }
  if (faults.empty()) faults.push_back(fmt::format("'{}' is damaged", file.string()));
  return faults;
}

}  // namespace cotejo
