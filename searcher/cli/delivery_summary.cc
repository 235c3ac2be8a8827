// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/delivery_summary.h"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>

#include "core/base/json_writer.h"
#include "core/base/result.h"

namespace cotejo {

void write_summary(const std::string& file, const DeliverySummary& summary) {
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().key("format").number(std::int64_t{1});
  writer.key("queries").number(number(summary.queries));
  writer.key("with_news").number(number(summary.with_news));
  writer.key("failed").number(number(summary.failed));
  writer.key("events").number(number(summary.events)).end_object();
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << json << '\n';
  stream.close();
  if (!stream) throw Failure(fmt::format("cannot write the summary to '{}'", file));
}

}  // namespace cotejo
