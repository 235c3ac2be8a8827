// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/profile_values.h"

#include <algorithm>
#include <regex>

#include "indexer/extract/date_text.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostValues = 100;

std::vector<std::string> values_of(const ProfileRule& rule, const HtmlTree* tree,
                                   const std::string& file_name) {
  std::vector<std::string> values;
  for (std::size_t i = 0; tree != nullptr && values.empty() && i < rule.paths.size(); ++i) {
    for (const xmlNode* node : tree->select(rule.paths[i])) {
      std::string text = inline_text(node);
      if (!text.empty() && values.size() < kMostValues) values.push_back(std::move(text));
    }
  }
  if (values.empty() && !rule.name_pattern.empty()) {
    std::smatch match;
    if (std::regex_search(file_name, match, std::regex(rule.name_pattern)) && match[1].matched) {
      values.push_back(match[1].str());
    }
  }
  return values.empty() ? rule.constants : values;
}

}  // namespace

ProfileValues profile_values(const Profile& profile, const HtmlTree* tree,
                             const std::string& file_name) {
  ProfileValues values;
  for (const ProfileRule& rule : profile.rules) {
    if (rule.field != "body") values[rule.field] = values_of(rule, tree, file_name);
  }
  return values;
}

std::optional<Date> profile_date(const Profile& profile, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    for (const DateFormat& format : profile.date_formats) {
      if (const auto date = read_date(text, format)) return date;
    }
    if (const auto date = read_date(text)) return date;
    if (const auto date = find_date(text)) return date;
  }
  return std::nullopt;
}

std::vector<xmlNode*> profile_nodes(const Profile& profile, const HtmlTree& tree,
                                    std::string_view field) {
  const ProfileRule* rule = profile.rule(field);
  if (rule == nullptr) return {};
  for (const std::string& path : rule->paths) {
    std::vector<xmlNode*> nodes = tree.select(path);
    std::erase_if(nodes, [](const xmlNode* node) {
      return node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE;
    });
    if (!nodes.empty()) return nodes;
  }
  return {};
}

}  // namespace cotejo
