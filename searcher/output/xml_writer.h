// SPDX-License-Identifier: GPL-3.0-or-later
// Writes XML as it goes, and is the one place where text becomes XML. Internal to searcher/output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// Appends XML 1.0 in UTF-8 to a string, an element a line. Names are literals of ours; text and
/// values are from anywhere: whatever they hold, an XML parser gives them back as they are, but for
/// what XML forbids or discourages (control characters other than tab and line ends, U+FFFE,
/// U+FFFF, bytes that are no UTF-8), of which each is U+FFFD.
class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  /// `<?xml … ?>`, before anything else.
  XmlWriter& declaration();
  XmlWriter& open(std::string_view name);
  /// Of the element just opened.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  /// The same, unless `value` is empty.
  XmlWriter& attribute_if(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view text);
  XmlWriter& close();
  /// An element with nothing but text.
  XmlWriter& element(std::string_view name, std::string_view text);

 private:
  void end_tag_start();

  std::string& out_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;  // attributes may follow
};

/// `text` within HTML, between tags or in a quoted attribute.
std::string escape_html(std::string_view text);

}  // namespace cotejo
