// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-verdict-bench [--number N] [--seed N] [--show KIND] FILE…: quotations made of passages of
// statements, so that verdict and alarms are known, and what judge() and find_alarms() say of them.
// scripts/bench-verdicts calls it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/quotes/alarms.h"
#include "searcher/quotes/verdict.h"
#include "tests/bench/verdicts/alarm_edits.h"
#include "tests/bench/verdicts/verdict_edits.h"

namespace {

using namespace cotejo;

constexpr std::size_t kPadding = 100;  // words of the source on either side
constexpr std::size_t kJudged = 6;     // verdicts that a single comparison may give
constexpr std::size_t kMostTries = 50;

struct Settings {
  std::size_t number = 300;
  std::uint32_t seed = 1;
  std::string show;
  std::vector<std::string> files;
};

struct Findings {
  Verdict verdict = Verdict::kNotFound;
  std::vector<Alarm> alarms;
  std::string said;
};

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

class VerdictBench {
 public:
  explicit VerdictBench(const Settings& settings)
      : settings_(settings),
        cutter_(settings.files, kMostStatements, settings.seed),
        dictionary_(default_dictionary_file()) {}

  void run() {
    if (!dictionary_.is_open()) fmt::print("no dictionary: alarms know digits and capitals only\n");
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      if (!cutter_.has(language)) continue;
      fmt::print("{}\n", languages()[language].name);
      judge_all(language);
      judge_joined(language);
      raise_alarms(language);
      raise_false_alarms(language);
      fmt::print("\n");
    }
  }

 private:
  static constexpr std::size_t kMostStatements = 800;

  Findings compare(const MadeQuotation& made) {
    const Source& source = *made.passage.source;
    const std::size_t first = made.passage.first - std::min(made.passage.first, kPadding);
    const std::size_t last = std::min(source.words.size(), made.passage.last + kPadding);
    const std::span<const TextWord> stretch(source.words.data() + first, last - first);
    const QuoteText quote = read_quote(made.text, analyzer_);
    const Alignment alignment = align(quote.words, stretch);
    const Comparison comparison{quote, source.text, stretch, alignment, source.language};
    Findings found{judge(comparison), find_alarms(comparison, dictionary_), {}};
    if (alignment.source_begin < alignment.source_end) {
      const std::size_t begin = stretch[alignment.source_begin].begin;
      found.said = source.text.substr(begin, stretch[alignment.source_end - 1].end - begin);
    }
    return found;
  }

  template <typename Make>
  std::optional<MadeQuotation> draw(Make make) {
    for (std::size_t i = 0; i < kMostTries; ++i) {
      if (auto made = make()) return made;
    }
    return std::nullopt;
  }

  void show(std::string_view about, const MadeQuotation& made, const Findings& found) const {
    if (settings_.show.empty() || about.find(settings_.show) == std::string_view::npos) return;
    fmt::print("  -- {} ({}): {}\n  quote:  {}\n  source: {}\n", about, made.kind,
               verdict_name(found.verdict), on_one_line(made.text), on_one_line(found.said));
    for (const Alarm& alarm : found.alarms) {
      fmt::print("  alarm {}: '{}' for '{}'\n", alarm_name(alarm.kind), alarm.quote, alarm.source);
    }
  }

  void judge_all(Language language) {
    std::array<std::array<std::size_t, kVerdicts>, kJudged> confusion{};
    for (std::size_t kind = 0; kind < kJudged; ++kind) {
      const auto verdict = static_cast<Verdict>(kind);
      for (std::size_t i = 0; i < settings_.number; ++i) {
        const auto made = draw([&] { return make_quotation(verdict, language, cutter_); });
        if (!made) continue;
        const Findings found = compare(*made);
        ++confusion[kind][static_cast<std::size_t>(found.verdict)];
        if (found.verdict != verdict) {
          show(fmt::format("{} judged wrong", verdict_name(verdict)), *made, found);
        }
      }
    }
    print_confusion(confusion);
  }

