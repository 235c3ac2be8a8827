// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/text_builder.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/html_tree.h"

namespace cotejo {
namespace {

bool is_any(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_line(std::string_view element) {
  constexpr std::array<std::string_view, 5> kLines{"li", "dt", "dd", "tr", "option"};
  return is_any(element, kLines);
}

bool is_cell(std::string_view element) {
  return element == "td" || element == "th";
}

}  // namespace

bool is_block(std::string_view element) {
  constexpr std::array<std::string_view, 36> kBlocks{
      "p",      "div",     "section", "article",    "main", "header",  "footer",   "aside",
      "nav",    "h1",      "h2",      "h3",         "h4",   "h5",      "h6",       "ul",
      "ol",     "dl",      "table",   "blockquote", "pre",  "figure",  "form",     "address",
      "hr",     "details", "summary", "center",     "body", "caption", "fieldset", "figcaption",
      "dialog", "menu",    "hgroup",  "legend"};
  return is_any(element, kBlocks);
}

void PageTextBuilder::add(const xmlNode* top, const NodeSet& dropped, std::string_view title) {
  widen(Gap::kParagraph);
  const xmlNode* node = top;
  while (node != nullptr) {
    const std::string_view name = element_name(node);
    bool skip = dropped.contains(node) || is_unseen(name);
    if (!skip && text_.empty() && !title.empty() && (name == "h1" || name == "h2")) {
      skip = inline_text(node) == title;
    }
    if (!skip && node->type == XML_TEXT_NODE && node->content != nullptr) {
      add_text(reinterpret_cast<const char*>(node->content));
    }
    if (!skip) open(node);
    // Down, or along, or up; each element that is left behind is closed.
    const bool is_holder = node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE;
    if (!skip && is_holder && node->children != nullptr) {
      node = node->children;
      continue;
    }
    if (!skip) close(node);
    while (node != top && node->next == nullptr) {
      node = node->parent;
      close(node);
    }
    node = node == top ? nullptr : node->next;
  }
  widen(Gap::kParagraph);
}

void PageTextBuilder::open(const xmlNode* node) {
  const std::string_view name = element_name(node);
  if (name == "br") {
    // Two of them are how old pages part paragraphs.
    widen(is_behind_br_ ? Gap::kParagraph : Gap::kLine);
    is_behind_br_ = true;
  } else if (is_block(name)) {
    widen(Gap::kParagraph);
  } else if (is_line(name)) {
    widen(Gap::kLine);
  } else if (is_cell(name)) {
    widen(Gap::kCell);
  }
  if (name == "pre") ++pre_depth_;
}

void PageTextBuilder::close(const xmlNode* node) {
  const std::string_view name = element_name(node);
  if (is_block(name)) widen(Gap::kParagraph);
  if (is_line(name)) widen(Gap::kLine);
  if (is_cell(name)) widen(Gap::kCell);
  if (name == "pre" && pre_depth_ > 0) --pre_depth_;
}

void PageTextBuilder::add_text(std::string_view text) {
  constexpr std::array<std::string_view, 5> kGaps{"", " ", "\t", "\n", "\n\n"};
  constexpr char32_t kNoBreakSpace = 0xA0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = mend_c1(decode_utf8(text, at));
    if (c == '\n' && pre_depth_ > 0) {
      widen(gap_ == Gap::kLine ? Gap::kParagraph : Gap::kLine);
      continue;
    }
    if (c <= ' ' || c == 0x7F || c == kNoBreakSpace) {
      widen(Gap::kSpace);
      continue;
    }
    if (!text_.empty()) text_ += kGaps[static_cast<std::size_t>(gap_)];
    gap_ = Gap::kNone;
    is_behind_br_ = false;
    append_utf8(text_, c);
  }
}

}  // namespace cotejo
