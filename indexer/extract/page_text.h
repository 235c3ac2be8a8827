// SPDX-License-Identifier: GPL-3.0-or-later
// Which text of a page is the statement? What stands around it on every page of the site is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html_tree.h"
#include "indexer/extract/text_builder.h"

namespace cotejo {

struct PageText {
  std::string text;         ///< empty: there is none but menus, links and the like
  bool is_guessed = false;  ///< by where most prose stands, no element says so
};

/// The text in `chosen`, by a profile's word; without these, in the element that the page marks as
/// its article, else where most prose stands. `dropped` is left out in any case, what is menu,
/// share bar or list of links only without `chosen`. Nothing is put in, and the order stays.
PageText main_text(const HtmlTree& tree, const std::vector<xmlNode*>& chosen, NodeSet dropped,
                   std::string_view title);

}  // namespace cotejo
