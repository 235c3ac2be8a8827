// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/statement_page.h"

#include <algorithm>

#include "searcher/pages/citation.h"
#include "searcher/pages/hit_list.h"
#include "searcher/pages/statement_text.h"

namespace cotejo {
namespace {

std::string title_of(const Statement& s) {
  return s.title.empty() ? s.id : s.title;
}

Html facts(const PageContext& context, const Statement& s) {
  const Wording& words = context.words;
  Html list;
  const auto fact = [&](Word name, const Html& value) {
    if (!value.empty()) list += tag("div", {}, tag("dt", {}, words[name]) + tag("dd", {}, value));
  };
  const auto found_by = [&](const char* field, const std::string& value, const std::string& label) {
    if (value.empty()) return Html();
    return tag("a", {{"href", context.link({"/search"}, PageParameters{{field, value}})}}, label);
  };
  fact(Word::kFactDate, tag("time", {{"datetime", s.date.to_string()}}, words.date(s.date)));
  Html speakers;
  for (const std::string& speaker : s.speakers) {
    speakers += (speakers.empty() ? Html() : Html(", ")) + found_by("speaker", speaker, speaker);
  }
  fact(Word::kFacetSpeaker, speakers);
  fact(Word::kFacetSource, found_by("source", s.source, s.source));
  fact(Word::kFactPlace, s.place);
  fact(Word::kFacetKind, found_by("kind", s.kind, words.kind_name(s.kind)));
  fact(Word::kFacetLanguage, found_by("lang", s.lang, words.language_name(s.lang)));
  std::string topics;
  for (const std::string& topic : s.topics) topics += (topics.empty() ? "" : ", ") + topic;
  fact(Word::kFactTopics, topics);
  fact(Word::kFactRetrieved, s.retrieved);
  for (const ExtraField& extra : s.extra) {
    list += tag("div", {}, tag("dt", {}, extra.name) + tag("dd", {}, tag("code", {}, extra.json)));
  }
  fact(Word::kFactId, tag("code", {}, s.id));
  return tag("section", {},
             tag("h2", {}, words[Word::kFactsLabel]) + tag("dl", {{"class", "facts"}}, list));
}

Html original_link(const PageContext& context, const Statement& s) {
  if (s.url.empty()) return {};
  const auto url = Url::external(s.url);
  if (!url) return tag("p", {{"class", "original"}}, tag("code", {}, s.url));
  return tag("p", {{"class", "original"}},
             tag("a", {{"href", *url}, {"rel", "noopener noreferrer external"}},
                 context.words[Word::kOriginalPage]));
}

Html revisions(const PageContext& context, const StatementView& view) {
  if (view.history.size() < 2) return {};
  const Wording& words = context.words;
  Html list;
  for (const HistoryEntry& entry : view.history) {
    const std::string number = std::to_string(entry.state.number);
    const bool stands = entry.until.empty();
    const bool here = view.revision == entry.state.number || (view.revision == 0 && stands);
    const std::string label = words.plain(Word::kRevisionOf, {number, words.day(entry.state.seen)});
    const PageParameters which = PageParameters().with("revision", stands ? "" : number);
    const Html name =
        here ? tag("span", {{"aria-current", "true"}}, label)
             : tag("a", {{"href", statement_link(context, view.statement.id, which)}}, label);
    list += tag("li", {}, name + ", " + change_words(words, entry.state));
  }
  const Html all =
      tag("a", {{"href", context.link({"/statements/", view.statement.id, "/history"})}},
          words[Word::kWhatChanged]);
  return tag("section", {},
             tag("h2", {}, words[Word::kRevisionsLabel]) +
                 tag("ol", {{"class", "revisions"}}, list) + tag("p", {}, all));
}

Html kin_section(const PageContext& context, const StatementView& view) {
  if (view.kin.empty()) return {};
  const Wording& words = context.words;
  Html list;
  for (const Kin& kin : view.kin) {
    const bool copy = kin.relation == KinRelation::kCopy;
    const Html title = tag("a", {{"href", statement_link(context, kin.id)}, {"lang", kin.lang}},
                           kin.title.empty() ? kin.id : kin.title);
    Html line = copy ? words.say(Word::kNearlySame, {title, kin.source, words.date(kin.date)})
                     : words.say(Word::kAlsoIn, {words.language_name(kin.lang), title});
    const bool shown = view.beside && view.beside->id == kin.id;
    const PageParameters beside = context.parameters.with("beside", shown ? "" : kin.id);
    line +=
        " " + tag("a",
                  {{"href", statement_link(context, view.statement.id, beside)}, {"class", "fine"}},
                  words[shown ? Word::kNotBeside : Word::kBeside]);
    list += tag("li", {}, line);
  }
  return tag("section", {},
             tag("h2", {}, words[Word::kKinLabel]) + tag("ul", {{"class", "kin"}}, list));
}

Html copied(const Wording& words, std::string_view heading, const std::string& text) {
  return tag("h3", {}, heading) + tag("pre",
                                      {{"class", "copy"},
                                       {"tabindex", "0"},
                                       {"data-copy", words[Word::kCopy]},
                                       {"data-copied", words[Word::kCopied]}},
                                      tag("code", {}, text));
}

Html citations(const PageContext& context, const StatementView& view) {
  CitedPlace place{view.statement, std::nullopt};
  if (view.passage) place.paragraph = paragraph_at(view.statement.text(), view.passage->first);
  const Wording& words = context.words;
  const Html inner = tag("summary", {}, words[Word::kCite]) +
                     copied(words, words[Word::kCitePlain], plain_citation(place, words)) +
                     copied(words, "BibTeX", bibtex(place)) +
                     copied(words, "CSL-JSON", csl_json(place));
  return tag("details", {{"class", "cite"}}, inner);
}

Html text_alone(const PageContext& context, const StatementView& view) {
  Html text;
  for (const Html& one :
       statement_paragraphs(context.words, view.statement, {view.marks, view.passage})) {
    text += one;
  }
  return tag("div",
             {{"class", "text"},
              {"lang", view.statement.lang},
              {"data-link", context.words[Word::kLinkToSelection]}},
             text);
}

// Paragraph beside paragraph where both have as many; else the whole texts.
Html text_beside(const PageContext& context, const StatementView& view) {
  const Wording& words = context.words;
  const auto left = statement_paragraphs(words, view.statement, {view.marks, view.passage});
  const auto right = statement_paragraphs(words, *view.beside, {}, "b");
  const bool row_by_row = left.size() == right.size();
  Html rows;
  const auto row = [&](const Html& one, const Html& other) {
    rows += tag("div", {{"class", "row"}},
                tag("div", {{"lang", view.statement.lang}}, one) +
                    tag("div", {{"lang", view.beside->lang}}, other));
  };
  row(tag("h2", {}, words.language_name(view.statement.lang)),
      tag("h2", {},
          tag("a", {{"href", statement_link(context, view.beside->id)}}, title_of(*view.beside))));
  Html all_left;
  Html all_right;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const Html one = i < left.size() ? left[i] : Html();
    const Html other = i < right.size() ? right[i] : Html();
    if (row_by_row) row(one, other);
    all_left += one;
    all_right += other;
  }
  if (!row_by_row) row(all_left, all_right);
  return tag("div", {{"class", "text beside"}, {"data-link", words[Word::kLinkToSelection]}}, rows);
}

// That this is not what the statement says now has to be seen before the text.
Html superseded(const PageContext& context, const StatementView& view) {
  const Wording& words = context.words;
  if (view.revision == 0) return {};
  const auto entry =
      std::find_if(view.history.begin(), view.history.end(),
                   [&](const HistoryEntry& one) { return one.state.number == view.revision; });
  if (entry == view.history.end() || entry->until.empty()) return {};
  const Html now =
      tag("a", {{"href", statement_link(context, view.statement.id)}}, words[Word::kAsItStands]);
  return tag(
      "p", {{"class", "superseded"}},
      words.say(Word::kSuperseded, {words.day(entry->state.seen), words.day(entry->until), now}));
}

}  // namespace

