// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/trace_page.h"

#include <algorithm>

#include "searcher/pages/article_view.h"
#include "searcher/pages/quote_match.h"
#include "searcher/pages/read_back.h"
#include "searcher/pages/search_form.h"

namespace cotejo {
namespace {

Html trace_form(const PageContext& context) {
  const Wording& words = context.words;
  const PageParameters& given = context.parameters;
  Html form = tag("label", {{"for", "article"}}, words[Word::kArticleLabel]);
  form += tag("textarea",
              {{"id", "article"}, {"name", "article"}, {"rows", "14"}, {"required", true}}, {});
  Html kinds;
  struct Format {
    const char* value;
    Word word;
  };
  for (const Format one :
       {Format{"auto", Word::kFormatAuto}, Format{"text", Word::kFormatText},
        Format{"markdown", Word::kFormatMarkdown}, Format{"html", Word::kFormatHtml}}) {
    kinds += tag("option", {{"value", one.value}}, words[one.word]);
  }
  const Html chooser = tag("div", {{"class", "field"}},
                           tag("label", {{"for", "format"}}, words[Word::kFormatLabel]) +
                               tag("select", {{"id", "format"}, {"name", "format"}}, kinds));
  form += tag("div", {{"class", "fields"}},
              chooser + text_field(words[Word::kPublished], "published", given.get("published"),
                                   words[Word::kDateShape]));
  form += tag("button", {{"type", "submit"}}, words[Word::kTraceButton]) + context.language_field();
  return tag("form",
             {{"action", Url::local({"/trace"})}, {"method", "post"}, {"class", "ask trace-form"}},
             form);
}

Html summary(const Wording& words, const TraceResult& trace) {
  const std::size_t number = trace.quotations.size();
  if (number == 0) return tag("p", {{"class", "count-line"}}, words[Word::kNoQuotations]);
  Html list;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (trace.summary[i] == 0) continue;
    list +=
        tag("li", {},
            verdict_badge(words, static_cast<Verdict>(i)) + " " + words.number(trace.summary[i]));
  }
  return tag("p", {{"class", "count-line"}},
             tag("strong", {},
                 words.counted(Word::kQuotationsOne, Word::kQuotationsMany, number))) +
         tag("ul", {{"class", "verdicts"}}, list);
}

Html attribution(const Wording& words, const TracedQuotation& traced) {
  const auto& named = traced.quotation.attributed_to;
  Html line = words[Word::kNobodyNamed];
  if (named) {
    Html who = tag("b", {}, named->speaker);
    if (!named->institution.empty() && named->institution != named->speaker) {
      who += ", " + Html(named->institution);
    }
    line = words.say(Word::kAttributedTo, {who});
  }
  if (traced.quotation.said_on) {
    line += ", " + Html(words.plain(Word::kSaidOn, {words.date(*traced.quotation.said_on)}));
  }
  if (traced.speaker == Agreement::kSupports && traced.result.verdict != Verdict::kNotFound) {
    line += " (" + Html(words[Word::kWhichFits]) + ")";
  }
  return tag("p", {{"class", "fine"}}, line);
}

Html card(const PageContext& context, const TracedQuotation& traced, std::size_t number) {
  const Wording& words = context.words;
  const std::string n = std::to_string(number);
  const QuoteResult& result = traced.result;
  const Html back = tag("a",
                        {{"href", Url::fragment("q" + n)},
                         {"class", "badge"},
                         {"aria-label", words.plain(Word::kToQuotation, {n})}},
                        n);
  Html content = tag("h3", {}, back + " " + verdict_badge(words, result.verdict));
  // Where the match shows the words as printed, with what differs, once is enough.
  const bool not_found = result.verdict == Verdict::kNotFound;
  if (not_found || result.matches.empty() || !shows_printed(result.matches.front())) {
    content += tag("blockquote", {{"lang", result.lang}}, tag("p", {}, result.quote));
  }
  content += attribution(words, traced);
  if (!traced.remark.empty()) {
    content += tag("div", {{"class", "remark"}}, notes_list(words, {traced.remark}));
  }
  content += tag("p", {{"class", "sentence"}}, words[verdict_sentence(result.verdict)]);
  content += alarm_list(words, result.alarms) + notes_list(words, result.notes);
  const bool stitched = result.verdict == Verdict::kStitched;
  const std::size_t shown =
      stitched ? result.matches.size() : std::min<std::size_t>(result.matches.size(), 1);
  Html matches;
  for (std::size_t i = 0; i < shown; ++i) {
    matches += quote_match(context, result.quote, result.lang, result.matches[i], false);
  }
  // What only comes near is no source, and should not look like one.
  content += not_found && shown > 0
                 ? tag("details", {}, tag("summary", {}, words[Word::kNearestLabel]) + matches)
                 : matches;
  if (const std::size_t left = result.matches.size() - shown; left > 0) {
    const Url more = context.link({"/quote"}, PageParameters{{"quote", result.quote}});
    content +=
        tag("p", {{"class", "fine"}},
            tag("a", {{"href", more}},
                not_found ? words.counted(Word::kOthersNearOne, Word::kOthersNearMany, left)
                          : words.counted(Word::kOtherSourcesOne, Word::kOtherSourcesMany, left)));
  }
  return tag("section",
             {{"class", "card " + std::string(verdict_name(result.verdict))},
              {"id", "a" + n},
              {"aria-label", words.plain(Word::kQuotationNumber, {n})}},
             content);
}

Html scare_line(const Wording& words, const TraceResult& trace) {
  if (trace.scare.empty()) return {};
  Html texts;
  for (const Quotation& scare : trace.scare) {
    texts += (texts.empty() ? Html() : Html(", ")) + words.say(Word::kInQuotes, {scare.text});
  }
  return tag("p", {{"class", "fine"}}, words.say(Word::kTooShort, {texts}));
}

}  // namespace

