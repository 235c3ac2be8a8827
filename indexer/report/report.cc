// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/counted.h"
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

// "no-title 15, cut-text 2": most first.
std::string counts_by_code(const std::vector<Remark>& remarks) {
  std::map<std::string, std::size_t> counts;
  for (const Remark& remark : remarks) ++counts[remark.code];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [code, count] : order) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", code, count);
  }
  return text;
}

std::string remark_lines(std::string_view heading, const std::vector<Remark>& remarks,
                         std::size_t most) {
  if (remarks.empty()) return "";
  std::string text = fmt::format("{}:\n", heading);
  for (std::size_t i = 0; i < remarks.size() && i < most; ++i) {
    text += "  " + remark_line(remarks[i]) + "\n";
  }
  if (remarks.size() > most) {
    text += fmt::format("  … and {} more; --json shows all. By code: {}\n", remarks.size() - most,
                        counts_by_code(remarks));
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
  writer.key("edited").number(number(report.edited));
  writer.key("corrected").number(number(report.corrected));
  writer.key("unchanged").number(number(report.unchanged));
  writer.key("removed").number(number(report.removed));
  write_remarks(writer, "rejected", report.rejected);
  if (report.rejected_unlisted != 0) {
    writer.key("rejected_unlisted").number(number(report.rejected_unlisted));
  }
  write_remarks(writer, "warnings", report.warnings);
  if (report.fixed) write_remarks(writer, "fixed", *report.fixed);
  writer.key("names").number(number(report.names));
  writer.key("renamed").number(number(report.renamed));
  writer.key("statements").number(number(report.statements));
  writer.field("revision", report.revision);
  if (report.notified) {
    writer.key("notified").begin_object();
    writer.key("queries").number(number(report.notified->queries));
    writer.key("with_news").number(number(report.notified->with_news));
    writer.key("failed").number(number(report.notified->failed));
    writer.key("events").number(number(report.notified->events)).end_object();
  }
  writer.key("seconds").number(report.seconds, 3);
  writer.key("bytes").number(number(report.bytes)).end_object();
  return json + "\n";
}

std::string report_remarks_text(const Report& report, std::size_t most) {
  return remark_lines("Rejected", report.rejected, most) +
         remark_lines("Worth a look", report.warnings, most) +
         (report.fixed ? remark_lines("Put right", *report.fixed, most) : "");
}

std::string report_line(const Report& report) {
  const std::string which =
      report.edited + report.corrected == 0
          ? ""
          : fmt::format(" ({} edited, {} corrected)", report.edited, report.corrected);
  std::string line = fmt::format("{} added, {} updated{}, {} unchanged, {} removed, {} rejected",
                                 report.added, report.updated, which, report.unchanged,
                                 report.removed, report.rejected.size() + report.rejected_unlisted);
  if (!report.warnings.empty()) {
    line += fmt::format(", {}", counted(report.warnings.size(), "warning"));
  }
  if (report.fixed) line += fmt::format(", {} put right", report.fixed->size());
  if (report.notified) {
    line += fmt::format(
        "; {} of {} had news, {} could not be delivered", report.notified->with_news,
        counted(report.notified->queries, "saved query", "saved queries"), report.notified->failed);
  }
  return line;
}

std::string report_text(const Report& report, std::size_t most) {
  std::string text = report_remarks_text(report, most) + report_line(report) + "\n";
  if (report.names != 0) {
    text += fmt::format("{} read as {} by the authority files\n", counted(report.names, "name"),
                        report.names == 1 ? "another" : "others");
  }
  if (report.renamed != 0) {
    text += fmt::format("{} built anew, since the authority files have changed\n",
                        counted(report.renamed, "statement"));
  }
  if (!report.revision.empty()) {
    text += fmt::format("{} in the index, revision {}", counted(report.statements, "statement"),
                        report.revision);
  } else {
    text += counted(report.statements, "statement") + " read";
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
