// SPDX-License-Identifier: GPL-3.0-or-later
// What is verbatim, what only printed otherwise, what left out, put in, changed or joined.
#include "searcher/quotes/verdict.h"

#include <gtest/gtest.h>

#include "tests/searcher/quotes/compared_quotation.h"

namespace cotejo {
namespace {

constexpr const char* kHarbour =
    "Good morning. The ministers agreed on Tuesday to re-open the harbour, which had been closed "
    "for "
    "1,000 days, and they thanked the fishermen's union for its patience. “No ship will wait any "
    "longer,” the port's director said. A new crane arrives in the spring; 40% of the berths are "
    "ready. Is that enough? We believe it is… for now. The U.S. delegation visited the lighthouse "
    "and the old customs house on the hill. Afterwards they walked to the market, where a choir of "
    "school children sang three songs about the sea and the wind. The mayor closed the day with a "
    "short speech about the winter storms and the roofs that they had taken away.";

constexpr const char* kBridge =
    "Buenos días. El Gobierno reconstruirá el puente que la tormenta se llevó, con una inversión "
    "de "
    "1.500 millones de pesos, y lo hará antes de la próxima cosecha. ¿Alcanza? Alcanza, dijo la "
    "ministra: «nadie quedará aislado». La delegación de EE.UU. recorrió el valle y saludó a los "
    "niños de la escuela rural. Después cenaron pingüino de chocolate, que así se llama el postre.";

struct VerdictRow {
  const char* quotation;
  Verdict verdict;
};

constexpr VerdictRow kEnglish[] = {
    {"The ministers agreed on Tuesday to re-open the harbour", Verdict::kVerbatim},
    {"“The ministers agreed on Tuesday”", Verdict::kVerbatim},
    {"“The ministers agreed on Tuesday,”", Verdict::kVerbatim},
    {"The ministers  agreed\n on Tuesday", Verdict::kVerbatim},
    {"they thanked the fishermen's union.", Verdict::kVerbatim},
    {"Is that enough?", Verdict::kVerbatim},
    {"We believe it is… for now", Verdict::kVerbatim},
    {"40% of the berths are ready", Verdict::kVerbatim},
    {"THE MINISTERS AGREED ON TUESDAY", Verdict::kTypographic},
    {"[T]hey thanked the fishermen's union", Verdict::kTypographic},
    {"the ministers agreed on Tuesday", Verdict::kTypographic},
    {"they thanked the fishermen’s union for its patience", Verdict::kTypographic},
    {"agreed on Tuesday to reopen the harbour", Verdict::kTypographic},
    {"closed for 1.000 days, and they thanked", Verdict::kTypographic},
    {"closed for 1000 days, and they thanked", Verdict::kTypographic},
    {"'No ship will wait any longer,' the port's director said", Verdict::kTypographic},
    {"A new crane arrives in the spring, 40% of the berths are ready", Verdict::kTypographic},
    {"The US delegation visited the lighthouse", Verdict::kTypographic},
    {"We believe it is ... for now", Verdict::kTypographic},
    {"on Tuesday to re–open the harbour", Verdict::kTypographic},
    {"said. A new crane arrives in the spring… 40% of the berths are ready", Verdict::kTypographic},
    {"The ministers agreed … to re-open the harbour", Verdict::kElided},
    {"The ministers agreed ... to re-open the harbour", Verdict::kElided},
    {"The ministers agreed . . . to re-open the harbour", Verdict::kElided},
    {"The ministers agreed (…) to re-open the harbour", Verdict::kElided},
    {"The ministers agreed [...] to re-open the harbour", Verdict::kElided},
    {"The ministers agreed [ … ] to re-open the harbour", Verdict::kElided},
    {"The ministers agreed… to re-open the harbour… and they thanked", Verdict::kElided},
    {"… agreed on Tuesday to re-open", Verdict::kElided},
    {"agreed on Tuesday to re-open […]", Verdict::kElided},
    {"“… agreed on Tuesday to re-open”", Verdict::kElided},
    {"and [the ministers] thanked the fishermen's union", Verdict::kBracketed},
    {"and they [the ministers] thanked the fishermen's union", Verdict::kBracketed},
    {"The ministers agree[d] on Tuesday to re-open[ing] the harbour", Verdict::kBracketed},
    {"The ministers agreed … to re-open the [old] harbour", Verdict::kBracketed},
    {"The ministers agreed to re-open the harbour", Verdict::kAltered},
    {"The ministers decided on Tuesday to re-open the harbour", Verdict::kAltered},
    {"The ministers happily agreed on Tuesday to re-open", Verdict::kAltered},
    {"The minsters agreed on Tuesday to re-open the harbour", Verdict::kAltered},
    {"agreed The ministers on Tuesday to re-open the harbour", Verdict::kAltered},
    {"they thanked the fishermen union for its patience", Verdict::kAltered},
    {"in the spring; 40 of the berths are ready", Verdict::kAltered},
    {"The ministers agreed … to open the harbour", Verdict::kAltered},
    {"The [old] ministers decided on Tuesday to re-open the harbour", Verdict::kAltered},
    {"The ministers agreed on Tuesday the fishermen's union for its patience", Verdict::kStitched},
    {"The ministers agreed on Tuesday … the roofs that they had taken away", Verdict::kStitched},
    {"The U.S. delegation visited the lighthouse and agreed on Tuesday to re-open the harbour",
     Verdict::kStitched},
};

constexpr VerdictRow kSpanish[] = {
    {"El Gobierno reconstruirá el puente que la tormenta se llevó", Verdict::kVerbatim},
    {"«nadie quedará aislado»", Verdict::kVerbatim},
    {"¿Alcanza? Alcanza, dijo la ministra", Verdict::kVerbatim},
    {"El gobierno reconstruira el puente que la tormenta se llevo", Verdict::kTypographic},
    {"saludó a los ninos de la escuela rural", Verdict::kTypographic},
    {"inversión de 1500 millones de pesos", Verdict::kTypographic},
    {"inversión de 1,500 millones de pesos", Verdict::kTypographic},
    {"La delegación de EEUU recorrió el valle", Verdict::kTypographic},
    {"La delegación de EE. UU. recorrió el valle", Verdict::kTypographic},
    {"cenaron pinguino de chocolate", Verdict::kTypographic},
    {"El Gobierno reconstruirá el puente (…) antes de la próxima cosecha", Verdict::kElided},
    {"El Gobierno reconstruirá el puente [...] y lo hará antes de la próxima cosecha",
     Verdict::kElided},
    {"[el Gobierno] lo hará antes de la próxima cosecha", Verdict::kBracketed},
    {"El Gobierno reconstruirá el puente [del norte] que la tormenta se llevó",
     Verdict::kBracketed},
    {"El Gobierno reconstruirá el camino que la tormenta se llevó", Verdict::kAltered},
    {"El Gobierno reconstruirá el puente que se llevó", Verdict::kAltered},
    {"El Gobierno reconstruirá el puente antes de la próxima cosecha", Verdict::kStitched},
};

TEST(Verdict, EnglishQuotations) {
  for (const VerdictRow& row : kEnglish) {
    EXPECT_EQ(verdict_name(compare_quotation(row.quotation, kHarbour, "en").verdict),
              verdict_name(row.verdict))
        << row.quotation;
  }
}

TEST(Verdict, SpanishQuotations) {
  for (const VerdictRow& row : kSpanish) {
    EXPECT_EQ(verdict_name(compare_quotation(row.quotation, kBridge, "es").verdict),
              verdict_name(row.verdict))
        << row.quotation;
  }
}

TEST(Verdict, OfNoWordsIsNotFound) {
  EXPECT_EQ(compare_quotation("…", kHarbour, "en").verdict, Verdict::kNotFound);
  EXPECT_EQ(compare_quotation("agreed", "", "en").verdict, Verdict::kNotFound);
}

}  // namespace
}  // namespace cotejo
