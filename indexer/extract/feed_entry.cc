// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/feed_entry.h"

#include <libxml/uri.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "core/base/language.h"
#include "indexer/extract/date_text.h"
#include "indexer/extract/feed_date.h"
#include "indexer/extract/html_page.h"

namespace cotejo {
namespace {

// Namespaces by what they are for: Atom has had two, RSS four and none.
constexpr std::string_view kDublinCoreUri = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kDublinTermsUri = "http://purl.org/dc/terms/";
constexpr std::string_view kContentUri = "http://purl.org/rss/1.0/modules/content/";
constexpr std::array<std::string_view, 2> kAtomUris{"http://www.w3.org/2005/Atom",
                                                    "http://purl.org/atom/ns#"};
constexpr std::array<std::string_view, 4> kRssUris{"", "http://purl.org/rss/1.0/",
                                                   "http://my.netscape.com/rdf/simple/0.9/",
                                                   "http://backend.userland.com/rss2"};

enum class Vocabulary { kRss, kAtom, kDublinCore, kContent, kOther };

struct FreeXml {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using XmlText = std::unique_ptr<xmlChar, FreeXml>;

std::string text_of(xmlChar* owned) {
  const XmlText text(owned);
  return text ? reinterpret_cast<const char*>(text.get()) : "";
}

std::string attribute(const xmlNode* node, const char* name) {
  return text_of(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)));
}

std::string_view name_of(const xmlNode* node) {
  return reinterpret_cast<const char*>(node->name);
}

Vocabulary vocabulary_of(const xmlNode* node) {
  const std::string_view uri =
      node->ns == nullptr ? "" : reinterpret_cast<const char*>(node->ns->href);
  if (std::find(kRssUris.begin(), kRssUris.end(), uri) != kRssUris.end()) return Vocabulary::kRss;
  if (std::find(kAtomUris.begin(), kAtomUris.end(), uri) != kAtomUris.end())
    return Vocabulary::kAtom;
  if (uri == kDublinCoreUri || uri == kDublinTermsUri) return Vocabulary::kDublinCore;
  return uri == kContentUri ? Vocabulary::kContent : Vocabulary::kOther;
}

bool is(const xmlNode* node, Vocabulary vocabulary, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && name_of(node) == name &&
         vocabulary_of(node) == vocabulary;
}

std::string without_outer_spaces(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Text between tags, one line: names, titles, dates.
std::string line_text(const xmlNode* node) {
  std::string line = without_outer_spaces(text_of(xmlNodeGetContent(node)));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

// The markup within, as it is written.
std::string inner_markup(const xmlNode* node) {
  std::string markup;
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    xmlBuffer* buffer = xmlBufferCreate();
    if (buffer == nullptr) throw std::bad_alloc();
    xmlNodeDump(buffer, node->doc, child, 0, 0);
    markup += reinterpret_cast<const char*>(xmlBufferContent(buffer));
    xmlBufferFree(buffer);
  }
  return markup;
}

bool looks_like_markup(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&");
       at != std::string_view::npos && at + 1 < text.size();
       at = text.find_first_of("<&", at + 1)) {
    const char next = text[at + 1];
    const bool is_letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (text[at] == '<' && (is_letter || next == '/' || next == '!')) return true;
    if (text[at] == '&' && (is_letter || next == '#') &&
        text.substr(at, 12).find(';') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// Of an element that holds text or markup, as its type says; RSS says nothing: text that looks like
// HTML is HTML.
std::string rich_text(const xmlNode* node) {
  const std::string type = vocabulary_of(node) == Vocabulary::kAtom ? attribute(node, "type") : "";
  if (type == "xhtml" || type == "application/xhtml+xml") return html_text(inner_markup(node));
  std::string text = text_of(xmlNodeGetContent(node));
  const bool is_plain = vocabulary_of(node) == Vocabulary::kAtom &&
                        (type.empty() || type == "text" || type == "text/plain");
  if (is_plain || !looks_like_markup(text)) return without_outer_spaces(text);
  return html_text(text);
}

std::string rich_line(const xmlNode* node) {
  std::string line = rich_text(node);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

// What a teaser ends in, as feeds and their makers cut texts.
bool is_cut(std::string_view text) {
  constexpr std::array<std::string_view, 6> kEnds{"[…]", "[...]", "…", "...", "(…)", "(...)"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

class EntryReader {
 public:
  EntryReader(xmlNode* entry, const FeedChannel& channel) : entry_(entry), channel_(channel) {}

  Extracted read() {
    for (xmlNode* node = entry_->children; node != nullptr; node = node->next) {
      if (node->type == XML_ELEMENT_NODE) take(node);
    }
    Extracted found;
    found.line = static_cast<std::size_t>(std::max(0L, xmlGetLineNo(entry_)));
    put_fields(found);
    if (found.fields.empty()) {
      found.fault = {"missing-field", "the entry is empty: it has no title, date, text or address",
                     found.line};
      found.remarks.clear();
    }
    return found;
  }

 private:
  void take(xmlNode* node) {
    switch (vocabulary_of(node)) {
      case Vocabulary::kRss:
        return take_rss(node);
      case Vocabulary::kAtom:
        return take_atom(node);
      case Vocabulary::kDublinCore:
        return take_dublin_core(node);
      case Vocabulary::kContent:
        if (name_of(node) == "encoded")
          keep_longer(full_, html_text(text_of(xmlNodeGetContent(node))));
        return;
      case Vocabulary::kOther:
        return;
    }
  }

  void take_rss(xmlNode* node) {
    const std::string_view name = name_of(node);
    if (name == "title") keep_first(title_, rich_line(node));
    if (name == "link") keep_first(link_, absolute(line_text(node)));
    if (name == "guid") take_guid(node);
    if (name == "pubDate") keep_first(published_, line_text(node));
    if (name == "description") keep_longer(summary_, rich_text(node));
    if (name == "author") authors_.push_back(line_text(node));
    if (name == "category") topics_.push_back(rich_line(node));
    if (name == "source") keep_first(source_, rich_line(node));
  }

  void take_guid(xmlNode* node) {
    keep_first(guid_, line_text(node));
    if (attribute(node, "isPermaLink") != "false" &&
        (guid_.starts_with("http://") || guid_.starts_with("https://"))) {
      permalink_ = guid_;
    }
  }

  void take_atom(xmlNode* node) {
    const std::string_view name = name_of(node);
    if (name == "title") keep_first(title_, rich_line(node));
    if (name == "link") take_atom_link(node);
    if (name == "id") keep_first(guid_, line_text(node));
    if (name == "published" || name == "issued") keep_first(published_, line_text(node));
    if (name == "updated" || name == "modified") keep_first(updated_, line_text(node));
    if (name == "content" && attribute(node, "src").empty()) {
      keep_longer(full_, rich_text(node));
      keep_first(lang_, text_of(xmlNodeGetLang(node)));
    }
    if (name == "summary") keep_longer(summary_, rich_text(node));
    if (name == "author") {
      for (xmlNode* part = node->children; part != nullptr; part = part->next) {
        if (is(part, Vocabulary::kAtom, "name")) authors_.push_back(line_text(part));
      }
    }
    if (name == "category") {
      const std::string label = attribute(node, "label");
      topics_.push_back(label.empty() ? attribute(node, "term") : label);
    }
    if (name == "source") {
      for (xmlNode* part = node->children; part != nullptr; part = part->next) {
        if (is(part, Vocabulary::kAtom, "title")) keep_first(source_, rich_line(part));
      }
    }
  }

  void take_atom_link(xmlNode* node) {
    const std::string rel = attribute(node, "rel");
    if (!rel.empty() && rel != "alternate") return;
    const std::string type = attribute(node, "type");
    const std::string base = text_of(xmlNodeGetBase(node->doc, node));
    const std::string address = absolute(attribute(node, "href"), base);
    // Several may stand for it in several formats.
    if (type.find("html") != std::string::npos && !has_html_link_) {
      link_ = address;
      has_html_link_ = true;
    } else {
      keep_first(link_, address);
    }
  }

  void take_dublin_core(xmlNode* node) {
    const std::string_view name = name_of(node);
    if (name == "date" || name == "issued" || name == "created") {
      keep_first(published_, line_text(node));
    }
    if (name == "modified") keep_first(updated_, line_text(node));
    if (name == "creator") authors_.push_back(line_text(node));
    if (name == "subject") topics_.push_back(rich_line(node));
    if (name == "language") keep_first(lang_, line_text(node));
    if (name == "identifier") keep_first(guid_, line_text(node));
  }

  static void keep_first(std::string& kept, std::string text) {
    if (kept.empty()) kept = std::move(text);
  }
  static void keep_longer(std::string& kept, std::string text) {
    if (kept.size() < text.size()) kept = std::move(text);
  }

  std::string absolute(const std::string& link, const std::string& base = "") const {
    const std::string& from = base.empty() ? channel_.base : base;
    if (link.empty() || from.empty() || link.find("://") != std::string::npos) return link;
    const std::string built = text_of(xmlBuildURI(reinterpret_cast<const xmlChar*>(link.c_str()),
                                                  reinterpret_cast<const xmlChar*>(from.c_str())));
    return built.empty() ? link : built;
  }

  // A guid that no other feed has by chance.
  bool is_worldwide(const std::string& guid) const {
    return guid.size() <= kMaxIdBytes && guid.find_first_of(":/") != std::string::npos &&
           guid.find(' ') == std::string::npos;
  }

  void put_fields(Extracted& found) {
    const auto put = [&](const char* name, std::string text) {
      if (!text.empty()) found.fields.push_back({name, std::move(text), found.line});
    };
    const auto put_list = [&](const char* name, std::vector<std::string> list) {
      std::erase(list, "");
      if (!list.empty()) found.fields.push_back({name, std::move(list), found.line});
    };
    const std::string url = !link_.empty() ? link_ : permalink_;
    // The id comes from the address, as with any record; a guid serves where there is none.
    if (url.empty() && is_worldwide(guid_)) put("id", guid_);
    put("source", source_.empty() ? channel_.title : source_);
    put_date(found);
    put_language(found);
    put("title", title_);
    put_body(found);
    put("url", url);
    put_list("topics", std::move(topics_));
    put_list("author", std::move(authors_));
    if (!url.empty() && guid_ != url) put("guid", guid_);
  }

  void put_date(Extracted& found) {
    const std::string& written = published_.empty() ? updated_ : published_;
    if (written.empty()) return;
    const auto date = read_feed_date(written);
    // One that is not understood is refused with the rest of the record, by its text.
    found.fields.push_back({"date", date ? date->to_string() : written, found.line});
    if (published_.empty()) {
      found.remarks.push_back({"date-updated",
                               "the feed does not say when it was published: the date is that of "
                               "its last change"});
    }
  }

  void put_language(Extracted& found) {
    if (lang_.empty()) lang_ = text_of(xmlNodeGetLang(entry_));
    if (lang_.empty()) lang_ = channel_.language;
    std::replace(lang_.begin(), lang_.end(), '_', '-');
    if (is_language_code(lang_)) found.fields.push_back({"lang", lang_, found.line});
  }

  void put_body(Extracted& found) {
    // A description of this length is the text itself: RSS has often no other place for it.
    constexpr std::size_t kSurelyWhole = 2000;
    const bool is_full = full_.size() >= summary_.size() && !full_.empty();
    std::string body = is_full ? std::move(full_) : std::move(summary_);
    if (body.empty()) return;
    if (is_cut(body) || (!is_full && body.size() < kSurelyWhole)) {
      found.remarks.push_back(
          {"summary-only",
           "the feed has a summary only, or the beginning of the text; the page "
           "has the rest"});
    }
    found.fields.push_back({"body", std::move(body), found.line});
  }

  xmlNode* entry_;
  const FeedChannel& channel_;
  std::string title_;
  std::string link_;
  std::string permalink_;
  std::string guid_;
  std::string published_;
  std::string updated_;
  std::string full_;
  std::string summary_;
  std::string source_;
  std::string lang_;
  std::vector<std::string> authors_;
  std::vector<std::string> topics_;
  bool has_html_link_ = false;
};

}  // namespace

bool is_feed_entry(std::string_view local_name) {
  return local_name == "item" || local_name == "entry";
}

void take_channel_part(const xmlNode* node, FeedChannel& channel) {
  const Vocabulary vocabulary = vocabulary_of(node);
  const std::string_view name = name_of(node);
  if (vocabulary != Vocabulary::kRss && vocabulary != Vocabulary::kAtom &&
      vocabulary != Vocabulary::kDublinCore) {
    return;
  }
  if (name == "title" && channel.title.empty()) channel.title = rich_line(node);
  if (name == "language" && channel.language.empty()) channel.language = line_text(node);
  if (name == "link" && channel.base.empty()) {
    const std::string rel = attribute(node, "rel");
    if (!rel.empty() && rel != "alternate") return;
    channel.base = vocabulary == Vocabulary::kAtom ? attribute(node, "href") : line_text(node);
  }
}

Extracted read_feed_entry(xmlNode* entry, const FeedChannel& channel) {
  return EntryReader(entry, channel).read();
}

}  // namespace cotejo
