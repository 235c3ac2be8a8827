// SPDX-License-Identifier: GPL-3.0-or-later
// Which of many statements are one and the same work: translations of each other, and copies.
#pragma once

#include <cstddef>
#include <vector>

#include "core/index/kinship.h"

namespace cotejo {

/// For each statement the place of the first one of its work: its own place, if it is the first.
/// One work are: a statement and its translations, also if the original is not among them; those
/// of the same words; those whose likeness is kNearCopy or more; and what these join (transitive).
/// Time grows with the number of statements, not with its square.
std::vector<std::size_t> group_works(const std::vector<Kinship>& statements);

}  // namespace cotejo
