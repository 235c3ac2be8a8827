// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/help_page.h"

#include "core/index/field_table.h"
#include "searcher/pages/quote_match.h"

namespace cotejo {
namespace {

struct Row {
  const char* typed;
  Word meaning;
};

constexpr Row kSyntax[] = {
    {"embajada acuerdo", Word::kHelpWords},
    {"«respeto mutuo»", Word::kHelpPhrase},
    {"\"respeto mutuo\"~3", Word::kHelpNear},
    {"embargo OR bloqueo", Word::kHelpOr},
    {"Cuba -embargo", Word::kHelpNot},
    {"(embajada OR embassy) Cuba", Word::kHelpBrackets},
    {"diplom*", Word::kHelpStar},
    {"\"relaciones diplom*\"", Word::kHelpPhraseStar},
};

constexpr Row kDates[] = {
    {"date:2015-07-20", Word::kHelpDay},
    {"date:2015-07", Word::kHelpMonth},
    {"date:2015..2016-03", Word::kHelpRange},
    {"since:2015-03", Word::kHelpSince},
    {"fecha:\"julio de 2015\"", Word::kHelpDateWords},
};

Html typed(const PageContext& context, const std::string& query) {
  return tag("a", {{"href", context.link({"/search"}, PageParameters{{"query", query}})}},
             tag("code", {}, query));
}

template <std::size_t N>
Html table(const PageContext& context, const Row (&rows)[N]) {
  Html list;
  for (const Row& row : rows) {
    list +=
        tag("div", {},
            tag("dt", {}, typed(context, row.typed)) + tag("dd", {}, context.words[row.meaning]));
  }
  return tag("dl", {{"class", "help"}}, list);
}

Word field_word(Field field) {
  return static_cast<Word>(static_cast<std::size_t>(Word::kFieldTitle) +
                           static_cast<std::size_t>(field));
}

Html fields(const PageContext& context) {
  Html list;
  for (const FieldRow& row : field_table()) {
    const Html names = tag("code", {}, std::string(row.name) + ":") + " · " +
                       tag("code", {}, std::string(row.spanish_name) + ":");
    list +=
        tag("div", {}, tag("dt", {}, names) + tag("dd", {}, context.words[field_word(row.field)]));
  }
  return tag("dl", {{"class", "help"}}, list);
}

Html verdicts(const Wording& words) {
  Html list;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    list += tag("div", {},
                tag("dt", {}, verdict_badge(words, verdict)) +
                    tag("dd", {}, words[verdict_sentence(verdict)]));
  }
  return tag("dl", {{"class", "help"}}, list);
}

Html keys(const Wording& words) {
  const auto row = [&](const char* key, Word what) {
    return tag("div", {}, tag("dt", {}, tag("kbd", {}, key)) + tag("dd", {}, words[what]));
  };
  return tag("dl", {{"class", "help"}},
             row("/", Word::kKeySlash) + row("← →", Word::kKeyArrows) +
                 row("Shift ← →", Word::kKeyShiftArrows) + row("Enter", Word::kKeyEnter) +
                 row("Esc", Word::kKeyEscape));
}

}  // namespace

Html help_page(const PageContext& context) {
  const Wording& words = context.words;
  Html main = tag("h1", {}, words[Word::kHelpTitle]) +
              tag("p", {{"class", "lead"}}, words[Word::kHelpLead]);
  main += tag("h2", {}, words[Word::kHelpSyntax]) + table(context, kSyntax);
  main += tag("p", {}, words[Word::kHelpAccents]) + tag("p", {}, words[Word::kHelpLanguages]);
  main += tag("h2", {}, words[Word::kHelpFields]) + fields(context);
  main += tag("p", {},
              words.say(Word::kHelpFieldUse, {typed(context, "speaker:\"John Kerry\""),
                                              typed(context, "título:relaciones")}));
  main += tag("h2", {}, words[Word::kHelpDates]) + table(context, kDates);
  main += tag("h2", {{"id", "verdicts"}}, words[Word::kHelpVerdicts]) +
          tag("p", {}, words[Word::kHelpAlarms]) + verdicts(words);
  main += tag("h2", {}, words[Word::kHelpKeys]) + keys(words);
  return page_frame(context, words[Word::kHelpTitle], main, {PageKind::kHelp, false, {}});
}

}  // namespace cotejo
