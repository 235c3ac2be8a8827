// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/xml_writer.h"

#include "core/base/utf8.h"

namespace cotejo {
namespace {

bool is_unfit(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE;
}

// Line ends and tabs as references where a parser would make spaces or plain line ends of them.
void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(text, at);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";  // "]]>" must not stand in text
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\r') {
      out += "&#13;";
    } else if (in_attribute && c == '\n') {
      out += "&#10;";
    } else if (in_attribute && c == '\t') {
      out += "&#9;";
    } else if (is_unfit(c)) {
      append_utf8(out, 0xFFFD);
    } else if (c == 0xFFFD) {
      append_utf8(out, c);  // also for a byte that is no UTF-8
    } else {
      out.append(text, from, at - from);
    }
  }
}

}  // namespace

XmlWriter& XmlWriter::declaration() {
  out_ += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  return *this;
}

void XmlWriter::end_tag_start() {
  if (in_tag_) out_.push_back('>');
  in_tag_ = false;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  if (in_tag_) out_ += ">\n";
  out_.append("<").append(name);
  open_.push_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value, true);
  out_.push_back('"');
  return *this;
}

XmlWriter& XmlWriter::attribute_if(std::string_view name, std::string_view value) {
  return value.empty() ? *this : attribute(name, value);
}

XmlWriter& XmlWriter::text(std::string_view text) {
  end_tag_start();
  append_escaped(out_, text, false);
  return *this;
}

XmlWriter& XmlWriter::close() {
  if (in_tag_) {
    out_ += "/>\n";
  } else {
    out_.append("</").append(open_.back()).append(">\n");
  }
  in_tag_ = false;
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content) {
  open(name);
  if (!content.empty()) text(content);
  return close();
}

std::string escape_html(std::string_view text) {
  std::string html;
  append_escaped(html, text, false);
  return html;
}

}  // namespace cotejo