std::string_view change_words(const Wording& words, const RevisionState& state) {
  switch (state.change) {
    case Change::kEdit:
      return words[Word::kEditedBySource];
    case Change::kCorrection:
      return words[Word::kCorrectedByArchive];
    case Change::kFirst:
      break;
  }
  return words[state.number == 1 ? Word::kFirstSeen : Word::kTakenInAgain];
}

Html statement_page(const PageContext& context, const StatementView& view) {
  const Statement& s = view.statement;
  Html heading = tag("h1", {{"lang", s.lang}}, title_of(s));
  heading += tag("p", {{"class", "byline"}}, byline(context.words, s));
  heading += superseded(context, view);
  if (view.passage || !view.marks.empty()) {
    const Url plain = statement_link(
        context, s.id, PageParameters().with("revision", context.parameters.get("revision")));
    Html line;
    if (view.passage) {
      line +=
          tag("a", {{"href", Url::fragment("passage")}}, context.words[Word::kToPassage]) + " · ";
    }
    line += tag("a", {{"href", plain}}, context.words[Word::kWithoutMarks]);
    heading += tag("p", {{"class", "fine marks-line"}}, line);
  }
  const Html text = view.beside ? text_beside(context, view) : text_alone(context, view);
  Html about = original_link(context, s) + facts(context, s) + revisions(context, view) +
               kin_section(context, view) + citations(context, view);
  const Html article = tag("article", {{"class", view.beside ? "statement two" : "statement"}},
                           tag("header", {}, heading) + text);
  const Html main =
      tag("div", {{"class", view.beside ? "reading two" : "reading"}},
          article + tag("aside",
                        {{"class", "about"}, {"aria-label", context.words[Word::kAboutStatement]}},
                        about));
  return page_frame(context, title_of(s), main,
                    {PageKind::kOther, true, json_block("application/ld+json", linked_data(s))});
}

}  // namespace cotejo
