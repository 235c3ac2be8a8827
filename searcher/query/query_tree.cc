// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

// Escapes what the lexer would take for more than a character of the word.
std::string escape_word(const std::string& word) {
  constexpr std::array<std::string_view, 6> kOperators{"AND", "OR", "NOT", "Y", "O", "NO"};
  std::string out;
  const bool is_operator =
      !word.empty() && std::find(kOperators.begin(), kOperators.end(), word) != kOperators.end();
  if (is_operator) out.push_back('\\');
  for (char c : word) {
    if (c == '\\' || c == ':' || c == '*' || c == '(' || c == ')' || c == '"') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string range_text(const DateRange& range) {
  if (range.since && range.until && *range.since == *range.until) return range.since->to_string();
  return fmt::format("{}..{}", range.since ? range.since->to_string() : "",
                     range.until ? range.until->to_string() : "");
}

std::string phrase_text(const std::string& text, unsigned slop) {
  // The phrase cannot hold its own closing mark: take one that it does not hold.
  const bool plain = text.find('"') == std::string::npos && text.find("”") == std::string::npos &&
                     text.find("“") == std::string::npos;
  std::string out = plain ? fmt::format("\"{}\"", text) : fmt::format("«{}»", text);
  if (slop != 0) out += fmt::format("~{}", slop);
  return out;
}

std::string read_children(const QueryNode& node, std::string_view joint) {
  std::string out;
  for (const QueryNode& child : node.children) {
    if (child.kind == Kind::kAll && node.children.size() > 1) continue;  // an exclusion says it
    if (!out.empty()) out += joint;
    const bool bracket = child.kind == Kind::kOr || (child.kind == Kind::kAnd);
    out += bracket ? "(" + read_back(child) + ")" : read_back(child);
  }
  return out;
}

}  // namespace

std::string read_back(const QueryNode& node) {
  const std::string field =
      node.field ? std::string(field_row(*node.field).name) + ":" : std::string();
  switch (node.kind) {
    case Kind::kAll:
      return "";
    case Kind::kWord:
      if (node.text.find(' ') != std::string::npos && node.field) {
        return field + phrase_text(node.text, 0);
      }
      return field + escape_word(node.text);
    case Kind::kPhrase:
      return field + phrase_text(node.text, node.slop);
    case Kind::kPrefix:
      return field + escape_word(node.text) + "*";
    case Kind::kDate:
      return "date:" + range_text(node.range);
    case Kind::kNot: {
      const QueryNode& child = node.children.front();
      const bool bracket = child.kind == Kind::kAnd || child.kind == Kind::kOr;
      return bracket ? "-(" + read_back(child) + ")" : "-" + read_back(child);
    }
    case Kind::kAnd:
      return read_children(node, " ");
    case Kind::kOr:
      return read_children(node, " OR ");
  }
  return "";
}

}  // namespace cotejo
