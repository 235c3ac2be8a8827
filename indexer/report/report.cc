// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

std::int64_t number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

void write_remark(JsonWriter& writer, const Remark& remark) {
  writer.begin_object().field("path", remark.path);
  writer.key("line").number(number(remark.line));
  if (remark.column != 0) writer.key("column").number(number(remark.column));
  writer.field("id", remark.id).field("code", remark.code).field("message", remark.message);
  writer.end_object();
}

void write_remarks(JsonWriter& writer, std::string_view key, const std::vector<Remark>& remarks) {
  writer.key(key).begin_array();
  for (const Remark& remark : remarks) write_remark(writer, remark);
  writer.end_array();
}

// "path:line:column: message [code] (id)", as compilers do, so that editors jump there.
std::string remark_line(const Remark& remark) {
  std::string where = remark.path;
  if (remark.line != 0) where += fmt::format(":{}", remark.line);
  if (remark.column != 0) where += fmt::format(":{}", remark.column);
  if (!where.empty()) where += ": ";
  const std::string id = remark.id.empty() ? "" : fmt::format(" (id {})", remark.id);
  std::string line = printable(fmt::format("{}{} [{}]{}", where, remark.message, remark.code, id));
  // A path may have line breaks in it: one remark stays one line.
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string remark_lines(std::string_view heading, const std::vector<Remark>& remarks,
                         std::size_t most) {
  if (remarks.empty()) return "";
  std::string text = fmt::format("{}:\n", heading);
  for (std::size_t i = 0; i < remarks.size() && i < most; ++i) {
    text += "  " + remark_line(remarks[i]) + "\n";
  }
  if (remarks.size() > most) {
    text += fmt::format("  … and {} more; --json shows all\n", remarks.size() - most);
  }
  return text;
}

}  // namespace

std::string report_json(const Report& report) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  writer.key("added").number(number(report.added));
  writer.key("updated").number(number(report.updated));
  writer.key("unchanged").number(number(report.unchanged));
  writer.key("removed").number(number(report.removed));
  write_remarks(writer, "rejected", report.rejected);
  write_remarks(writer, "warnings", report.warnings);
  writer.key("statements").number(number(report.statements));
  writer.field("revision", report.revision);
  writer.key("seconds").number(report.seconds, 3);
  writer.key("bytes").number(number(report.bytes)).end_object();
  return json + "\n";
}

std::string report_remarks_text(const Report& report, std::size_t most) {
  return remark_lines("Rejected", report.rejected, most) +
         remark_lines("Worth a look", report.warnings, most);
}

std::string report_line(const Report& report) {
  std::string line =
      fmt::format("{} added, {} updated, {} unchanged, {} removed, {} rejected", report.added,
                  report.updated, report.unchanged, report.removed, report.rejected.size());
  if (!report.warnings.empty()) {
    line += fmt::format(", {} warning{}", report.warnings.size(),
                        report.warnings.size() == 1 ? "" : "s");
  }
  return line;
}

std::string report_text(const Report& report, std::size_t most) {
  std::string text = report_remarks_text(report, most) + report_line(report) + "\n";
  if (!report.revision.empty()) {
    text +=
        fmt::format("{} statements in the index, revision {}", report.statements, report.revision);
  } else {
    text += fmt::format("{} statements read", report.statements);
  }
  text += fmt::format("; {:.1f} MB in {:.1f} s\n", static_cast<double>(report.bytes) / 1e6,
                      report.seconds);
  return text;
}

std::string remark_json(const Remark& remark) {
  std::string json;
  JsonWriter writer(json);
  write_remark(writer, remark);
  return json;
}

}  // namespace cotejo
