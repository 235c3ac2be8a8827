// SPDX-License-Identifier: GPL-3.0-or-later
// What Beast has read, as the routes see it. Internal to server.cc.
#pragma once

#include <boost/beast/http/message.hpp>
#include <optional>
#include <string>

#include "searcher/web/request.h"

namespace cotejo {

/// Fills in all but body and peer; the Error is of the target, and the rest is there all the same.
template <typename Message>
std::optional<Error> read_head(const Message& message, Request& request) {
  const std::string_view target(message.target().data(), message.target().size());
  auto parsed = parse_target(target);
  if (parsed) request = *std::move(parsed);
  request.target = target;
  request.method = std::string(message.method_string());
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    request.headers.emplace_back(std::move(name), std::string(field.value()));
  }
  if (parsed) return std::nullopt;
  return parsed.error();
}

}  // namespace cotejo