Html trace_form_page(const PageContext& context, std::string_view problem) {
  const Wording& words = context.words;
  Html main = tag("h1", {}, words[Word::kNavTrace]) +
              tag("p", {{"class", "lead"}}, words[Word::kTraceInShort]);
  if (!problem.empty()) {
    main +=
        tag("div", {{"class", "fault-box"}, {"role", "alert"}},
            tag("p", {}, words[Word::kArticleUnreadable]) + tag("p", {{"lang", "en"}}, problem));
  }
  main += trace_form(context) + tag("p", {{"class", "fine"}}, words[Word::kArticleNotKept]);
  return page_frame(context, words[Word::kNavTrace], main, {PageKind::kTrace, false, {}});
}

Html trace_page(const PageContext& context, const TraceResult& trace) {
  const Wording& words = context.words;
  const std::string title = trace.article.title.empty() ? std::string(words[Word::kArticleUntitled])
                                                        : trace.article.title;
  Html head = tag("h1", {}, title);
  if (trace.article.published) {
    head += tag("p", {{"class", "byline"}},
                words.plain(Word::kPublishedOn, {words.date(*trace.article.published)}));
  }
  head += summary(words, trace) + scare_line(words, trace);
  head += tag("p", {{"class", "fine no-print"}},
              Html(words[Word::kPrintHint]) + " · " +
                  tag("a", {{"href", context.link({"/trace"})}}, words[Word::kAnotherArticle]));
  Html cards;
  std::size_t number = 0;
  for (const TracedQuotation& traced : trace.quotations) cards += card(context, traced, ++number);
  const Html article =
      tag("section", {{"class", "text article"}, {"aria-label", words[Word::kArticleText]}},
          tag("h2", {{"class", "unseen"}}, words[Word::kArticleText]) + article_view(words, trace));
  const Html beside =
      tag("section", {{"class", "cards"}, {"aria-label", words[Word::kQuotationsLabel]}},
          tag("h2", {{"class", "unseen"}}, words[Word::kQuotationsLabel]) + cards);
  return page_frame(context, title,
                    tag("header", {}, head) + tag("div", {{"class", "traced"}}, article + beside),
                    {PageKind::kTrace, true, {}});
}

}  // namespace cotejo
