// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/seed_files.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> paths_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (!fs::exists(folder)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

fs::path folder_of(const char* kind, std::string_view target) {
  return fs::path(COTEJO_SOURCE_DIR "/tests/fuzz") / kind / target;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  std::istringstream stream(file);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> parts_of(const std::string& file) {
  std::vector<std::string> parts(1);
  for (const std::string& line : lines_of(file)) {
    if (line == "%%") {
      parts.emplace_back();
    } else {
      parts.back() += line + "\n";
    }
  }
  return parts;
}

}  // namespace

std::vector<std::string> seeds_of(std::string_view target) {
  std::vector<std::string> seeds;
  for (const fs::path& path : paths_below(folder_of("seeds", target))) {
    const std::string file = read_file(path);
    if (path.extension() == ".lines") {
      seeds = std::move(seeds) + lines_of(file);
    } else if (path.extension() == ".parts") {
      seeds = std::move(seeds) + parts_of(file);
    } else {
      seeds.push_back(file);
    }
  }
  return seeds;
}

std::vector<std::string> regressions_of(std::string_view target) {
  std::vector<std::string> inputs;
  for (const fs::path& path : paths_below(folder_of("regressions", target))) {
    inputs.push_back(read_file(path));
  }
  return inputs;
}

std::vector<std::string> files_below(const std::string& folder, std::string_view ending) {
  std::vector<std::string> files;
  for (const fs::path& path : paths_below(fs::path(COTEJO_SOURCE_DIR) / folder)) {
    if (path.string().ends_with(ending)) files.push_back(read_file(path));
  }
  return files;
}

std::vector<std::string> operator+(std::vector<std::string> seeds, std::vector<std::string> more) {
  std::move(more.begin(), more.end(), std::back_inserter(seeds));
  return seeds;
}

}  // namespace cotejo
