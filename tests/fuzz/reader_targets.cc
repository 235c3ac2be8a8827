// SPDX-License-Identifier: GPL-3.0-or-later
// What cotejo-reader-fuzz throws at. A program of its own: indexer and searcher are not made to be
// one, and have names in common.
#include "tests/fuzz/targets.h"

namespace cotejo {

const std::vector<FuzzTargetRow>& fuzz_targets() {
  const auto reader = [](std::string_view format) {
    return [format] { return make_reader_target(format); };
  };
  static const std::vector<FuzzTargetRow> kTargets{
      {"html", "damaged pages at the page reader, as the extraction worker has it", reader("html")},
      {"pdf", "damaged PDF files at their reader, each in a process of its own", reader("pdf"),
       true, true, 150},
      {"feed", "damaged RSS and Atom at the feed reader", reader("feed"), true},
      {"warc", "damaged web archives at their reader", reader("warc"), true},
      {"csv", "damaged tables at their reader", reader("csv"), true},
      {"markdown", "damaged Markdown with front matter at its reader", reader("markdown"), true},
      {"jsonl", "damaged JSON Lines at their reader", reader("jsonl"), true},
      {"profile", "damaged profiles of sites at their reader", make_profile_target, true},
  };
  return kTargets;
}

}  // namespace cotejo
