// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a feed → XML that a parser may be given: what hurts is refused, what editors get
// wrong is mended.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/formats/record_reader.h"

namespace cotejo {

struct FeedXml {
  std::string text;                   ///< UTF-8, lines as they were, without XML declaration
  std::vector<ReaderRemark> remarks;  ///< mended-xml, charset-guessed; of the whole file
  Error fault = {};                   ///< a code if it may not be parsed: bad-feed
};

/// Decodes by byte order mark, else by the XML declaration, else as decode_page(). Refuses a DTD
/// inside the file (no feed needs entities of its own, and attacks are made of them) and tags with
/// thousands of attributes. Outside of CDATA, a bare & becomes &amp; and HTML's entities (&ntilde;)
/// become characters; control characters become spaces.
FeedXml prepare_feed(std::string_view bytes);

}  // namespace cotejo
