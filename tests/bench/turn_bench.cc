// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-turn-bench PLAIN TURNS | --list FILE: are the words of transcripts in plain text given to
// the speakers that the same transcripts declare? scripts/bench-turns calls it.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/formats/record_reader.h"
#include "core/names/authority_file.h"
#include "core/program/run_program.h"
#include "core/text/normalizer.h"
#include "core/text/tokenizer.h"
#include "core/transcript/statement_names.h"

namespace {

using namespace cotejo;

constexpr std::string_view kUsage =
    "usage: cotejo-turn-bench PLAIN TURNS | --list FILE | --names FILE";

void read_statements(const std::string& file, const std::function<void(const Statement&)>& take) {
  auto reader = open_reader(file, {"auto"});
  if (!reader) throw Failure(reader.error().message);
  while (auto record = (*reader)->next()) {
    if (record->statement) take(*record->statement);
  }
}

std::size_t count_words(std::string_view text) {
  return tokenize(text, [](const Token&) {});
}

// The label as printed, without the office that may stand behind it: not as resolved.
std::string speaker_key(std::string_view label) {
  std::string key;
  for (const char c : folded_name(label.substr(0, label.find(',')))) {
    if (static_cast<unsigned char>(c) < 0x80) key += c;  // marks of direction, and little else
  }
  return key;
}

struct Scores {
  std::size_t statements = 0;
  std::size_t unplaced = 0;  // words that the plain text has not
  std::size_t words = 0;
  std::size_t right = 0;
  std::size_t press = 0;        // words that are declared the press's
  std::size_t press_found = 0;  // of them: called so
  std::size_t called_press = 0;
  std::map<std::string, std::size_t> wrong;
};

// Paragraph by paragraph: the plain text may part them otherwise.
std::vector<std::pair<Turn, std::string>> paragraphs_of(const Statement& statement) {
  std::vector<std::pair<Turn, std::string>> paragraphs;
  for (const Turn& turn : statement.turns) {
    for (std::string_view rest = turn.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end != 0) paragraphs.emplace_back(turn, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return paragraphs;
}

void score(const Statement& plain, const Statement& declared, Scores& scores) {
  const std::vector<SpeakerTurn> turns = speaker_turns(plain);
  const std::string text = plain.text();
  ++scores.statements;
  std::size_t at = 0;
  for (const auto& [turn, said] : paragraphs_of(declared)) {
    const std::size_t found = text.find(said, at);
    if (found == std::string::npos) {
      scores.unplaced += count_words(said);
      continue;
    }
    at = found + said.size();
    const bool press = role_of_label(turn.speaker) == TurnRole::kPress;
    tokenize(said, [&](const Token& token) {
      if (token.alias) return;
      const SpeakerTurn* mine = turn_at(turns, found + token.begin);
      const bool inside = mine != nullptr && found + token.begin >= mine->begin;
      const bool right = inside && speaker_key(mine->label) == speaker_key(turn.speaker);
      ++scores.words;
      if (right) ++scores.right;
      const bool called_press = inside && mine->role == TurnRole::kPress;
      if (press) ++scores.press;
      if (called_press) ++scores.called_press;
      if (press && called_press) ++scores.press_found;
      if (!right) {
        ++scores.wrong[fmt::format("{}: {} taken for {}", plain.id, turn.speaker,
                                   inside ? mine->label : "nobody's")];
      }
    });
  }
}

void list(const std::string& file) {
  read_statements(file, [](const Statement& statement) {
    const std::vector<SpeakerTurn> turns = speaker_turns(statement);
    if (turns.empty()) return;
    fmt::print("{} | {} | {}\n", statement.id, statement.title,
               fmt::join(statement.speakers, "; "));
    for (std::size_t i = 0; i < turns.size(); ++i) {
      const SpeakerTurn& turn = turns[i];
      std::string role = turn.full_name ? turn.speaker : "? " + turn.speaker;
      if (turn.role == TurnRole::kPress) role = "press";
      if (turn.role == TurnRole::kOther) role = "other";
      const std::string text = statement.text().substr(turn.begin, turn.end - turn.begin);
      std::string start(truncate_utf8(text, 60));
      std::replace(start.begin(), start.end(), '\n', ' ');
      fmt::print("    {} -> {} | {} words | {}\n", turn.label, role, count_words(text), start);
    }
  });
}

void list_names(const std::string& file) {
  const auto authorities = read_authorities({shipped_authorities().string()});
  std::map<std::string, std::pair<std::size_t, std::string>> read;
  read_statements(file, [&](const Statement& statement) {
    for (const ReadName& name : statement_names(statement, authorities).read) {
      auto& [times, example] = read[name.canonical + " <- " + name.printed];
      ++times;
      example = statement.date.to_string() + " " + statement.source + ": " + statement.title;
    }
  });
  for (const auto& [what, seen] : read) fmt::print("{}\t{}\t{}\n", what, seen.first, seen.second);
}

int bench(int argc, char** argv) {
  if (argc != 3) throw Failure(std::string(kUsage), ExitCode::kUsage);
  if (std::string_view(argv[1]) == "--list") {
    list(argv[2]);
    return 0;
  }
  if (std::string_view(argv[1]) == "--names") {
    list_names(argv[2]);
    return 0;
  }
  std::map<std::string, Statement> plain;
  read_statements(argv[1], [&](const Statement& s) { plain.emplace(s.id, s); });
  Scores scores;
  read_statements(argv[2], [&](const Statement& declared) {
    const auto found = plain.find(declared.id);
    if (found != plain.end() && !declared.turns.empty()) score(found->second, declared, scores);
  });
  if (scores.words == 0) throw Failure("no statement stands in both files, with turns in TURNS");
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 1. : static_cast<double>(part) / static_cast<double>(whole);
  };
  fmt::print("statements {}\nwords {}\nright speaker {:.4f}\n", scores.statements, scores.words,
             share(scores.right, scores.words));
  fmt::print("press words {}: recall {:.4f}, precision {:.4f}\nunplaced words {}\n", scores.press,
             share(scores.press_found, scores.press),
             share(scores.press_found, scores.called_press), scores.unplaced);
  std::vector<std::pair<std::size_t, std::string>> worst;
  for (const auto& [what, words] : scores.wrong) worst.emplace_back(words, what);
  std::sort(worst.rbegin(), worst.rend());
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < worst.size() && i < kShown; ++i) {
    fmt::print("  {:6} words  {}\n", worst[i].first, worst[i].second);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return cotejo::run_program("cotejo-turn-bench", [&] { return bench(argc, argv); });
}
