// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/feed_text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <new>

#include "core/base/outer_spaces.h"
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

struct FreeXml {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using XmlText = std::unique_ptr<xmlChar, FreeXml>;

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

// One line of what may be several.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

}  // namespace

std::string owned_text(xmlChar* owned) {
  const XmlText text(owned);
  return text ? reinterpret_cast<const char*>(text.get()) : "";
}

std::string plain_attribute(const xmlNode* node, const char* name) {
  return owned_text(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)));
}

std::string_view name_of(const xmlNode* node) {
  return reinterpret_cast<const char*>(node->name);
}

FeedVocabulary vocabulary_of(const xmlNode* node) {
  const std::string_view uri =
      node->ns == nullptr ? "" : reinterpret_cast<const char*>(node->ns->href);
  if (std::find(kRssUris.begin(), kRssUris.end(), uri) != kRssUris.end())
    return FeedVocabulary::kRss;
  if (std::find(kAtomUris.begin(), kAtomUris.end(), uri) != kAtomUris.end())
    return FeedVocabulary::kAtom;
  if (uri == kDublinCoreUri || uri == kDublinTermsUri) return FeedVocabulary::kDublinCore;
  return uri == kContentUri ? FeedVocabulary::kContent : FeedVocabulary::kOther;
}

bool is_element(const xmlNode* node, FeedVocabulary vocabulary, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && name_of(node) == name &&
         vocabulary_of(node) == vocabulary;
}

std::string line_text(const xmlNode* node) {
  return on_one_line(std::string(trimmed(owned_text(xmlNodeGetContent(node)))));
}

std::string rich_text(const xmlNode* node) {
  const std::string type =
      vocabulary_of(node) == FeedVocabulary::kAtom ? plain_attribute(node, "type") : "";
  if (type == "xhtml" || type == "application/xhtml+xml") return html_text(inner_markup(node));
  std::string text = owned_text(xmlNodeGetContent(node));
  const bool is_plain = vocabulary_of(node) == FeedVocabulary::kAtom &&
                        (type.empty() || type == "text" || type == "text/plain");
  if (is_plain || !looks_like_markup(text)) return std::string(trimmed(text));
  return html_text(text);
}

std::string rich_line(const xmlNode* node) {
  return on_one_line(rich_text(node));
}

}  // namespace cotejo
