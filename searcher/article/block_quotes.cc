// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/block_quotes.h"

#include <algorithm>

#include "searcher/article/saying_words.h"

namespace cotejo {
namespace {

// How much of the text before a block is looked at for a verb, in bytes.
constexpr std::size_t kLeadBytes = 300;

bool is_signature(std::string_view paragraph) {
  return paragraph.starts_with("—") || paragraph.starts_with("–") || paragraph.starts_with("―") ||
         paragraph.starts_with("- ");
}

// Does the paragraph before lead on to the block?
bool is_introduced(const ArticleText& article, TextSpan before, const Dictionary& dictionary) {
  const std::string_view text = std::string_view(article.text).substr(before.begin, before.size());
  if (text.ends_with(":")) return true;
  const std::size_t from = text.size() > kLeadBytes ? text.find(' ', text.size() - kLeadBytes) : 0;
  const std::string_view end = text.substr(std::min(from, text.size()));
  return first_verb_of_saying(end, dictionary).has_value();
}

}  // namespace

void add_block_quotes(const ArticleText& article, const std::vector<TextSpan>& paragraphs,
                      const Dictionary& dictionary, std::vector<QuoteSpan>& spans) {
  std::size_t next = 0;
  std::size_t marked = 0;
  const std::size_t in_marks = spans.size();
  for (const TextSpan& block : article.block_quotes) {
    while (next < paragraphs.size() && paragraphs[next].begin < block.begin) ++next;
    std::size_t last = next;
    while (last < paragraphs.size() && paragraphs[last].end <= block.end) ++last;
    if (last == next) continue;
    while (marked < in_marks && spans[marked].span.end <= block.begin) ++marked;
    const bool has_marks = marked < in_marks && spans[marked].span.begin < block.begin + 4;
    const TextSpan end = paragraphs[last - 1];
    const bool own = is_signature(std::string_view(article.text).substr(end.begin, end.size()));
    const bool follows =
        last < paragraphs.size() &&
        is_signature(
            std::string_view(article.text).substr(paragraphs[last].begin, paragraphs[last].size()));
    const bool introduced = next > 0 && is_introduced(article, paragraphs[next - 1], dictionary);
    const std::size_t pieces = last - next - (own ? 1 : 0);
    if (has_marks || pieces == 0 || !(own || follows || introduced)) continue;
    QuoteSpan span{{block.begin, paragraphs[next + pieces - 1].end}, {}, {}};
    for (std::size_t i = next; i < next + pieces; ++i) span.pieces.push_back(paragraphs[i]);
    span.stretches = {span.span};
    spans.push_back(std::move(span));
  }
}

}  // namespace cotejo
