// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/index/terms.h"
#include "core/text/normalizer.h"
#include "searcher/query/date_query.h"
#include "searcher/query/word_beginnings.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

// How much the very word typed adds to the weight of its family.
constexpr double kExactShare = 0.3;

Xapian::Query any_of_terms(Xapian::Query::op op, const std::vector<std::string>& terms) {
  if (terms.empty()) return Xapian::Query::MatchNothing;
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return {op, terms.begin(), terms.end()};
}

std::string form_name(Language language, std::string_view word) {
  const LanguageRow& row = languages()[language];
  return fmt::format("{}:{}", row.code.empty() ? row.name : row.code, word);
}

// Words in their order, consecutive, or any order within a window.
Xapian::Query in_order(const std::vector<Xapian::Query>& slots, unsigned slop) {
  if (slots.size() == 1) return slots.front();
  const auto window = static_cast<Xapian::termcount>(slots.size() + slop);
  return {slop == 0 ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, slots.begin(), slots.end(),
          window};
}

// The word of a term, without the prefix and tag before it.
std::string shown_word(const std::string& term) {
  std::size_t at = term.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return at == std::string::npos ? term : term.substr(at);
}

}  // namespace

void QueryBuilder::note(std::string text) {
  if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) {
    notes_.push_back(std::move(text));
  }
}

Result<Xapian::Query> QueryBuilder::build(const QueryNode& node) {
  Xapian::Query query = build_node(node);
  if (error_) return *error_;
  return query;
}

Xapian::Query QueryBuilder::build_node(const QueryNode& node) {
  switch (node.kind) {
    case Kind::kAll:
      return Xapian::Query::MatchAll;
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
    case Kind::kOr: {
      std::vector<Xapian::Query> parts;
      for (const QueryNode& child : node.children) parts.push_back(build_node(child));
      return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
    }
    case Kind::kNot: {  // below OR only: AND takes its exclusions itself
      QueryNode all;
      all.kind = Kind::kAnd;
      all.children = {QueryNode{}, node};
      return build_and(all);
    }
  }
  return Xapian::Query::MatchNothing;
}

Xapian::Query QueryBuilder::build_and(const QueryNode& node) {
  std::vector<Xapian::Query> required;
  std::vector<Xapian::Query> excluded;
  for (const QueryNode& child : node.children) {
    if (child.kind == Kind::kNot) {
      negated_ = !negated_;
      excluded.push_back(build_node(child.children.front()));
      negated_ = !negated_;
    } else {
      required.push_back(build_node(child));
    }
  }
  Xapian::Query query(Xapian::Query::OP_AND, required.begin(), required.end());
  if (excluded.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, excluded.begin(), excluded.end())};
}

std::vector<QueryBuilder::QueryWord> QueryBuilder::analyze(const std::string& text) {
  std::vector<QueryWord> words;
  analyzer_.analyze(text, [&](const WordOccurrence& found) {
    // A compound's joined reading comes twice, at its first and its last part.
    if (found.alias && !words.empty() && words.back().alias &&
        words.back().form.folded == found.word->folded) {
      words.back().last_position = found.position;
      words.back().end = found.end;
      return;
    }
    words.push_back(
        {*found.word, found.position, found.alias, found.position, found.end, std::nullopt});
  });
  return words;
}

Xapian::Query QueryBuilder::finish(BuiltLeaf leaf, Xapian::Query query) {
  leaf.query = query;
  leaf.negated = negated_;
  leaves_.push_back(std::move(leaf));
  return query;
}

Xapian::Query QueryBuilder::build_word(const QueryNode& node) {
  BuiltLeaf leaf{node.text, "word", {}, {}, false};
  const FieldKind kind = node.field ? field_row(*node.field).kind : FieldKind::kText;
  if (node.field) leaf.text = read_back(node);
  if (kind == FieldKind::kCode) {
    leaf.forms = {read_back(node)};
    return finish(std::move(leaf), Xapian::Query(exact_term(*node.field, node.text)));
  }
  const std::vector<QueryWord> words = analyze(node.text);
  if (kind == FieldKind::kName) return finish(leaf, name_phrase(words, 0, *node.field, leaf));
  const std::string prefix(node.field ? field_row(*node.field).word_prefix : "");
  std::vector<QueryWord> bases;
  std::vector<Xapian::Query> readings;
  for (const QueryWord& word : words) {
    if (!word.alias) {
      bases.push_back(word);
    } else {
      readings.push_back(text_word(word.form, prefix, leaf));
      note(fmt::format("'{}' is also read as {}", node.text, word.form.surface));
    }
  }
  if (bases.size() == 1) {
    readings.push_back(text_word(bases.front().form, prefix, leaf));
  } else if (!bases.empty()) {
    readings.push_back(text_phrase(bases, 0, prefix, leaf));
  }
  Xapian::Query query = readings.size() == 1
                            ? readings.front()
                            : Xapian::Query(Xapian::Query::OP_OR, readings.begin(), readings.end());
  return finish(std::move(leaf), query);
}

