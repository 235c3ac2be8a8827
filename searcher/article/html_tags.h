// SPDX-License-Identifier: GPL-3.0-or-later
// A web page as a row of tags and texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cotejo {

/// What stands next in a page.
struct HtmlPiece {
  std::string_view text;        ///< between tags, not decoded; empty for a tag
  std::string name;             ///< of a tag, small letters; empty for text and for comments
  std::string_view attributes;  ///< of a tag, as written
  bool closes = false;          ///< </name>

  bool is_tag() const { return !name.empty(); }
};

/// Walks over a page. What <script>, <style> and the like hold is passed over.
class HtmlReader {
 public:
  explicit HtmlReader(std::string_view page) : page_(page) {}
  /// The next piece; false at the end.
  bool next(HtmlPiece& piece);

 private:
  bool read_tag(HtmlPiece& piece);
  void pass_raw(std::string_view name);

  std::string_view page_;
  std::size_t at_ = 0;
};

/// Value of an attribute, decoded; empty if it is missing.
std::string attribute_of(std::string_view attributes, std::string_view name);

}  // namespace cotejo
