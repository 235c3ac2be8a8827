// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-bench-stock index DATABASE FILE | ask DATABASE: Xapian as its documentation shows it, for
// scripts/bench to compare with. One WritableDatabase, TermGenerator with the stemmer of each
// statement's language, values to count and to filter by, three ValueCountMatchSpy.
#include <xapian.h>

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/program/run_program.h"
#include "tests/bench/peers/peer_questions.h"

namespace {

using namespace cotejo;

constexpr std::array<Xapian::valueno, 3> kCounted = {0, 1, 2};  // source, speaker, month
constexpr Xapian::valueno kDay = 3;

enum Column { kId, kLang, kSource, kSpeaker, kDate, kTitle, kBody, kColumns };

std::vector<std::string> split_columns(const std::string& line) {
  std::vector<std::string> columns;
  std::size_t begin = 0;
  for (std::size_t tab; (tab = line.find('\t', begin)) != std::string::npos; begin = tab + 1) {
    columns.push_back(line.substr(begin, tab - begin));
  }
  columns.push_back(line.substr(begin));
  columns.resize(kColumns);
  return columns;
}

void index_statements(const std::string& folder, const std::string& file) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  const Xapian::Stem english("english");
  const Xapian::Stem spanish("spanish");
  Xapian::TermGenerator generator;
  std::ifstream in(file);
  if (!in) throw Failure("cannot read " + file);
  for (std::string line; std::getline(in, line);) {
    const auto columns = split_columns(line);
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.set_stemmer(columns[kLang] == "es" ? spanish : english);
    generator.index_text(columns[kTitle]);
    generator.increase_termpos();
    generator.index_text(columns[kBody]);
    document.add_value(kCounted[0], columns[kSource]);
    document.add_value(kCounted[1], columns[kSpeaker]);
    document.add_value(kCounted[2], columns[kDate].substr(0, 7));
    document.add_value(kDay, columns[kDate]);
    document.add_boolean_term("Q" + columns[kId]);
    document.set_data(columns[kId] + "\n" + columns[kTitle] + "\n" + columns[kBody]);
    database.add_document(document);
  }
  database.commit();
}

Xapian::Query make_query(const PeerQuestion& question) {
  std::vector<std::string> terms = question.words;
  Xapian::Query::op together = Xapian::Query::OP_PHRASE;
  if (question.shape != QuestionShape::kPhrase) {
    const Xapian::Stem stem(question.lang == "es" ? "spanish" : "english");
    for (std::string& term : terms) term = "Z" + stem(term);
    // A quotation that may be altered: those that have most of its words come first.
    together = question.shape == QuestionShape::kAll ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
  }
  Xapian::Query query(together, terms.begin(), terms.end());
  if (!question.since.empty()) {
    query = Xapian::Query(
        Xapian::Query::OP_FILTER, query,
        Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kDay, question.since, question.until));
  }
  return query;
}

PeerAnswer ask(const Xapian::Database& database, const PeerQuestion& question) {
  Xapian::Enquire enquire(database);
  enquire.set_query(make_query(question));
  std::array<Xapian::ValueCountMatchSpy, 3> spies = {Xapian::ValueCountMatchSpy(kCounted[0]),
                                                     Xapian::ValueCountMatchSpy(kCounted[1]),
                                                     Xapian::ValueCountMatchSpy(kCounted[2])};
  if (question.facets) {
    for (Xapian::ValueCountMatchSpy& spy : spies) enquire.add_matchspy(&spy);
  }
  const Xapian::MSet matches =
      enquire.get_mset(0, 10, question.facets ? database.get_doccount() : 0);
  PeerAnswer answer;
  answer.total = matches.get_matches_estimated();
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::string data = match.get_document().get_data();
    answer.ids.push_back(data.substr(0, data.find('\n')));
  }
  if (question.facets) {
    for (const Xapian::ValueCountMatchSpy& spy : spies) {
      answer.distinct.push_back(
          static_cast<std::size_t>(std::distance(spy.values_begin(), spy.values_end())));
      // Who counts shows the most frequent.
      for (auto value = spy.top_values_begin(10); value != spy.top_values_end(10); ++value) {
        (void)value.get_termfreq();
      }
    }
  }
  return answer;
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("cotejo-bench-stock", [&] {
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "index" && argc == 4) {
      index_statements(argv[2], argv[3]);
    } else if (mode == "ask" && argc == 3) {
      answer_questions(std::cin, std::cout, [&]() -> AskPeer {
        return [database = Xapian::Database(argv[2])](const PeerQuestion& question) {
          return ask(database, question);
        };
      });
    } else {
      throw Failure("usage: cotejo-bench-stock index DATABASE FILE | ask DATABASE",
                    ExitCode::kUsage);
    }
    return 0;
  });
}
