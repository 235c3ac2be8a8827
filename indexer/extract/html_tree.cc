// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_tree.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include <algorithm>
#include <array>
#include <new>

#include "core/base/utf8.h"
#include "indexer/extract/attribute_scan.h"
#include "indexer/extract/charset.h"

namespace cotejo {
namespace {

// Steps of one XPath: the paths of a profile need some thousands on a large page.
constexpr unsigned long kMostXPathSteps = 20'000'000;

void be_silent(void*, const char*, ...) {}

std::string_view text_view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
  void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
  void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
  void operator()(xmlXPathCompExpr* path) const { xmlXPathFreeCompExpr(path); }
};

// "<!-->" is a whole comment to browsers; libxml2 looks on for an end, and swallows the text.
std::string with_whole_comments(std::string_view html) {
  std::string text(html);
  for (const auto& [empty, whole] :
       {std::pair<std::string_view, std::string_view>{"<!-->", "<!---->"}, {"<!--->", "<!---->"}}) {
    if (text.find(empty) == std::string::npos) continue;
    std::string mended;
    std::size_t from = 0;
    for (std::size_t at = text.find(empty); at != std::string::npos; at = text.find(empty, from)) {
      mended.append(text, from, at - from).append(whole);
      from = at + empty.size();
    }
    text = mended.append(text, from);
  }
  return text;
}

}  // namespace

void prepare_html() {
  xmlInitParser();
  xmlSetGenericErrorFunc(nullptr, be_silent);
}

std::string xpath_fault(const std::string& path) {
  const std::unique_ptr<xmlXPathContext, FreeContext> context(xmlXPathNewContext(nullptr));
  if (!context) throw std::bad_alloc();
  const std::unique_ptr<xmlXPathCompExpr, FreeContext> compiled(
      xmlXPathCtxtCompile(context.get(), reinterpret_cast<const xmlChar*>(path.c_str())));
  return compiled ? "" : fmt::format("'{}' is no XPath", path);
}

Result<HtmlTree> HtmlTree::parse(std::string_view utf8) {
  if (const std::size_t line = line_of_overlong_tag(utf8); line != 0) {
    return Error{"bad-html",
                 fmt::format("a tag has over {} attributes: this is no page that people read",
                             kMostAttributes),
                 line};
  }
  const std::string text = with_whole_comments(utf8);
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) return Error{"bad-html", "the file is empty"};
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
  HtmlTree tree;
  tree.document_.reset(htmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()),
                                          nullptr, "UTF-8", kOptions));
  const xmlError* error = xmlCtxtGetLastError(context.get());
  if (error != nullptr && error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
  tree.is_partial_ = context->disableSAX != 0 ||
                     (context->input != nullptr && context->input->cur < context->input->end);
  if (!tree.document_ || tree.root() == nullptr) {
    return Error{"bad-html", "there is no HTML element in it"};
  }
  return tree;
}

std::vector<xmlNode*> HtmlTree::select(const std::string& path) const {
  std::vector<xmlNode*> nodes;
  const std::unique_ptr<xmlXPathContext, FreeContext> context(xmlXPathNewContext(document_.get()));
  if (!context) throw std::bad_alloc();
  context->opLimit = kMostXPathSteps;
  const std::unique_ptr<xmlXPathObject, FreeContext> found(
      xmlXPathEval(reinterpret_cast<const xmlChar*>(path.c_str()), context.get()));
  if (!found || found->type != XPATH_NODESET || found->nodesetval == nullptr) return nodes;
  const auto count = static_cast<std::size_t>(found->nodesetval->nodeNr);
  nodes.assign(found->nodesetval->nodeTab, found->nodesetval->nodeTab + count);
  return nodes;
}

std::string_view element_name(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? text_view(node->name) : std::string_view();
}

std::string attribute(const xmlNode* node, const char* name) {
  if (node->type != XML_ELEMENT_NODE) return "";
  const xmlAttr* found = xmlHasProp(node, reinterpret_cast<const xmlChar*>(name));
  return found == nullptr ? "" : inline_text(reinterpret_cast<const xmlNode*>(found));
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* top, bool skip_children) {
  // Only elements and attributes have children that are ours to walk.
  const bool has_children = node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE;
  if (!skip_children && has_children && node->children != nullptr) return node->children;
  while (node != top) {
    if (node->next != nullptr) return node->next;
    node = node->parent;
    if (node == nullptr) return nullptr;
  }
  return nullptr;
}

bool is_unseen(std::string_view element) {
  constexpr std::array<std::string_view, 16> kUnseen{
      "script", "style",  "noscript", "template", "head",  "title",  "iframe", "object",
      "svg",    "select", "textarea", "audio",    "video", "canvas", "map",    "datalist"};
  return std::find(kUnseen.begin(), kUnseen.end(), element) != kUnseen.end();
}

std::string inline_text(const xmlNode* node, std::size_t most_bytes) {
  std::string text;
  bool is_pending = false;
  for (const xmlNode* at = node; at != nullptr && text.size() < most_bytes;) {
    const std::string_view name = element_name(at);
    const bool skip = at != node && is_unseen(name);
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
      const std::string_view content = text_view(at->content);
      for (std::size_t i = 0; i < content.size() && text.size() < most_bytes;) {
        char32_t c = mend_c1(decode_utf8(content, i));
        constexpr char32_t kNoBreakSpace = 0xA0;
        if (c < 0x20 || c == ' ' || c == kNoBreakSpace) {
          is_pending = true;
          continue;
        }
        if (is_pending && !text.empty()) text += ' ';
        is_pending = false;
        append_utf8(text, c);
      }
    } else if (name == "br" || name == "p" || name == "div" || name == "li" || name == "td") {
      is_pending = true;
    }
    at = next_node(at, node, skip);
  }
  return std::string(truncate_utf8(text, most_bytes));
}

}  // namespace cotejo
