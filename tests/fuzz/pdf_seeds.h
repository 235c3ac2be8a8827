// SPDX-License-Identifier: GPL-3.0-or-later
// Small PDF files, made byte by byte.
#pragma once

#include <string>
#include <vector>

namespace cotejo {

/// Documents of one page and of several, plain and packed, with forms, links and an outline.
std::vector<std::string> pdf_seeds();

}  // namespace cotejo
