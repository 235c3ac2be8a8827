// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/page_frame.h"

#include "searcher/pages/asset_files.h"

namespace cotejo {
namespace {

Html head_of(std::string_view title, const Html& more) {
  std::string full(title);
  full += full.empty() ? "Cotejo" : " · Cotejo";
  Html head = void_tag("meta", {{"charset", "utf-8"}});
  head += tag("title", {}, full);
  head +=
      void_tag("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += void_tag("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  head += void_tag("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  head += void_tag("link",
                   {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", asset_url(Asset::kIcon)}});
  head += void_tag("link", {{"rel", "stylesheet"}, {"href", asset_url(Asset::kStyle)}});
  head += tag("script", {{"type", "module"}, {"src", asset_url(Asset::kScript)}}, {});
  return head + more;
}

Html way(const PageContext& context, PageKind here) {
  struct Place {
    PageKind kind;
    PagePath path;
    Word word;
  };
  const Place places[] = {{PageKind::kSearch, {"/"}, Word::kNavSearch},
                          {PageKind::kSaved, {"/saved"}, Word::kNavSaved},
                          {PageKind::kQuote, {"/quote"}, Word::kNavQuote},
                          {PageKind::kTrace, {"/trace"}, Word::kNavTrace},
                          {PageKind::kHelp, {"/help"}, Word::kNavHelp}};
  Html list;
  for (const Place& place : places) {
    if (place.kind == PageKind::kSaved && !context.has_saved_queries) continue;
    const Url url = context.link(place.path);
    const std::string_view label = context.words[place.word];
    list += tag("li", {},
                place.kind == here ? tag("a", {{"href", url}, {"aria-current", "page"}}, label)
                                   : tag("a", {{"href", url}}, label));
  }
  return tag("nav", {{"aria-label", context.words[Word::kNavLabel]}, {"class", "way"}},
             tag("ul", {}, list));
}

Html language_switch(const PageContext& context) {
  Html list;
  for (const auto& [language, name] :
       {std::pair{UiLanguage::kEnglish, "English"}, std::pair{UiLanguage::kSpanish, "Español"}}) {
    const std::string_view code = ui_code(language);
    const Url url = Url::local(context.path, context.parameters.with("ui", code));
    const Html label = language == context.words.language()
                           ? tag("span", {{"aria-current", "true"}, {"lang", code}}, name)
                           : tag("a", {{"href", url}, {"hreflang", code}, {"lang", code}}, name);
    list += tag("li", {}, label);
  }
  return tag("nav", {{"aria-label", context.words[Word::kLanguageSwitch]}, {"class", "tongues"}},
             tag("ul", {}, list));
}

Html foot(const PageContext& context) {
  Html line;
  if (!context.index_revision.empty()) {
    line += context.words.counted(Word::kFootStatementsOne, Word::kFootStatementsMany,
                                  context.index_statements);
    line += " · ";
    line += context.words.say(Word::kFootRevision, {tag("code", {}, context.index_revision)});
    line += " · ";
  }
  line += tag("a", {{"href", Url::local({"/api/v1/openapi.json"})}}, context.words[Word::kFootApi]);
  return tag("footer", {{"class", "foot"}}, tag("p", {}, line));
}

}  // namespace

Url PageContext::link(const PagePath& page, const PageParameters& more,
                      std::string_view fragment) const {
  if (!language_chosen) return Url::local(page, more, fragment);
  return Url::local(page, more.with("ui", words.code()), fragment);
}

Html PageContext::language_field() const {
  if (!language_chosen) return {};
  return void_tag("input", {{"type", "hidden"}, {"name", "ui"}, {"value", words.code()}});
}

Html page_frame(const PageContext& context, std::string_view title, const Html& main,
                const FrameOptions& options) {
  Html body =
      tag("a", {{"class", "skip"}, {"href", Url::fragment("main")}}, context.words[Word::kSkip]);
  body += tag(
      "header", {{"class", "masthead"}},
      tag("p", {{"class", "wordmark"}}, tag("a", {{"href", context.link({"/"})}}, Html("Cotejo"))) +
          way(context, options.kind) + language_switch(context));
  body += tag("main", {{"id", "main"}, {"class", options.wide ? "wide" : "narrow"}}, main);
  body += foot(context);
  return document(context.words.code(), head_of(title, options.head), body);
}

}  // namespace cotejo
