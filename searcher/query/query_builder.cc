// SPDX-License-Identifier: GPL-3.0-or-later
// The tree: AND, OR, NOT, expressions of several words, and what ranks words that stand close.
// The leaves are in query_leaves.cc.
#include "searcher/query/query_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/index/terms.h"
#include "core/index/vacancy.h"
#include "searcher/query/date_query.h"
#include "searcher/query/term_queries.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;
using Nodes = std::span<const QueryNode* const>;

// Two words of the query that follow each other within so many words say more together…
constexpr Xapian::termcount kCloseWindow = 4;
// …namely this share of their weights once more.
constexpr double kCloseShare = 0.25;

bool is_text_word(const QueryNode& node) {
  return node.kind == Kind::kWord && looks_in_text(node);
}

}  // namespace

Result<Xapian::Query> QueryBuilder::build(const QueryNode& node) {
  meanings_.weigh(node);
  Xapian::Query query = build_node(node);
  if (error_) return *error_;
  if (!translations_.empty()) {
    note(fmt::format("also looked for: {}", fmt::join(translations_, "; ")));
  }
  return query;
}

Xapian::Query QueryBuilder::build_node(const QueryNode& node) {
  switch (node.kind) {
    case Kind::kAll:
      return every_statement();
    case Kind::kWord:
      return build_word(node);
    case Kind::kPhrase:
      return build_phrase(node);
    case Kind::kPrefix:
      return build_prefix(node);
    case Kind::kDate:
      return finish({read_back(node), "date", {read_back(node)}, {}, false},
                    date_query(index_, node.range));
    case Kind::kAnd:
      return build_and(node);
    case Kind::kOr:
      return build_or(node);
    case Kind::kNot: {  // below OR only: AND takes its exclusions itself
      QueryNode all;
      all.kind = Kind::kAnd;
      all.children = {QueryNode{}, node};
      return build_and(all);
    }
  }
  return Xapian::Query::MatchNothing;
}

Xapian::Query QueryBuilder::build_or(const QueryNode& node) {
  std::vector<const QueryNode*> either;
  for (const QueryNode& child : node.children) either.push_back(&child);
  const bool weighs = says_something(either);
  std::vector<Xapian::Query> parts;
  EitherWords words{{}, static_cast<std::uint32_t>(either.size())};
  std::set<std::string> texts;
  for (const QueryNode* child : either) {
    const Xapian::Query query = build_node(*child);
    const bool silent = weighs && is_stop_word(*child);
    parts.push_back(silent ? query * 0.0 : query);
    if (silent || negated_ || child->field || !is_text_word(*child)) continue;
    if (texts.insert(child->text).second) words.leaves.push_back(leaves_.size() - 1);
  }
  if (words.leaves.size() > either_words_.leaves.size()) either_words_ = std::move(words);
  // Closeness does not rank here: it took as long again for little (docs/relevance.md).
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

Xapian::Query QueryBuilder::build_and(const QueryNode& node) {
  std::vector<const QueryNode*> required;
  std::vector<Xapian::Query> parts;
  std::vector<Xapian::Query> excluded;
  for (const QueryNode& child : node.children) {
    if (child.kind != Kind::kNot) required.push_back(&child);
  }
  const bool weighs = says_something(required);
  // In the order of the query: so are its leaves explained.
  for (std::size_t at = 0; at < node.children.size();) {
    const QueryNode& child = node.children[at];
    if (child.kind == Kind::kNot) {
      negated_ = !negated_;
      ++excluding_;
      excluded.push_back(build_node(child.children.front()));
      --excluding_;
      negated_ = !negated_;
      ++at;
      continue;
    }
    at += build_required(std::span(node.children).subspan(at), weighs, parts);
  }
  Xapian::Query query(Xapian::Query::OP_AND, parts.begin(), parts.end());
  if (const Xapian::Query close = close_words(required); !close.empty() && excluding_ == 0) {
    query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, close * kCloseShare);
  }
  if (excluded.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, excluded.begin(), excluded.end())};
}

// The first of `nodes`, or several: words next to each other that mean something together
// ("secretary of state") are looked up as one, the longest first. Returns how many it took.
std::size_t QueryBuilder::build_required(std::span<const QueryNode> nodes, bool weighs,
                                         std::vector<Xapian::Query>& parts) {
  const auto build_one = [&](const QueryNode& node) {
    const Xapian::Query query = build_node(node);
    return weighs && is_stop_word(node) ? own_language_only(node, query) : query;
  };
  const Expression expression = longest_expression(nodes);
  if (expression.nodes == 0) {
    parts.push_back(build_one(nodes.front()));
    return 1;
  }
  std::vector<Xapian::Query> words;
  for (const QueryNode& node : nodes.first(expression.nodes)) words.push_back(build_one(node));
  parts.emplace_back(Xapian::Query::OP_OR,
                     Xapian::Query(Xapian::Query::OP_AND, words.begin(), words.end()),
                     finish_expression(expression, field_prefix(nodes.front())));
  return expression.nodes;
}

