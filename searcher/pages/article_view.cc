// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/article_view.h"

#include <algorithm>
#include <vector>

#include "searcher/article/paragraphs.h"
#include "searcher/pages/quote_match.h"

namespace cotejo {
namespace {

// A piece of a quotation, in bytes of the text.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t quotation = 0;  // place among those that were traced
  bool first = false;
};

std::vector<Piece> pieces_of(const TraceResult& trace) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < trace.quotations.size(); ++i) {
    bool first = true;
    for (const TextSpan& span : trace.quotations[i].quotation.pieces) {
      if (span.begin >= span.end || span.end > trace.article.text.size()) continue;
      pieces.push_back({span.begin, span.end, i, first});
      first = false;
    }
  }
  // One around another comes first, so that the inner one is the last that was opened.
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return pieces;
}

class ArticleWriter {
 public:
  ArticleWriter(const Wording& words, const TraceResult& trace)
      : words_(words), trace_(trace), text_(trace.article.text), pieces_(pieces_of(trace)) {}

  Html write() {
    Html html;
    for (const auto& [begin, end] : paragraphs_of(text_)) {
      const bool is_title = text_.substr(begin, end - begin) == trace_.article.title;
      html += tag("p", {{"class", is_title ? "said headline" : "said"}}, paragraph(begin, end));
    }
    return html;
  }

 private:
  // Goes along the paragraph from one beginning or end of a piece to the next.
  Html paragraph(std::size_t begin, std::size_t end) {
    Html html;
    for (std::size_t at = begin; at < end;) {
      while (next_ < pieces_.size() && pieces_[next_].begin <= at)
        open_.push_back(pieces_[next_++]);
      std::erase_if(open_, [at](const Piece& piece) { return piece.end <= at; });
      std::size_t to = end;
      for (const Piece& piece : open_) to = std::min(to, piece.end);
      if (next_ < pieces_.size()) to = std::min(to, pieces_[next_].begin);
      html += stretch(at, to);
      at = to;
    }
    return html;
  }

  Html stretch(std::size_t begin, std::size_t end) {
    const std::string_view piece = text_.substr(begin, end - begin);
    if (open_.empty()) return piece;
    const Piece& inner = open_.back();
    const TracedQuotation& traced = trace_.quotations[inner.quotation];
    const std::string number = std::to_string(inner.quotation + 1);
    const std::string kind = "quoted " + std::string(verdict_name(traced.result.verdict));
    if (!inner.first || inner.begin != begin) return tag("mark", {{"class", kind}}, piece);
    const std::string name = words_.plain(Word::kQuotationVerdict,
                                          {number, words_[verdict_word(traced.result.verdict)]});
    const Html badge = tag("a",
                           {{"href", Url::fragment("a" + number)},
                            {"class", "badge"},
                            {"id", "q" + number},
                            {"aria-label", name}},
                           number);
    return badge + tag("mark", {{"class", kind}}, piece);
  }

  const Wording& words_;
  const TraceResult& trace_;
  std::string_view text_;
  std::vector<Piece> pieces_;
  std::size_t next_ = 0;
  std::vector<Piece> open_;
};

}  // namespace

Html article_view(const Wording& words, const TraceResult& trace) {
  return ArticleWriter(words, trace).write();
}

}  // namespace cotejo
