// SPDX-License-Identifier: GPL-3.0-or-later
// `explain`, as text and as JSON.
#include <gtest/gtest.h>

#include <sstream>

#include "searcher/output/renderer.h"

namespace cotejo {
namespace {

Explanation sample(bool with_statement) {
  Explanation e;
  e.query_text = "negociacion -embargo";
  e.read_as = "negociación -embargo";
  e.notes = {"'negociacion' is read as negociación"};
  e.terms = {{"negociacion", "word", {"es:negociacion", "es:negociaciones"}, 3, std::nullopt},
             {"-embargo", "word", {}, 1, std::nullopt}};
  e.total = 1;
  if (with_statement) {
    e.statement_id = "ve-1";
    e.terms[0].matches_statement = true;
    e.terms[1].matches_statement = false;
    e.matches = true;
  }
  return e;
}

std::string text_of(const Explanation& explanation) {
  std::ostringstream out;
  render_explanation(explanation, out, {});
  return out.str();
}

std::string json_of(const Explanation& explanation) {
  std::ostringstream out;
  render_explanation_json(explanation, out);
  return out.str();
}

TEST(RenderExplanation, GoesTermByTerm) {
  EXPECT_EQ(text_of(sample(false)),
            "read as  negociación -embargo\n"
            "note: 'negociacion' is read as negociación\n"
            "\n"
            "negociacion  (word)  3 statements\n"
            "    es:negociacion es:negociaciones\n"
            "\n"
            "-embargo  (word)  1 statement\n"
            "\n"
            "1 statement in all\n");
}

TEST(RenderExplanation, SaysWhatAStatementHas) {
  const std::string text = text_of(sample(true));
  EXPECT_NE(text.find("3 statements  ✓ in the statement"), std::string::npos) << text;
  EXPECT_NE(text.find("1 statement  ✗ not in the statement"), std::string::npos) << text;
  EXPECT_NE(text.find("ve-1 matches\n"), std::string::npos) << text;
}

TEST(RenderExplanationJson, LeavesOutWhatWasNotAsked) {
  EXPECT_EQ(json_of(sample(false)),
            R"({"format":1,"text":"negociacion -embargo","read_as":"negociación -embargo",)"
            R"("notes":["'negociacion' is read as negociación"],"terms":[)"
            R"({"text":"negociacion","role":"word","forms":["es:negociacion","es:negociaciones"],)"
            R"("statements":3},{"text":"-embargo","role":"word","forms":[],"statements":1}],)"
            R"("total":1})"
            "\n");
  const std::string with_statement = json_of(sample(true));
  EXPECT_NE(with_statement.find(R"("statements":1,"matches":false}],"total":1,"id":"ve-1",)"
                                R"("matches":true})"),
            std::string::npos)
      << with_statement;
}

}  // namespace
}  // namespace cotejo
