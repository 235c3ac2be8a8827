// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as the same word, seen from outside: a text, a query, and whether it must be found.
#include <gtest/gtest.h>

#include <algorithm>

#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

struct Row {
  const char* lang;
  const char* text;
  const char* query;
  bool found;
};

constexpr Row kRows[] = {
    // Accents.
    {"es", "la cooperación bilateral", "cooperacion", true},
    {"es", "la cooperación bilateral", "cooperación", true},
    {"es", "la cooperacion bilateral", "cooperación", true},
    {"es", "las negociaciones siguen", "negociación", true},
    {"es", "las negociaciones siguen", "negociacion", true},
    {"es", "la negociación sigue", "negociaciones", true},
    {"es", "la policía llegó", "policias", true},
    {"es", "en Bogotá y Panamá", "bogota panama", true},
    {"es", "las compañías petroleras", "companias", true},
    {"es", "«la policía llegó»", "\"la policia llego\"", true},
    {"es", "la politica exterior", "«la política exterior»", true},
    {"en", "a naïve résumé", "naive resume", true},
    {"en", "a naïve résumé", "resumes", true},
    {"en", "their résumés", "resume", true},
    {"es", "las políticas públicas", "politica publica", true},
    {"en", "the café in São Paulo", "cafe \"sao paulo\"", true},
    {"en", "Erdoğan and Łukasz Øverland", "erdogan lukasz overland", true},
    {"es", "el interés común", "intereses", true},
    {"es", "los intereses comunes", "interes", true},
    // Unicode: combining accents, compatibility letters, invisible characters.
    {"es", "la cooperacio\u0301n", "cooperación", true},
    {"es", "la cooperación", "cooperacio\u0301n", true},
    {"es", "un an\u0303o", "año", true},
    {"es", "un año", "an\u0303o", true},
    {"en", "the \uFB01nal statement", "final", true},
    {"en", "inter\u00ADnational law", "international", true},
    {"en", "inter\u200Bnational law", "international", true},
    {"en", "\uFEFFVenezuela spoke", "venezuela", true},
    // Capitals.
    {"es", "DECLARACIÓN DE LA CANCILLERÍA", "declaración cancillería", true},
    {"es", "DECLARACION DE LA CANCILLERIA", "declaración cancillería", true},
    {"en", "The Secretary spoke", "SECRETARY", true},
    {"es", "ÑUÑOA y ESPAÑA", "ñuñoa españa", true},
    // ñ is a letter of its own; who types n may have meant it.
    {"es", "hace un año", "ano", true},
    {"es", "hace un año", "año", true},
    {"es", "el ano y el recto", "año", false},
    {"es", "el ano y el recto", "ano", true},
    {"es", "la campaña electoral", "campana", true},
    {"es", "la campana de la iglesia", "campaña", false},
    {"es", "la campana de la iglesia", "\"la campaña\"", false},
    // Acronyms.
    {"es", "con EE.UU. y otros", "EEUU", true},
    {"es", "con EE. UU. y otros", "EEUU", true},
    {"es", "con EEUU y otros", "EE.UU.", true},
    {"es", "con EE UU y otros", "EE. UU.", true},
    {"es", "con EE.UU. y otros", "«EE. UU. y otros»", true},
    {"es", "con EE.UU. y otros", "ee.uu.", true},
    {"es", "con ee.uu. y otros", "EEUU", true},
    {"en", "the U.S. position", "U. S.", true},
    {"es", "unas 1.000 personas", "1\u00A0000", true},
    {"es", "el idioma español", "espan*", true},
    {"en", "co-operation matters", "co-operat*", true},
    {"es", "las FF. AA. de allí", "FFAA", true},
    {"en", "the U.S. position", "US", true},
    {"en", "the US position", "U.S.", true},
    {"en", "the U. S. position", "US", true},
    {"en", "the U.S. position", "us", false},
    {"en", "join us today", "U.S.", false},
    {"en", "join us today", "US", false},
    {"en", "join us today", "us", true},
    {"en", "JOIN US TODAY", "us", true},
    {"en", "US AND CUBA TALK", "U.S.", true},
    {"en", "U.S.-China talks", "US", true},
    {"en", "the U.S.'s role", "US", true},
    {"es", "la O.N.U. decidió", "ONU", true},
    {"es", "la ONU decidió", "O.N.U.", true},
    {"en", "the U.N. voted", "UN", true},
    {"es", "un acuerdo", "U.N.", false},
    {"en", "the WHO warned", "W.H.O.", true},
    {"en", "those who warned", "W.H.O.", false},
    // Numbers.
    {"es", "unas 1.000 personas", "1000", true},
    {"en", "some 1,000 people", "1.000", true},
    {"es", "unas 1\u00A0000 personas", "1,000", true},
    {"es", "unas 1\u202F000 personas", "1000", true},
    {"en", "some 1,000,000 people", "1.000.000", true},
    {"es", "el 2,5 por ciento", "2.5", true},
    {"en", "the 2.5 percent", "2,5", true},
    {"es", "el 2,5 por ciento", "25", false},
    {"es", "costó 1.234,56 pesos", "1,234.56", true},
    {"es", "el 12.03.2026", "2026", true},
    {"en", "some 1,000 people", "100", false},
    {"en", "in 2019–2021", "2021", true},
    // Hyphens and dashes.
    {"en", "co-operation matters", "cooperation", true},
    {"en", "cooperation matters", "co-operation", true},
    {"en", "co\u2011operation matters", "cooperation", true},
    {"en", "co\u2010operation matters", "co-operation", true},
    {"en", "co-operation between states", "\"cooperation between\"", true},
    {"en", "cooperation between states", "\"co-operation between\"", true},
    {"es", "el ex-presidente habló", "expresidente", true},
    {"es", "el expresidente habló", "ex-presidente", true},
    {"es", "el ex presidente habló", "ex-presidente", true},
    {"en", "a long-\nterm plan", "longterm", true},
    {"en", "peace—at last—came", "\"peace at last came\"", true},
    {"en", "COVID-19 vaccines", "covid19", true},
    // Apostrophes.
    {"en", "Venezuela’s oil", "venezuela", true},
    {"en", "Venezuela's oil", "\"Venezuela’s oil\"", true},
    {"en", "we don’t accept", "don't", true},
    {"en", "we don’t accept", "\"we don't accept\"", true},
    {"en", "Senator O’Connor", "oconnor", true},
    {"en", "Senator O’Connor", "o'connor", true},
    {"en", "we’ll see", "well", false},
    {"es", "en l’Elam antiguo", "elam", true},
    // Stems, each language by its own rules.
    {"en", "several statements", "statement", true},
    {"es", "los ministros hablaron", "ministro", true},
    {"es", "hace siete años", "año", true},
    {"es", "hace siete años", "ano", true},
    {"es", "hace un año", "anos", true},
    {"es", "hace siete años", "dia", false},
    {"es", "pasaron los días", "dia", true},
    {"es", "los gobiernos modernos", "gobierno moderno", true},
    {"es", "el gobierno moderno", "gobiernos modernos", true},
    {"es", "quieren hacernos creer", "hacer", true},
    {"en", "the sales rose", "sale", true},
    {"es", "la sal común", "sales", true},
    {"en", "the sales rose", "sal", false},
    {"en", "the president spoke", "presidente", false},
    {"en", "an organic farm", "organisation", false},
    // Phrases are the very words.
    {"en", "given the choice", "\"given choice\"", false},
    {"en", "their friends, their family", "\"friends and family\"", false},
    {"en", "a really good day", "\"real\"", false},
    {"es", "„respeto mutuo“", "»respeto mutuo«", true},
    {"es", "el respeto mutuo", "‹respeto mutuo›", true},
    {"es", "el respeto mutuo", "“respeto mutuo”", true},
    {"es", "el respeto mutuo", "«mutuo respeto»", false},
    {"es", "el respeto mutuo", "«mutuo respeto»~1", true},
};

