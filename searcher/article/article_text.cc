// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/article_text.h"

#include <fmt/format.h>

#include "core/base/utf8.h"
#include "core/text/language_detector.h"
#include "searcher/article/article_dates.h"

namespace cotejo {

Result<ArticleText> read_article(std::string_view bytes, ArticleFormat /*format*/) {
  if (bytes.size() > kMostArticleBytes) {
    return Error{"article-too-long",
                 fmt::format("the article is longer than {} MiB; give a part of it",
                             kMostArticleBytes >> 20U)};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (find_invalid_utf8(bytes) != std::string_view::npos) {
    return Error{"bad-utf8", "the article is not UTF-8; convert it first"};
  }
  ArticleText article;
  article.text = std::string(bytes);
  article.published = date_at_head(article.text);
  article.language = language_of(detect_language(article.text).code);
  return article;
}

}  // namespace cotejo
