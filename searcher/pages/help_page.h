// SPDX-License-Identifier: GPL-3.0-or-later
// How to ask: the query language, the verdicts and the keys, on one page.
#pragma once

#include "searcher/pages/page_frame.h"

namespace cotejo {

Html help_page(const PageContext& context);

}  // namespace cotejo
