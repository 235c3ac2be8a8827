// SPDX-License-Identifier: GPL-3.0-or-later
// The readers that run in the worker: a further format is one more row in extract_main.cc, its
// limits in core/formats/extract_worker.cc, and its endings in core/formats/registry.cc.
#pragma once

#include <span>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace cotejo {

/// A saved web page.
void read_html(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink);
/// A PDF document.
void read_pdf(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink);
/// A feed: one record an entry. Faults, for the whole file or from where they stand on: too-big,
/// bad-feed; no-entries if there are none. What holds for the whole file is remarked of the first
/// entry.
void read_feed(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink);
/// A web archive: one record a page (response with status 200, or resource), once for each address
/// and content. What was left out is counted in one remark, warc-skipped, of the last page taken.
/// Faults: those of pages, with their address; bad-warc, bad-http, bad-encoding, too-big; no-pages
/// if none is in it.
void read_warc(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink);

struct ExtractFormat {
  std::string_view name;
  ExtractReader read;
};

}  // namespace cotejo