  static void print_confusion(
      const std::array<std::array<std::size_t, kVerdicts>, kJudged>& confusion) {
    fmt::print("  {:<12}", "made, judged");
    for (std::size_t kind = 0; kind < kVerdicts; ++kind) {
      fmt::print("{:>12}", verdict_name(static_cast<Verdict>(kind)));
    }
    fmt::print("{:>8}\n", "F1");
    double sum = 0;
    for (std::size_t kind = 0; kind < kJudged; ++kind) {
      std::size_t made = 0;
      std::size_t judged = 0;
      for (const std::size_t count : confusion[kind]) made += count;
      for (const auto& row : confusion) judged += row[kind];
      const double f1 = made + judged == 0 ? 0
                                           : 2.0 * static_cast<double>(confusion[kind][kind]) /
                                                 static_cast<double>(made + judged);
      sum += f1;
      fmt::print("  {:<12}", verdict_name(static_cast<Verdict>(kind)));
      for (const std::size_t count : confusion[kind]) fmt::print("{:>12}", count);
      fmt::print("{:>8.3f}\n", f1);
    }
    fmt::print("  macro-F1 {:.3f}\n", sum / kJudged);
  }

  void judge_joined(Language language) {
    std::size_t made_count = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < settings_.number; ++i) {
      const auto made = draw([&] { return join_statements(language, cutter_); });
      if (!made) continue;
      const Findings found = compare(*made);
      ++made_count;
      const bool seen = found.verdict == Verdict::kAltered || found.verdict == Verdict::kStitched;
      right += seen ? 1 : 0;
      if (!seen) show("joined statements", *made, found);
    }
    fmt::print("  joined from two statements, seen to differ: {} of {}\n", right, made_count);
  }

  void raise_alarms(Language language) {
    std::size_t all = 0;
    std::size_t all_told = 0;
    for (const AlarmEdit& edit : alarm_edits()) {
      std::size_t made_count = 0;
      std::size_t told = 0;
      for (std::size_t i = 0; i < settings_.number / 3; ++i) {
        const auto made = edit.make(language, cutter_);
        if (!made) continue;
        const Findings found = compare(*made);
        ++made_count;
        const bool is_told =
            std::any_of(found.alarms.begin(), found.alarms.end(), [&](const Alarm& alarm) {
              return std::find(edit.kinds.begin(), edit.kinds.end(), alarm.kind) !=
                     edit.kinds.end();
            });
        told += is_told ? 1 : 0;
        if (!is_told) show(fmt::format("{} not told", edit.name), *made, found);
      }
      fmt::print("  {:<20} told {:>4} of {:>4}\n", edit.name, told, made_count);
      all += made_count;
      all_told += told;
    }
    fmt::print("  {:<20} told {:>4} of {:>4}: {:.4f}\n", "all", all_told, all,
               all == 0 ? 0.0 : static_cast<double>(all_told) / static_cast<double>(all));
  }

  void raise_false_alarms(Language language) {
    const auto count = [&](std::string_view name, auto make) {
      std::size_t made_count = 0;
      std::size_t alarmed = 0;
      for (std::size_t i = 0; i < settings_.number * 2; ++i) {
        const auto made = draw(make);
        if (!made) continue;
        const Findings found = compare(*made);
        ++made_count;
        if (found.alarms.empty()) continue;
        ++alarmed;
        show(fmt::format("{} alarmed", name), *made, found);
      }
      fmt::print("  {:<20} false alarms {:>3} of {:>4}\n", name, alarmed, made_count);
    };
    count("clean elisions", [&] { return make_clean_elision(language, cutter_); });
    count("typographic changes", [&] { return change_typography(language, cutter_); });
  }

  Settings settings_;
  PassageCutter cutter_;
  Dictionary dictionary_;
  Analyzer analyzer_;
};

bool read_arguments(int argc, char** argv, Settings& settings) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const bool option = argument == "--number" || argument == "--seed" || argument == "--show";
    if (!option) {
      settings.files.push_back(argument);
      continue;
    }
    if (++i == argc) return false;
    if (argument == "--number") settings.number = std::strtoul(argv[i], nullptr, 10);
    if (argument == "--seed") {
      settings.seed = static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10));
    }
    if (argument == "--show") settings.show = argv[i];
  }
  return !settings.files.empty();
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (!read_arguments(argc, argv, settings)) {
    fmt::print(stderr,
               "usage: cotejo-verdict-bench [--number N] [--seed N] [--show WHAT] FILE...\n");
    return 2;
  }
  try {
    VerdictBench(settings).run();
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "cotejo-verdict-bench: {}\n", error.what());
    return 1;
  }
}
