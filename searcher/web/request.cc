// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

Error bad_target(std::string message) {
  return {"bad-target", std::move(message)};
}

std::optional<unsigned> hexadecimal(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

Result<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded.push_back(' ');
    } else if (text[i] == '%') {
      const auto high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : std::nullopt;
      const auto low = high ? hexadecimal(text[i + 2]) : std::nullopt;
      if (!low) return bad_target("a '%' stands without two hexadecimal digits; write %25 for it");
      decoded.push_back(static_cast<char>(*high * 16 + *low));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  if (decoded.find('\0') != std::string::npos) return bad_target("there is a NUL character");
  if (find_invalid_utf8(decoded) != std::string_view::npos)
    return bad_target("what is encoded is not UTF-8");
  return decoded;
}

}  // namespace

const std::string* find_parameter(const Parameters& parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const auto& parameter) { return parameter.first == name; });
  return found == parameters.end() ? nullptr : &found->second;
}

std::string_view Request::header(std::string_view name) const {
  const std::string* value = find_parameter(headers, name);
  return value == nullptr ? std::string_view() : *value;
}

std::string_view Request::captured_value(std::string_view name) const {
  const std::string* value = find_parameter(captured, name);
  return value == nullptr ? std::string_view() : *value;
}

Result<Parameters> parse_form(std::string_view text) {
  Parameters parameters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    const std::string_view pair = text.substr(at, end - at);
    at = end + 1;
    if (pair.empty()) continue;
    if (parameters.size() == kMostParameters) {
      return bad_target(fmt::format("there are more than {} parameters", kMostParameters));
    }
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals), true);
    if (!name) return name.error();
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!value) return value.error();
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

Result<Request> parse_target(std::string_view target) {
  Request request;
  request.target = target;
  // A proxy may send the whole URL; which host it names is the same to us.
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(std::min(target.find_first_of("/?#", scheme.size()), target.size()));
    if (target.empty() || target.front() != '/') return bad_target("the URL has no path");
  }
  if (target.empty() || target.front() != '/') return bad_target("the path must begin with '/'");
  target = target.substr(0, target.find('#'));
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string_view path = target.substr(0, question);
  request.query_text = target.substr(std::min(question + 1, target.size()));
  // Cut before it is decoded: an id may have a slash.
  for (std::size_t at = 1; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    auto segment = decode(path.substr(at, end - at), false);
    if (!segment) return segment.error();
    request.path.append("/").append(*segment);
    request.segments.push_back(std::move(*segment));
    at = end + 1;
    if (at == path.size()) {  // "/a/" is not "/a"
      request.segments.emplace_back();
      request.path += "/";
    }
  }
  if (request.path.empty()) request.path = "/";
  auto query = parse_form(request.query_text);
  if (!query) return query.error();
  request.query = std::move(*query);
  return request;
}

}  // namespace cotejo
