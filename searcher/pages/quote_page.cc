// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/quote_page.h"

#include "searcher/pages/quote_match.h"
#include "searcher/pages/read_back.h"
#include "searcher/pages/search_form.h"

namespace cotejo {
namespace {

Html quote_form(const PageContext& context) {
  const Wording& words = context.words;
  const PageParameters& given = context.parameters;
  Html form = tag("label", {{"for", "quote"}}, words[Word::kQuoteLabel]);
  form += tag("textarea",
              {{"id", "quote"},
               {"name", "quote"},
               {"rows", "4"},
               {"maxlength", "10000"},
               {"required", true}},
              given.get("quote"));
  const bool open = given.has("since") || given.has("until") || given.has("as-of") ||
                    given.has("speaker") || given.has("source");
  Html names = text_field(words[Word::kFacetSpeaker], "speaker", given.get("speaker"));
  names += text_field(words[Word::kFacetSource], "source", given.get("source"));
  form += tag("details", {{"class", "choices"}, {"open", open}},
              tag("summary", {}, words[Word::kWhereToLook]) +
                  tag("div", {{"class", "fields"}}, names) + filter_fields(context));
  form += tag("button", {{"type", "submit"}}, words[Word::kQuoteButton]) + context.language_field();
  return tag("form", {{"action", Url::local({"/quote"})}, {"class", "ask quote-form"}}, form);
}

Html answer(const PageContext& context, const QuoteResult& result) {
  const Wording& words = context.words;
  Html content = tag("h2", {}, verdict_badge(words, result.verdict));
  content += tag("p", {{"class", "sentence"}}, words[verdict_sentence(result.verdict)]);
  content += alarm_list(words, result.alarms);
  if (result.sources > 1) {
    const std::string first = words.date(result.matches.front().statement.date);
    content +=
        tag("p", {}, words.plain(Word::kSeveralSources, {words.number(result.sources), first}));
  }
  content += notes_list(words, result.notes);
  Html box = tag(
      "div",
      {{"class", "answer-box " + std::string(verdict_name(result.verdict))}, {"role", "status"}},
      content);
  if (!result.matches.empty()) {
    const bool found = result.verdict != Verdict::kNotFound;
    box += tag("h2", {}, words[found ? Word::kSourcesLabel : Word::kNearestLabel]);
  }
  std::size_t rank = 0;
  for (const QuoteMatch& match : result.matches) {
    const bool own = result.verdict != Verdict::kStitched && ++rank > 1;
    box += quote_match(context, result.quote, result.lang, match, own);
  }
  return box;
}

}  // namespace

Html quote_page(const PageContext& context, const QuoteResult* result) {
  const Wording& words = context.words;
  Html main = tag("h1", {}, words[Word::kNavQuote]) +
              tag("p", {{"class", "lead"}}, words[Word::kQuoteInShort]);
  main += quote_form(context);
  if (result != nullptr) main += answer(context, *result);
  return page_frame(context, words[Word::kNavQuote], main, {PageKind::kQuote, false, {}});
}

}  // namespace cotejo
