// SPDX-License-Identifier: GPL-3.0-or-later
// A saved web page: which statement is on it? Also what the readers of feeds and of WARC files ask.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"
#include "indexer/extract/profiles.h"

namespace cotejo {

/// What is known of a page beside its bytes.
struct PageSurroundings {
  std::string url;           ///< where it came from; empty: unknown
  std::string content_type;  ///< the HTTP header, with its charset if it has one; empty: unknown
  std::string retrieved;     ///< RFC 3339; empty: unknown
  std::string file_name;     ///< of a page saved on its own; empty: unknown
};

/// One page → the fields of a record, or a fault: too-big, bad-html, no-text, missing-date. Never
/// throws on content; std::bad_alloc only.
Extracted read_html_page(std::string_view bytes, const PageSurroundings& context,
                         const Profiles& profiles);

/// Plain text of an HTML fragment (a feed's content), paragraphs separated by an empty line. Empty
/// if there is no text in it, or it cannot be read.
std::string html_text(std::string_view utf8_fragment);

}  // namespace cotejo
