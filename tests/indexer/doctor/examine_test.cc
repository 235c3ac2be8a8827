// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/examine.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <ostream>
#include <set>
#include <string>

#include "tests/indexer/doctor/sound_statement.h"

namespace cotejo {
namespace {

using Change = std::function<void(Statement&)>;

std::set<std::string> codes_of(const Statement& statement) {
  std::set<std::string> codes;
  const std::string detected = statement.lang.empty() ? detected_language(statement) : "";
  for (const Finding& finding : examine(statement, detected, Date{2026, 6, 1})) {
    codes.insert(finding.code);
  }
  return codes;
}

struct Row {
  const char* name;
  const char* code;  // the only one found; "": none
  Change change;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

const std::string& manual() {
  static const std::string kManual = [] {
    std::ifstream file(COTEJO_SOURCE_DIR "/docs/doctor.md");
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return kManual;
}

class ExamineTest : public testing::TestWithParam<Row> {};

TEST_P(ExamineTest, FindsThisAndNothingElse) {
  Statement statement = sound_statement();
  GetParam().change(statement);
  const std::string code = GetParam().code;
  EXPECT_EQ(codes_of(statement), code.empty() ? std::set<std::string>() : std::set{code});
  EXPECT_NE(manual().find("| `" + code), std::string::npos) << code << " is not in docs/doctor.md";
}

const std::string kMinutes =
    "The delegation signed the minutes of the meeting on fisheries and thanked the host. ";

INSTANTIATE_TEST_SUITE_P(
    Rows, ExamineTest,
    testing::Values(
        Row{"Sound", "", [](Statement&) {}},
        Row{"NoLanguage", "lang-detected", [](Statement& s) { s.lang.clear(); }},
        Row{"NoLanguageToTell", "lang-unknown",
            [](Statement& s) {
              s.lang.clear();
              s.title = "1.234";
              s.body = "1 2 3 4 5 6 7 8 9 10.";
            }},
        Row{"AnotherLanguage", "lang-differs", [](Statement& s) { s.lang = "es"; }},
        Row{"RegionOfTheLanguage", "", [](Statement& s) { s.lang = "en-US"; }},
        Row{"TwoLanguages", "mixed-languages",
            [](Statement& s) {
              for (int i = 0; i < 40; ++i) s.body += "\n" + std::to_string(i) + ". " + kMinutes;
              for (int i = 0; i < 40; ++i) {
                s.body += "\n" + std::to_string(i) +
                          ". La delegación firmó el acta de la reunión sobre pesca y agradeció al "
                          "país anfitrión.";
              }
            }},
        Row{"SpanishKind", "unknown-kind", [](Statement& s) { s.kind = "Comunicado"; }},
        Row{"StrangeKind", "unknown-kind", [](Statement& s) { s.kind = "poem"; }},
        Row{"Future", "future-date",
            [](Statement& s) {
              s.date = {2026, 7, 1};
            }},
        Row{"FutureMonth", "future-date",
            [](Statement& s) {
              s.date = {2026, 7, 0};
            }},
        Row{"YearCut", "old-date",
            [](Statement& s) {
              s.date = {206, 3, 5};
            }},
        Row{"EnglishDateline", "dateline-differs",
            [](Statement& s) { s.body = "GENEVA, May 3, 2024 – " + s.body; }},
        Row{"SpanishDateline", "dateline-differs",
            [](Statement& s) { s.body = "Quito, 3 de mayo de 2024.- " + s.body; }},
        Row{"SameDateline", "", [](Statement& s) { s.body = "GENEVA, March 6, 2026 – " + s.body; }},
        Row{"DateOfAnEvent", "",
            [](Statement& s) { s.body = "On May 3, 2024 – a Friday – they met. " + s.body; }},
        Row{"RetrievedWhen", "retrieved-unclear", [](Statement& s) { s.retrieved = "yesterday"; }},
        Row{"RetrievedEarlier", "retrieved-before",
            [](Statement& s) { s.retrieved = "2025-03-05T10:00:00Z"; }},
        Row{"RetrievedLater", "", [](Statement& s) { s.retrieved = "2026-03-07T10:00:00Z"; }},
        Row{"UnknownSpeaker", "no-name", [](Statement& s) { s.speakers = {"N/A"}; }},
        Row{"UnknownSource", "no-name", [](Statement& s) { s.source = "Desconocido"; }},
        Row{"NobodySpeaks", "no-speaker",
            [](Statement& s) {
              s.speakers.clear();
              s.kind = "speech";
            }},
        Row{"TwoInOne", "several-speakers",
            [](Statement& s) { s.speakers = {"Ana Prats; Luis Mora"}; }},
        Row{"OneWithAComma", "", [](Statement& s) { s.speakers = {"Ana Prats, Spokesperson"}; }},
        Row{"SpacesAround", "outer-spaces", [](Statement& s) { s.title = " Fisheries "; }},
        Row{"AddressForSource", "source-is-address",
            [](Statement& s) { s.source = "https://example.org"; }},
        Row{"Untitled", "no-title", [](Statement& s) { s.title.clear(); }},
        Row{"PathForUrl", "bad-url", [](Statement& s) { s.url = "/news/12"; }},
        Row{"SpaceInUrl", "bad-url", [](Statement& s) { s.url = "https://example.org/a b"; }},
        Row{"OwnTranslation", "translation-of-itself",
            [](Statement& s) { s.translation_of = s.id; }},
        Row{"SpanishFieldName", "misnamed-field",
            [](Statement& s) {
              s.extra = {{"lugar", "\"Quito\""}};
            }},
        Row{"OwnField", "",
            [](Statement& s) {
              s.extra = {{"archive_box", "\"12\""}};
            }},
        Row{"Garbled", "garbled-text", [](Statement& s) { s.body += " The cafÃ© was closed."; }},
        Row{"LostAccents", "lost-accents",
            [](Statement& s) { s.body += " Se?or, ma?ana, Espa?a."; }},
        Row{"QuestionsInAddresses", "",
            [](Statement& s) {
              s.body += " See https://example.org/a?b=1 and x.org/a?c=1 and x.org/a?d=1.";
            }},
        Row{"Decomposed", "decomposed-text",
            [](Statement& s) { s.body += " The cafe\u0301 was closed."; }},
        Row{"Replaced", "replacement-characters",
            [](Statement& s) { s.body += " The caf\uFFFD was closed."; }},
        Row{"ZeroWidth", "control-characters", [](Statement& s) { s.body += "\u200BEnd."; }},
        Row{"C1Control", "control-characters", [](Statement& s) { s.body += " It\u0092s over."; }},
        Row{"Tags", "html-tags", [](Statement& s) { s.body += "<br/>Done."; }},
        Row{"LessThan", "", [](Statement& s) { s.body += " It is 3 < 4 and a <bow> of 5."; }},
        Row{"Entities", "html-entities", [](Statement& s) { s.body += " Fish &amp; ships."; }},
        Row{"Ampersand", "", [](Statement& s) { s.body += " AT&T; R&D."; }},
        Row{"CutWords", "hyphenated-lines",
            [](Statement& s) {
              s.body += "\nthe inter-\nnational agree-\nment on fish-\neries was kept.";
            }},
        Row{"Twice", "repeated-text",
            [](Statement& s) {
              const std::string paragraph = "\n\n" + kMinutes + kMinutes + kMinutes;
              s.body += paragraph + paragraph;
            }},
        Row{"Short", "short-text", [](Statement& s) { s.body = "Fisheries agreement signed."; }},
        Row{"Teaser", "cut-text", [](Statement& s) { s.body += " Read more »"; }},
        Row{"Ellipsis", "cut-text", [](Statement& s) { s.body += " And then […]"; }},
        Row{"BreaksOff", "cut-text",
            [](Statement& s) { s.body += "\n\n" + kMinutes + "It will then be sent to the"; }},
        Row{"EndsInAnAddress", "",
            [](Statement& s) { s.body += "\n\n" + kMinutes + "See https://example.org/minutes"; }},
        Row{"ErrorPage", "boilerplate-only",
            [](Statement& s) {
              s.lang = "es";
              s.title = "Página";
              s.body = "Página no encontrada. Vuelva al inicio, por favor.";
            }}),
    [](const testing::TestParamInfo<Row>& row) { return std::string(row.param.name); });

TEST(ExamineTest, LooksIntoTurnsToo) {
  Statement statement = sound_statement();
  statement.turns = {{"MS. PRATS", statement.body}, {"QUESTION", "And the cafÃ© there?"}};
  statement.body.clear();
  EXPECT_EQ(codes_of(statement), std::set<std::string>{"garbled-text"});
}

}  // namespace
}  // namespace cotejo
