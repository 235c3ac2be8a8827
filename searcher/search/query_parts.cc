// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/query_parts.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "searcher/query/word_shape.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

void collect_parts(const QueryNode& node, std::vector<const QueryNode*>& parts) {
  if (node.kind != Kind::kAnd && node.kind != Kind::kOr) return;
  for (const QueryNode& child : node.children) {
    if (node.kind == Kind::kAnd && child.kind != Kind::kAll) parts.push_back(&child);
    collect_parts(child, parts);
  }
}

void collect_leaves(const QueryNode& node, std::vector<const QueryNode*>& leaves) {
  if (node.kind == Kind::kNot || node.kind == Kind::kAll) return;
  if (node.children.empty()) leaves.push_back(&node);
  for (const QueryNode& child : node.children) collect_leaves(child, leaves);
}

// Without its last part an AND asks for nothing.
void mend(QueryNode& all) {
  const bool wants = std::any_of(all.children.begin(), all.children.end(),
                                 [](const auto& child) { return child.kind != Kind::kNot; });
  if (!wants) all.children.insert(all.children.begin(), QueryNode{});
  if (all.children.size() > 1) return;
  QueryNode only = std::move(all.children.front());
  all = std::move(only);
}

}  // namespace

std::vector<const QueryNode*> narrowing_parts(const QueryNode& root) {
  std::vector<const QueryNode*> parts;
  collect_parts(root, parts);
  return parts;
}

std::vector<const QueryNode*> wanted_leaves(const QueryNode& root) {
  std::vector<const QueryNode*> leaves;
  collect_leaves(root, leaves);
  return leaves;
}

QueryNode without_parts(const QueryNode& root, const std::set<const QueryNode*>& dropped) {
  if (root.kind != Kind::kAnd && root.kind != Kind::kOr) return root;
  QueryNode rest;
  rest.kind = root.kind;
  for (const QueryNode& child : root.children) {
    if (!dropped.contains(&child)) rest.children.push_back(without_parts(child, dropped));
  }
  if (rest.kind == Kind::kAnd) mend(rest);
  return rest;
}

QueryNode with_words_for(const QueryNode& root, const QueryNode* leaf,
                         const std::vector<QueryNode>& words) {
  QueryNode copy = root;
  copy.children.clear();
  if (&root == leaf) {
    copy = QueryNode{};
    copy.kind = Kind::kAnd;
    copy.children = words;
    return copy;
  }
  for (const QueryNode& child : root.children) {
    copy.children.push_back(with_words_for(child, leaf, words));
  }
  return copy;
}

std::vector<QueryNode> words_of_phrase(const QueryNode& phrase) {
  std::vector<QueryNode> words;
  QueryNode word;
  bool any = false;
  const auto finish = [&] {
    if (any) words.push_back(word);
    word = QueryNode{};
    word.field = phrase.field;
    word.kind = Kind::kWord;
    any = false;
  };
  finish();
  auto star = phrase.beginnings.begin();
  for (std::size_t at = 0; at < phrase.text.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(phrase.text, at);
    if (is_query_space(c)) {
      finish();
      continue;
    }
    word.text.append(phrase.text, from, at - from);
    any = any || is_letter_or_digit(c);
    if (star == phrase.beginnings.end() || star->end != at) continue;
    word.kind = Kind::kPrefix;
    word.column = star->column;
    ++star;
  }
  finish();
  return words;
}

std::string as_typed(const QueryNode& part, std::string_view query) {
  constexpr std::size_t kMost = 60;
  std::u32string typed;
  std::size_t character = 1;
  for (std::size_t at = 0; at < query.size() && character < part.last; ++character) {
    const char32_t c = decode_utf8(query, at);
    if (character >= part.first) typed.push_back(is_query_space(c) ? U' ' : c);
  }
  constexpr std::u32string_view kSentence = U",;:!?…";
  while (!typed.empty() && kSentence.find(typed.back()) != std::u32string_view::npos) {
    typed.pop_back();
  }
  const bool full_stop = part.kind == Kind::kWord && !part.text.ends_with('.');
  while (full_stop && typed.ends_with(U'.')) typed.pop_back();
  // Within title:( ) the field stands before the bracket.
  const bool field_apart = part.field && typed.find(U':') == std::u32string::npos;
  if (typed.empty() || field_apart) return read_back(part);
  if (typed.size() > kMost) typed = typed.substr(0, kMost) + U"…";
  return to_utf8(typed);
}

}  // namespace cotejo
