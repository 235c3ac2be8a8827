// SPDX-License-Identifier: GPL-3.0-or-later
// What files of each format are made of: good ones to begin from, and what the format has a meaning
// for. All of it is written for the purpose, no statement of anybody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

struct ReaderSeeds {
  std::vector<std::string> files;
  std::vector<std::string_view> pieces;
};

/// Of "html" (the pages in tests/data/pages), "pdf", "feed", "warc", "csv", "markdown" or "jsonl".
ReaderSeeds reader_seeds(std::string_view format);

}  // namespace cotejo
