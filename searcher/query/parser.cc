// SPDX-License-Identifier: GPL-3.0-or-later
// Recursive descent over:  or := and (OR and)* ; and := unary+ (AND between is optional) ;
// unary := (NOT | -) unary | primary ; primary := ( or ) | field primary | phrase | word | prefix.
#include "searcher/query/parser.h"

#include <fmt/format.h>

#include <cctype>

#include "core/base/language.h"
#include "searcher/query/date_range.h"
#include "searcher/query/lexer.h"

namespace cotejo {
namespace {

using Node = QueryNode;
using NodeKind = QueryNode::Kind;
using Kind = QueryToken::Kind;

Node make_node(NodeKind kind, std::size_t column) {
  Node node;
  node.kind = kind;
  node.column = column;
  return node;
}

// What a query of exclusions takes away from.
void add_everything(Node& node) {
  node.children.insert(node.children.begin(), make_node(NodeKind::kAll, node.column));
}

class Parser {
 public:
  Parser(std::vector<QueryToken> tokens, std::vector<std::string>& notes)
      : tokens_(std::move(tokens)), notes_(notes) {}

  Result<Node> parse() {
    if (peek().kind == Kind::kEnd) {
      notes_.push_back("empty query: every statement matches");
      return make_node(NodeKind::kAll, 1);
    }
    auto node = parse_or(0);
    if (!node) return node;
    if (peek().kind == Kind::kClose) {
      return query_error(peek().column, "this bracket closes none; leave it out, or open one");
    }
    return node;
  }

 private:
  const QueryToken& peek() const { return tokens_[at_]; }
  QueryToken take() { return tokens_[at_++]; }

  bool starts_operand() const {
    switch (peek().kind) {
      case Kind::kWord:
      case Kind::kPhrase:
      case Kind::kPrefix:
      case Kind::kField:
      case Kind::kOpen:
      case Kind::kNot:
      case Kind::kMinus:
        return true;
      default:
        return false;
    }
  }

  Error missing_operand(const QueryToken& before) const {
    return query_error(before.column,
                       fmt::format("'{}' has nothing to the right of it; add a word, "
                                   "or put it in quotation marks to search for it",
                                   before.text));
  }

  Result<Node> parse_or(std::size_t depth) {
    if (depth > kMaxQueryDepth) return query_error(peek().column, "too many brackets in brackets");
    Node either = make_node(NodeKind::kOr, peek().column);
    while (true) {
      auto operand = parse_and(depth);
      if (!operand) return operand;
      either.children.push_back(std::move(*operand));
      if (peek().kind != Kind::kOr) break;
      const QueryToken op = take();
      if (!starts_operand()) return missing_operand(op);
    }
    if (either.children.size() == 1) return std::move(either.children.front());
    return either;
  }

  Result<Node> parse_and(std::size_t depth) {
    Node all = make_node(NodeKind::kAnd, peek().column);
    if (peek().kind == Kind::kAnd || peek().kind == Kind::kOr) {
      return query_error(peek().column,
                         fmt::format("'{}' has nothing to the left of it; add a word, or put it in "
                                     "quotation marks to search for it",
                                     peek().text));
    }
    if (!starts_operand()) return query_error(peek().column, "a word or phrase is missing here");
    bool any_positive = false;
    while (starts_operand()) {
      auto operand = parse_unary(depth);
      if (!operand) return operand;
      any_positive = any_positive || operand->kind != NodeKind::kNot;
      all.children.push_back(std::move(*operand));
      if (peek().kind != Kind::kAnd) continue;
      const QueryToken op = take();
      if (!starts_operand()) return missing_operand(op);
    }
    if (!any_positive) {
      notes_.push_back("only exclusions: every other statement matches");
      add_everything(all);
    }
    if (all.children.size() == 1) return std::move(all.children.front());
    return all;
  }

  Result<Node> parse_unary(std::size_t depth) {
    if (++nodes_ > kMaxQueryNodes) {
      return query_error(peek().column, fmt::format("more than {} words", kMaxQueryNodes));
    }
    const std::size_t first = peek().column;
    auto node = parse_signed(depth);
    if (!node) return node;
    node->first = first;
    node->last = tokens_[at_ - 1].last + 1;
    return node;
  }

  Result<Node> parse_signed(std::size_t depth) {
    if (peek().kind != Kind::kNot && peek().kind != Kind::kMinus) return parse_primary(depth);
    const QueryToken op = take();
    if (!starts_operand()) return missing_operand(op);
    if (depth > kMaxQueryDepth) return query_error(op.column, "too many exclusions in exclusions");
    auto operand = parse_unary(depth + 1);
    if (!operand) return operand;
    if (operand->kind == NodeKind::kNot) return std::move(operand->children.front());
    Node node = make_node(NodeKind::kNot, op.column);
    node.children.push_back(std::move(*operand));
    return node;
  }

