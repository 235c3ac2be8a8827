// SPDX-License-Identifier: GPL-3.0-or-later
// The article in Markdown: its paragraphs as plain text, its title and its date.
#pragma once

#include <string_view>

#include "searcher/article/article_text.h"

namespace cotejo {

/// Front matter gives title, date and lang; the first heading the title, if that does not. Code is
/// left out, links and emphasis are their words.
ArticleText markdown_text(std::string_view source);

/// Has the text signs of Markdown: front matter, a heading, a block quote, a link?
bool looks_like_markdown(std::string_view text);

}  // namespace cotejo
