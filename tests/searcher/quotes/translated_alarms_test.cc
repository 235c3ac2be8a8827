// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_alarms.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

struct TranslatedRow {
  const char* quote;
  const char* source;  ///< the passage between bars: "antes |pasaje| después"
  const char* alarms;
};

// "number 50 / 30; negation no /"
std::string told(const std::vector<Alarm>& alarms) {
  std::string text;
  for (const Alarm& alarm : alarms) {
    text += (text.empty() ? "" : "; ") + std::string(alarm_name(alarm.kind)) + " " + alarm.quote +
            " / " + alarm.source;
  }
  return text;
}

std::string alarms_of(const TranslatedRow& row, const char* from, const char* to) {
  Dictionary dictionary;
  dictionary.add_lists(COTEJO_SOURCE_DIR "/corpus/words");
  Analyzer analyzer;
  std::string text = row.source;
  const std::size_t begin = text.find('|');
  text.erase(begin, 1);
  const std::size_t end = text.find('|');
  text.erase(end, 1);
  const std::vector<TextWord> words = words_between(text, 0, 1000, analyzer);
  std::size_t first = 0;
  while (words[first].begin < begin) ++first;
  std::size_t last = first;
  while (last < words.size() && words[last].end <= end) ++last;
  const QuoteText quote = read_quote(row.quote, analyzer);
  return told(translated_alarms(
      {quote, language_of(from), text, words, first, last, language_of(to)}, dictionary));
}

TEST(TranslatedAlarms, TellsAnotherNumber) {
  for (const TranslatedRow& row :
       {TranslatedRow{"the harbour has served the island for 30 years",
                      "|El puerto ha servido a la isla durante más de 50 años.|", "number 30 / 50"},
        TranslatedRow{"the harbour has served the island for thirty years",
                      "|El puerto ha servido a la isla durante treinta años.|", ""},
        TranslatedRow{"2.5 million tons left the harbour", "|2,5 millones de toneladas salieron|",
                      ""},
        TranslatedRow{"two hundred boats left the harbour", "|Salieron 300 barcos del puerto|",
                      "number two hundred / 300"},
        TranslatedRow{"three billion pesos for the harbour",
                      "|tres mil millones de pesos para el puerto|", ""},
        TranslatedRow{"forty per cent of the boats", "|el 40 % de los barcos|", ""},
        // It stands beside the passage, or on one side alone: cut off, or said otherwise.
        TranslatedRow{"thirty boats left the harbour", "Treinta, en fin: |los 4 barcos salieron|",
                      ""},
        TranslatedRow{"a dozen boats left the harbour", "|los barcos salieron|", ""},
        TranslatedRow{"one of the boats left on the second day", "|salieron los barcos el día 2|",
                      ""}}) {
    EXPECT_EQ(alarms_of(row, "en", "es"), row.alarms) << row.quote;
  }
}

TEST(TranslatedAlarms, TellsANegationOnOneSideAlone) {
  for (const TranslatedRow& row :
       {TranslatedRow{"la isla no será vendida", "|The island will be sold|", "negation no / "},
        TranslatedRow{"la isla será vendida", "|The island will not be sold|", "negation  / not"},
        TranslatedRow{"la isla nunca será vendida", "|The island will never be sold|", ""},
        TranslatedRow{"no vamos a vender la isla", "We won't |sell the island|", ""},
        TranslatedRow{"vamos a vender la isla", "It is not true, we will |sell the island|", ""},
        TranslatedRow{"sin embargo, la isla será vendida", "|the island will be sold|", ""},
        TranslatedRow{"la isla será vendida sin demora", "|the island will be sold at once|",
                      "negation sin / "}}) {
    EXPECT_EQ(alarms_of(row, "es", "en"), row.alarms) << row.quote;
  }
}

}  // namespace
}  // namespace cotejo
