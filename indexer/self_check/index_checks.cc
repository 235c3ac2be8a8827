// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>

#include "core/base/counted.h"
#include "core/base/result.h"
#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "indexer/self_check/self_check.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr double kMega = 1e6;
constexpr std::uint64_t kLeast = 100'000'000;  // bytes: a small run, and its reports

// Segments only: files may go while they are counted.
std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code gone;
    const bool is_file = at->is_regular_file(gone);
    const std::uint64_t size = is_file && !gone ? at->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

// The folder, or the nearest one above that there is.
fs::path existing(fs::path folder) {
  std::error_code error;
  folder = fs::absolute(folder, error);
  while (folder.has_relative_path() && !fs::exists(folder, error)) folder = folder.parent_path();
  return folder;
}

InstallationFinding check_space(const std::string& index) {
  std::error_code error;
  const fs::path folder = existing(index);
  const fs::space_info space = fs::space(folder, error);
  if (error) {
    return {FindingState::kOdd, "space",
            fmt::format("cannot tell the space at '{}': {}", folder.string(), error.message())};
  }
  const std::uint64_t size = bytes_below(fs::path(index) / kSegmentsFolder);
  const std::string text = fmt::format("{:.0f} MB free at '{}', the index has {:.1f} MB",
                                       static_cast<double>(space.available) / kMega,
                                       folder.string(), static_cast<double>(size) / kMega);
  if (space.available < kLeast) {
    return {FindingState::kBroken, "space", text + ": make room before anything is added"};
  }
  if (space.available < size) {
    return {FindingState::kOdd, "space",
            text + ": 'compact', and the merging of large segments, write a copy beside it"};
  }
  return {FindingState::kGood, "space", text};
}

InstallationFinding check_content(const std::string& index) {
  std::string text;
  try {
    const OpenIndex open = open_index({index});
    text = fmt::format("'{}': {}, revision {}", index, counted(open.statements, "statement"),
                       open.revision);
  } catch (const Failure& failure) {
    return {FindingState::kBroken, "index", failure.what()};
  } catch (const Xapian::Error& error) {
    return {FindingState::kBroken, "index",
            fmt::format("'{}' cannot be opened: {}; restore it from a backup, or make it again",
                        index, error.get_msg())};
  }
  if (::access(index.c_str(), W_OK) != 0) text += "; this user may only read it";
  return {FindingState::kGood, "index", text};
}

}  // namespace

std::vector<InstallationFinding> check_index(const std::string& index, bool is_wanted) {
  if (index.starts_with("tcp://")) {
    return {{FindingState::kGood, "index", fmt::format("'{}' is on another machine", index)}};
  }
  if (!is_wanted && !has_manifest(index)) {
    return {{FindingState::kGood, "index",
             fmt::format("none yet at '{}'; 'cotejo-indexer add' makes it", index)},
            check_space(index)};
  }
  return {check_content(index), check_space(index)};
}

}  // namespace cotejo