QueryBuilder::Expression QueryBuilder::longest_expression(std::span<const QueryNode> nodes) {
  Expression longest;
  if (negated_) return longest;
  std::vector<WordForm> words;
  std::string text;
  for (std::size_t count = 1; count <= std::min(nodes.size(), kLongestExpression); ++count) {
    const QueryNode& node = nodes[count - 1];
    if (!is_text_word(node) || node.field != nodes.front().field) break;
    for (WordForm& word : plain_words(node)) words.push_back(std::move(word));
    text += (count == 1 ? "" : " ") + node.text;
    if (count == 1) continue;
    MeaningQueries meanings = meanings_.find(words, false, field_prefix(node));
    if (!meanings.empty()) longest = {count, text, words, std::move(meanings)};
  }
  return longest;
}

// One synonym with the expression as typed, as heavy as its words that say something: a statement
// that has it in its own language, and its words besides, ranks above one that has a translation,
// and that above one that has translations of the words apart.
Xapian::Query QueryBuilder::finish_expression(const Expression& expression,
                                              const std::string& prefix) {
  BuiltLeaf leaf{expression.text, "expression", expression.meanings.forms, {}, false};
  take_meanings(expression.text, expression.meanings);
  std::vector<Xapian::Query> phrases = expression.meanings.phrases;
  for (Language language = 0; language < languages().size(); ++language) {
    std::vector<Xapian::Query> slots;
    for (const WordForm& word : expression.words) {
      const auto terms = spelled_terms(language, word, prefix);
      if (terms.empty()) break;
      slots.push_back(either_of(Xapian::Query::OP_OR, terms));
    }
    if (slots.size() == expression.words.size()) phrases.push_back(in_order(slots, 0));
  }
  const auto heavy =
      std::count_if(expression.words.begin(), expression.words.end(),
                    [&](const WordForm& word) { return !meanings_.is_stop_word(word); });
  return finish(std::move(leaf),
                either_of(Xapian::Query::OP_SYNONYM, expression.meanings.terms, phrases) *
                    static_cast<double>(std::max<std::ptrdiff_t>(1, heavy)));
}

// The words that follow each other in the query, found following each other closely: for ranking
// only. Words that mean nothing are passed over: "rule of law" is rule and law.
Xapian::Query QueryBuilder::close_words(Nodes nodes) {
  std::vector<Xapian::Query> pairs;
  const QueryNode* before = nullptr;
  for (const QueryNode* node : nodes) {
    if (!is_text_word(*node)) {
      before = nullptr;
      continue;
    }
    if (is_stop_word(*node)) continue;
    if (before != nullptr && before->field == node->field) {
      const auto first = plain_words(*before);
      const auto second = plain_words(*node);
      if (!first.empty() && !second.empty()) {
        add_close_pair(first.back(), second.front(), field_prefix(*node), pairs);
      }
    }
    before = node;
  }
  if (pairs.empty()) return {};
  return {Xapian::Query::OP_OR, pairs.begin(), pairs.end()};
}

void QueryBuilder::add_close_pair(const WordForm& first, const WordForm& second,
                                  const std::string& prefix, std::vector<Xapian::Query>& pairs) {
  if (first.folded == second.folded) return;
  for (Language language = 0; language < languages().size(); ++language) {
    const auto left = spelled_terms(language, first, prefix);
    const auto right = spelled_terms(language, second, prefix);
    if (left.empty() || right.empty()) continue;
    const std::vector<Xapian::Query> slots{either_of(Xapian::Query::OP_OR, left),
                                           either_of(Xapian::Query::OP_OR, right)};
    pairs.emplace_back(Xapian::Query::OP_PHRASE, slots.begin(), slots.end(), kCloseWindow);
  }
}

// Is any of the nodes more than a stop word? A date or a lang: chooses among statements; that says
// nothing of what is looked for in them.
bool QueryBuilder::says_something(Nodes nodes) {
  return std::any_of(nodes.begin(), nodes.end(), [&](const QueryNode* node) {
    const bool chooses = node->kind == Kind::kDate ||
                         (node->field && field_row(*node->field).kind == FieldKind::kCode);
    return node->kind != Kind::kAll && !chooses && !is_stop_word(*node);
  });
}

// A word that means nothing ("the") is asked for in statements of its own language only, and weighs
// nothing: where two languages share an index, half of it lacks the word, and by that it would
// count as a rare one.
Xapian::Query QueryBuilder::own_language_only(const QueryNode& node, const Xapian::Query& query) {
  if (negated_) return query * 0.0;
  const Xapian::Query elsewhere = meanings_.elsewhere(plain_words(node).front());
  if (elsewhere.empty()) return query * 0.0;
  leaves_.back().forms.emplace_back("not asked for in other languages");
  return Xapian::Query(Xapian::Query::OP_OR, query, elsewhere) * 0.0;
}

bool QueryBuilder::is_stop_word(const QueryNode& node) {
  if (!is_text_word(node)) return false;
  const std::vector<WordForm> words = plain_words(node);
  return words.size() == 1 && meanings_.is_stop_word(words.front());
}

void QueryBuilder::note(std::string text) {
  if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) {
    notes_.push_back(std::move(text));
  }
}

Xapian::Query QueryBuilder::finish(BuiltLeaf leaf, Xapian::Query query) {
  leaf.query = query;
  leaf.negated = negated_;
  leaves_.push_back(std::move(leaf));
  return query;
}

}  // namespace cotejo
