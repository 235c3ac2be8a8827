// SPDX-License-Identifier: GPL-3.0-or-later
// A request as the routes see it: parsed, decoded, bounded, and known to be UTF-8. Nothing here
// knows sockets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace cotejo {

/// Names and decoded values, in the order in which they were sent; a name may come several times.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// The first value of that name, or null.
const std::string* find_parameter(const Parameters& parameters, std::string_view name);

struct Request {
  std::string method;                 ///< as sent: "GET", "HEAD", "POST", …
  std::string target;                 ///< as sent, for the log; may have any bytes
  std::string path;                   ///< decoded, without query; for people, and for the log
  std::vector<std::string> segments;  ///< cut, then decoded: {"api", "v1", "search"}
  std::string query_text;             ///< as sent, without the question mark
  Parameters query;                   ///< decoded
  Parameters captured;                ///< what the route's {names} stand for, decoded
  Parameters headers;                 ///< names in small letters; values may have any bytes
  std::string body;                   ///< may have any bytes
  std::string peer;                   ///< address of who asks, "" over a local socket

  /// Value of a header by its name in small letters; empty: not sent.
  std::string_view header(std::string_view name) const;
  /// Value of a {name} of the route's pattern; empty if it has no such.
  std::string_view captured_value(std::string_view name) const;
};

/// Of a target and of a form; more are refused.
inline constexpr std::size_t kMostParameters = 256;

/// Reads "/path?name=value&…", or the same with "http://host" before it, into path, segments,
/// query_text and query. Error "bad-target": not of that form, "%" without two hexadecimal digits,
/// a NUL, not UTF-8, too many parameters.
Result<Request> parse_target(std::string_view target);

/// Reads "name=value&…", as forms are sent ("+" is a space). The same errors.
Result<Parameters> parse_form(std::string_view text);

}  // namespace cotejo