  Result<Node> parse_primary(std::size_t depth) {
    const QueryToken token = take();
    if (token.kind == Kind::kField) return parse_field(token, depth);
    if (token.kind == Kind::kOpen) {
      if (peek().kind == Kind::kClose) return query_error(token.column, "the brackets are empty");
      const auto not_closed =
          query_error(token.column, "this bracket is not closed; close it, or leave it out");
      if (peek().kind == Kind::kEnd) return not_closed;
      auto inner = parse_or(depth + 1);
      if (!inner) return inner;
      if (peek().kind != Kind::kClose) return not_closed;
      take();
      return inner;
    }
    Node node = make_node(NodeKind::kWord, token.column);
    if (token.kind == Kind::kPhrase) node.kind = NodeKind::kPhrase;
    if (token.kind == Kind::kPrefix) node.kind = NodeKind::kPrefix;
    node.text = token.text;
    node.slop = token.slop;
    node.beginnings = token.beginnings;
    return node;
  }

  Result<Node> parse_field(const QueryToken& field, std::size_t depth) {
    if (peek().kind == Kind::kField || peek().kind == Kind::kMinus || !starts_operand() ||
        !peek().glued) {
      return query_error(field.column, fmt::format("'{}:' needs a word, a phrase or brackets right "
                                                   "behind it",
                                                   field.text));
    }
    auto value = parse_primary(depth);
    if (!value) return value;
    if (auto error = apply_field(field, *value)) return *error;
    return value;
  }

  // Puts the field on every word below `node`.
  std::optional<Error> apply_field(const QueryToken& field, Node& node) {
    for (Node& child : node.children) {
      if (auto error = apply_field(field, child)) return error;
    }
    const bool is_leaf = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase ||
                         node.kind == NodeKind::kPrefix;
    if (!is_leaf) return std::nullopt;
    if (node.field) {
      return query_error(node.column, "a field within a field: take the inner one out");
    }
    node.field = field.field;
    const FieldKind kind = field_row(field.field).kind;
    if (node.slop != 0 && (kind == FieldKind::kDate || kind == FieldKind::kCode)) {
      return query_error(node.column, fmt::format("'{}:' takes no ~", field.text));
    }
    if (kind == FieldKind::kDate) return make_date(field, node);
    if (kind == FieldKind::kCode) return make_code(field, node);
    return std::nullopt;
  }

  std::optional<Error> make_date(const QueryToken& field, Node& node) {
    auto range = parse_date_range(node.text);
    const bool has_star = node.kind == NodeKind::kPrefix || !node.beginnings.empty();
    if (has_star || !range) {
      return query_error(node.column, range ? "a date takes no *; write 2026-03 for the month"
                                            : range.error().message);
    }
    if ((field.date_since || field.date_until) && range->since != range->until) {
      return query_error(node.column, fmt::format("'{}:' takes one date, no range", field.text));
    }
    if (field.date_since) range->until.reset();
    if (field.date_until) range->since.reset();
    node.kind = NodeKind::kDate;
    node.range = *range;
    node.text.clear();
    return std::nullopt;
  }

  std::optional<Error> make_code(const QueryToken& field, Node& node) {
    if (node.kind == NodeKind::kPrefix || !node.beginnings.empty()) {
      return query_error(node.column, fmt::format("'{}:' takes no *", field.text));
    }
    node.kind = NodeKind::kWord;
    for (char& c : node.text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (field.field != Field::kLang) return std::nullopt;
    if (const auto code = language_code_of_name(node.text)) {
      node.text = *code;
    } else if (!is_language_code(node.text)) {
      return query_error(node.column,
                         fmt::format("'{}' is no language; write es, en or Spanish", node.text));
    }
    return std::nullopt;
  }

  std::vector<QueryToken> tokens_;
  std::vector<std::string>& notes_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

Result<ParsedQuery> parse_query(std::string_view query) {
  ParsedQuery parsed;
  auto tokens = lex_query(query, parsed.notes);
  if (!tokens) return tokens.error();
  auto root = Parser(std::move(*tokens), parsed.notes).parse();
  if (!root) return root.error();
  // A query of one exclusion alone comes back bare.
  if (root->kind == NodeKind::kNot) {
    Node all = make_node(NodeKind::kAnd, 1);
    all.children.push_back(std::move(*root));
    add_everything(all);
    root = std::move(all);
  }
  parsed.root = std::move(*root);
  return parsed;
}

}  // namespace cotejo
