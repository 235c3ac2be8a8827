// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/feed_xml.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "indexer/extract/attribute_scan.h"
#include "indexer/extract/charset.h"

namespace cotejo {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::string_view kCdata = "<![CDATA[";

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// encoding="…" of <?xml …?>; empty: none.
std::string_view declared_charset(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find_first_not_of(kSpaces), bytes.size()));
  if (!bytes.starts_with("<?xml")) return "";
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t key = declaration.find("encoding");
  const std::size_t quote = declaration.find_first_of("'\"", std::min(key, declaration.size()));
  if (quote == std::string_view::npos) return "";
  const std::string_view value = declaration.substr(quote + 1);
  const std::string_view name = value.substr(0, value.find(declaration[quote]));
  const bool is_name = name.find_first_not_of(
                           "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                           "0123456789-_:.") == std::string_view::npos;
  return is_name ? name : "";
}

// What it says does not hold any more; and nothing, not even an empty line, may stand before it.
void blank_declaration(std::string& xml) {
  std::size_t at = std::min(xml.find_first_not_of(kSpaces), xml.size());
  if (!std::string_view(xml).substr(at).starts_with("<?xml")) return;
  const std::size_t end = std::min(xml.find("?>", at), xml.size() - 2) + 2;
  for (; at < end; ++at) {
    if (xml[at] != '\n') xml[at] = ' ';
  }
}

// Where a document type begins before the first element; npos: nowhere.
std::size_t find_doctype(std::string_view xml) {
  std::size_t at = xml.find('<');
  while (at != std::string_view::npos) {
    const std::string_view rest = xml.substr(at);
    std::string_view end;
    if (rest.starts_with("<!DOCTYPE")) return at;
    if (rest.starts_with("<?")) end = "?>";
    if (rest.starts_with("<!--")) end = "-->";
    if (end.empty()) return std::string_view::npos;
    at = xml.find(end, at + 2);
    at = at == std::string_view::npos ? at : xml.find('<', at);
  }
  return at;
}

// Has the document type that begins the text a part of its own, in brackets?
bool has_inner_dtd(std::string_view doctype) {
  char quote = 0;
  for (const char c : doctype) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      return true;
    } else if (c == '>') {
      return false;
    }
  }
  return true;  // never closed
}

class Mender {
 public:
  explicit Mender(std::string_view xml) : xml_(xml) {}

  FeedXml mend() {
    out_.text.reserve(xml_.size());
    while (at_ < xml_.size() && out_.fault.code.empty()) {
      const std::string_view rest = xml_.substr(at_);
      if (rest.front() == '&') {
        mend_reference(rest);
      } else if (rest.starts_with(kCdata)) {
        copy_to("]]>");
      } else if (rest.starts_with("<!--")) {
        copy_to("-->");
      } else if (rest.starts_with("<?")) {
        copy_to("?>");
      } else if (rest.front() == '<') {
        copy_tag();
      } else {
        copy(std::min(rest.find_first_of("&<", 1), rest.size()));
      }
    }
    if (is_mended_) {
      out_.remarks.push_back({"mended-xml",
                              "the feed is no proper XML: & without a meaning is taken as itself, "
                              "control characters as spaces"});
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t count) {
    for (const char c : xml_.substr(at_, count)) {
      const bool is_forbidden =
          static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
      is_mended_ = is_mended_ || is_forbidden;
      out_.text.push_back(is_forbidden ? ' ' : c);
    }
    at_ += count;
  }

  void copy_to(std::string_view end) {
    const std::size_t found = xml_.find(end, at_);
    copy(found == std::string_view::npos ? xml_.size() - at_ : found + end.size() - at_);
  }

  // References in attribute values are left to the general case: a tag is copied bit by bit.
  void copy_tag() {
    const std::size_t begin = at_;
    std::size_t attributes = 0;
    char quote = 0;
    while (at_ < xml_.size()) {
      const char c = xml_[at_];
      if (c == '&') {
        mend_reference(xml_.substr(at_));
        continue;
      }
      if (quote == 0 && c == '=' && ++attributes > kMostAttributes) {
        out_.fault = {"bad-feed", fmt::format("a tag has over {} attributes", kMostAttributes),
                      line_of(xml_, begin)};
        return;
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      copy(1);
      if (quote == 0 && c == '>') return;
    }
  }

  // Of `rest`, which begins with an &.
  void mend_reference(std::string_view rest) {
    constexpr std::size_t kLongestName = 32;
    constexpr std::array<std::string_view, 5> kOfXml{"amp", "lt", "gt", "quot", "apos"};
    const std::string_view window = rest.substr(1, kLongestName);
    const std::size_t end = window.find(';');
    const std::string name(window.substr(0, end == std::string_view::npos ? 0 : end));
    const bool is_number = is_character_reference(name);
    if (is_number || std::find(kOfXml.begin(), kOfXml.end(), name) != kOfXml.end()) {
      copy(end + 2);
      return;
    }
    const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (!name.empty() && entity != nullptr) {
      append_utf8(out_.text, entity->value);
      at_ += end + 2;
      return;
    }
    is_mended_ = true;
    out_.text += "&amp;";
    ++at_;
  }

  // "#233", "#xE9", of a character that XML allows.
  static bool is_character_reference(std::string_view name) {
    if (!name.starts_with('#')) return false;
    name.remove_prefix(1);
    const bool is_hex = name.starts_with('x');
    if (is_hex) name.remove_prefix(1);
    std::uint32_t value = 0;
    constexpr std::size_t kMostFigures = 8;
    if (name.empty() || name.size() > kMostFigures) return false;
    for (const char c : name) {
      const std::size_t figure = std::string_view("0123456789abcdefABCDEF").find(c);
      if (figure == std::string_view::npos || (!is_hex && figure > 9)) return false;
      value = value * (is_hex ? 16 : 10) +
              static_cast<std::uint32_t>(figure < 16 ? figure : figure - 6);
    }
    return value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xD800) ||
           (value > 0xDFFF && value < 0xFFFE) || (value > 0xFFFF && value <= 0x10FFFF);
  }

  std::string_view xml_;
  std::size_t at_ = 0;
  bool is_mended_ = false;
  FeedXml out_;
};

}  // namespace

FeedXml prepare_feed(std::string_view bytes) {
  const std::string_view charset = declared_charset(bytes);
  DecodedPage page = decode_page(
      bytes, charset.empty() ? "" : fmt::format("application/xml; charset={}", charset));
  blank_declaration(page.utf8);
  FeedXml feed;
  if (const std::size_t doctype = find_doctype(page.utf8);
      doctype != std::string_view::npos &&
      has_inner_dtd(std::string_view(page.utf8).substr(doctype))) {
    feed.fault = {"bad-feed",
                  "it brings a DTD of its own, which no feed needs and attacks are made of; take "
                  "the <!DOCTYPE …> out if you trust it",
                  line_of(page.utf8, doctype)};
    return feed;
  }
  feed = Mender(page.utf8).mend();
  if (page.is_guessed) {
    feed.remarks.push_back(
        {"charset-guessed", fmt::format("does not say its charset; read as {}", page.charset)});
  }
  return feed;
}

}  // namespace cotejo
