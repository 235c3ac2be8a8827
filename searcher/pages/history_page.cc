// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "searcher/pages/hit_list.h"
#include "searcher/pages/statement_page.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostContext =
    240;  // bytes of what did not change, at either end of a change
constexpr std::size_t kMostChanges = 2000;

// What did not change, shortened in the middle if it is long.
Html kept(std::string_view text, bool first, bool last) {
  if (text.size() <= 2 * kMostContext + 40) return text;
  Html html;
  if (!first) html += truncate_utf8(text, kMostContext);
  html += tag("span", {{"class", "fine"}}, " […] ");
  if (!last) {
    std::size_t at = text.size() - kMostContext;
    while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    html += text.substr(at);
  }
  return html;
}

Html text_diff(const Wording& words, const std::vector<TextChange>& text) {
  Html html;
  std::size_t changes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const TextChange& run = text[i];
    if (run.op == TextChange::Op::kEqual) {
      html += kept(run.after, i == 0, i + 1 == text.size());
    } else {
      if (++changes > kMostChanges) break;
      if (!run.before.empty()) html += tag("del", {}, run.before);
      if (!run.before.empty() && !run.after.empty()) html += " ";
      if (!run.after.empty()) html += tag("ins", {}, run.after);
    }
    html += " ";
  }
  if (changes == 0) return tag("p", {}, words[Word::kOnlySpacing]);
  Html all = tag("p", {{"class", "diff"}}, html);
  if (changes > kMostChanges) all += tag("p", {{"class", "fine"}}, words[Word::kMoreChanges]);
  return all;
}

Html field_changes(const Wording& words, const std::vector<FieldChange>& fields) {
  Html list;
  for (const FieldChange& field : fields) {
    const auto value = [&](const std::string& json) {
      return json.empty() ? Html(words[Word::kNotGiven]) : tag("code", {}, json);
    };
    list += tag("div", {},
                tag("dt", {}, field.name) + tag("dd", {},
                                                tag("del", {}, value(field.before)) + " → " +
                                                    tag("ins", {}, value(field.after))));
  }
  return list.empty() ? Html() : tag("dl", {{"class", "facts"}}, list);
}

Html entry_html(const PageContext& context, const std::string& id, const HistoryEntry& entry) {
  const Wording& words = context.words;
  const RevisionState& state = entry.state;
  const std::string number = std::to_string(state.number);
  const std::string until =
      entry.until.empty() ? std::string(words[Word::kNow]) : words.day(entry.until);
  Html content =
      tag("h2", {}, words.plain(Word::kRevisionDays, {number, words.day(state.seen), until}));
  const PageParameters which = PageParameters().with("revision", entry.until.empty() ? "" : number);
  content +=
      tag("p", {{"class", "byline"}},
          Html(change_words(words, state)) + " · " +
              tag("a", {{"href", statement_link(context, id, which)}}, words[Word::kReadIt]));
  if (!state.removed.empty()) {
    content += tag("p", {{"class", "superseded"}},
                   words.plain(Word::kRemovedOn, {words.day(state.removed)}));
  }
  content += field_changes(words, entry.fields);
  if (entry.text_differs)
    content += tag("div", {{"lang", entry.statement.lang}}, text_diff(words, entry.text));
  return tag("section", {{"class", "revision"}, {"id", "r" + number}}, content);
}

}  // namespace

Html history_page(const PageContext& context, const std::vector<HistoryEntry>& history) {
  const Statement& s = history.back().statement;
  const Wording& words = context.words;
  const std::string title = s.title.empty() ? s.id : s.title;
  Html main = tag(
      "h1", {},
      words.say(Word::kHistoryTitle,
                {tag("a", {{"href", statement_link(context, s.id)}, {"lang", s.lang}}, title)}));
  main += tag("p", {{"class", "byline"}}, byline(words, s));
  main += tag("p", {{"class", "legend"}},
              words.say(Word::kDiffLegend, {tag("del", {}, words[Word::kWasWord]),
                                            tag("ins", {}, words[Word::kIsWord])}));
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry) {
    main += entry_html(context, s.id, *entry);
  }
  return page_frame(context, words.plain(Word::kHistoryTitle, {title}), main,
                    {PageKind::kOther, false, {}});
}

}  // namespace cotejo
