// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/utf8.h"
#include "searcher/query/phrase_text.h"
#include "searcher/query/word_shape.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

// "EE. UU." is one word with a space in it, which the lexer joins again; of a beginning it does
// not.
bool holds_spaced_acronym(std::string_view word) {
  const std::size_t space = word.find(' ');
  return space != std::string_view::npos &&
         is_spaced_acronym(word.substr(0, space), word.substr(space + 1));
}

// A dot at the end stays with "U.S." and "EE.", which the lexer knows for acronyms.
bool keeps_last_dot(const std::string& word) {
  return word.size() <= 2 || word.find('.') != word.size() - 1 ||
         (word.size() == 3 && word[0] == word[1] && word[0] >= 'A' && word[0] <= 'Z');
}

// Escapes what the lexer would take for more than a character of the word.
std::string escape_word(const std::string& word, bool is_beginning = false) {
  constexpr std::array<std::string_view, 6> kOperators{"AND", "OR", "NOT", "Y", "O", "NO"};
  if (!is_beginning && holds_spaced_acronym(word)) return word;
  std::string out;
  if (std::find(kOperators.begin(), kOperators.end(), word) != kOperators.end()) out = "\\";
  bool after_letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(word, at);
    std::size_t behind = at;
    const bool before_letter = at < word.size() && is_letter_or_digit(decode_utf8(word, behind));
    const bool inner = std::u32string_view(U".,-'’@#/+&_").find(c) != std::u32string_view::npos;
    const bool last_dot = c == '.' && at == word.size() && keeps_last_dot(word);
    const bool plain =
        is_letter_or_digit(c) || (inner && after_letter && (before_letter || last_dot));
    if (!plain) out.push_back('\\');
    out.append(word, from, at - from);
    after_letter = is_letter_or_digit(c);
  }
  return out;
}

std::string phrase_text(const QueryNode& node) {
  const std::string quoted = write_phrase_text(node.text, node.beginnings);
  return node.slop == 0 ? quoted : fmt::format("{}~{}", quoted, node.slop);
}

// Two words of a list that, written next to each other, the lexer would take for one.
bool would_join(const QueryNode& before, const QueryNode& node) {
  const QueryNode& last = before.kind == Kind::kNot ? before.children.front() : before;
  return last.kind == Kind::kWord && node.kind == Kind::kWord && !node.field &&
         is_spaced_acronym(last.text, std::string_view(node.text).substr(0, node.text.find(' ')));
}

std::string read_children(const QueryNode& node, std::string_view joint) {
  std::string out;
  const QueryNode* before = nullptr;
  for (const QueryNode& child : node.children) {
    if (child.kind == Kind::kAll && node.children.size() > 1) continue;  // an exclusion says it
    if (!out.empty()) out += joint;
    const bool bracket = child.kind == Kind::kOr || child.kind == Kind::kAnd ||
                         (before != nullptr && would_join(*before, child));
    before = &child;
    out += bracket ? "(" + read_back(child) + ")" : read_back(child);
  }
  return out;
}

}  // namespace

std::string range_text(const DateRange& range) {
  if (range.since && range.until && *range.since == *range.until) return range.since->to_string();
  return fmt::format("{}..{}", range.since ? range.since->to_string() : "",
                     range.until ? range.until->to_string() : "");
}

std::string read_back(const QueryNode& node) {
  const std::string field =
      node.field ? std::string(field_row(*node.field).name) + ":" : std::string();
  switch (node.kind) {
    case Kind::kAll:
      return "";
    case Kind::kWord:
      // Codes are whole values, spaces and all.
      if (node.field && field_row(*node.field).kind == FieldKind::kCode &&
          node.text.find(' ') != std::string::npos) {
        return field + write_phrase_text(node.text, {});
      }
      return field + escape_word(node.text);
    case Kind::kPhrase:
      return field + phrase_text(node);
    case Kind::kPrefix:
      return field + escape_word(node.text, true) + "*";
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

bool looks_in_text(const QueryNode& node) {
  return !node.field || field_row(*node.field).kind == FieldKind::kText;
}

QueryNode with_any_word(QueryNode root) {
  if (root.kind != Kind::kAnd) return root;
  const auto is_wish = [](const QueryNode& node) {
    const bool code = node.field && field_row(*node.field).kind == FieldKind::kCode;
    return node.kind != Kind::kAll && node.kind != Kind::kNot && node.kind != Kind::kDate && !code;
  };
  QueryNode any;
  any.kind = Kind::kOr;
  std::vector<QueryNode> required;
  for (QueryNode& child : root.children) {
    (is_wish(child) ? any.children : required).push_back(std::move(child));
  }
  if (any.children.size() > 1) {
    any.column = any.children.front().column;
    required.insert(required.begin(), std::move(any));
  } else {
    required.insert(required.begin(), any.children.begin(), any.children.end());
  }
  if (required.size() == 1) return std::move(required.front());
  root.children = std::move(required);
  return root;
}

}  // namespace cotejo
