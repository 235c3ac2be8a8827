// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/text_builder.h"

namespace cotejo {

void TextBuilder::add(std::string_view words) {
  std::string& text = article_.text;
  for (const char c : words) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
      space_ = true;
      continue;
    }
    if (fresh_) {
      if (!text.empty()) text += "\n\n";
      if (quote_begins_) article_.block_quotes.push_back({text.size(), text.size()});
      quote_begins_ = false;
    } else if (space_) {
      text.push_back(' ');
    }
    fresh_ = space_ = false;
    text.push_back(c);
  }
  if (quoting_ && !quote_begins_ && !article_.block_quotes.empty()) {
    article_.block_quotes.back().end = text.size();
  }
}

void TextBuilder::begin_quote() {
  end_paragraph();
  // One within another is part of it.
  if (!quoting_) quote_begins_ = true;
  quoting_ = true;
}

void TextBuilder::end_quote() {
  end_paragraph();
  quoting_ = quote_begins_ = false;
}

}  // namespace cotejo
