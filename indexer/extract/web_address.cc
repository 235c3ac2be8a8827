// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/web_address.h"

#include <algorithm>

namespace cotejo {
namespace {

// Length of "http://" or "https://" at the beginning; 0: neither.
std::size_t scheme_length(std::string_view url) {
  for (std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
    if (url.starts_with(scheme)) return scheme.size();
  }
  return 0;
}

std::string_view path_of(std::string_view url) {
  const std::size_t scheme = scheme_length(url);
  const std::size_t slash = url.find('/', scheme);
  return slash == std::string_view::npos ? std::string_view() : url.substr(slash);
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = scheme_length(url);
  if (scheme == 0) return "";
  std::string_view host = url.substr(scheme, url.find_first_of("/?#", scheme) - scheme);
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) {
    host.remove_prefix(user + 1);
  }
  host = host.substr(0, host.find(':'));
  std::string small(host);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return small;
}

bool is_home_page(std::string_view url) {
  std::string_view path = path_of(url);
  if (!path.empty()) path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  constexpr std::size_t kLanguageCode = 2;
  return path.empty() || (path.size() == kLanguageCode && path.find('?') == std::string_view::npos);
}

std::string absolute_address(std::string_view url, std::string_view base) {
  url = url.substr(0, url.find('#'));
  if (url.find_first_of(" \t\n<>\"") != std::string_view::npos) return "";
  if (scheme_length(url) != 0) return host_of(url).empty() ? "" : std::string(url);
  const std::string host = host_of(base);
  if (!url.starts_with('/') || url.starts_with("//") || host.empty()) return "";
  const std::size_t end = base.find_first_of("/?#", scheme_length(base));
  return std::string(base.substr(0, end)) + std::string(url);
}

std::string address_of_saved_page(std::string_view html) {
  constexpr std::string_view kMark = "<!-- saved from url=(";
  constexpr std::size_t kTop = 2048;
  const std::size_t at = html.substr(0, kTop).find(kMark);
  if (at == std::string_view::npos) return "";
  std::string_view rest = html.substr(at + kMark.size(), kTop);
  const std::size_t behind = rest.find(')');
  if (behind == std::string_view::npos) return "";
  rest.remove_prefix(behind + 1);
  rest = rest.substr(0, rest.find("-->"));
  return absolute_address(rest.substr(0, rest.find_first_of(" \t\r\n")), "");
}

}  // namespace cotejo
