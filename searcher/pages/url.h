// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses that a page may have: those of this site, put together and percent-encoded here, and
// those of others with the schemes http and https only.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/pages/literal.h"

namespace cotejo {

/// The decoded parameters of an address, in order; names may repeat.
class PageParameters {
 public:
  using Pair = std::pair<std::string, std::string>;

  PageParameters() = default;
  PageParameters(std::initializer_list<Pair> pairs) : pairs_(pairs) {}
  explicit PageParameters(std::vector<Pair> pairs) : pairs_(std::move(pairs)) {}

  const std::vector<Pair>& pairs() const { return pairs_; }
  bool empty() const { return pairs_.empty(); }
  /// The first value of that name; empty if there is none.
  std::string_view get(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  bool has(std::string_view name) const;
  bool has(std::string_view name, std::string_view value) const;

  /// Copies with a change: one value in place of all of that name (empty: none of it), one more
  /// value, or one value less.
  PageParameters with(std::string_view name, std::string_view value) const;
  PageParameters adding(std::string_view name, std::string_view value) const;
  PageParameters without(std::string_view name) const;
  PageParameters without(std::string_view name, std::string_view value) const;

 private:
  std::vector<Pair> pairs_;
};

/// Where a page lies: a path, with an identifier as one segment of it if it is about a statement.
struct PagePath {
  Literal path;
  std::string segment{};
  Literal rest = "";
};

class Url {
 public:
  /// A page of this site.
  static Url local(const PagePath& page, const PageParameters& parameters = {},
                   std::string_view fragment = {});
  /// A place of the same page.
  static Url fragment(std::string_view id);
  /// An address from outside, as web_address() makes it; nothing unless it is one of http or https
  /// without a name and password.
  static std::optional<Url> external(std::string_view address);

  const std::string& text() const { return text_; }

 private:
  explicit Url(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// All but letters, digits and `-._~` as %XX.
std::string percent_encoded(std::string_view text);

}  // namespace cotejo
