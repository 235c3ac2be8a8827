// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/last_run.h"

#include <fmt/chrono.h>

#include <ctime>

#include "core/base/json_writer.h"

namespace cotejo {

std::string utc_now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::string last_run_json(const std::string& command, const Report& report) {
  std::string json;
  JsonWriter(json)
      .begin_object()
      .field("command", command)
      .field("at", utc_now())
      .key("added")
      .number(static_cast<std::int64_t>(report.added))
      .key("updated")
      .number(static_cast<std::int64_t>(report.updated))
      .key("removed")
      .number(static_cast<std::int64_t>(report.removed))
      .key("rejected")
      .number(static_cast<std::int64_t>(report.rejected.size() + report.rejected_unlisted))
      .end_object();
  return json;
}

}  // namespace cotejo
