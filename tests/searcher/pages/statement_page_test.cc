// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/statement_page.h"

#include <gtest/gtest.h>

#include <random>

#include "core/base/utf8.h"
#include "searcher/pages/statement_text.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

std::string paragraphs(const Statement& statement, const TextMarks& marks) {
  std::string all;
  for (const Html& one : statement_paragraphs(Wording(UiLanguage::kEnglish), statement, marks)) {
    all += one.markup() + "\n";
  }
  return all;
}

Statement of_body(const std::string& body) {
  Statement s;
  s.body = body;
  return s;
}

TEST(StatementText, ParagraphsAreNumbered) {
  EXPECT_EQ(paragraphs(of_body("Uno.\n\n\nDos <b>.\nTres."), {}),
            "<p id=\"p1\" class=\"said\" data-start=\"0\"><a class=\"number\" href=\"#p1\" "
            "aria-label=\"Paragraph 1\">1</a>Uno.</p>\n"
            "<p id=\"p2\" class=\"said\" data-start=\"7\"><a class=\"number\" href=\"#p2\" "
            "aria-label=\"Paragraph 2\">2</a>Dos &lt;b&gt;.\nTres.</p>\n");
}

TEST(StatementText, PassageAndMarksOverlap) {
  const std::string all = paragraphs(of_body("áb cd ef\n\ngh"), {{{3, 8}}, TextRange{1, 11}});
  EXPECT_EQ(
      occurrences(all, "á<span class=\"passage\" id=\"passage\">b <mark>cd ef</mark></span></p>"),
      1U);
  EXPECT_EQ(occurrences(all, "<span class=\"passage\">g</span>h</p>"), 1U);
}

TEST(StatementText, TurnsNameTheirSpeakers) {
  Statement s;
  s.turns = {{"MR KIRBY", "Good afternoon."}, {"QUESTION", "Will it?"}, {"", "It will."}};
  const std::string all = paragraphs(s, {});
  EXPECT_EQ(occurrences(all, "<b class=\"voice\">MR KIRBY</b>Good afternoon."), 1U);
  EXPECT_EQ(occurrences(all, "class=\"press\""), 1U);
  EXPECT_EQ(occurrences(all, "<b class=\"voice\">(not named)</b>It will."), 1U);
}

TEST(StatementText, LabelsInTheTextStayInIt) {
  const std::string all = paragraphs(of_body("MR. PRICE: Good afternoon.\n\nQUESTION: Will the "
                                             "talks go on?\n\nMR. PRICE: They will.\n\n"
                                             "QUESTION: When?\n\nMR. PRICE: Soon."),
                                     {});
  EXPECT_EQ(occurrences(all, "<b class=\"label\">MR. PRICE: </b>"), 3U);
  EXPECT_EQ(occurrences(all, "class=\"press\""), 2U);
}

TEST(StatementText, ParagraphOfAPlace) {
  const std::string_view text = "ñu\n\nb\n\nc";
  const std::size_t kNumbers[] = {1, 1, 1, 1, 2, 2, 2, 3, 3};
  for (std::size_t at = 0; at < std::size(kNumbers); ++at) {
    EXPECT_EQ(paragraph_at(text, at), kNumbers[at]) << at;
  }
  EXPECT_EQ(paragraph_at("", 5), 1U);
}

// Whatever is marked, the text itself is whole: markup taken out, it is the same.
TEST(StatementText, MarksChangeNoText) {
  std::mt19937 random(7);
  const Statement s = of_body("uña <dos> & tres\n\ncuatro «cinco» seis\n\nsiete");
  const std::string plain = paragraphs(s, {});
  const auto text_of = [](const std::string& markup) {
    std::string text;
    bool in_tag = false;
    for (const char c : markup) {
      if (c == '<') in_tag = true;
      if (!in_tag) text.push_back(c);
      if (c == '>') in_tag = false;
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    TextMarks marks;
    const auto place = [&] { return static_cast<std::size_t>(random() % 60); };
    for (unsigned i = random() % 4; i > 0; --i) marks.marks.emplace_back(place(), place());
    marks.passage = TextRange{place(), place()};
    const std::string all = paragraphs(s, marks);
    EXPECT_EQ(text_of(all), text_of(plain));
    EXPECT_LE(occurrences(all, "id=\"passage\""), 1U);
    EXPECT_EQ(occurrences(all, "<span"), occurrences(all, "</span"));
  }
}

TEST(StatementPage, ShowsRecordRevisionsAndKin) {
  const StatementView view = sample_view("tango");
  const std::string page = statement_page(sample_context(), view).markup();
  EXPECT_EQ(occurrences(page, "<dt>Identifier</dt><dd><code>id-tango</code></dd>"), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/statements/id-tango?revision=1\""), 1U);
  EXPECT_EQ(occurrences(page, "href=\"/statements/id-tango?beside=tango\""), 1U);
  EXPECT_EQ(occurrences(page, "href=\"#passage\""), 1U);
  EXPECT_EQ(occurrences(page, "@online{id-tango"), 1U);
  EXPECT_EQ(occurrences(page, "This is what it said"), 0U);
}

TEST(StatementPage, AnOldRevisionSaysSo) {
  StatementView view = sample_view("tango");
  view.revision = 1;
  const std::string page = statement_page(sample_context(), view).markup();
  EXPECT_EQ(occurrences(page, "This is what it said from 5 March 2026 to 9 March 2026."), 1U);
}

TEST(StatementPage, TranslationsStandRowByRow) {
  StatementView view = sample_view("tango");
  view.beside = of_body("One.\n\nTwo.");
  EXPECT_EQ(occurrences(statement_page(sample_context(), view).markup(), "class=\"row\""), 3U);
  view.beside = of_body("One.\n\nTwo.\n\nThree.");
  EXPECT_EQ(occurrences(statement_page(sample_context(), view).markup(), "class=\"row\""), 2U);
}

TEST(HistoryPage, ShowsWhatChanged) {
  const std::string page = history_page(sample_context(), sample_view("tango").history).markup();
  EXPECT_EQ(occurrences(page, "igual <del>tango</del> <ins>tango2</ins>"), 1U);
  EXPECT_EQ(occurrences(page, "<del><code>&quot;x&quot;</code></del> → <ins>(not given)</ins>"),
            1U);
}

}  // namespace
}  // namespace cotejo
