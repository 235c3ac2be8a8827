// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/self_check/findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/counted.h"
#include "core/base/json_writer.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

std::size_t count(const std::vector<InstallationFinding>& findings, FindingState state) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const InstallationFinding& finding) { return finding.state == state; }));
}

std::string_view state_name(FindingState state) {
  if (state == FindingState::kGood) return "ok";
  return state == FindingState::kOdd ? "warning" : "failed";
}

}  // namespace

std::string findings_text(const std::vector<InstallationFinding>& findings) {
  std::string text;
  for (const InstallationFinding& finding : findings) {
    text += fmt::format("{:<8} {:<12} {}\n", state_name(finding.state), finding.name,
                        printable(finding.text));
  }
  return text + fmt::format("{}, {}, {} failed\n", counted(findings.size(), "check"),
                            counted(count(findings, FindingState::kOdd), "warning"),
                            count(findings, FindingState::kBroken));
}

std::string findings_json(const std::vector<InstallationFinding>& findings) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("checks").begin_array();
  for (const InstallationFinding& finding : findings) {
    json.begin_object().field("name", finding.name).field("state", state_name(finding.state));
    json.field("text", finding.text).end_object();
  }
  json.end_array();
  const auto number = [&](const char* key, FindingState state) {
    json.key(key).number(static_cast<std::int64_t>(count(findings, state)));
  };
  number("warnings", FindingState::kOdd);
  number("failed", FindingState::kBroken);
  json.end_object();
  return text + "\n";
}

bool any_broken(const std::vector<InstallationFinding>& findings) {
  return count(findings, FindingState::kBroken) > 0;
}

}  // namespace cotejo
