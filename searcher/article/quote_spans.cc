// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/quote_spans.h"

#include <algorithm>

#include "searcher/article/mark_glyphs.h"
#include "searcher/article/paragraphs.h"

namespace cotejo {
namespace {

// Quotations within each other; deeper ones are hostile or mistyped.
constexpr std::size_t kDeepest = 8;

struct Frame {
  Mark opener;
  std::vector<TextSpan> pieces;  // of the paragraphs before
  std::size_t piece_begin = 0;
  std::optional<Mark> spare;  // a mark of another kind that may have been meant to close it
  std::size_t spare_pieces = 0;
};

bool is_single(MarkKind kind) {
  return kind == MarkKind::kOpenSingle || kind == MarkKind::kCloseSingle ||
         kind == MarkKind::kPlainSingle;
}

// Does a paragraph that begins with `mark` go on with what `opener` began?
bool goes_on(MarkKind opener, MarkKind mark) {
  if (is_single(opener)) return opener == MarkKind::kOpenSingle && mark == opener;
  return mark == opener || (opener == MarkKind::kOpenAngle && mark == MarkKind::kCloseAngle) ||
         (opener == MarkKind::kOpenDouble && mark == MarkKind::kCloseDouble);
}

class Pairing {
 public:
  explicit Pairing(std::string_view text) : text_(text) {}

  void read(TextSpan paragraph) {
    const std::vector<Mark> marks = marks_in(text_, paragraph);
    std::size_t first = 0;
    if (!stack_.empty() && !marks.empty() && marks[0].span.begin == paragraph.begin) {
      first = carry_on(marks[0]) ? 1 : 0;
    } else {
      drop_to(0);
    }
    for (std::size_t i = first; i < marks.size(); ++i) take(marks, i);
    for (Frame& frame : stack_) {
      frame.pieces.push_back({frame.piece_begin, paragraph.end});
      frame.piece_begin = paragraph.end;
    }
  }

  std::vector<QuoteSpan> finish() {
    drop_to(0);
    std::sort(found_.begin(), found_.end(), [](const QuoteSpan& a, const QuoteSpan& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return std::move(found_);
  }

 private:
  bool carry_on(const Mark& mark) {
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      // One with a mistyped end is over: this mark begins another.
      if (stack_[i].spare || !goes_on(stack_[i].opener.kind, mark.kind)) continue;
      drop_to(i + 1);
      if (i > 0) stack_.erase(stack_.begin(), stack_.begin() + static_cast<std::ptrdiff_t>(i));
      stack_[0].piece_begin = mark.span.end;
      return true;
    }
    drop_to(0);
    return false;
  }

  void take(const std::vector<Mark>& marks, std::size_t i) {
    const Mark& mark = marks[i];
    if (mark.closes && close(marks, i)) return;
    if (mark.opens && stack_.size() < kDeepest) {
      stack_.push_back({mark, {}, mark.span.end, std::nullopt, 0});
    } else if (mark.closes && !stack_.empty() && !stack_.back().spare &&
               !(mark.weak && is_plural(mark))) {
      stack_.back().spare = mark;
      stack_.back().spare_pieces = stack_.back().pieces.size();
    }
  }

  bool is_plural(const Mark& mark) const { return text_[mark.span.begin - 1] == 's'; }

  // The workers’ rights, within single marks: the one that ends the quotation comes later.
  bool is_possessive(const std::vector<Mark>& marks, std::size_t i) const {
    if (!marks[i].weak || !is_plural(marks[i])) return false;
    const std::size_t next = marks[i].span.end;
    if (next >= text_.size() || text_[next] != ' ') return false;
    for (std::size_t later = i + 1; later < marks.size() && later < i + kDeepest; ++later) {
      if (!is_single(marks[later].kind)) continue;
      return marks[later].closes && !marks[later].opens;
    }
    return false;
  }

  bool close(const std::vector<Mark>& marks, std::size_t i) {
    const Mark& mark = marks[i];
    for (std::size_t depth = stack_.size(); depth-- > 0;) {
      if (!closes_mark(stack_[depth].opener.kind, mark.kind)) continue;
      if (is_possessive(marks, i)) return true;
      drop_to(depth + 1);
      Frame& frame = stack_.back();
      frame.pieces.push_back({frame.piece_begin, mark.span.begin});
      emit(frame, mark.span.end);
      stack_.pop_back();
      return true;
    }
    return false;
  }

  void emit(Frame& frame, std::size_t end) {
    std::vector<TextSpan> pieces;
    for (const TextSpan& piece : frame.pieces) {
      const TextSpan words = without_space(text_, piece);
      if (words.size() > 0) pieces.push_back(words);
    }
    const TextSpan span{frame.opener.span.begin, end};
    if (!pieces.empty()) found_.push_back({span, std::move(pieces), {span}});
  }

  // What was never closed: as far as a mistyped mark, else several paragraphs that each began with
  // the mark, else nothing.
  void drop_to(std::size_t depth) {
    while (stack_.size() > depth) {
      Frame& frame = stack_.back();
      if (frame.spare) {
        const std::size_t begin = frame.spare_pieces < frame.pieces.size()
                                      ? frame.pieces[frame.spare_pieces].begin
                                      : frame.piece_begin;
        frame.pieces.resize(frame.spare_pieces);
        frame.pieces.push_back({begin, frame.spare->span.begin});
        emit(frame, frame.spare->span.end);
      } else if (frame.pieces.size() > 1) {
        emit(frame, frame.pieces.back().end);
      }
      stack_.pop_back();
    }
  }

  std::string_view text_;
  std::vector<Frame> stack_;
  std::vector<QuoteSpan> found_;
};

}  // namespace

std::vector<QuoteSpan> quote_spans(std::string_view text, const std::vector<TextSpan>& paragraphs) {
  Pairing pairing(text);
  for (const TextSpan& paragraph : paragraphs) pairing.read(paragraph);
  return pairing.finish();
}

}  // namespace cotejo
