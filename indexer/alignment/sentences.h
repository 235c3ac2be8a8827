// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a text into paragraphs and sentences: what translations are aligned by.
#pragma once

#include <string_view>
#include <vector>

namespace cotejo {

/// The stretches between empty lines, without white space around them.
std::vector<std::string_view> split_paragraphs(std::string_view text);

/// Cuts behind . ! ? … (and closing quotation marks and brackets) where white space follows and
/// then anything but a small letter; not behind initials and short titles (J. Kerry, Sr. Pérez).
/// A cut too many does little harm: the aligner joins sentences.
std::vector<std::string_view> split_sentences(std::string_view paragraph);

}  // namespace cotejo
