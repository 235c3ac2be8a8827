// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/quotation_report.h"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <string>

#include "tests/bench/quotes/length_class.h"
#include "tests/support/percentile.h"

namespace cotejo {
namespace {

using Chosen = std::function<bool(const AlteredQuotation&)>;
using WriteRow = std::function<void(const std::string& title, const Chosen& chosen)>;

// The rows of every table. Short quotations, the first class, have a goal of their own.
void write_rows(std::ostream& out, const WriteRow& row) {
  for (std::size_t i = 0; i < kAlterationKinds; ++i) {
    const auto kind = static_cast<AlterationKind>(i);
    const std::string name(alteration_name(kind));
    row(name + " 6-9",
        [=](const AlteredQuotation& q) { return q.kind == kind && q.length_class == 0; });
    row(name + " 10+",
        [=](const AlteredQuotation& q) { return q.kind == kind && q.length_class != 0; });
  }
  out << '\n';
  for (std::size_t i = 0; i < kLengthClasses.size(); ++i) {
    row(fmt::format("{} words", kLengthClasses[i].name),
        [=](const AlteredQuotation& q) { return q.length_class == i; });
  }
  row("10 words and more", [](const AlteredQuotation& q) { return q.length_class != 0; });
  for (const char* lang : {"en", "es"}) {
    row(fmt::format("{} 6-9", lang),
        [=](const AlteredQuotation& q) { return q.passage.lang == lang && q.length_class == 0; });
    row(fmt::format("{} 10+", lang),
        [=](const AlteredQuotation& q) { return q.passage.lang == lang && q.length_class != 0; });
  }
  row("all", [](const AlteredQuotation&) { return true; });
}

double share(std::size_t count, std::size_t of) {
  return of == 0 ? 0 : static_cast<double>(count) / static_cast<double>(of);
}

}  // namespace

void write_found(std::ostream& out, const std::vector<ScoredQuotation>& scored) {
  out << fmt::format("{:<20} {:>6} {:>7} {:>9} {:>8} {:>9} {:>8} {:>8} {:>8} {:>8}\n", "", "asked",
                     "right", "or equal", "or near", "not found", "overlap", "p50 ms", "p95 ms",
                     "p99 ms");
  write_rows(out, [&](const std::string& title, const Chosen& chosen) {
    std::size_t asked = 0;
    std::size_t right = 0;
    std::size_t equally_good = 0;
    std::size_t shown_first = 0;
    std::size_t not_found = 0;
    std::size_t overlaps = 0;
    double overlap = 0;
    std::vector<double> times;
    for (const auto& [quotation, score] : scored) {
      if (!chosen(quotation)) continue;
      ++asked;
      right += score.right ? 1 : 0;
      equally_good += score.equally_good ? 1 : 0;
      shown_first += score.shown_first ? 1 : 0;
      not_found += score.not_found ? 1 : 0;
      overlaps += score.overlap ? 1 : 0;
      overlap += score.overlap.value_or(0);
      times.push_back(score.milliseconds);
    }
    out << fmt::format(
        "{:<20} {:>6} {:>7.3f} {:>9.3f} {:>8.3f} {:>9.3f} {:>8.3f} {:>8.2f} {:>8.2f} {:>8.2f}\n",
        title, asked, share(right, asked), share(equally_good, asked), share(shown_first, asked),
        share(not_found, asked), overlaps == 0 ? 0 : overlap / static_cast<double>(overlaps),
        percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99));
  });
}

void write_absent(std::ostream& out, const std::vector<AbsentQuotation>& absent) {
  out << fmt::format("{:<20} {:>6} {:>10} {:>13} {:>11} {:>7} {:>12} {:>8} {:>8} {:>8}\n", "",
                     "asked", "not found", "really there", "translated", "false", "false share",
                     "p50 ms", "p95 ms", "p99 ms");
  write_rows(out, [&](const std::string& title, const Chosen& chosen) {
    std::array<std::size_t, 4> outcomes{};
    std::size_t asked = 0;
    std::vector<double> times;
    for (const auto& [quotation, outcome, milliseconds] : absent) {
      if (!chosen(quotation)) continue;
      ++asked;
      ++outcomes[static_cast<std::size_t>(outcome)];
      times.push_back(milliseconds);
    }
    // What is really there is no test of refusing.
    const std::size_t tried = asked - outcomes[1];
    out << fmt::format(
        "{:<20} {:>6} {:>10} {:>13} {:>11} {:>7} {:>12.4f} {:>8.2f} {:>8.2f} {:>8.2f}\n", title,
        asked, outcomes[0], outcomes[1], outcomes[2], outcomes[3], share(outcomes[3], tried),
        percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99));
  });
}

}  // namespace cotejo
