// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom, entry by entry.
#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include "core/base/utf8.h"
#include "indexer/extract/feed_entry.h"
#include "indexer/extract/feed_xml.h"
#include "indexer/extract/profiles.h"
#include "indexer/extract/readers.h"
#include "indexer/extract/whole_file.h"

namespace cotejo {
namespace {

constexpr std::size_t kShownBytes = 100;

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

// A feed as far as it is XML. As a whole: the channel may name itself behind its entries.
struct FeedTree {
  std::unique_ptr<xmlDoc, FreeDocument> document;
  std::vector<xmlNode*> entries;  // those that were closed
  std::string fault;              // why it is no XML from `line` on; empty: it is
  std::size_t line = 0;
};

FeedTree& tree_of(void* context) {
  return *static_cast<FeedTree*>(static_cast<xmlParserCtxt*>(context)->_private);
}

void keep_error(void* context, xmlError* error) {
  FeedTree& tree = tree_of(context);
  if (error->level < XML_ERR_FATAL || !tree.fault.empty()) return;
  tree.fault = error->message == nullptr ? "no reason given" : error->message;
  while (tree.fault.ends_with('\n')) tree.fault.pop_back();
  tree.line = static_cast<std::size_t>(std::max(0, error->line));
}

std::string_view name_of(const xmlNode* node) {
  return reinterpret_cast<const char*>(node->name);
}

bool is_container(const xmlNode* node) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return false;
  const std::string_view name = name_of(node);
  return name == "rss" || name == "feed" || name == "RDF" || name == "channel";
}

void end_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
  xmlNode* node = static_cast<xmlParserCtxt*>(context)->node;
  if (node != nullptr && is_feed_entry(name_of(node)) && is_container(node->parent)) {
    tree_of(context).entries.push_back(node);
  }
  xmlSAX2EndElementNs(context, name, prefix, uri);
}

FeedTree parse_feed(const std::string& xml) {
  FeedTree tree;
  struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  };
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())));
  if (!context) {
    tree.fault = "it is empty";
    return tree;
  }
  // No NOENT, no DTD, no network, and the parser's own limits: depth 256, 10 MB a text.
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  context->_private = &tree;
  context->sax->serror = keep_error;
  context->sax->endElementNs = end_element;
  xmlParseDocument(context.get());
  tree.document.reset(context->myDoc);
  if (context->errNo == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  return tree;
}

FeedChannel read_channel(xmlNode* container) {
  FeedChannel channel;
  for (xmlNode* node = container->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (is_container(node)) {
      for (xmlNode* part = node->children; part != nullptr; part = part->next) {
        if (part->type == XML_ELEMENT_NODE) take_channel_part(part, channel);
      }
    } else if (!is_feed_entry(name_of(node))) {
      take_channel_part(node, channel);
    }
  }
  return channel;
}

// Why it is no feed; empty: it may be one.
std::string root_fault(const FeedTree& tree, const xmlNode* root) {
  if (root == nullptr) {
    return fmt::format("not XML: {}", tree.fault.empty() ? "it has no element" : tree.fault);
  }
  const std::string_view name = name_of(root);
  if (is_container(root) && name != "channel") return "";
  return fmt::format("no feed: its first element is <{}>, not <rss>, <feed> or <rdf:RDF>{}",
                     truncate_utf8(name, kShownBytes),
                     name == "html" ? "; a web page is read with --format html" : "");
}

// What a profile says always to be so goes over what the feed says: a channel is called "News".
void apply_constants(const Profiles& profiles, Extracted& found) {
  std::string url;
  for (const RecordField& field : found.fields) {
    if (field.name == "url") url = std::get<std::string>(field.value);
  }
  const Profile* profile = url.empty() ? nullptr : profiles.find(url, "", "");
  if (profile == nullptr) return;
  for (const ProfileRule& rule : profile->rules) {
    if (rule.constants.empty() || !rule.paths.empty() || !rule.name_pattern.empty()) continue;
    std::erase_if(found.fields, [&](const RecordField& field) { return field.name == rule.field; });
    if (rule.constants.size() == 1) {
      found.fields.push_back({rule.field, rule.constants.front(), found.line});
    } else {
      found.fields.push_back({rule.field, rule.constants, found.line});
    }
  }
}

// What would have been remarked of the first entry goes along: it may be why there is none.
Error no_entries(const std::vector<ReaderRemark>& remarks) {
  Error fault{"no-entries", "there is no <item> or <entry> in it"};
  for (const ReaderRemark& remark : remarks) fault.message += "; " + remark.message;
  return fault;
}

void give_entries(const FeedTree& tree, const FeedChannel& channel, const Profiles& profiles,
                  std::vector<ReaderRemark> remarks, const ExtractedSink& sink) {
  for (xmlNode* entry : tree.entries) {
    Extracted found = read_feed_entry(entry, channel);
    apply_constants(profiles, found);
    for (ReaderRemark& remark : remarks) found.remarks.push_back(std::move(remark));
    remarks.clear();
    sink(std::move(found));
  }
  if (tree.fault.empty()) {
    // A feed keeps its last entries: one without any is a mistake of somebody's.
    if (tree.entries.empty()) sink({{}, 0, {}, no_entries(remarks)});
    return;
  }
  sink({{},
        tree.line,
        {},
        {"bad-feed", fmt::format("not XML from here on: {}; the {} entries before were read",
                                 truncate_utf8(tree.fault, kShownBytes), tree.entries.size())}});
}

}  // namespace

void read_feed(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink) {
  const auto bytes = read_whole_file(source, options.most_bytes);
  if (!bytes) {
    sink({{}, 0, {}, bytes.error()});
    return;
  }
  const FeedXml feed = prepare_feed(*bytes);
  if (!feed.fault.code.empty()) {
    sink({{}, feed.fault.line, {}, feed.fault});
    return;
  }
  const FeedTree tree = parse_feed(feed.text);
  xmlNode* root = tree.document ? xmlDocGetRootElement(tree.document.get()) : nullptr;
  if (std::string fault = root_fault(tree, root); !fault.empty()) {
    sink({{}, 0, {}, {"bad-feed", std::move(fault)}});
    return;
  }
  give_entries(tree, read_channel(root), options.profiles, feed.remarks, sink);
}

}  // namespace cotejo
