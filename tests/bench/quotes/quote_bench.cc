// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-quote-bench MODE INDEX: are quotations traced to where they come from, and refused where
// they come from nowhere? scripts/bench-quotes calls it.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/program/run_program.h"
#include "searcher/quotes/quote_tracer.h"
#include "tests/bench/quotes/ask_quotations.h"
#include "tests/bench/quotes/quotation_report.h"

namespace {

using namespace cotejo;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kUsage = R"(usage: cotejo-quote-bench MODE INDEX [FILE...] [OPTION...]

  altered INDEX            passages of the statements of INDEX, altered
  absent INDEX FILE...     passages of those statements of FILE... that INDEX has not
  ask INDEX                quotations from standard input, answers to standard output, as JSON Lines

  --per-kind N      passages for each kind of alteration and language (altered: 100, absent: 30)
  --seed N          of the passages and alterations (default: 1)
  --limit N         matches of each quotation that are looked at (default: 5)
  --show N          list so many failures
  --no-translate    do not look across the languages
  --cold            no warm-up before quotations are timed
)";

struct Arguments {
  std::vector<std::string> places;
  std::size_t per_kind = 0;
  std::size_t seed = 1;
  std::size_t show = 0;
  QuoteOptions quote;
  bool cold = false;
  bool help = false;
};

Failure usage_failure(const std::string& message) {
  return Failure(message + "; see --help", ExitCode::kUsage);
}

std::size_t to_number(const std::string& option, const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw usage_failure(option + " takes a number, not '" + text + "'");
  }
  return number;
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const auto number = [&] {
      if (i + 1 == argc) throw usage_failure(argument + " needs a value");
      return to_number(argument, argv[++i]);
    };
    if (argument == "--per-kind") {
      arguments.per_kind = number();
    } else if (argument == "--seed") {
      arguments.seed = number();
    } else if (argument == "--limit") {
      arguments.quote.limit = number();
    } else if (argument == "--show") {
      arguments.show = number();
    } else if (argument == "--no-translate") {
      arguments.quote.translate = false;
    } else if (argument == "--cold") {
      arguments.cold = true;
    } else if (argument == "--help" || argument == "-h") {
      arguments.help = true;
    } else if (argument.starts_with("-")) {
      throw usage_failure("unknown option '" + argument + "'");
    } else {
      arguments.places.push_back(argument);
    }
  }
  if (!arguments.help && arguments.places.size() < 2) {
    throw usage_failure("a mode and an index are needed");
  }
  return arguments;
}

void write_failure(const AlteredQuotation& quotation, const QuoteResult& answer) {
  std::cout << fmt::format("{} {} {} words, from {}\n  asked    {}\n",
                           alteration_name(quotation.kind), quotation.passage.lang,
                           quotation.passage.words, quotation.passage.id,
                           printable(quotation.text));
  std::cout << fmt::format("  passage  {}\n", printable(quotation.passage.text));
  for (const QuoteMatch& match : answer.matches) {
    std::cout << fmt::format("  {:.3f} {} {}: {}\n", match.score, verdict_name(match.verdict),
                             match.statement.id, printable(match.passage.text));
  }
  std::cout << fmt::format("  verdict  {}\n\n", verdict_name(answer.verdict));
}

class Bench {
 public:
  Bench(const OpenIndex& index, const Arguments& arguments)
      : index_(index),
        arguments_(arguments),
        lexicon_(index.catalogs),
        dictionary_(default_dictionary_file()),
        tracer_(index, lexicon_, dictionary_) {}

  int altered() {
    IndexStatements statements(index_);
    std::vector<ScoredQuotation> scored;
    for (const AlteredQuotation& quotation : quotations_of(statements, 100)) {
      const auto [answer, milliseconds] = trace(quotation);
      QuotationScore score = score_found(quotation, answer, analyzer_);
      score.milliseconds = milliseconds;
      if (!score.equally_good) show(quotation, answer);
      scored.push_back({quotation, score});
    }
    write_found(std::cout, scored);
    return 0;
  }

  int absent() {
    const std::vector<std::string> files(arguments_.places.begin() + 2, arguments_.places.end());
    HeldOutStatements statements(files, index_);
    std::vector<AbsentQuotation> absent;
    for (const AlteredQuotation& quotation : quotations_of(statements, 30)) {
      const auto [answer, milliseconds] = trace(quotation);
      const AbsentOutcome outcome = score_absent(quotation, answer, analyzer_);
      if (outcome == AbsentOutcome::kFalse) show(quotation, answer);
      absent.push_back({quotation, outcome, milliseconds});
    }
    write_absent(std::cout, absent);
    return 0;
  }

  int ask() {
    ask_quotations(std::cin, std::cout, tracer_, arguments_.quote);
    return 0;
  }

 private:
  // Once through all of them, so that none pays for what the disk has yet to give.
  std::vector<AlteredQuotation> quotations_of(StatementSource& statements, std::size_t usual) {
    const std::size_t per_kind = arguments_.per_kind == 0 ? usual : arguments_.per_kind;
    auto quotations =
        make_quotations(statements, per_kind, static_cast<std::uint32_t>(arguments_.seed));
    if (quotations.empty()) throw Failure("no statement has passages in English or Spanish");
    if (!arguments_.cold) {
      for (const AlteredQuotation& quotation : quotations)
        tracer_.trace(quotation.text, arguments_.quote);
    }
    return quotations;
  }

  std::pair<QuoteResult, double> trace(const AlteredQuotation& quotation) {
    const auto start = Clock::now();
    QuoteResult answer = tracer_.trace(quotation.text, arguments_.quote);
    const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
    return {std::move(answer), taken.count()};
  }

  void show(const AlteredQuotation& quotation, const QuoteResult& answer) {
    if (shown_++ < arguments_.show) write_failure(quotation, answer);
  }

  const OpenIndex& index_;
  const Arguments& arguments_;
  Lexicon lexicon_;
  Dictionary dictionary_;
  QuoteTracer tracer_;
  Analyzer analyzer_;
  std::size_t shown_ = 0;
};

int measure(const Arguments& arguments) {
  const std::string& mode = arguments.places[0];
  const OpenIndex index = open_index({arguments.places[1]});
  Bench bench(index, arguments);
  if (mode == "altered") return bench.altered();
  if (mode == "absent") return bench.absent();
  if (mode == "ask") return bench.ask();
  throw usage_failure("unknown mode '" + mode + "'");
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("cotejo-quote-bench", [&] {
    const Arguments arguments = read_arguments(argc, argv);
    if (!arguments.help) return measure(arguments);
    std::cout << kUsage;
    return 0;
  });
}
