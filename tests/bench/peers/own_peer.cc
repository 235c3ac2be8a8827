// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-bench-own INDEX: Cotejo as one of the engines that scripts/bench compares. Nothing is
// looked for across the languages, and no snippets are made: no other engine does.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "core/program/kept_memory.h"
#include "core/program/run_program.h"
#include "searcher/quotes/quote_tracer.h"
#include "searcher/search/search_engine.h"
#include "tests/bench/peers/peer_questions.h"

namespace {

using namespace cotejo;

std::string query_text(const PeerQuestion& question) {
  switch (question.shape) {
    case QuestionShape::kAll:
      return fmt::format("{}", fmt::join(question.words, " "));
    case QuestionShape::kAny:
      return fmt::format("{}", fmt::join(question.words, " OR "));
    default:
      return fmt::format("\"{}\"", fmt::join(question.words, " "));
  }
}

std::optional<Date> day(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) throw Failure("no date: '" + text + "'");
  return *date;
}

class OwnPeer {
 public:
  explicit OwnPeer(const std::string& index)
      : engine_({index}),
        lexicon_(engine_.index().catalogs),
        tracer_(engine_.index(), lexicon_, no_dictionary_) {}

  PeerAnswer ask(const PeerQuestion& question) {
    if (question.shape == QuestionShape::kQuote) return trace(question);
    SearchOptions options;
    options.snippets = false;
    options.translate = false;
    options.filters.dates = {day(question.since), day(question.until)};
    if (question.facets) options.facets = {Facet::kSource, Facet::kSpeaker, Facet::kMonth};
    const auto result = engine_.search(query_text(question), options);
    if (!result) throw Failure(result.error().message);
    PeerAnswer answer;
    answer.total = result->total;
    for (const Hit& hit : result->hits) answer.ids.push_back(hit.statement.id);
    for (const FacetCounts& facet : result->facets) answer.distinct.push_back(facet.distinct);
    return answer;
  }

 private:
  PeerAnswer trace(const PeerQuestion& question) {
    QuoteOptions options;
    options.limit = 10;
    options.translate = false;
    PeerAnswer answer;
    const QuoteResult result =
        tracer_.trace(fmt::format("{}", fmt::join(question.words, " ")), options);
    for (const QuoteMatch& match : result.matches) answer.ids.push_back(match.statement.id);
    answer.total = answer.ids.size();
    return answer;
  }

  SearchEngine engine_;
  Lexicon lexicon_;
  Dictionary no_dictionary_;
  QuoteTracer tracer_;
};

}  // namespace

int main(int argc, char** argv) {
  return run_program("cotejo-bench-own", [&] {
    if (argc != 2) throw Failure("usage: cotejo-bench-own INDEX", ExitCode::kUsage);
    keep_freed_memory();
    answer_questions(std::cin, std::cout, [&]() -> AskPeer {
      auto peer = std::make_shared<OwnPeer>(argv[1]);
      return [peer](const PeerQuestion& question) { return peer->ask(question); };
    });
    return 0;
  });
}
