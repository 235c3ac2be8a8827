// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/article_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8.h"
#include "core/text/language_detector.h"
#include "searcher/article/article_dates.h"
#include "searcher/article/html_text.h"
#include "searcher/article/markdown_text.h"
#include "searcher/article/paragraphs.h"

namespace cotejo {
namespace {

bool looks_like_html(std::string_view bytes) {
  constexpr std::size_t kLooked = 2000;
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes[begin] != '<') return false;
  std::string head(bytes.substr(begin, kLooked));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (std::string_view tag : {"<!doctype", "<html", "<head", "<body", "<article", "<main", "<div",
                               "<p>", "<p ", "<h1", "<blockquote", "<section", "<title", "<meta"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return false;
}

ArticleFormat format_of(std::string_view bytes) {
  if (looks_like_html(bytes)) return ArticleFormat::kHtml;
  return looks_like_markdown(bytes) ? ArticleFormat::kMarkdown : ArticleFormat::kText;
}

// The first line is the title if it is short and no sentence.
std::string title_of(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  const std::string_view line = text.substr(0, text.find('\n'));
  const TextSpan span = without_space(line, {0, line.size()});
  const std::string_view title = line.substr(span.begin, span.size());
  return title.size() > kLongest || title.ends_with(".") ? std::string() : std::string(title);
}

ArticleText plain_text(std::string_view bytes) {
  ArticleText article;
  article.language = other_language();
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  article.text = std::string(bytes.substr(begin));
  article.title = title_of(article.text);
  return article;
}

}  // namespace

Result<ArticleText> read_article(std::string_view bytes, ArticleFormat format) {
  if (bytes.size() > kMostArticleBytes) {
    return Error{"article-too-long",
                 fmt::format("the article is longer than {} MiB; give a part of it",
                             kMostArticleBytes >> 20U)};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (find_invalid_utf8(bytes) != std::string_view::npos) {
    return Error{"bad-utf8", "the article is not UTF-8; convert it first"};
  }
  if (format == ArticleFormat::kAuto) format = format_of(bytes);
  ArticleText article = format == ArticleFormat::kHtml       ? html_text(bytes)
                        : format == ArticleFormat::kMarkdown ? markdown_text(bytes)
                                                             : plain_text(bytes);
  if (!article.published) article.published = date_at_head(article.text);
  if (article.language == other_language()) {
    article.language = language_of(detect_language(article.text).code);
  }
  return article;
}

}  // namespace cotejo
