// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_metadata.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "core/base/language.h"
#include "indexer/extract/date_text.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/text_builder.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostMetas = 500;
constexpr std::size_t kMostAlternates = 50;
constexpr std::size_t kMostTimes = 20;

std::string small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

// A script as it stands there: white space counts within JSON.
std::string raw_text(const xmlNode* node) {
  std::string text;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->content != nullptr && child->type != XML_COMMENT_NODE) {
      text += reinterpret_cast<const char*>(child->content);
    }
  }
  return text;
}

// What one walk over the page collects.
struct Collected {
  std::map<std::string, std::string> metas;  // by name, property or itemprop, in small letters
  std::vector<std::string> scripts;          // JSON-LD
  std::vector<std::string> headings;         // h1
  std::vector<std::string> times;            // datetime, those of publication first
  std::string title;
  std::string lang;
  std::string canonical;
  std::vector<std::pair<std::string, std::string>> alternates;
};

void collect_meta(const xmlNode* node, Collected& page) {
  const std::string content = attribute(node, "content");
  if (content.empty() || page.metas.size() >= kMostMetas) return;
  for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = small_letters(attribute(node, key));
    if (!name.empty()) page.metas.try_emplace(name, content);
  }
}

void collect_link(const xmlNode* node, Collected& page) {
  const std::string rel = small_letters(attribute(node, "rel"));
  const std::string address = attribute(node, "href");
  if (rel == "canonical" && page.canonical.empty()) page.canonical = address;
  const std::string lang = attribute(node, "hreflang");
  if (rel == "alternate" && !lang.empty() && lang != "x-default" &&
      page.alternates.size() < kMostAlternates && address.starts_with("http")) {
    page.alternates.emplace_back(lang, address);
  }
}

void collect_time(const xmlNode* node, Collected& page) {
  const std::string day = attribute(node, "datetime");
  if (day.empty() || page.times.size() >= kMostTimes) return;
  const bool is_published =
      xmlHasProp(node, reinterpret_cast<const xmlChar*>("pubdate")) != nullptr ||
      attribute(node, "itemprop") == "datePublished";
  page.times.insert(is_published ? page.times.begin() : page.times.end(), day);
}

Collected collect(const HtmlTree& tree) {
  Collected page;
  for (const xmlNode* node = tree.root(); node != nullptr; node = next_node(node, tree.root())) {
    const std::string_view name = element_name(node);
    if (name == "html" && page.lang.empty()) {
      page.lang = attribute(node, "lang");
      if (page.lang.empty()) page.lang = attribute(node, "xml:lang");
    } else if (name == "meta") {
      collect_meta(node, page);
    } else if (name == "link") {
      collect_link(node, page);
    } else if (name == "time") {
      collect_time(node, page);
    } else if (name == "title" && page.title.empty()) {
      page.title = inline_text(node);
    } else if (name == "h1" && page.headings.size() < 2) {
      page.headings.push_back(inline_text(node));
    } else if (name == "script" &&
               small_letters(attribute(node, "type")) == "application/ld+json") {
      page.scripts.push_back(raw_text(node));
    }
  }
  return page;
}

std::string first_meta(const Collected& page, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = page.metas.find(name);
    if (found != page.metas.end()) return found->second;
  }
  return "";
}

// "Restoration of relations - Ministry of Trade" → what is before the sign, if the page says that
// this is its name.
std::string without_site_name(std::string title, const std::string& site) {
  if (site.empty() || !title.ends_with(site) || title.size() == site.size()) return title;
  std::string_view rest = std::string_view(title).substr(0, title.size() - site.size());
  for (std::string_view sign : {" - ", " | ", " – ", " — ", " :: ", " » ", " · "}) {
    if (rest.ends_with(sign) && rest.size() > sign.size()) {
      return std::string(rest.substr(0, rest.size() - sign.size()));
    }
  }
  return title;
}

// "Ana María Pérez", not "admin", "webmaster@…", "Prensa MRE 2" or "POLICY_TEAM".
bool looks_like_name(const std::string& text) {
  constexpr std::size_t kMost = 80;
  std::size_t words = 0;
  bool begins = true;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || std::string_view("@_/|:<>").find(c) != std::string_view::npos) {
      return false;
    }
    if (begins && ((c >= 'A' && c <= 'Z') || (c & 0x80) != 0)) ++words;
    begins = c == ' ' || c == '-';
  }
  return words >= 2 && text.size() <= kMost;
}

void find_date_of(const Collected& page, const JsonLdArticle& article, PageMetadata& found) {
  const auto take = [&](const std::string& text, const std::string& origin) {
    if (text.empty() || found.date) return;
    found.date = read_date(text);
    if (found.date) found.date_origin = origin;
  };
  take(article.published, "JSON-LD");
  for (const char* name :
       {"article:published_time", "og:article:published_time", "datepublished", "dcterms.issued",
        "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
        "citation_publication_date", "publish_date", "publish-date", "publication_date", "pubdate",
        "date", "fecha", "parsely-pub-date", "sailthru.date"}) {
    take(first_meta(page, {name}), name);
  }
  for (const std::string& time : page.times) take(time, "<time>");
}

std::string language_tag(std::string text) {
  std::replace(text.begin(), text.end(), '_', '-');
  text = text.substr(0, text.find(','));
  return is_language_code(text) ? text : "";
}

}  // namespace

PageMetadata page_metadata(const HtmlTree& tree) {
  const Collected page = collect(tree);
  const JsonLdArticle article = read_json_ld(page.scripts);
  PageMetadata found;
  const std::string site = first_meta(page, {"og:site_name", "application-name"});
  found.title = article.headline;
  if (found.title.empty()) {
    found.title = first_meta(page, {"og:title", "dcterms.title", "dc.title", "title"});
  }
  // One heading of the first rank is the page's own; of several, any may be a logo.
  if (found.title.empty() && page.headings.size() == 1) found.title = page.headings.front();
  if (found.title.empty()) found.title = page.title;
  found.title = without_site_name(std::move(found.title), site);
  find_date_of(page, article, found);
  found.authors = article.persons;
  found.are_authors_said_persons = !found.authors.empty();
  const std::string author =
      first_meta(page, {"author", "article:author", "dc.creator", "dcterms.creator"});
  if (found.authors.empty() && looks_like_name(author) && author != site &&
      author != article.publisher) {
    found.authors = {author};
  }
  found.source = site;
  if (found.source.empty()) found.source = article.publisher;
  if (found.source.empty()) {
    found.source =
        first_meta(page, {"dcterms.publisher", "dc.publisher", "publisher", "article:publisher"});
    if (found.source.starts_with("http")) found.source.clear();
  }
  for (const std::string& lang :
       {page.lang,
        first_meta(page, {"content-language", "dcterms.language", "dc.language", "og:locale"}),
        article.lang}) {
    if (found.lang.empty()) found.lang = language_tag(lang);
  }
  found.url = page.canonical;
  if (found.url.empty()) found.url = first_meta(page, {"og:url"});
  if (found.url.empty()) found.url = article.url;
  found.generator = first_meta(page, {"generator"});
  found.alternates = page.alternates;
  return found;
}

std::optional<Date> date_near_top(const HtmlTree& tree) {
  constexpr std::size_t kTopBytes = 4000;
  PageTextBuilder builder;
  builder.add(tree.root(), {});
  const std::string text = builder.take();
  return find_date(std::string_view(text).substr(0, kTopBytes));
}

}  // namespace cotejo
