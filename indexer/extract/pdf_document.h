// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF file as poppler reads it: its words with their places, and what it says of itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "indexer/extract/page_lines.h"

namespace cotejo {

struct PdfDocument {
  std::vector<PlacedPage> pages;
  std::size_t empty_pages = 0;  ///< without a word: images, or nothing
  std::string title;
  std::string author;
  std::string created;    ///< "D:20260305100000Z", as the file has it
  std::string complaint;  ///< the first that the parser had; empty: none
};

/// Makes poppler load what it opens files for, and be silent. Once a process, before the sandbox.
void prepare_pdf();

/// Error codes: bad-pdf, encrypted.
Result<PdfDocument> read_pdf_document(std::string_view bytes);

}  // namespace cotejo
