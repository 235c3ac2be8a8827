// SPDX-License-Identifier: GPL-3.0-or-later
// The article in a web page: its paragraphs as plain text, its title and its date.
#pragma once

#include <string_view>

#include "searcher/article/article_text.h"

namespace cotejo {

/// Reads any bytes in linear time, as browsers do what is badly nested: a tag that is not known is
/// left out. `language` and `published` are set only if the page says them.
ArticleText html_text(std::string_view page);

}  // namespace cotejo