Xapian::Query QueryBuilder::text_word(const WordForm& form, const std::string& prefix,
                                      BuiltLeaf& leaf) {
  std::vector<std::string> terms;
  std::vector<std::string> exact;
  for (Language language = 0; language < languages().size(); ++language) {
    for (const std::string& word : lexicon_.family(language, form)) {
      std::string term = word_term(language, word);
      if (!index_.combined.term_exists(prefix + term)) continue;
      leaf.forms.push_back(form_name(language, word));
      if (!negated_) highlights_.words.insert(term);
      if (word == form.folded) exact.push_back(prefix + term);
      terms.push_back(prefix + std::move(term));
    }
    for (const std::string& surface : lexicon_.accented(language, form)) {
      if (surface != form.surface && form.surface == skeleton_form(form.surface)) {
        note(fmt::format("'{}' also finds {}", form.surface, surface));
      }
    }
  }
  Xapian::Query family = any_of_terms(Xapian::Query::OP_SYNONYM, terms);
  if (exact.empty() || exact.size() == terms.size()) return family;
  return {Xapian::Query::OP_AND_MAYBE, family,
          Xapian::Query(any_of_terms(Xapian::Query::OP_SYNONYM, exact) * kExactShare)};
}

Xapian::Query QueryBuilder::build_phrase(const QueryNode& node) {
  BuiltLeaf leaf{read_back(node), "phrase", {}, {}, false};
  std::vector<QueryWord> words = analyze(node.text);
  for (const WordBeginning& beginning : node.beginnings) {
    bool any = false;
    for (QueryWord& word : words) {
      if (word.end != beginning.end) continue;
      word.beginning = beginning.column;
      any = true;
    }
    // What the lexer takes for letters need not be a word: a note's glyph, an arrow.
    if (!any) error_ = query_error(beginning.column, too_few_letters());
  }
  if (node.field && field_row(*node.field).kind == FieldKind::kName) {
    return finish(leaf, name_phrase(words, node.slop, *node.field, leaf));
  }
  const std::string prefix(node.field ? field_row(*node.field).word_prefix : "");
  std::vector<QueryWord> bases;
  std::vector<QueryWord> joined;  // compounds as one word each
  for (const QueryWord& word : words) {
    if (!word.alias) {
      bases.push_back(word);
      joined.push_back(word);
      continue;
    }
    if (word.last_position == word.position) continue;  // an elision's other half
    std::erase_if(joined, [&](const QueryWord& part) {
      return part.position >= word.position && part.position <= word.last_position;
    });
    joined.push_back(word);
  }
  Xapian::Query query = text_phrase(bases, node.slop, prefix, leaf);
  if (joined.size() != bases.size()) query |= text_phrase(joined, node.slop, prefix, leaf);
  return finish(std::move(leaf), query);
}

Xapian::Query QueryBuilder::text_phrase(const std::vector<QueryWord>& words, unsigned slop,
                                        const std::string& prefix, BuiltLeaf& leaf) {
  std::vector<Xapian::Query> readings;
  for (Language language = 0; language < languages().size(); ++language) {
    std::vector<Xapian::Query> slots;
    Highlights::Phrase phrase{{}, slop};
    std::string shown;
    for (const QueryWord& word : words) {
      std::vector<std::string> terms;
      std::set<std::string> marks;
      for (const std::string& term : slot_terms(language, word, prefix)) {
        terms.push_back(prefix + term);
        marks.insert(term);
      }
      if (terms.empty()) break;  // no statement in this language has the phrase
      slots.push_back(any_of_terms(Xapian::Query::OP_OR, terms));
      phrase.slots.push_back(std::move(marks));
      shown += (shown.empty() ? "" : " ") + word.form.folded + (word.beginning ? "*" : "");
    }
    if (slots.empty() || slots.size() != words.size()) continue;
    readings.push_back(in_order(slots, slop));
    leaf.forms.push_back(form_name(language, "\"" + shown + "\""));
    if (!negated_) highlights_.phrases.push_back(std::move(phrase));
  }
  if (readings.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_OR, readings.begin(), readings.end()};
}

