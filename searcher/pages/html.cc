// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/html.h"

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// All five in text and attributes alike: one rule is easier to be sure of than two.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out(1, ' ');
  out.append(name).append("=\"").append(escaped(value)).append("\"");
  return out;
}

}  // namespace

Attribute::Attribute(AttributeName name, std::string_view value)
    : markup_(attribute(name.text(), value)) {}

Attribute::Attribute(AddressName name, const Url& url)
    : markup_(attribute(name.text(), url.text())) {}

Html::Html(std::string_view text) : markup_(escaped(text)) {}
Html::Html(const std::string& text) : markup_(escaped(text)) {}
Html::Html(const char* text) : markup_(escaped(text)) {}

Html Html::literal(Literal markup) {
  Html html;
  html.markup_ = markup.text();
  return html;
}

Html& Html::operator+=(const Html& more) {
  markup_ += more.markup_;
  return *this;
}

Html void_tag(Literal name, std::initializer_list<Attribute> attributes) {
  Html html;
  html.markup_.append("<").append(name.text());
  for (const Attribute& one : attributes) html.markup_ += one.markup();
  html.markup_ += ">";
  return html;
}

Html tag(Literal name, std::initializer_list<Attribute> attributes, const Html& content) {
  Html html = void_tag(name, attributes);
  html.markup_.reserve(html.markup_.size() + content.markup_.size() + name.text().size() + 3);
  html.markup_ += content.markup_;
  html.markup_.append("</").append(name.text()).append(">");
  return html;
}

Html json_block(Literal type, std::string_view json) {
  Html html;
  html.markup_.append("<script").append(attribute("type", type.text())).append(">");
  for (const char c : json) {
    switch (c) {  // within JSON these stand in texts only, where \u means the same
      case '<':
        html.markup_ += "\\u003c";
        break;
      case '>':
        html.markup_ += "\\u003e";
        break;
      case '&':
        html.markup_ += "\\u0026";
        break;
      default:
        html.markup_.push_back(c);
    }
  }
  html.markup_ += "</script>";
  return html;
}

Html document(std::string_view lang, const Html& head, const Html& body) {
  Html html;
  html.markup_ = "<!DOCTYPE html>\n<html" + attribute("lang", lang) + ">\n<head>\n" + head.markup_ +
                 "</head>\n<body>\n" + body.markup_ + "</body>\n</html>\n";
  return html;
}

}  // namespace cotejo
