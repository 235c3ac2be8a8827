// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that a page describes in JSON-LD, in the words of schema.org.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

struct JsonLdArticle {
  std::string headline;
  std::string published;             ///< as given
  std::vector<std::string> persons;  ///< authors of type Person
  std::string publisher;
  std::string lang;
  std::string url;

  bool is_empty() const { return headline.empty() && published.empty() && publisher.empty(); }
};

/// What the scripts say together, the first that says something counts; of articles first, of the
/// page itself then. What is no JSON is passed over; so are scripts of over 1 MiB, and all behind
/// the twentieth.
JsonLdArticle read_json_ld(const std::vector<std::string>& scripts);

}  // namespace cotejo