// What may stand at a word's place in a phrase, without the prefix.
std::vector<std::string> QueryBuilder::slot_terms(Language language, const QueryWord& word,
                                                  const std::string& prefix) {
  std::vector<std::string> terms;
  if (word.beginning) {
    std::vector<std::string> beginnings;
    for (const std::string& spelling : enye_spellings(word.form.folded)) {
      beginnings.push_back(prefix + word_term(language, spelling));
    }
    for (const std::string& term : terms_that_begin(beginnings, word)) {
      terms.push_back(term.substr(prefix.size()));
    }
    return terms;
  }
  for (const std::string& spelling : lexicon_.spellings(language, word.form)) {
    std::string term = word_term(language, spelling);
    if (index_.combined.term_exists(prefix + term)) terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<std::string> QueryBuilder::terms_that_begin(const std::vector<std::string>& beginnings,
                                                        const QueryWord& word) {
  std::set<std::string> terms;
  for (const std::string& beginning : beginnings) {
    if (add_terms_that_begin(index_, beginning, terms)) continue;
    error_ = too_many_words(*word.beginning, word.form.surface);
    break;
  }
  return {terms.begin(), terms.end()};
}

Xapian::Query QueryBuilder::name_phrase(const std::vector<QueryWord>& words, unsigned slop,
                                        Field field, BuiltLeaf& leaf) {
  std::vector<Xapian::Query> slots;
  std::string shown;
  for (const QueryWord& word : words) {
    if (word.alias) continue;
    const std::string term = field_word_term(field, word.form.folded);
    slots.push_back(word.beginning
                        ? any_of_terms(Xapian::Query::OP_OR, terms_that_begin({term}, word))
                        : Xapian::Query(term));
    shown += (shown.empty() ? "" : " ") + word.form.folded + (word.beginning ? "*" : "");
  }
  if (slots.empty()) return Xapian::Query::MatchNothing;
  leaf.forms.push_back(fmt::format("{}:\"{}\"", field_row(field).name, shown));
  return in_order(slots, slop);
}

Xapian::Query QueryBuilder::build_prefix(const QueryNode& node) {
  BuiltLeaf leaf{read_back(node), "prefix", {}, {}, false};
  // Compounds are in the index as one word too: co-operat* is cooperat*.
  std::string joined = surface_form(node.text);
  std::erase(joined, '-');
  const std::string folded = folded_form(joined);
  std::vector<std::pair<std::string, std::string>> beginnings;  // term's beginning, shown before it
  if (node.field && field_row(*node.field).kind == FieldKind::kName) {
    beginnings.emplace_back(field_word_term(*node.field, folded), field_row(*node.field).name);
  } else {
    const std::string prefix(node.field ? field_row(*node.field).word_prefix : "");
    for (Language language = 0; language < languages().size(); ++language) {
      const std::string name = form_name(language, "");
      for (const std::string& spelling : enye_spellings(folded)) {
        beginnings.emplace_back(prefix + word_term(language, spelling),
                                name.substr(0, name.size() - 1));
      }
    }
  }
  std::set<std::string> terms;
  for (const auto& [beginning, name] : beginnings) {
    std::set<std::string> found = terms;
    if (!add_terms_that_begin(index_, beginning, found)) {
      error_ = too_many_words(node.column, node.text);
      return Xapian::Query::MatchNothing;
    }
    for (const std::string& term : found) {
      if (!terms.insert(term).second) continue;
      leaf.forms.push_back(fmt::format("{}:{}", name, shown_word(term)));
      if (!negated_ && !node.field) highlights_.words.insert(term);
    }
  }
  return finish(std::move(leaf),
                any_of_terms(Xapian::Query::OP_SYNONYM, {terms.begin(), terms.end()}));
}

}  // namespace cotejo
