// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text made of paragraphs, with those that are set off as quotations.
#pragma once

#include <string>
#include <string_view>

#include "searcher/article/article_text.h"

namespace cotejo {

class TextBuilder {
 public:
  explicit TextBuilder(ArticleText& article) : article_(article) {}

  /// Appends words to the paragraph; white space of any length counts as one space.
  void add(std::string_view words);
  /// The next words begin a paragraph.
  void end_paragraph() { fresh_ = true; }
  /// Paragraphs up to end_quote() are one quotation.
  void begin_quote();
  void end_quote();

 private:
  ArticleText& article_;
  bool fresh_ = true;
  bool space_ = false;
  bool quoting_ = false;
  bool quote_begins_ = false;
};

}  // namespace cotejo
