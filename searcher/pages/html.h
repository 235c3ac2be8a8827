// SPDX-License-Identifier: GPL-3.0-or-later
// Markup that is safe by its type: a std::string becomes Html only by being escaped, and what is
// not escaped can only be a literal of this program. The one place that knows how HTML is escaped.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include "searcher/pages/literal.h"
#include "searcher/pages/url.h"

namespace cotejo {

/// The name of an attribute whose value is text. Refuses, when it is compiled, those whose value is
/// an address, a script or a style.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {  // NOLINT: implicit on purpose
    for (const std::string_view other :
         {"href", "src", "action", "formaction", "style", "srcdoc"}) {
      if (name_ == other) throw "the value of this attribute is not plain text";
    }
    if (name_.starts_with("on")) throw "scripts have a file of their own";
  }
  constexpr std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

/// The name of an attribute whose value is an address.
class AddressName {
 public:
  consteval AddressName(const char* name) : name_(name) {  // NOLINT: implicit on purpose
    if (name_ != "href" && name_ != "src" && name_ != "action") throw "not the name of an address";
  }
  constexpr std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

/// ` name="value"`, escaped.
class Attribute {
 public:
  Attribute(AttributeName name, std::string_view value);
  Attribute(AddressName name, const Url& url);
  /// An attribute without a value, written if `present`: {"checked", is_chosen}.
  template <std::same_as<bool> Bool>  // or a text would rather become a bool
  Attribute(AttributeName name, Bool present) : markup_(present ? " " : "") {
    if (present) markup_ += name.text();
  }

  const std::string& markup() const { return markup_; }

 private:
  std::string markup_;
};

/// A piece of HTML. Text that it is made of is escaped; control characters and bidirectional
/// overrides are shown as U+FFFD, one for one, as on a terminal.
class Html {
 public:
  Html() = default;
  Html(std::string_view text);    // NOLINT: implicit, and escapes
  Html(const std::string& text);  // NOLINT
  Html(const char* text);         // NOLINT
  /// Markup as it stands in the source.
  static Html literal(Literal markup);

  Html& operator+=(const Html& more);
  friend Html operator+(Html left, const Html& right) { return left += right; }

  const std::string& markup() const { return markup_; }
  bool empty() const { return markup_.empty(); }

 private:
  friend Html tag(Literal, std::initializer_list<Attribute>, const Html&);
  friend Html void_tag(Literal, std::initializer_list<Attribute>);
  friend Html json_block(Literal, std::string_view);
  friend Html document(std::string_view, const Html&, const Html&);

  std::string markup_;
};

/// `<name attributes>content</name>`.
Html tag(Literal name, std::initializer_list<Attribute> attributes, const Html& content);
/// `<name attributes>`: input, link, meta, …, which have no content.
Html void_tag(Literal name, std::initializer_list<Attribute> attributes);
/// Data that no browser runs, `<script type="…">`: all that could end the element, or begin another
/// one, is escaped as JSON has it. `type` is a media type of JSON, `json` is valid.
Html json_block(Literal type, std::string_view json);
/// A whole document in the language `lang`.
Html document(std::string_view lang, const Html& head, const Html& body);

}  // namespace cotejo
