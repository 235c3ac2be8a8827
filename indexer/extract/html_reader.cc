// SPDX-License-Identifier: GPL-3.0-or-later
// A saved web page, as a file of its own.
#include "indexer/extract/html_page.h"
#include "indexer/extract/readers.h"
#include "indexer/extract/whole_file.h"

namespace cotejo {

void read_html(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink) {
  auto bytes = read_whole_file(source, options.most_bytes);
  if (!bytes) return sink(Extracted{{}, 0, {}, bytes.error()});
  PageSurroundings context;
  context.file_name = options.file_name;
  sink(read_html_page(*bytes, context, options.profiles));
}

}  // namespace cotejo
