// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/html_tags.h"

#include <algorithm>

#include "core/text/html_entities.h"

namespace cotejo {
namespace {

constexpr std::size_t kLongestName = 32;
// Attributes are looked at in their first bytes only, so that looking takes no longer than reading.
constexpr std::size_t kMostAttributeBytes = 4096;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  return small(c) >= 'a' && small(c) <= 'z';
}

bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

// Elements whose content is no text, up to their own closing tag.
bool is_raw(std::string_view name) {
  for (std::string_view raw :
       {"script", "style", "textarea", "noscript", "template", "svg", "iframe"}) {
    if (name == raw) return true;
  }
  return false;
}

bool equals(std::string_view text, std::string_view name) {
  return std::equal(text.begin(), text.end(), name.begin(), name.end(),
                    [](char a, char b) { return small(a) == b; });
}

}  // namespace

bool HtmlReader::next(HtmlPiece& piece) {
  piece = {};
  if (at_ >= page_.size()) return false;
  if (page_[at_] == '<' && read_tag(piece)) return true;
  // A < that begins no tag is text.
  const std::size_t end = std::min(page_.find('<', at_ + 1), page_.size());
  piece.text = page_.substr(at_, end - at_);
  at_ = end;
  return true;
}

bool HtmlReader::read_tag(HtmlPiece& piece) {
  std::size_t at = at_ + 1;
  if (at >= page_.size()) return false;
  if (page_[at] == '!' || page_[at] == '?') {
    const bool comment = page_.substr(at, 3) == "!--";
    const std::size_t end = comment ? page_.find("-->", at) : page_.find('>', at);
    at_ = end == std::string_view::npos ? page_.size() : end + (comment ? 3 : 1);
    return true;
  }
  piece.closes = page_[at] == '/';
  if (piece.closes) ++at;
  if (at >= page_.size() || !is_letter(page_[at])) return false;
  while (at < page_.size() && is_name(page_[at])) {
    if (piece.name.size() < kLongestName) piece.name.push_back(small(page_[at]));
    ++at;
  }
  const std::size_t begin = at;
  char quote = 0;
  for (; at < page_.size() && (quote != 0 || page_[at] != '>'); ++at) {
    const char c = page_[at];
    // A quotation mark counts behind = only, or a stray one would swallow the page.
    if (quote == 0 && (c == '"' || c == '\'') && page_[at - 1] == '=') {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    }
  }
  piece.attributes = page_.substr(begin, std::min(at - begin, kMostAttributeBytes));
  at_ = std::min(at + 1, page_.size());
  if (!piece.closes && is_raw(piece.name)) pass_raw(piece.name);
  return true;
}

void HtmlReader::pass_raw(std::string_view name) {
  while (at_ < page_.size()) {
    const std::size_t end = page_.find("</", at_);
    if (end == std::string_view::npos) {
      at_ = page_.size();
      return;
    }
    at_ = end;
    if (equals(page_.substr(end + 2, name.size()), name)) return;
    at_ += 2;
  }
}

std::string attribute_of(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  while (at < attributes.size()) {
    while (at < attributes.size() && !is_name(attributes[at])) ++at;
    const std::size_t begin = at;
    while (at < attributes.size() && is_name(attributes[at])) ++at;
    const bool wanted = equals(attributes.substr(begin, at - begin), name);
    while (at < attributes.size() && is_space(attributes[at])) ++at;
    if (at >= attributes.size() || attributes[at] != '=') continue;
    ++at;
    while (at < attributes.size() && is_space(attributes[at])) ++at;
    std::size_t end = at;
    std::string_view value;
    if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) {
      end = std::min(attributes.find(attributes[at], at + 1), attributes.size());
      value = attributes.substr(at + 1, end - at - 1);
      end = std::min(end + 1, attributes.size());
    } else {
      while (end < attributes.size() && !is_space(attributes[end])) ++end;
      value = attributes.substr(at, end - at);
    }
    at = end;
    if (!wanted) continue;
    std::string decoded;
    append_decoded(decoded, value);
    return decoded;
  }
  return {};
}

}  // namespace cotejo
