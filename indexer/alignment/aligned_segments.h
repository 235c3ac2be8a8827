// SPDX-License-Identifier: GPL-3.0-or-later
// Which sentences of a statement are which of its translation's.
#pragma once

#include <string_view>
#include <vector>

namespace cotejo {

/// A sentence or two, and their translation: stretches of the two texts.
struct AlignedSegment {
  std::string_view first;
  std::string_view second;
};

/// Aligns paragraphs, one to one where there are as many on both sides and their lengths agree, by
/// length else; within them sentences by length. Where the paragraphs do not fit together, the
/// sentences of the whole texts. Stretches whose lengths disagree are left out.
std::vector<AlignedSegment> align_texts(std::string_view first, std::string_view second);

}  // namespace cotejo
