// SPDX-License-Identifier: GPL-3.0-or-later
// A response of HTTP as a web archive keeps it: status, headers, and the page in it unpacked.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cotejo {

struct HttpResponse {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in small letters; the first of each counts
  std::string body;                            ///< chunks joined, unpacked from gzip and deflate
  bool is_cut = false;  ///< the body ends before its chunks or its packing do
  Error fault = {};     ///< a code if there is no body to be read: bad-http, bad-encoding, too-big
};

/// Reads a whole response. A body whose headers say chunked or packed, and which is not, is taken
/// as it is: many archives keep it so. At most `most_body` bytes come of unpacking; more are a
/// fault.
HttpResponse read_http_response(std::string_view bytes, std::size_t most_body);

}  // namespace cotejo
