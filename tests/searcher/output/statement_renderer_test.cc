// SPDX-License-Identifier: GPL-3.0-or-later
// `show`, as text and as JSON.
#include <gtest/gtest.h>

#include "core/statement/statement_json.h"
#include "tests/searcher/output/sample_result.h"

namespace cotejo {
namespace {

using Marks = std::vector<std::pair<std::size_t, std::size_t>>;

std::string shown(const Statement& statement, const Marks& marks) {
  std::ostringstream out;
  render_statement(statement, marks, out, {});
  return out.str();
}

std::string shown_json(const Statement& statement, const Marks& marks) {
  std::ostringstream out;
  render_statement_json(statement, marks, out);
  return out.str();
}

TEST(RenderStatement, PartsALongNameFromItsValue) {
  Statement statement = sample_statement();
  statement.extra = {{"reference_number", "\"12/2026\""}};
  EXPECT_NE(shown(statement, {}).find("\nreference_number \"12/2026\"\nid          ve-1\n"),
            std::string::npos)
      << shown(statement, {});
}

TEST(RenderStatement, ShowsFieldsThenText) {
  EXPECT_EQ(shown(sample_statement(), {{4, 7}}),
            "Relaciones, diplomáticas\n"
            "\n"
            "date        2026-03-05\n"
            "speaker     Yván Gil\n"
            "speaker     Delcy Rodríguez\n"
            "source      Ministerio \"del\" Poder Popular\n"
            "kind        communique\n"
            "language    es\n"
            "url         https://example.org/1\n"
            "id          ve-1\n"
            "\n"
            "Uno ▸dos◂ tres.\n");
}

TEST(RenderStatement, MarksWithinTheTurnsOfATranscript) {
  Statement s = sample_statement();
  s.body.clear();
  s.turns = {{"Q", "¿Qué dice?"}, {"", "Nada de eso."}};
  // Offsets count in text(): 10 code points, an empty line, the next turn.
  const std::string text = shown(s, {{1, 4}, {12, 16}});
  EXPECT_NE(text.find("Q\n  ¿▸Qué◂ dice?\n\n(not named)\n  ▸Nada◂ de eso.\n"), std::string::npos)
      << text;
}

TEST(RenderStatement, CutsAMarkThatReachesIntoTheNextTurn) {
  Statement s = sample_statement();
  s.body.clear();
  s.turns = {{"A", "uno dos"}, {"B", "tres"}};
  const std::string text = shown(s, {{4, 13}});
  EXPECT_NE(text.find("uno ▸dos◂"), std::string::npos) << text;
  EXPECT_NE(text.find("▸tres◂"), std::string::npos) << text;
}

TEST(RenderStatement, KeepsAFieldOnItsLine) {
  Statement s = sample_statement();
  s.place = "Caracas\nid          forged";
  EXPECT_EQ(shown(s, {}).find("\nid          forged"), std::string::npos);
}

TEST(RenderStatementJson, IsTheCanonicalRecordAndMarksIfAny) {
  const std::string record = to_json(sample_statement());
  EXPECT_EQ(shown_json(sample_statement(), {}), record + "\n");
  EXPECT_EQ(shown_json(sample_statement(), {{4, 7}, {8, 12}}),
            record.substr(0, record.size() - 1) + ",\"marks\":[[4,7],[8,12]]}\n");
}

}  // namespace
}  // namespace cotejo
