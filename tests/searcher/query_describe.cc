// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/query_describe.h"

#include <fmt/format.h>

namespace cotejo {
namespace {

std::string list(std::string_view name, const QueryNode& node) {
  std::string out = fmt::format("({}", name);
  for (const QueryNode& child : node.children) out += " " + describe(child);
  return out + ")";
}

std::string starred(const QueryNode& phrase) {
  std::string text = phrase.text;
  for (auto star = phrase.beginnings.rbegin(); star != phrase.beginnings.rend(); ++star) {
    text.insert(star->end, "⁎");
  }
  return text;
}

std::string end(const std::optional<Date>& date) {
  return date ? date->to_string() : "";
}

}  // namespace

std::string describe(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  const std::string field =
      node.field ? std::string(field_row(*node.field).name) + ":" : std::string();
  const bool spaced = node.text.find(' ') != std::string::npos;
  switch (node.kind) {
    case Kind::kAll:
      return "all";
    case Kind::kWord:
      return field + (spaced ? "<" + node.text + ">" : node.text);
    case Kind::kPhrase:
      return fmt::format("{}\"{}\"{}", field, starred(node),
                         node.slop == 0 ? "" : fmt::format("~{}", node.slop));
    case Kind::kPrefix:
      return field + node.text + "*";
    case Kind::kDate:
      return fmt::format("date[{}..{}]", end(node.range.since), end(node.range.until));
    case Kind::kAnd:
      return list("and", node);
    case Kind::kOr:
      return list("or", node);
    case Kind::kNot:
      return list("not", node);
  }
  return "?";
}

}  // namespace cotejo
