// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/web_address.h"

#include <algorithm>

namespace cotejo {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(),
                                                   [](char a, char b) { return a == lower(b); });
}

}  // namespace

std::string web_address(std::string_view address) {
  const std::size_t scheme = begins_with(address, "https://")  ? 8
                             : begins_with(address, "http://") ? 7
                                                               : 0;
  if (scheme == 0) return {};
  const std::size_t path = std::min(address.find_first_of("/?#", scheme), address.size());
  const std::string_view host = address.substr(scheme, path - scheme);
  if (host.empty() || host.find_first_of("[]\\ \"<>") != std::string_view::npos) return {};
  constexpr std::string_view kAllowed = "-._~:/?#@!$&'()*+,;=";
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return {};
    const bool encoded = c == '%' && i + 2 < address.size() && is_hex_digit(address[i + 1]) &&
                         is_hex_digit(address[i + 2]);
    const bool second_fragment =
        c == '#' && address.substr(0, i).find('#') != std::string_view::npos;
    if (encoded || is_letter_or_digit(c) ||
        (kAllowed.find(c) != std::string_view::npos && !second_fragment)) {
      uri.push_back(c);
    } else {
      uri.push_back('%');
      uri.push_back(kDigits[byte >> 4]);
      uri.push_back(kDigits[byte & 0xF]);
    }
  }
  return uri;
}

}  // namespace cotejo
