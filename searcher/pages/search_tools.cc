// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/search_tools.h"

#include <algorithm>
#include <array>

#include "searcher/saved/saved_query.h"

namespace cotejo {
namespace {

// What makes the search, in the order of the command line; the rest is how it is shown.
constexpr std::array<std::string_view, 4> kRepeatable{"source", "speaker", "lang", "kind"};
constexpr std::array<std::string_view, 4> kSingle{"since", "until", "as-of", "sort"};
constexpr std::array<std::string_view, 5> kFlags{"changed", "any", "once", "fuzzy", "no-translate"};

// For a POSIX shell: nothing within single quotes means anything but the quote itself.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

PageParameters search_alone(const PageParameters& page) {
  PageParameters search = page;
  for (const char* name : {"offset", "limit", "all", "facets", "facet-limit", "format", "saved"}) {
    search = search.without(name);
  }
  return search;
}

std::string saved_add_command(const PageParameters& search) {
  std::string line = "cotejo-searcher saved add my-query " + shell_quoted(search.get("query"));
  for (const std::string_view name : kRepeatable) {
    for (const std::string& value : search.all(name)) {
      line += " --" + std::string(name) + " " + shell_quoted(value);
    }
  }
  for (const std::string_view name : kSingle) {
    if (!search.get(name).empty()) {
      line += " --" + std::string(name) + " " + shell_quoted(search.get(name));
    }
  }
  for (const std::string_view name : kFlags) {
    if (search.has(name, "true")) line += " --" + std::string(name);
  }
  return line;
}

std::string saved_query_toml(const PageParameters& search) {
  NamedValues values{{"query", std::string(search.get("query"))}};
  for (const std::string_view name : kRepeatable) {
    for (std::string& value : search.all(name)) values.emplace_back(name, std::move(value));
  }
  for (const std::string_view name : kSingle) {
    if (!search.get(name).empty()) values.emplace_back(name, search.get(name));
  }
  for (const std::string_view name : kFlags) {
    if (search.has(name, "true")) values.emplace_back(name, "true");
  }
  return saved_query_text(values);
}

Html sort_links(const PageContext& context) {
  struct Order {
    const char* value;
    Word word;
  };
  static constexpr Order kOrders[] = {{"relevance", Word::kByRelevance},
                                      {"newest", Word::kNewestFirst},
                                      {"oldest", Word::kOldestFirst}};
  std::string_view now = context.parameters.get("sort");
  if (now.empty()) now = "relevance";
  Html list;
  for (const Order& order : kOrders) {
    const std::string_view label = context.words[order.word];
    const std::string_view value = order.value == std::string_view("relevance") ? "" : order.value;
    const Url url =
        context.link({"/search"}, context.parameters.with("sort", value).without("offset"));
    list += tag("li", {},
                now == order.value ? tag("span", {{"aria-current", "true"}}, label)
                                   : tag("a", {{"href", url}}, label));
  }
  return tag("nav", {{"aria-label", context.words[Word::kOrderLabel]}},
             tag("ul", {{"class", "orders"}}, list));
}

Html page_links(const PageContext& context, const SearchResult& result) {
  if (result.total <= kHitsAPage && result.offset == 0) return {};
  const Wording& words = context.words;
  const auto place = [&](std::size_t offset) {
    return context.link(
        {"/search"}, context.parameters.with("offset", offset == 0 ? "" : std::to_string(offset)));
  };
  Html links;
  if (result.offset > 0) {
    const std::size_t before = result.offset - std::min(result.offset, kHitsAPage);
    links += tag("a", {{"href", place(before)}, {"rel", "prev"}}, words[Word::kPageBefore]);
  }
  const std::uint64_t last = result.offset + result.hits.size();
  links += tag("span", {},
               words.plain(Word::kHitsFromTo,
                           {words.number(std::min<std::uint64_t>(result.offset + 1, last)),
                            words.number(last), words.number(result.total)}));
  if (last < result.total && !result.hits.empty()) {
    links += tag("a", {{"href", place(result.offset + kHitsAPage)}, {"rel", "next"}},
                 words[Word::kPageNext]);
  }
  return tag("nav", {{"class", "pages"}, {"aria-label", words[Word::kPagesLabel]}}, links);
}

Html export_links(const PageContext& context) {
  const PageParameters search = search_alone(context.parameters);
  const auto link = [&](const PagePath& path, const char* format, std::string_view label,
                        const char* type) {
    return tag("li", {},
               tag("a", {{"href", Url::local(path, search.with("format", format))}, {"type", type}},
                   label));
  };
  const Wording& words = context.words;
  Html list = link({"/api/v1/export"}, "csv", words[Word::kAsCsv], "text/csv");
  list += link({"/api/v1/export"}, "jsonl", words[Word::kAsJsonLines], "application/x-ndjson");
  list += link({"/api/v1/search"}, "atom", words[Word::kAsAtom], "application/atom+xml");
  list += link({"/api/v1/search"}, "rss", words[Word::kAsRss], "application/rss+xml");
  return tag("details", {}, tag("summary", {}, words[Word::kTakeAlong]) + tag("ul", {}, list));
}

Html save_query(const PageContext& context) {
  const Wording& words = context.words;
  const PageParameters search = search_alone(context.parameters);
  Html content = tag("summary", {}, words[Word::kSaveQuery]);
  content += tag("p", {}, words[Word::kSaveByCommand]);
  content += tag("pre",
                 {{"class", "copy"},
                  {"tabindex", "0"},
                  {"data-copy", words[Word::kCopy]},
                  {"data-copied", words[Word::kCopied]}},
                 tag("code", {}, saved_add_command(search)));
  content += tag("p", {}, words[Word::kSaveByFile]);
  content += tag("pre",
                 {{"class", "copy"},
                  {"tabindex", "0"},
                  {"data-copy", words[Word::kCopy]},
                  {"data-copied", words[Word::kCopied]}},
                 tag("code", {}, saved_query_toml(search)));
  return tag("details", {}, content);
}

}  // namespace cotejo
