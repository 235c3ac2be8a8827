// SPDX-License-Identifier: GPL-3.0-or-later
// The account and the folder that the units of systemd expect.
#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>

#include <filesystem>

#include "indexer/self_check/self_check.h"

namespace cotejo {
namespace {

constexpr const char* kUser = "cotejo";
constexpr const char* kFolder = "/var/lib/cotejo";
constexpr const char* kUnit = "lib/systemd/system/cotejo-watch.service";

}  // namespace

std::vector<InstallationFinding> check_service(const std::string& prefix) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::path(prefix) / kUnit, error)) return {};
  const struct passwd* user = ::getpwnam(kUser);
  if (user == nullptr) {
    return {{FindingState::kBroken, "service",
             fmt::format("there is no user '{}'; run systemd-sysusers", kUser)}};
  }
  struct stat status {};
  if (::stat(kFolder, &status) != 0 || status.st_uid != user->pw_uid) {
    return {{FindingState::kBroken, "service",
             fmt::format("'{}' is not there, or not of user '{}'; run systemd-tmpfiles --create",
                         kFolder, kUser)}};
  }
  return {{FindingState::kGood, "service", fmt::format("user '{}' has '{}'", kUser, kFolder)}};
}

}  // namespace cotejo
