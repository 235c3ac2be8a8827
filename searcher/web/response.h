// SPDX-License-Identifier: GPL-3.0-or-later
// What a route answers. How it travels (length or chunks, compressed or not, HEAD) is the server's
// business.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cotejo {

struct Response {
  int status = 200;
  std::string content_type;  ///< with charset; empty: there is no body
  /// Beside those that the server sets: Content-Type and -Length, Date, Connection, ETag, security.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  /// Instead of `body`, an answer of any size: writes it piece by piece, on the thread of the
  /// handler and right after it, so that it may use the same IndexReader. Writing throws when the
  /// client has gone or reads too slowly; let it pass. What fails after the first byte can only
  /// break the connection off.
  std::function<void(std::ostream&)> stream;

  /// Adds a header; the value must have no control characters (they are replaced when it is sent).
  Response& with(std::string name, std::string value);
};

inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kProblemType = "application/problem+json";
inline constexpr std::string_view kTextType = "text/plain; charset=utf-8";
inline constexpr std::string_view kHtmlType = "text/html; charset=utf-8";

Response make_response(int status, std::string_view content_type, std::string body);
Response json_response(std::string body);
Response text_response(int status, std::string body);

/// "Not Found" for 404; "Unknown" for those we never send.
std::string_view reason_phrase(int status);

}  // namespace cotejo
