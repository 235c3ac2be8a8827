// SPDX-License-Identifier: GPL-3.0-or-later
// The leaves of a query: words, phrases, beginnings of words.
#include <fmt/format.h>

#include <algorithm>

#include "core/index/terms.h"
#include "core/text/normalizer.h"
#include "searcher/query/common_pairs.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/term_queries.h"
#include "searcher/query/word_beginnings.h"

namespace cotejo {
namespace {

// How much the very word typed adds to the weight of all that it stands for…
constexpr double kExactShare = 0.3;
// …and its family, where it stands for translations too: they find, but rank below.
constexpr double kFamilyShare = 0.3;

}  // namespace

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

Xapian::Query QueryBuilder::build_word(const QueryNode& node) {
  BuiltLeaf leaf{node.text, "word", {}, {}, false};
  const FieldKind kind = node.field ? field_row(*node.field).kind : FieldKind::kText;
  if (node.field) leaf.text = read_back(node);
  if (kind == FieldKind::kCode) {
    leaf.forms = {read_back(node)};
    return finish(std::move(leaf), Xapian::Query(exact_term(*node.field, node.text)));
  }
  const std::vector<QueryWord> words = analyze(node.text);
  if (kind == FieldKind::kName) {
    const Xapian::Query named = name_phrase(words, 0, *node.field, leaf);
    return finish(leaf, or_known_name(named, node, leaf));
  }
  const std::string prefix = field_prefix(node);
  std::vector<QueryWord> bases;
  std::vector<Xapian::Query> readings;
  for (const QueryWord& word : words) {
    if (!word.alias) {
      bases.push_back(word);
    } else {
      readings.push_back(text_word(word.form, prefix, find_meanings({word.form}, node), leaf));
      note(fmt::format("'{}' is also read as {}", node.text, word.form.surface));
    }
  }
  const MeaningQueries meanings = find_meanings(plain_words(node), node);
  if (bases.size() == 1) {
    readings.push_back(text_word(bases.front().form, prefix, meanings, leaf));
  } else if (!bases.empty()) {
    readings.push_back(text_phrase(bases, 0, prefix, leaf));
    if (!meanings.empty()) {
      readings.push_back(either_of(Xapian::Query::OP_SYNONYM, meanings.terms, meanings.phrases));
    }
  }
  leaf.forms.insert(leaf.forms.end(), meanings.forms.begin(), meanings.forms.end());
  return finish(std::move(leaf), either_of(Xapian::Query::OP_OR, {}, readings));
}

std::vector<WordForm> QueryBuilder::plain_words(const QueryNode& node) {
  std::vector<WordForm> words;
  for (const QueryWord& word : analyze(node.text)) {
    if (!word.alias) words.push_back(word.form);
  }
  return words;
}

MeaningQueries QueryBuilder::find_meanings(const std::vector<WordForm>& words,
                                           const QueryNode& node) {
  // What is excluded is excluded as typed: a wrong sense of it would hide statements.
  if (negated_ || words.empty()) return {};
  if (words.size() == 1 && meanings_.is_stop_word(words.front())) return {};
  MeaningQueries found = meanings_.find(words, begins_capital(node.text), field_prefix(node));
  take_meanings(node.text, found);
  return found;
}

void QueryBuilder::take_meanings(const std::string& text, const MeaningQueries& meanings) {
  if (meanings.empty()) return;
  constexpr std::size_t kMostShown = 3;
  const std::size_t shown = std::min(meanings.shown.size(), kMostShown);
  std::string said =
      fmt::format("{} = {}", text,
                  fmt::join(meanings.shown.begin(),
                            meanings.shown.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (shown < meanings.shown.size()) {
    said += fmt::format(" and {} more", meanings.shown.size() - shown);
  }
  if (std::find(translations_.begin(), translations_.end(), said) == translations_.end()) {
    translations_.push_back(std::move(said));
  }
  for (const std::string& form : meanings.marks) highlights_.words.insert(form);
  for (const auto& slots : meanings.phrase_slots) highlights_.phrases.push_back({slots, 0});
}

std::vector<std::string> QueryBuilder::spelled_terms(Language language, const WordForm& word,
                                                     const std::string& prefix) {
  std::vector<std::string> terms;
  for (const std::string& spelling : lexicon_.spellings(language, word)) {
    std::string term = prefix + word_term(language, spelling);
    if (index_.has_term(term)) terms.push_back(std::move(term));
  }
  return terms;
}

Xapian::Query QueryBuilder::text_word(const WordForm& form, const std::string& prefix,
                                      const MeaningQueries& meanings, BuiltLeaf& leaf) {
  std::vector<std::string> family;
  std::vector<std::string> exact;
  // What ranks higher. A word that is translated may be another word in the other language, by
  // accident: there it does not.
  std::vector<std::string> own;
  const std::optional<Language> own_language =
      meanings.empty() ? std::nullopt : meanings_.query_language();
  for (Language language = 0; language < languages().size(); ++language) {
    const bool ranks = !own_language || language == *own_language;
    for (const std::string& word : lexicon_.family(language, form)) {
      std::string term = word_term(language, word);
      if (!index_.has_term(prefix + term)) continue;
      leaf.forms.push_back(form_name(language, word));
      if (!negated_) highlights_.words.insert(term);
      if (ranks && word == form.folded) exact.push_back(prefix + term);
      if (ranks) own.push_back(prefix + term);
      family.push_back(prefix + std::move(term));
    }
    for (const std::string& surface : lexicon_.accented(language, form)) {
      if (surface != form.surface && form.surface == skeleton_form(form.surface)) {
        note(fmt::format("'{}' also finds {}", form.surface, surface));
      }
    }
  }
  if (fuzzy_ && !negated_) add_near_terms(form, prefix, leaf, family, exact);
  std::vector<std::string> all = family;
  for (const std::string& term : meanings.terms) {
    if (std::find(family.begin(), family.end(), term) == family.end()) all.push_back(term);
  }
  leaf.own.insert(leaf.own.end(), own.begin(), own.end());
  leaf.all.insert(leaf.all.end(), all.begin(), all.end());
  const Xapian::Query any = either_of(Xapian::Query::OP_SYNONYM, all, meanings.phrases);
  std::vector<Xapian::Query> closer;  // what ranks higher
  if (!own.empty() && (all.size() != own.size() || !meanings.phrases.empty())) {
    closer.push_back(either_of(Xapian::Query::OP_SYNONYM, own) * kFamilyShare);
  }
  if (!exact.empty() && exact.size() != all.size()) {
    closer.push_back(either_of(Xapian::Query::OP_SYNONYM, exact) * kExactShare);
  }
  if (closer.empty() || excluding_ != 0) return any;
  return {Xapian::Query::OP_AND_MAYBE, any, either_of(Xapian::Query::OP_OR, {}, closer)};
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
    const Xapian::Query named = name_phrase(words, node.slop, *node.field, leaf);
    return finish(leaf, or_known_name(named, node, leaf));
  }
  const std::string prefix = field_prefix(node);
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
    std::vector<std::vector<std::string>> choices;  // terms of each slot
    Highlights::Phrase phrase{{}, slop};
    std::string shown;
    for (const QueryWord& word : words) {
      const std::vector<std::string>& terms =
          choices.emplace_back(slot_terms(language, word, prefix));
      std::set<std::string> marks;
      for (const std::string& term : terms) marks.insert(term.substr(prefix.size()));
      if (terms.empty()) break;  // no statement in this language has the phrase
      slots.push_back(either_of(Xapian::Query::OP_OR, terms));
      phrase.slots.push_back(std::move(marks));
      shown += (shown.empty() ? "" : " ") + word.form.folded + (word.beginning ? "*" : "");
    }
    if (slots.empty() || slots.size() != words.size()) continue;
    const bool is_plain = slop == 0 && prefix.empty();
    readings.push_back(is_plain ? with_common_pairs(in_order(slots, 0), language, choices)
                                : in_order(slots, slop));
    leaf.forms.push_back(form_name(language, "\"" + shown + "\""));
    if (!negated_) highlights_.phrases.push_back(std::move(phrase));
  }
  if (readings.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_OR, readings.begin(), readings.end()};
}

// What may stand at a word's place in a phrase.
std::vector<std::string> QueryBuilder::slot_terms(Language language, const QueryWord& word,
                                                  const std::string& prefix) {
  if (word.beginning) {
    std::vector<std::string> beginnings;
    for (const std::string& spelling : enye_spellings(word.form.folded)) {
      beginnings.push_back(prefix + word_term(language, spelling));
    }
    return terms_that_begin(beginnings, word);
  }
  return spelled_terms(language, word.form, prefix);
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
    slots.push_back(word.beginning ? either_of(Xapian::Query::OP_OR, terms_that_begin({term}, word))
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
  struct Beginning {
    std::string term;
    std::string name;    // of its language or field, for people
    std::size_t before;  // bytes of the term that are not of its word
  };
  std::vector<Beginning> beginnings;
  if (node.field && field_row(*node.field).kind == FieldKind::kName) {
    const FieldRow& row = field_row(*node.field);
    beginnings.push_back({field_word_term(*node.field, folded), std::string(row.name) + ":",
                          row.word_prefix.size()});
  } else {
    const std::string prefix = field_prefix(node);
    for (Language language = 0; language < languages().size(); ++language) {
      for (const std::string& spelling : enye_spellings(folded)) {
        beginnings.push_back(
            {prefix + word_term(language, spelling), form_name(language, ""), prefix.size() + 1});
      }
    }
  }
  std::set<std::string> terms;
  for (const auto& [beginning, name, before] : beginnings) {
    std::set<std::string> found = terms;
    if (!add_terms_that_begin(index_, beginning, found)) {
      error_ = too_many_words(node.column, node.text);
      return Xapian::Query::MatchNothing;
    }
    for (const std::string& term : found) {
      if (!terms.insert(term).second) continue;
      leaf.forms.push_back(name + term.substr(before));
      if (!negated_ && !node.field) highlights_.words.insert(term);
    }
  }
  return finish(std::move(leaf),
                either_of(Xapian::Query::OP_SYNONYM, {terms.begin(), terms.end()}));
}

}  // namespace cotejo
