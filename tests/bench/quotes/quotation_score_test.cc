// SPDX-License-Identifier: GPL-3.0-or-later
// Passages are cut where they say, and answers scored for what they are worth.
#include "tests/bench/quotes/quotation_score.h"

#include <gtest/gtest.h>

#include "core/base/utf8.h"
#include "tests/bench/quotes/length_class.h"

namespace cotejo {
namespace {

Statement statement(const std::string& id, const std::string& body) {
  Statement made;
  made.id = id;
  made.lang = "es";
  made.body = body;
  return made;
}

const std::string kBody =
    "Señoras y señores:\n\nla embajada abre mañana sus puertas — a todos. Gracias por venir.";

AlteredQuotation quotation_of(const std::string& text) {
  AlteredQuotation quotation;
  quotation.text = text;
  quotation.passage = {"a", "es", "la embajada abre mañana sus puertas", 20, 55, 6};
  return quotation;
}

QuoteMatch match(const std::string& id, const std::string& body, std::size_t start,
                 const std::string& passage, double score) {
  QuoteMatch made;
  made.statement = statement(id, body);
  made.verdict = Verdict::kAltered;
  made.score = score;
  made.passage = {passage, start, start + passage.size(), ""};
  return made;
}

QuoteResult answer_of(std::vector<QuoteMatch> matches) {
  QuoteResult answer;
  answer.verdict = matches.empty() ? Verdict::kNotFound : matches.front().verdict;
  answer.matches = std::move(matches);
  return answer;
}

TEST(LengthClass, TakesEachLengthOnce) {
  EXPECT_EQ(length_class_of(5), std::nullopt);
  EXPECT_EQ(length_class_of(6), 0U);
  EXPECT_EQ(length_class_of(9), 0U);
  EXPECT_EQ(length_class_of(10), 1U);
  EXPECT_EQ(length_class_of(22), 2U);
  EXPECT_EQ(length_class_of(30), 3U);
  EXPECT_EQ(length_class_of(31), std::nullopt);
}

TEST(CutPassage, GivesTheCodePointsOfItsWords) {
  const Statement whole = statement("a", kBody);
  const std::u32string points = to_code_points(kBody);
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    Random random(seed);
    const auto passage = cut_passage(whole, 6, false, random);
    ASSERT_TRUE(passage);
    EXPECT_EQ(printed_words(passage->text).size(), 6U);
    EXPECT_EQ(to_code_points(passage->text),
              points.substr(passage->start, passage->end - passage->start));
    const auto over = cut_passage(whole, 6, true, random);
    EXPECT_TRUE(!over || over->text.find("\n\n") != std::string::npos);
  }
  Random random(1);
  EXPECT_FALSE(cut_passage(whole, 30, false, random));
  EXPECT_FALSE(cut_passage(statement("b", "one two three four five six"), 4, true, random));
}

TEST(ScoreFound, TellsRightFromEquallyGoodFromWrong) {
  Analyzer analyzer;
  const AlteredQuotation asked = quotation_of("la embajada abre mañana sus puertas");
  const std::string text = asked.passage.text;
  const QuoteMatch truth = match("a", kBody, 20, text, 1);
  const QuoteMatch twin = match("b", kBody, 20, text, 1);
  const QuoteMatch other = match("c", "", 0, "la embajada cierra hoy", 0.4);

  EXPECT_TRUE(score_found(asked, answer_of({truth, twin}), analyzer).right);
  const QuotationScore second = score_found(asked, answer_of({twin, truth}), analyzer);
  EXPECT_FALSE(second.right);
  EXPECT_TRUE(second.equally_good);
  EXPECT_TRUE(score_found(asked, answer_of({twin}), analyzer).equally_good);
  EXPECT_FALSE(score_found(asked, answer_of({other, truth}), analyzer).right);
  EXPECT_FALSE(score_found(asked, answer_of({other}), analyzer).equally_good);
  EXPECT_TRUE(score_found(asked, answer_of({}), analyzer).not_found);
}

TEST(ScoreFound, CountsTheNearestApart) {
  Analyzer analyzer;
  const AlteredQuotation asked = quotation_of("la embajada abre mañana sus puertas");
  QuoteResult nearest = answer_of({match("a", kBody, 20, asked.passage.text, 0.6)});
  nearest.verdict = Verdict::kNotFound;
  const QuotationScore score = score_found(asked, nearest, analyzer);
  EXPECT_TRUE(score.shown_first);
  EXPECT_FALSE(score.right);
  EXPECT_FALSE(score.equally_good);
  QuoteResult other = answer_of({match("c", "", 0, "la embajada cierra hoy", 0.4)});
  other.verdict = Verdict::kNotFound;
  EXPECT_FALSE(score_found(asked, other, analyzer).shown_first);
}

TEST(ScoreFound, MeasuresTheOverlapInCharacters) {
  Analyzer analyzer;
  const AlteredQuotation asked = quotation_of("la embajada abre mañana sus puertas");
  const QuoteMatch half = match("a", kBody, 20, "la embajada abre", 1);
  const QuoteMatch elsewhere = match("b", kBody, 20, "la embajada abre", 1);
  const auto score = score_found(asked, answer_of({half}), analyzer);
  ASSERT_TRUE(score.overlap);
  EXPECT_NEAR(*score.overlap, 16.0 / 35, 1e-9);
  EXPECT_FALSE(score_found(asked, answer_of({elsewhere}), analyzer).overlap);
}

TEST(ScoreAbsent, AsksWhetherTheWordsAreReallyThere) {
  Analyzer analyzer;
  const AlteredQuotation asked = quotation_of("la embajada abrió mañana sus puertas");
  EXPECT_EQ(score_absent(asked, answer_of({}), analyzer), AbsentOutcome::kNotFound);
  // A duplicate has the passage, though the quotation was altered.
  const QuoteMatch twin = match("b", kBody, 20, asked.passage.text, 0.8);
  EXPECT_EQ(score_absent(asked, answer_of({twin}), analyzer), AbsentOutcome::kReallyThere);
  QuoteMatch other = match("c", "la embajada cierra hoy", 0, "la embajada cierra hoy", 0.8);
  EXPECT_EQ(score_absent(asked, answer_of({other}), analyzer), AbsentOutcome::kFalse);
  other.verdict = Verdict::kTranslated;
  EXPECT_EQ(score_absent(asked, answer_of({other}), analyzer), AbsentOutcome::kTranslated);
}

}  // namespace
}  // namespace cotejo
