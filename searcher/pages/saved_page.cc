// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/saved_page.h"

#include <algorithm>

#include "searcher/pages/facet_links.h"
#include "searcher/pages/search_tools.h"

namespace cotejo {
namespace {

Html result_links(const PageContext& context, const ListedQuery& saved, bool feeds_alone) {
  Html list;
  const auto add = [&](std::string_view format, std::string_view type, std::string_view label) {
    const Url url = saved_results_url(saved.name, format);
    const Html whose = tag("span", {{"class", "unseen"}}, ", " + saved.name);
    list += tag("li", {}, tag("a", {{"href", url}, {"type", type}}, Html(label) + whose));
  };
  add("atom", "application/atom+xml", context.words[Word::kAsAtom]);
  add("rss", "application/rss+xml", context.words[Word::kAsRss]);
  if (!feeds_alone) {
    add("csv", "text/csv", "CSV");
    add("jsonl", "application/x-ndjson", "JSON Lines");
  }
  return tag("ul", {{"class", "ways"}}, list);
}

Html unreadable(const PageContext& context, const ListedQuery& saved) {
  return tag("p", {{"class", "remark"}}, context.words[Word::kSavedUnreadable]) +
         tag("p", {{"class", "fine"}, {"lang", "en"}}, *saved.error);
}

Html entry(const PageContext& context, const ListedQuery& saved) {
  const Wording& words = context.words;
  if (saved.error) {
    Html content = tag("h2", {}, saved.name) + unreadable(context, saved);
    if (!saved.note.empty()) content += tag("p", {}, saved.note);
    return tag("li", {}, tag("article", {}, content));
  }
  Html content =
      tag("h2", {}, tag("a", {{"href", context.link({"/saved/", saved.name})}}, saved.name));
  if (!saved.note.empty()) content += tag("p", {{"class", "note"}}, saved.note);
  const std::string_view query =
      saved.query.empty() ? words[Word::kAllStatements] : std::string_view(saved.query);
  content += tag("p", {{"class", "asked"}}, tag("code", {}, query));
  if (saved.read_as && !saved.read_as->empty() && *saved.read_as != saved.query) {
    content +=
        tag("p", {{"class", "fine"}}, words.say(Word::kReadAs, {tag("b", {}, *saved.read_as)}));
  }
  Html choices;
  for (const std::string& choice : told_choices(words, saved_parameters(saved))) {
    choices += tag("li", {}, choice);
  }
  if (!choices.empty()) content += tag("ul", {{"class", "narrowed"}}, choices);
  content += result_links(context, saved, false);
  return tag("li", {}, tag("article", {}, content));
}

}  // namespace

PageParameters saved_parameters(const ListedQuery& saved) {
  std::vector<PageParameters::Pair> pairs;
  const auto add = [&](const RequestField& field, const std::string& value) {
    const bool is_on = field.value != RequestValue::kFlag || value == "true";
    if (field.name == "since" && saved.dates.since) {
      pairs.emplace_back(field.name, saved.dates.since->to_string());
    } else if (field.name == "until" && saved.dates.until) {
      pairs.emplace_back(field.name, saved.dates.until->to_string());
    } else if (field.name == "translate" && !is_on) {
      pairs.emplace_back("no-translate", "true");
    } else if (field.name != "translate" && is_on && !value.empty()) {
      pairs.emplace_back(field.name, value);
    }
  };
  for (const RequestField& field : request_fields()) {
    for (const auto& [name, value] : saved.values) {
      if (name == field.name) add(field, value);
    }
  }
  return search_alone(PageParameters(std::move(pairs)));
}

bool is_as_saved(const PageParameters& page, const ListedQuery& saved) {
  // In which order hits are shown changes nothing of what is found.
  const auto sorted = [](const PageParameters& parameters) {
    auto pairs = search_alone(parameters).without("sort").pairs();
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  };
  return !saved.error && sorted(page) == sorted(saved_parameters(saved));
}

Url saved_results_url(std::string_view name, std::string_view format) {
  return Url::local({"/api/v1/saved/", std::string(name)}, PageParameters().with("format", format));
}

Html saved_banner(const PageContext& context, const ListedQuery& saved) {
  const Wording& words = context.words;
  const Html all = tag("a", {{"href", context.link({"/saved"})}}, words[Word::kSavedTitle]);
  Html content = tag("p", {{"class", "fine"}}, all);
  content += tag("p", {{"class", "name"}}, saved.name);
  if (!saved.note.empty()) content += tag("p", {{"class", "note"}}, saved.note);
  if (saved.error) {
    content += unreadable(context, saved);
  } else if (!is_as_saved(context.parameters, saved)) {
    const Html back =
        tag("a", {{"href", context.link({"/saved/", saved.name})}}, words[Word::kSavedBack]);
    content += tag("p", {}, Html(words[Word::kSavedChanged]) + " " + back);
  } else {
    content += result_links(context, saved, true);
  }
  return tag("div", {{"class", "saved-box"}}, content);
}

Html saved_page(const PageContext& context, const std::vector<ListedQuery>& queries) {
  const Wording& words = context.words;
  Html main = tag("h1", {}, words[Word::kSavedTitle]);
  main +=
      tag("p", {{"class", "lead"}}, words[queries.empty() ? Word::kSavedNone : Word::kSavedLead]);
  Html list;
  for (const ListedQuery& saved : queries) list += entry(context, saved);
  if (!list.empty()) main += tag("ul", {{"class", "saved"}}, list);
  return page_frame(context, words[Word::kSavedTitle], main, {PageKind::kSaved, false, {}});
}

}  // namespace cotejo