TEST(SpellingVariants, AreFoundAndToldApart) {
  const TempDir folder;
  std::string lines;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    lines += record_line("row-" + std::to_string(i), kRows[i].lang, kRows[i].text);
  }
  ASSERT_TRUE(add_records(folder, "index", lines).rejected.empty());
  SearchEngine engine({folder.file("index")});
  SearchOptions options;
  options.all = true;
  options.snippets = false;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    const Row& row = kRows[i];
    const auto result = engine.search(row.query, options);
    ASSERT_TRUE(result) << row.query << ": " << result.error().message;
    const std::string id = "row-" + std::to_string(i);
    const bool found = std::any_of(result->hits.begin(), result->hits.end(),
                                   [&](const Hit& hit) { return hit.statement.id == id; });
    EXPECT_EQ(found, row.found) << row.query << " in «" << row.text << "»";
  }
}

// The words of one row may help another one: each row alone must give the same.
TEST(SpellingVariants, DoNotDependOnTheOtherStatements) {
  for (const Row& row : kRows) {
    const TempDir folder;
    add_records(folder, "index", record_line("only", row.lang, row.text));
    SearchEngine engine({folder.file("index")});
    const auto result = engine.count(row.query, {});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->total == 1, row.found) << row.query << " in «" << row.text << "»";
  }
}

}  // namespace
}  // namespace cotejo
