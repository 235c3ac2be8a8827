// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/url.h"

#include <algorithm>

#include "searcher/output/web_address.h"

namespace cotejo {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string tail(const PageParameters& parameters, std::string_view fragment) {
  std::string text;
  for (const auto& [name, value] : parameters.pairs()) {
    text += text.empty() ? "?" : "&";
    text.append(percent_encoded(name)).append("=").append(percent_encoded(value));
  }
  if (!fragment.empty()) text.append("#").append(percent_encoded(fragment));
  return text;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back(kDigits[byte >> 4U]);
      out.push_back(kDigits[byte & 15U]);
    }
  }
  return out;
}

std::string_view PageParameters::get(std::string_view name) const {
  for (const auto& [key, value] : pairs_) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string> PageParameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

bool PageParameters::has(std::string_view name) const {
  return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& p) { return p.first == name; });
}

bool PageParameters::has(std::string_view name, std::string_view value) const {
  return std::any_of(pairs_.begin(), pairs_.end(),
                     [&](const Pair& p) { return p.first == name && p.second == value; });
}

PageParameters PageParameters::without(std::string_view name) const {
  PageParameters copy = *this;
  std::erase_if(copy.pairs_, [&](const Pair& p) { return p.first == name; });
  return copy;
}

PageParameters PageParameters::without(std::string_view name, std::string_view value) const {
  PageParameters copy = *this;
  std::erase_if(copy.pairs_, [&](const Pair& p) { return p.first == name && p.second == value; });
  return copy;
}

PageParameters PageParameters::adding(std::string_view name, std::string_view value) const {
  PageParameters copy = *this;
  copy.pairs_.emplace_back(name, value);
  return copy;
}

PageParameters PageParameters::with(std::string_view name, std::string_view value) const {
  const PageParameters copy = without(name);
  return value.empty() ? copy : copy.adding(name, value);
}

Url Url::local(const PagePath& page, const PageParameters& parameters, std::string_view fragment) {
  return Url(std::string(page.path.text()) + percent_encoded(page.segment) +
             std::string(page.rest.text()) + tail(parameters, fragment));
}

Url Url::fragment(std::string_view id) {
  std::string text(1, '#');
  return Url(text.append(percent_encoded(id)));
}

std::optional<Url> Url::external(std::string_view address) {
  std::string uri = web_address(address);
  if (uri.empty()) return std::nullopt;
  // "https://bank.example@evil.example/": what is read first is not where it leads.
  const std::size_t host = uri.find("//") + 2;
  const std::string_view authority =
      std::string_view(uri).substr(host, uri.find_first_of("/?#", host) - host);
  if (authority.find('@') != std::string_view::npos) return std::nullopt;
  return Url(std::move(uri));
}

}  // namespace cotejo
