// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, in the dress of the other pages.
#pragma once

#include <string_view>

#include "searcher/pages/page_frame.h"

namespace cotejo {

/// A page for an HTTP status (400, 404, 405, 413, 503, any other); `message`: more of it, in
/// English, may be empty.
Html error_page(const PageContext& context, unsigned status, std::string_view message);

}  // namespace cotejo
