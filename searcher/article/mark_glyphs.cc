// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/mark_glyphs.h"

#include <array>
#include <optional>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

struct Glyph {
  std::string_view bytes;
  MarkKind kind;
};

// Longer ones first: << before anything that begins with <.
constexpr std::array<Glyph, 18> kGlyphs{{{"<<", MarkKind::kOpenAngle},
                                         {">>", MarkKind::kCloseAngle},
                                         {"``", MarkKind::kOpenTyped},
                                         {"''", MarkKind::kPlainTyped},
                                         {"“", MarkKind::kOpenDouble},
                                         {"„", MarkKind::kOpenDouble},
                                         {"‟", MarkKind::kOpenDouble},
                                         {"”", MarkKind::kCloseDouble},
                                         {"\"", MarkKind::kStraight},
                                         {"«", MarkKind::kOpenAngle},
                                         {"»", MarkKind::kCloseAngle},
                                         {"‹", MarkKind::kOpenSmall},
                                         {"›", MarkKind::kCloseSmall},
                                         {"‘", MarkKind::kOpenSingle},
                                         {"‛", MarkKind::kOpenSingle},
                                         {"`", MarkKind::kOpenSingle},
                                         {"’", MarkKind::kCloseSingle},
                                         {"'", MarkKind::kPlainSingle}}};

bool is_single(MarkKind kind) {
  return kind == MarkKind::kOpenSingle || kind == MarkKind::kCloseSingle ||
         kind == MarkKind::kPlainSingle;
}

std::optional<Glyph> glyph_at(std::string_view text, std::size_t at) {
  for (const Glyph& glyph : kGlyphs) {
    if (text.substr(at).starts_with(glyph.bytes)) return glyph;
  }
  return std::nullopt;
}

enum class Side : std::uint8_t { kSpace, kWord, kMark, kOpening, kOther };

Side side_of(char32_t c) {
  if (is_word_class(char_class(c))) return Side::kWord;
  switch (c) {
    case U' ':
    case U'\t':
    case U'\n':
    case U'\r':
    case U'\u00A0':
    case U'\u2009':
    case U'\u202F':
    case U'\u200A':
    case U'\u3000':
      return Side::kSpace;
    case U'"':
    case U'\'':
    case U'`':
    case U'“':
    case U'”':
    case U'‘':
    case U'’':
    case U'«':
    case U'»':
    case U'‹':
    case U'›':
    case U'„':
      return Side::kMark;
    case U'(':
    case U'[':
    case U'¿':
    case U'¡':
    case U'—':
    case U'–':
    case U'-':
    case U'/':
      return Side::kOpening;
    default:
      return Side::kOther;
  }
}

char32_t before(std::string_view text, TextSpan paragraph, std::size_t at) {
  if (at <= paragraph.begin) return U' ';
  std::size_t from = at - 1;
  while (from > paragraph.begin && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) {
    --from;
  }
  return decode_utf8(text, from);
}

char32_t behind(std::string_view text, TextSpan paragraph, std::size_t at) {
  return at >= paragraph.end ? U' ' : decode_utf8(text, at);
}

// ’em, ’70s, 'tis: something left out, no mark.
bool is_elision(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 10> kElided{"em", "tis",   "twas", "til", "cause",
                                                     "n",  "round", "bout", "d",   "s"};
  std::size_t end = at;
  while (end < text.size() && end - at < 8 &&
         is_word_class(char_class(static_cast<unsigned char>(text[end])))) {
    ++end;
  }
  const std::string word = surface_form(text.substr(at, end - at));
  if (word.size() >= 2 && word[0] >= '0' && word[0] <= '9') {
    return word.size() == 2 || word.ends_with('s');  // '76, '70s
  }
  for (const std::string_view elided : kElided) {
    if (word == elided) return true;
  }
  return false;
}

// « so » stands apart from its words: such a glyph says by its form what it does, and a plain one
// by what is open.
void lean_loosely(Mark& mark, Side left, Side right) {
  const bool apart = left == Side::kSpace && right == Side::kSpace;
  const bool free_left = left == Side::kSpace || left == Side::kOpening || left == Side::kMark;
  const bool words_follow = right == Side::kWord || right == Side::kMark || right == Side::kOpening;
  switch (mark.kind) {
    case MarkKind::kOpenDouble:
    case MarkKind::kOpenAngle:
    case MarkKind::kOpenSmall:
    case MarkKind::kOpenTyped:
      mark.opens = apart || words_follow || (free_left && right != Side::kSpace);
      mark.closes = !mark.opens;
      break;
    case MarkKind::kCloseDouble:
    case MarkKind::kCloseAngle:
    case MarkKind::kCloseSmall:
      mark.opens = mark.opens && words_follow;
      mark.closes = mark.closes || !mark.opens;
      break;
    default:
      if (apart) mark.opens = mark.closes = true;
  }
}

// What the signs beside it say of a mark.
void lean(Mark& mark, std::string_view text, TextSpan paragraph) {
  const char32_t left = before(text, paragraph, mark.span.begin);
  const Side left_side = side_of(left);
  const Side right_side = side_of(behind(text, paragraph, mark.span.end));
  const bool free_left = left_side == Side::kSpace || left_side == Side::kOpening ||
                         (left_side == Side::kMark && right_side != Side::kSpace);
  mark.opens = free_left && right_side != Side::kSpace;
  mark.closes = left_side != Side::kSpace;
  if (!is_single(mark.kind)) return lean_loosely(mark, left_side, right_side);
  if (left_side == Side::kWord && right_side == Side::kWord) {
    mark.opens = mark.closes = false;
    return;
  }
  if (mark.opens && mark.kind != MarkKind::kOpenSingle && is_elision(text, mark.span.end)) {
    mark.opens = mark.closes = false;
  }
  mark.weak = mark.closes && left_side == Side::kWord;
}

}  // namespace

std::vector<Mark> marks_in(std::string_view text, TextSpan paragraph) {
  std::vector<Mark> marks;
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const auto glyph = glyph_at(text.substr(0, paragraph.end), at);
    if (!glyph) {
      ++at;
      continue;
    }
    Mark mark{{at, at + glyph->bytes.size()}, glyph->kind};
    lean(mark, text, paragraph);
    if (mark.opens || mark.closes) marks.push_back(mark);
    at = mark.span.end;
  }
  return marks;
}

bool closes_mark(MarkKind opener, MarkKind closer) {
  switch (opener) {
    case MarkKind::kOpenDouble:
    case MarkKind::kCloseDouble:  // ”so”
    case MarkKind::kOpenTyped:
    case MarkKind::kPlainTyped:
      return closer == MarkKind::kCloseDouble || closer == MarkKind::kStraight ||
             closer == MarkKind::kPlainTyped || closer == MarkKind::kOpenDouble;
    case MarkKind::kStraight:
      return closer == MarkKind::kStraight || closer == MarkKind::kCloseDouble;
    case MarkKind::kOpenAngle:
    case MarkKind::kCloseAngle:  // »so«
      return closer == MarkKind::kCloseAngle || closer == MarkKind::kOpenAngle;
    case MarkKind::kOpenSmall:
    case MarkKind::kCloseSmall:
      return closer == MarkKind::kCloseSmall || closer == MarkKind::kOpenSmall;
    default:
      return is_single(closer);
  }
}

}  // namespace cotejo
