// SPDX-License-Identifier: GPL-3.0-or-later
// A quotation that was joined from several places, taken apart again.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "searcher/quotes/quote_text.h"

namespace cotejo {

/// Words [first, last) of a quotation.
using Fragment = std::pair<std::size_t, std::size_t>;

/// Fewest words of a fragment that is looked for by itself.
inline constexpr std::size_t kFewestFragmentWords = 4;

/// Where a quotation comes apart that no one place has. At its ellipses, if it has any; else around
/// the stretch that the likeliest source has (`stands`: for each word, does it stand there?).
/// In order; fewer than two: it does not come apart. Shorter rests are left out.
std::vector<Fragment> come_apart(const QuoteText& quote, const std::vector<bool>& stands);

/// The fragment as a quotation of its own; `text` and the words' offsets begin with it.
QuoteText cut_out(const QuoteText& quote, const Fragment& fragment);

}  // namespace cotejo
