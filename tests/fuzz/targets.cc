// SPDX-License-Identifier: GPL-3.0-or-later
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
      {"profile", "damaged profiles of sites at their reader", make_profile_target, true},
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
