// SPDX-License-Identifier: GPL-3.0-or-later
// How much text, and how much of it in links, each element of a page has in it.
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <unordered_map>

#include "indexer/extract/text_builder.h"

namespace cotejo {

struct NodeWeight {
  std::size_t characters = 0;  ///< that are no white space, of all that is seen in it
  std::size_t in_links = 0;    ///< of these
  std::size_t links = 0;
  double prose = 0;  ///< how much running text it holds as paragraphs of its own
};

using NodeWeights = std::unordered_map<const xmlNode*, NodeWeight>;

/// Of each element in `top`, those in `dropped` and all below them aside.
NodeWeights weigh(const xmlNode* top, const NodeSet& dropped);

}  // namespace cotejo
