// SPDX-License-Identifier: GPL-3.0-or-later
// What cotejo-fuzz throws at: the searcher, and what both programs share.
#include "tests/fuzz/targets.h"

namespace cotejo {

const std::vector<FuzzTargetRow>& fuzz_targets() {
  static const std::vector<FuzzTargetRow> kTargets{
      {"text", "any bytes at the tokenizer, the analyzer, stems, names and changes of texts",
       make_text_target, true, false, 2'000},
      {"query", "made-up queries at the parser, some at a small index", make_query_target, false,
       false, 20'000},
      {"quotation",
       "damaged quotations at the quotation reader and the tracer, over a small archive",
       make_quotation_target, false, false, 300},
      {"article",
       "damaged articles at their reader and the finder of quotations, some at the tracer",
       make_article_target, false, false, 1'000},
      {"request", "damaged requests at all routes of the web server, over a small index",
       make_request_target, false, false, 3'000},
      {"authorities", "damaged authority files and tables of names at their readers",
       make_authorities_target, true, false, 1'000},
      {"settings", "damaged cotejo.toml at its reader", make_settings_target, true, false, 1'000},
      {"saved", "damaged files of saved queries at their reader", make_saved_target, true, false,
       1'000},
      {"words", "damaged word lists at their reader", make_words_target, true, false, 1'000},
      {"shards", "damaged lists of shards at their reader", make_shards_target, true, false, 1'000},
      {"manifest", "damaged manifests, half of them with a right checksum, at their reader",
       make_manifest_target, true, false, 1'000},
      {"columns", "damaged facet columns at their reader", make_columns_target, true, false, 1'000},
      {"postings", "damaged files of a segment at the reader that maps them", make_postings_target,
       true, false, 200},
      {"checksums", "damaged lists of checksums at their reader", make_checksums_target, true,
       false, 1'000},
      {"cursor", "damaged accounts of what was given, half with a right checksum, at their reader",
       make_cursor_target, true, false, 1'000},
  };
  return kTargets;
}

}  // namespace cotejo
