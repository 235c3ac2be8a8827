// SPDX-License-Identifier: GPL-3.0-or-later
// The authority tables that indexes keep in their catalogs, and filters read by them.
#pragma once

#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "core/names/authorities.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// Of all indexes together: an entry that several have counts once, under its first form.
Authorities load_authorities(const OpenIndex& index);

/// The filters, with the canonical name beside each source or speaker that is known by another.
/// Says so in `notes`, unless that is null.
Filters with_known_names(Filters filters, const Authorities& authorities,
                         std::vector<std::string>* notes);

}  // namespace cotejo
