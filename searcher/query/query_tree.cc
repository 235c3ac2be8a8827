// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

bool is_letter_or_digit(char32_t c) {
  return c < 0x80
             ? std::isalnum(static_cast<int>(c)) != 0
             : c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && c < 0x3000;
}

// "EE. UU." is one word with a space in it.
bool is_spaced_acronym(const std::string& word) {
  if (word == "U. S." || word == "U. N.") return true;
  return word.size() >= 5 && word.find(' ') != std::string::npos && word[0] == word[1] &&
         word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ. ") == std::string::npos;
}

// A dot at the end stays with "U.S." and "EE.", which the lexer knows for acronyms.
bool keeps_last_dot(const std::string& word) {
  return word.size() <= 2 || word.find('.') != word.size() - 1 ||
         (word.size() == 3 && word[0] == word[1] && word[0] >= 'A' && word[0] <= 'Z');
}

// Escapes what the lexer would take for more than a character of the word.
std::string escape_word(const std::string& word) {
  constexpr std::array<std::string_view, 6> kOperators{"AND", "OR", "NOT", "Y", "O", "NO"};
  if (is_spaced_acronym(word)) return word;
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
