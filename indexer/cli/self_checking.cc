// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/self_checking.h"

#include <filesystem>
#include <iostream>

#include "core/base/result.h"
#include "indexer/self_check/self_check.h"

namespace cotejo {
namespace {

void append(std::vector<InstallationFinding>& all, std::vector<InstallationFinding> more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

int run_self_check(const IndexerOptions& options) {
  Settings settings;
  std::vector<InstallationFinding> findings = check_settings(settings);
  append(findings, check_programs());
  std::vector<std::string> indexes{options.index};
  if (options.index.empty()) indexes = default_indexes(settings);
  for (const std::string& index : indexes) {
    append(findings, check_index(index, !options.index.empty()));
  }
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  append(findings, check_service(program.parent_path().parent_path().string()));
  std::cout << (options.json ? findings_json(findings) : findings_text(findings));
  return static_cast<int>(any_broken(findings) ? ExitCode::kFailed : ExitCode::kDone);
}

}  // namespace cotejo
