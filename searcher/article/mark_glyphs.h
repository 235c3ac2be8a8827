// SPDX-License-Identifier: GPL-3.0-or-later
// The quotation marks of a paragraph: which of its glyphs may open a quotation, and which close
// one. Apostrophes do neither.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/article/article_text.h"

namespace cotejo {

/// Glyphs that are used alike.
enum class MarkKind : std::uint8_t {
  kOpenDouble,   ///< “ „ ‟
  kCloseDouble,  ///< ”
  kStraight,     ///< "
  kOpenAngle,    ///< « <<
  kCloseAngle,   ///< » >>
  kOpenSmall,    ///< ‹
  kCloseSmall,   ///< ›
  kOpenSingle,   ///< ‘ ‚ ‛ and ` in its place
  kCloseSingle,  ///< ’
  kPlainSingle,  ///< '
  kOpenTyped,    ///< ``
  kPlainTyped,   ///< ''
};

struct Mark {
  TextSpan span;
  MarkKind kind{};
  bool opens = false;   ///< leans on what follows
  bool closes = false;  ///< leans on what stands before
  bool weak = false;    ///< may as well be an apostrophe (the workers’ rights)
};

/// The marks within `paragraph` of `text`, in order.
std::vector<Mark> marks_in(std::string_view text, TextSpan paragraph);

/// Does a mark of the kind `closer` end what one of the kind `opener` began?
bool closes_mark(MarkKind opener, MarkKind closer);

}  // namespace cotejo
