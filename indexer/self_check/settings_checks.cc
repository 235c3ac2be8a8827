// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "core/base/result.h"
#include "indexer/self_check/self_check.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

bool is_there(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

}  // namespace

std::vector<InstallationFinding> check_settings(Settings& settings) {
  const std::string path = settings_path();
  if (!is_there(path)) {
    return {{FindingState::kGood, "settings", fmt::format("no file '{}': none are set", path)}};
  }
  try {
    settings = read_settings();
  } catch (const Failure& failure) {
    return {{FindingState::kBroken, "settings", failure.what()}};
  }
  std::vector<std::string> named = settings.profiles;
  for (const std::string& file : settings.authorities) {
    if (file != "none") named.push_back(file);
  }
  if (settings.words) named.push_back(*settings.words);
  std::vector<InstallationFinding> findings;
  for (const std::string& file : named) {
    if (is_there(file)) continue;
    findings.push_back({FindingState::kBroken, "settings",
                        fmt::format("{} names '{}', which is not there", path, file)});
  }
  if (findings.empty()) findings.push_back({FindingState::kGood, "settings", path});
  return findings;
}

}  // namespace cotejo
