// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/peers/peer_questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <sstream>
#include <stdexcept>

namespace cotejo {

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

QuestionShape read_shape(const std::string& name) {
  if (name == "all") return QuestionShape::kAll;
  if (name == "any") return QuestionShape::kAny;
  if (name == "phrase") return QuestionShape::kPhrase;
  if (name == "quote") return QuestionShape::kQuote;
  throw std::runtime_error("no shape of a question: '" + name + "'");
}

PeerQuestion read_question(const std::string& line) {
  const auto parts = split(line, '\t');
  if (parts.size() < 4 || (parts[0] != "top" && parts[0] != "facets")) {
    throw std::runtime_error("no question: '" + line + "'");
  }
  PeerQuestion question;
  question.facets = parts[0] == "facets";
  question.shape = read_shape(parts[1]);
  question.lang = parts[2];
  question.words = split(parts[3], ' ');
  if (parts.size() > 4) question.since = parts[4];
  if (parts.size() > 5) question.until = parts[5];
  return question;
}

}  // namespace

void answer_questions(std::istream& in, std::ostream& out, const std::function<AskPeer()>& open) {
  AskPeer ask = open();
  out << "ready\n" << std::flush;
  for (std::string line; std::getline(in, line);) {
    if (line == "reopen") {
      ask = {};  // what it refers to goes first
      ask = open();
      out << "ready\n" << std::flush;
      continue;
    }
    const PeerQuestion question = read_question(line);
    const auto start = Clock::now();
    const PeerAnswer answer = ask(question);
    const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
    out << fmt::format("{:.4f}\t{}\t{}\t{}\n", taken.count(), answer.total,
                       fmt::join(answer.ids, " "), fmt::join(answer.distinct, " "))
        << std::flush;
  }
}

}  // namespace cotejo
