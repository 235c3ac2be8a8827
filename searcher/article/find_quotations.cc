// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/text/tokenizer.h"
#include "searcher/article/article_words.h"
#include "searcher/article/attribute.h"
#include "searcher/article/block_quotes.h"
#include "searcher/article/paragraphs.h"
#include "searcher/article/quotation.h"
#include "searcher/article/quote_spans.h"
#include "searcher/article/spoken_pieces.h"

namespace cotejo {
namespace {

std::string text_of(const ArticleText& article, const std::vector<TextSpan>& pieces) {
  std::string text;
  std::size_t end = 0;
  for (const TextSpan& piece : pieces) {
    if (!text.empty()) {
      const std::string_view gap = std::string_view(article.text).substr(end, piece.begin - end);
      text.push_back(gap.find('\n') == std::string_view::npos ? ' ' : '\n');
    }
    text += with_single_spaces(std::string_view(article.text).substr(piece.begin, piece.size()));
    end = piece.end;
  }
  return text;
}

bool is_scare(std::string_view text) {
  // The first words tell: a long quotation is not read to its end.
  constexpr std::size_t kEnough = 500;
  return tokenize(text.substr(0, std::min(text.size(), kEnough)), [](const Token&) {}) <
         kLeastQuotedWords;
}

void set_parents(std::vector<Quotation>& quotations) {
  std::vector<std::size_t> around;
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    while (!around.empty() && quotations[around.back()].span.end <= quotations[i].span.begin) {
      around.pop_back();
    }
    if (!around.empty()) quotations[i].parent = around.back();
    around.push_back(i);
  }
}

}  // namespace

std::vector<Quotation> find_quotations(const ArticleText& article, const Dictionary& dictionary) {
  const std::vector<TextSpan> paragraphs = paragraphs_of(article.text);
  std::vector<Quotation> quotations;
  std::vector<QuotedWord> stretches;
  std::vector<QuoteSpan> spans = quote_spans(article.text, paragraphs);
  add_block_quotes(article, paragraphs, dictionary, spans);
  for (QuoteSpan& span : join_spoken(article, paragraphs, std::move(spans), dictionary)) {
    for (const TextSpan& stretch : span.stretches)
      stretches.push_back({stretch, quotations.size()});
    Quotation quotation;
    quotation.text = text_of(article, span.pieces);
    quotation.span = span.span;
    quotation.pieces = std::move(span.pieces);
    quotation.scare = is_scare(quotation.text);
    quotations.push_back(std::move(quotation));
  }
  set_parents(quotations);
  std::erase_if(stretches, [&](const QuotedWord& stretch) {
    const Quotation& quotation = quotations[stretch.quotation];
    return quotation.scare || quotation.parent;
  });
  attribute(article, paragraphs, stretches, dictionary, quotations);
  return quotations;
}

}  // namespace cotejo
