// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/quote_match.h"

#include <array>
#include <cmath>

#include "searcher/pages/hit_list.h"

namespace cotejo {
namespace {

Word nth(Word first, std::size_t n) {
  return static_cast<Word>(static_cast<std::size_t>(first) + n);
}

Html in_quotes(const Wording& words, const std::string& text) {
  if (text.empty()) return tag("i", {}, words[Word::kNothing]);
  return words.say(Word::kInQuotes, {text});
}

// Both sides, to the letter; what the other lacks is underlined, and struck out where it was said
// and not printed.
struct Sides {
  Html printed;
  Html said;
  bool differ = false;
};

Sides sides_of(const std::vector<DiffRun>& diff) {
  Sides sides;
  for (const DiffRun& run : diff) {
    if (run.op == EditOp::kEqual) {
      sides.printed += run.quote;
      sides.said += run.source;
      continue;
    }
    sides.differ = true;
    if (!run.quote.empty()) sides.printed += tag("ins", {}, run.quote);
    if (!run.source.empty()) sides.said += tag("del", {}, run.source);
  }
  return sides;
}

Html side(std::string_view name, const Html& text, std::string_view lang) {
  return tag("div", {{"class", "side"}}, tag("dt", {}, name) + tag("dd", {{"lang", lang}}, text));
}

std::string standing(const Wording& words, const QuoteMatch& match) {
  const std::string share = std::to_string(std::lround(match.score * 100));
  if (match.diff.empty()) {
    return words.plain(Word::kAccountedFor, {share, words.language_name(match.statement.lang)});
  }
  return match.score < 1 ? words.plain(Word::kAlike, {share}) : std::string();
}

}  // namespace

Word verdict_word(Verdict verdict) {
  return nth(Word::kVerbatim, static_cast<std::size_t>(verdict));
}

Word verdict_sentence(Verdict verdict) {
  return nth(Word::kVerbatimSentence, static_cast<std::size_t>(verdict));
}

Html verdict_badge(const Wording& words, Verdict verdict) {
  return tag("strong", {{"class", "verdict " + std::string(verdict_name(verdict))}},
             words[verdict_word(verdict)]);
}

Html alarm_list(const Wording& words, const std::vector<Alarm>& alarms) {
  Html list;
  for (const Alarm& alarm : alarms) {
    const Html kind =
        tag("b", {}, words[nth(Word::kAlarmNegation, static_cast<std::size_t>(alarm.kind))]);
    if (alarm.quote.empty() && alarm.source.empty()) {
      list += tag("li", {}, kind);
    } else {
      list += tag("li", {},
                  words.say(Word::kAlarmLine,
                            {kind, in_quotes(words, alarm.quote), in_quotes(words, alarm.source)}));
    }
  }
  return list.empty() ? Html() : tag("ul", {{"class", "alarms"}}, list);
}

bool shows_printed(const QuoteMatch& match) {
  return match.diff.empty() || sides_of(match.diff).differ;
}

Html quote_match(const PageContext& context, std::string_view quote, std::string_view quote_lang,
                 const QuoteMatch& match, bool alarms) {
  const Wording& words = context.words;
  const Statement& s = match.statement;
  PageParameters place{{"start", std::to_string(match.passage.start)},
                       {"end", std::to_string(match.passage.end)}};
  const Url url = statement_link(context, s.id, place, "passage");
  Html content =
      tag("h3", {}, tag("a", {{"href", url}, {"lang", s.lang}}, s.title.empty() ? s.id : s.title));
  content += tag("p", {{"class", "byline"}}, byline(words, s));
  const Sides sides = sides_of(match.diff);
  Html both;
  if (match.diff.empty()) {
    both = side(words[Word::kPrinted], quote, quote_lang) +
           side(words[Word::kSaid], match.passage.text, s.lang);
  } else if (sides.differ) {
    both = side(words[Word::kPrinted], sides.printed, s.lang) +
           side(words[Word::kSaid], sides.said, s.lang);
  } else {
    both = side(words[Word::kSaid], sides.said, s.lang);
  }
  content += tag("dl", {{"class", "sides"}}, both);
  Html fine;
  if (!match.passage.speaker.empty()) {
    fine += words.say(match.passage.press ? Word::kAskedBy : Word::kSaidBy,
                      {tag("b", {}, match.passage.speaker)});
  }
  const std::string how = standing(words, match);
  if (!how.empty()) fine += (fine.empty() ? Html() : Html(" · ")) + how;
  if (!fine.empty()) content += tag("p", {{"class", "fine"}}, fine);
  if (alarms && match.verdict != Verdict::kNotFound) content += alarm_list(words, match.alarms);
  return tag("article", {{"class", "match"}}, content);
}

}  // namespace cotejo
