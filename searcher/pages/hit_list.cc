// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/hit_list.h"

#include "searcher/pages/marked_text.h"
#include "searcher/pages/statement_text.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostKin = 3;
constexpr std::size_t kMostSpeakers = 4;

std::string paragraph_id(const Hit& hit, const Snippet& snippet) {
  std::string id(1, 'p');
  return id.append(std::to_string(paragraph_at(hit.statement.text(), snippet.start)));
}

Html snippet_html(const PageContext& context, const Hit& hit, const Snippet& snippet,
                  const PageParameters& highlight) {
  const Wording& words = context.words;
  Html line;
  if (!snippet.speaker.empty()) {
    const Html who = tag("b", {}, snippet.speaker);
    line += tag("span", {{"class", "voice"}},
                snippet.press ? words.say(Word::kPressAsks, {who}) : who + ": ");
  }
  if (snippet.cut_before) line += "… ";
  line += tag("span", {{"lang", hit.statement.lang}}, marked_text(snippet.text, snippet.marks));
  if (snippet.cut_after) line += " …";
  const std::string id = paragraph_id(hit, snippet);
  const std::string number = id.substr(1);
  line += " ";
  line += tag("a",
              {{"class", "pilcrow"},
               {"href", statement_link(context, hit.statement.id, highlight, id)},
               {"aria-label", words.plain(Word::kToParagraph, {number})}},
              "¶\u00A0" + number);
  return tag("p", {{"class", "snippet"}}, line);
}

Html kin_html(const PageContext& context, const Hit& hit) {
  const Wording& words = context.words;
  Html lines;
  std::size_t shown = 0;
  for (const Kin& kin : hit.kin) {
    if (++shown > kMostKin) continue;
    const Html title = tag("a", {{"href", statement_link(context, kin.id)}, {"lang", kin.lang}},
                           kin.title.empty() ? kin.id : kin.title);
    lines += tag("li", {},
                 kin.relation == KinRelation::kTranslation
                     ? words.say(Word::kAlsoIn, {words.language_name(kin.lang), title})
                     : words.say(Word::kNearlySame, {title, kin.source, words.date(kin.date)}));
  }
  if (shown > kMostKin) {
    lines += tag("li", {}, words.plain(Word::kMoreLikeIt, {words.number(shown - kMostKin)}));
  }
  return lines.empty() ? Html() : tag("ul", {{"class", "kin"}}, lines);
}

Html hit_html(const PageContext& context, const Hit& hit) {
  const Wording& words = context.words;
  const Statement& s = hit.statement;
  const std::string_view query = context.parameters.get("query");
  const PageParameters highlight = PageParameters().with("highlight", query);
  const std::string place =
      hit.snippets.empty() ? std::string() : paragraph_id(hit, hit.snippets.front());
  const Html title =
      tag("a", {{"href", statement_link(context, s.id, highlight, place)}, {"lang", s.lang}},
          s.title.empty() ? s.id : s.title);
  Html content = tag("h3", {}, title) + tag("p", {{"class", "byline"}}, byline(words, s));
  for (const Snippet& snippet : hit.snippets) {
    content += snippet_html(context, hit, snippet, highlight);
  }
  if (hit.revision.edits > 0) {
    const std::string told = words.plain(Word::kEdited, {std::to_string(hit.revision.number),
                                                         std::to_string(hit.revision.revisions)});
    content += tag("p", {{"class", "edited"}},
                   tag("a", {{"href", context.link({"/statements/", s.id, "/history"})}}, told));
  }
  content += kin_html(context, hit);
  return tag("li", {{"value", std::to_string(hit.rank)}}, tag("article", {}, content));
}

}  // namespace

Url statement_link(const PageContext& context, std::string_view id, const PageParameters& more,
                   std::string_view fragment) {
  return context.link({"/statements/", std::string(id)}, more, fragment);
}

Html byline(const Wording& words, const Statement& s) {
  Html line = tag("time", {{"datetime", s.date.to_string()}}, words.date(s.date));
  std::size_t shown = 0;
  for (const std::string& speaker : s.speakers) {
    if (++shown > kMostSpeakers) continue;
    line += " · " + tag("b", {}, speaker);
  }
  if (shown > kMostSpeakers) {
    line += " " + Html(words.plain(Word::kMoreSpeakers, {words.number(shown - kMostSpeakers)}));
  }
  line += " · " + tag("span", {}, s.source);
  if (!s.kind.empty()) line += " · " + tag("span", {}, words.kind_name(s.kind));
  if (!s.lang.empty()) {
    line += " · " + tag("span", {{"class", "tongue"}}, words.language_name(s.lang));
  }
  return line;
}

Html hit_list(const PageContext& context, const std::vector<Hit>& hits) {
  Html list;
  for (const Hit& hit : hits) list += hit_html(context, hit);
  return tag("ol", {{"class", "hits"}}, list);
}

}  // namespace cotejo
