// SPDX-License-Identifier: GPL-3.0-or-later
// Atom 1.0 (RFC 4287) and RSS 2.0 (https://www.rssboard.org/rss-specification).
#include <algorithm>

#include "searcher/output/entry_spool.h"
#include "searcher/output/feed_entry.h"
#include "searcher/output/renderers.h"
#include "searcher/output/xml_writer.h"

namespace cotejo {
namespace {

// Of a feed without entries. Not the present: a feed that says nothing new has not changed.
constexpr std::string_view kNeverUpdated = "19700101000000";

// What the formats share: entries wait until the head, which tells of the newest, can be written.
class FeedRenderer : public ResultRenderer {
 public:
  FeedRenderer(std::ostream& out, FeedOptions options) : out_(out), options_(std::move(options)) {}

  void begin(const SearchResult&) override {}

  void hit(const Hit& hit) override {
    const FeedEntry entry = feed_entry(hit);
    updated_ = std::max(updated_, entry.updated);
    std::string xml;
    XmlWriter writer(xml);
    write_entry(writer, entry);
    entries_.append(xml);
  }

  void end(const SearchResult& result) override {
    std::string head;
    XmlWriter writer(head);
    writer.declaration();
    write_head(writer, feed_head(result, options_), updated_.empty() ? kNeverUpdated : updated_);
    out_ << head;
    entries_.write_to(out_);
    out_ << end_tags();
  }

 protected:
  /// The document up to its first entry; elements are left open.
  virtual void write_head(XmlWriter& writer, const FeedHead& head, std::string_view updated) = 0;
  virtual void write_entry(XmlWriter& writer, const FeedEntry& entry) = 0;
  /// Of the elements that the head left open.
  virtual std::string_view end_tags() const = 0;

 private:
  std::ostream& out_;
  FeedOptions options_;
  EntrySpool entries_;
  Timestamp updated_;
};

class AtomRenderer : public FeedRenderer {
 public:
  using FeedRenderer::FeedRenderer;

 protected:
  void write_head(XmlWriter& writer, const FeedHead& head, std::string_view updated) override {
    writer.open("feed").attribute("xmlns", "http://www.w3.org/2005/Atom");
    writer.element("id", head.id).element("title", head.title);
    writer.element("subtitle", head.description).element("updated", iso_timestamp(updated));
    if (!head.self_url.empty()) {
      writer.open("link").attribute("rel", "self").attribute("type", "application/atom+xml");
      writer.attribute("href", head.self_url).close();
    }
    writer.element("generator", "Cotejo");
  }

  void write_entry(XmlWriter& writer, const FeedEntry& entry) override {
    writer.open("entry").attribute_if("xml:lang", entry.lang);
    writer.element("id", entry.id).element("title", entry.title);
    writer.element("updated", iso_timestamp(entry.updated));
    writer.element("published", iso_timestamp(entry.published));
    for (const std::string& author : entry.authors) {
      writer.open("author").element("name", author).close();
    }
    if (!entry.url.empty()) {
      writer.open("link").attribute("rel", "alternate").attribute_if("hreflang", entry.lang);
      writer.attribute("href", entry.url).close();
    }
    for (const RelatedEntry& related : entry.related) {
      writer.open("link").attribute("rel", "related").attribute_if("hreflang", related.lang);
      writer.attribute("title", related.title).attribute("href", related.url).close();
    }
    for (const auto& [field, value] : entry.categories) {
      writer.open("category").attribute("term", value);
      writer.attribute("scheme", category_scheme(field)).attribute("label", value).close();
    }
    // An entry without a page of its own must have content (RFC 4287, 4.1.2).
    writer.open(entry.url.empty() ? "content" : "summary").attribute("type", "html");
    writer.text(entry.summary).close().close();
  }

  std::string_view end_tags() const override { return "</feed>\n"; }
};

class RssRenderer : public FeedRenderer {
 public:
  using FeedRenderer::FeedRenderer;

 protected:
  void write_head(XmlWriter& writer, const FeedHead& head, std::string_view updated) override {
    writer.open("rss").attribute("version", "2.0");
    writer.attribute("xmlns:atom", "http://www.w3.org/2005/Atom");
    writer.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/").open("channel");
    writer.element("title", head.title);
    writer.element("link", head.self_url.empty() ? head.id : head.self_url);
    writer.element("description", head.description);
    writer.element("lastBuildDate", mail_timestamp(updated)).element("generator", "Cotejo");
    writer.element("docs", "https://www.rssboard.org/rss-specification");
    if (!head.self_url.empty()) {
      writer.open("atom:link").attribute("rel", "self");
      writer.attribute("type", "application/rss+xml").attribute("href", head.self_url).close();
    }
  }

  void write_entry(XmlWriter& writer, const FeedEntry& entry) override {
    writer.open("item").attribute_if("xml:lang", entry.lang).element("title", entry.title);
    if (!entry.url.empty()) writer.element("link", entry.url);
    writer.element("description", entry.summary);
    writer.open("guid").attribute("isPermaLink", "false").text(entry.id).close();
    writer.element("pubDate", mail_timestamp(entry.published));
    writer.element("atom:updated", iso_timestamp(entry.updated));
    for (const std::string& author : entry.authors) writer.element("dc:creator", author);
    if (!entry.lang.empty()) writer.element("dc:language", entry.lang);
    for (const auto& [field, value] : entry.categories) {
      writer.open("category").attribute("domain", field).text(value).close();
    }
    for (const RelatedEntry& related : entry.related) {
      writer.open("atom:link").attribute("rel", "related").attribute_if("hreflang", related.lang);
      writer.attribute("title", related.title).attribute("href", related.url).close();
    }
    writer.close();
  }

  std::string_view end_tags() const override { return "</channel>\n</rss>\n"; }
};

}  // namespace

std::unique_ptr<ResultRenderer> make_atom_renderer(std::ostream& out, FeedOptions options) {
  return std::make_unique<AtomRenderer>(out, std::move(options));
}

std::unique_ptr<ResultRenderer> make_rss_renderer(std::ostream& out, FeedOptions options) {
  return std::make_unique<RssRenderer>(out, std::move(options));
}

}  // namespace cotejo
