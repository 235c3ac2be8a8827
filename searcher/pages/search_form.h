// SPDX-License-Identifier: GPL-3.0-or-later
// The box that a query is typed into, with the choices beside it.
#pragma once

#include "searcher/pages/page_frame.h"

namespace cotejo {

/// Keeps what was chosen by links (sources, sort order, …) as hidden fields. `large`: as on the
/// start page.
Html search_form(const PageContext& context, bool large = false);

/// A labelled field for one line of text.
Html text_field(std::string_view label, std::string_view name, std::string_view value,
                std::string_view hint = {});
/// A box to tick: `name=true`.
Html tick_box(std::string_view label, std::string_view name, bool ticked);
/// A field that is not seen.
Html hidden_field(std::string_view name, std::string_view value);

/// The filters that quotations take too: dates, language. From the parameters of the page.
Html filter_fields(const PageContext& context);

}  // namespace cotejo
