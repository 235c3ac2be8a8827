// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/learn_report.h"

#include <fmt/format.h>

#include "core/base/counted.h"
#include "core/base/json_writer.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

std::int64_t number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace

std::string learn_report_json(const LearnReport& report) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  writer.key("linked").number(number(report.linked));
  writer.key("read").number(number(report.read));
  writer.key("segments").number(number(report.segments));
  writer.key("pairs").number(number(report.pairs));
  writer.key("learned").boolean(report.learned);
  writer.key("examples").begin_array();
  for (const LearnedExample& example : report.examples) {
    writer.begin_object().field("first_lang", example.first_lang).field("first", example.first);
    writer.field("second_lang", example.second_lang).field("second", example.second).end_object();
  }
  writer.end_array().field("revision", report.revision);
  writer.key("seconds").number(report.seconds, 3).end_object();
  return json + "\n";
}

std::string learn_report_text(const LearnReport& report) {
  std::string text = fmt::format("{}, {}", counted(report.linked, "linked translation"),
                                 counted(report.segments, "aligned segment"));
  if (report.read < report.linked) text += fmt::format(" of {} of them", report.read);
  if (!report.learned) {
    return text + fmt::format(
                      ": too few to learn from ({} are needed), nothing was changed; link "
                      "translations to their originals with translation_of\n",
                      report.min_segments);
  }
  return text + fmt::format(", {}\nrevision {}; {:.1f} s\n", counted(report.pairs, "word pair"),
                            report.revision, report.seconds);
}

std::string learn_examples_text(const LearnReport& report) {
  std::string text = report.examples.empty() ? "" : "Among them:\n";
  for (const LearnedExample& example : report.examples) {
    text += printable(fmt::format("  {}:{} = {}:{}", example.first_lang, example.first,
                                  example.second_lang, example.second)) +
            "\n";
  }
  return text;
}

std::string learned_json(const LearnReport& report, const std::string& at) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("at", at);
  writer.key("linked").number(number(report.linked));
  writer.key("segments").number(number(report.segments));
  writer.key("pairs").number(number(report.pairs)).end_object();
  return json;
}

}  // namespace cotejo
