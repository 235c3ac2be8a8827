// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as bytes of HTTP/1.1: head, length or chunks, compressed where it is worth it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "searcher/web/outbox.h"
#include "searcher/web/response.h"

namespace cotejo {

/// What the request and the connection ask of the form.
struct WireForm {
  bool keep_alive = true;  ///< the connection stays open after it; needs chunks
  bool chunks = true;      ///< HTTP/1.1: a length need not be known; else the end of the connection
                           ///< is the end of the answer
  bool head_only = false;  ///< HEAD
  bool gzip = false;       ///< the client takes gzip
};

/// Takes the next piece; false: nobody wants more.
using PieceSink = std::function<bool(Piece)>;

/// Bytes of a streamed answer that are gathered before they are sent.
inline constexpr std::size_t kPieceBytes = 64 * 1024;
/// Bytes of a body from which on it is worth compressing.
inline constexpr std::size_t kLeastCompressed = 1024;

/// Sends `response`. A stream that fits one piece has a length like a body. What a stream throws
/// before its first piece went out is passed on, so that a problem can be sent in its place; after
/// that the piece is broken.
void send_response(Response response, const WireForm& form, const PieceSink& sink);

/// Does this Accept-Encoding take gzip (by name or "*", with a q that is not 0)?
bool takes_gzip(std::string_view accept_encoding);

/// Status line and headers, with the empty line; control characters in values become spaces.
std::string response_head(const Response& response, std::string_view length_header,
                          bool keep_alive);

}  // namespace cotejo
