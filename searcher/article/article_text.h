// SPDX-License-Identifier: GPL-3.0-or-later
// An article as it was handed in, made into plain text with what is known about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/language.h"
#include "core/base/result.h"

namespace cotejo {

/// Bytes [begin, end) of a text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool operator==(const TextSpan&) const = default;
};

/// Plain text, UTF-8; every offset of a quotation counts bytes of `text`.
struct ArticleText {
  std::string text;
  std::string title;                     ///< empty: not known
  std::optional<Date> published;         ///< as the file or the article's head says
  Language language = 0;                 ///< of the text; the row for others if it is neither
  std::vector<TextSpan> block_quotes{};  ///< paragraphs set off as quoted, in order
};

enum class ArticleFormat : std::uint8_t { kAuto, kText, kMarkdown, kHtml };

/// Longest article that is read, in bytes.
inline constexpr std::size_t kMostArticleBytes = 16U << 20U;

/// The article in a file's bytes. kAuto looks at the first of them. Errors: "article-too-long",
/// "bad-utf8".
Result<ArticleText> read_article(std::string_view bytes, ArticleFormat format);

}  // namespace cotejo
