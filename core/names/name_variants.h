// SPDX-License-Identifier: GPL-3.0-or-later
// Which printed names look like one person's? Proposals for an archivist, never taken by
// themselves.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/names/authorities.h"

namespace cotejo {

/// An authority file with an entry for each group of printed names (name → statements) that look
/// like one person's and that `known` does not join already: the same name but for titles, offices,
/// capitals and accents; the same first name and surnames, middle names or a second surname left
/// out. A short name that two longer ones could stand for is left out. The commonest form is the
/// canonical one. Counts stand in comments.
std::string propose_authorities(const std::map<std::string, std::uint64_t>& names,
                                const Authorities& known);

}  // namespace cotejo
