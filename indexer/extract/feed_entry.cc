// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/feed_entry.h"

#include <libxml/uri.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/language.h"
#include "indexer/extract/date_text.h"
#include "indexer/extract/feed_date.h"
#include "indexer/extract/feed_text.h"
#include "indexer/extract/html_page.h"

namespace cotejo {
namespace {

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
      case FeedVocabulary::kRss:
        return take_rss(node);
      case FeedVocabulary::kAtom:
        return take_atom(node);
      case FeedVocabulary::kDublinCore:
        return take_dublin_core(node);
      case FeedVocabulary::kContent:
        if (name_of(node) == "encoded")
          keep_longer(full_, html_text(owned_text(xmlNodeGetContent(node))));
        return;
      case FeedVocabulary::kOther:
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
    if (plain_attribute(node, "isPermaLink") != "false" &&
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
    if (name == "content" && plain_attribute(node, "src").empty()) {
      keep_longer(full_, rich_text(node));
      keep_first(lang_, owned_text(xmlNodeGetLang(node)));
    }
    if (name == "summary") keep_longer(summary_, rich_text(node));
    if (name == "author") {
      for (xmlNode* part = node->children; part != nullptr; part = part->next) {
        if (is_element(part, FeedVocabulary::kAtom, "name")) authors_.push_back(line_text(part));
      }
    }
    if (name == "category") {
      const std::string label = plain_attribute(node, "label");
      topics_.push_back(label.empty() ? plain_attribute(node, "term") : label);
    }
    if (name == "source") {
      for (xmlNode* part = node->children; part != nullptr; part = part->next) {
        if (is_element(part, FeedVocabulary::kAtom, "title")) keep_first(source_, rich_line(part));
      }
    }
  }

  void take_atom_link(xmlNode* node) {
    const std::string rel = plain_attribute(node, "rel");
    if (!rel.empty() && rel != "alternate") return;
    const std::string type = plain_attribute(node, "type");
    const std::string base = owned_text(xmlNodeGetBase(node->doc, node));
    const std::string address = absolute(plain_attribute(node, "href"), base);
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
    const std::string built =
        owned_text(xmlBuildURI(reinterpret_cast<const xmlChar*>(link.c_str()),
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
    if (lang_.empty()) lang_ = owned_text(xmlNodeGetLang(entry_));
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
  const FeedVocabulary vocabulary = vocabulary_of(node);
  const std::string_view name = name_of(node);
  if (vocabulary != FeedVocabulary::kRss && vocabulary != FeedVocabulary::kAtom &&
      vocabulary != FeedVocabulary::kDublinCore) {
    return;
  }
  if (name == "title" && channel.title.empty()) channel.title = rich_line(node);
  if (name == "language" && channel.language.empty()) channel.language = line_text(node);
  if (name == "link" && channel.base.empty()) {
    const std::string rel = plain_attribute(node, "rel");
    if (!rel.empty() && rel != "alternate") return;
    channel.base =
        vocabulary == FeedVocabulary::kAtom ? plain_attribute(node, "href") : line_text(node);
  }
}

Extracted read_feed_entry(xmlNode* entry, const FeedChannel& channel) {
  return EntryReader(entry, channel).read();
}

}  // namespace cotejo
