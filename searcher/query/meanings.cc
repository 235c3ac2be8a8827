// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/meanings.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/index/terms.h"

namespace cotejo {
namespace {

// Meanings of one word or expression that are looked for; more say too much to say anything.
constexpr std::size_t kMostMeanings = 10;

}  // namespace

void Meanings::weigh(const QueryNode& root) {
  votes_.assign(languages().size(), 0);
  weigh_words(root);
  language_.reset();
  const auto best = std::max_element(votes_.begin(), votes_.end());
  if (*best > 0 && std::count(votes_.begin(), votes_.end(), *best) == 1) {
    language_ = static_cast<Language>(best - votes_.begin());
  }
}

void Meanings::weigh_words(const QueryNode& node) {
  for (const QueryNode& child : node.children) weigh_words(child);
  if (node.kind != QueryNode::Kind::kWord || !looks_in_text(node)) return;
  for (const WordForm& word : dictionary_.words(node.text)) {
    std::vector<Language> known;
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      if (dictionary_.knows(language, word)) known.push_back(language);
    }
    if (known.size() == 1) ++votes_[known.front()];
  }
}

// Is an expression to be read in `language`? In the query's, or where that one does not know it.
bool Meanings::reads(Language language, std::span<const WordForm> words) const {
  if (!language_ || language == *language_) return true;
  return words.size() != 1 || !dictionary_.knows(*language_, words.front());
}

// Has `to` the word itself about as often as `from`? Where `from` has it nowhere, as in an index of
// one language, more often than any of its meanings?
bool Meanings::is_name(Language from, Language to, const WordForm& word,
                       const std::vector<std::string>& meanings) const {
  constexpr std::uint64_t kTimesRarer = 10;
  const auto statements = [&](Language language, const WordForm& form) {
    return index_.frequency(word_term(language, form.folded));
  };
  const std::uint64_t own = statements(to, word);
  if (const std::uint64_t typed = statements(from, word); typed != 0) {
    return own * kTimesRarer >= typed;
  }
  return std::all_of(meanings.begin(), meanings.end(), [&](const std::string& meaning) {
    const auto words = dictionary_.words(meaning);
    return words.size() == 1 && statements(to, words.front()) < own;
  });
}

MeaningQueries Meanings::find(std::span<const WordForm> words, bool maybe_name,
                              const std::string& prefix) const {
  MeaningQueries found;
  if (!translate_) return found;
  for (Language from = 0; from < stemmed_languages().size(); ++from) {
    if (!reads(from, words)) continue;
    for (Language to = 0; to < stemmed_languages().size(); ++to) {
      std::vector<std::string> meanings = dictionary_.meanings(from, to, words);
      if (meanings.size() > kMostMeanings) meanings.resize(kMostMeanings);
      if (words.size() == 1 && from != to) {
        for (std::string& learned : lexicon_.learned(from, words.front(), to)) {
          meanings.push_back(std::move(learned));
        }
      }
      const bool name = maybe_name && from != to && words.size() == 1 &&
                        is_name(from, to, words.front(), meanings);
      if (name) continue;
      for (const std::string& meaning : meanings) add_meaning(to, meaning, prefix, found);
    }
  }
  return found;
}

void Meanings::add_meaning(Language language, const std::string& meaning, const std::string& prefix,
                           MeaningQueries& found) const {
  const std::string_view code = languages()[language].code;
  std::vector<std::vector<std::string>> slots;
  std::vector<std::set<std::string>> marks;
  for (const WordForm& word : dictionary_.words(meaning)) {
    std::vector<std::string> terms;
    std::set<std::string> unprefixed;
    for (const std::string& relative : lexicon_.family(language, word)) {
      const std::string term = word_term(language, relative);
      if (!index_.has_term(prefix + term)) continue;
      terms.push_back(prefix + term);
      unprefixed.insert(term);
    }
    if (terms.empty()) return;
    slots.push_back(std::move(terms));
    marks.push_back(std::move(unprefixed));
  }
  if (slots.empty()) return;
  // Ministro and ministra are one family: one meaning.
  const auto add_unique = [](std::vector<std::string>& list, std::string text) {
    const bool fresh = std::find(list.begin(), list.end(), text) == list.end();
    if (fresh) list.push_back(std::move(text));
    return fresh;
  };
  if (slots.size() == 1) {
    bool fresh = false;
    for (std::string& term : slots.front()) {
      add_unique(found.forms, fmt::format("{}:{}", code, term.substr(prefix.size() + 1)));
      fresh |= add_unique(found.terms, std::move(term));
    }
    found.marks.merge(marks.front());
    if (fresh) add_unique(found.shown, meaning);
    return;
  }
  const auto& known = found.phrase_slots;
  if (std::find(known.begin(), known.end(), marks) != known.end()) return;
  std::vector<Xapian::Query> places;
  for (const auto& terms : slots) {
    places.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  add_unique(found.shown, meaning);
  add_unique(found.forms, fmt::format("{}:\"{}\"", code, meaning));
  found.phrases.emplace_back(Xapian::Query::OP_PHRASE, places.begin(), places.end(),
                             static_cast<Xapian::termcount>(places.size()));
  found.phrase_slots.push_back(std::move(marks));
}

bool Meanings::is_stop_word(const WordForm& word) const {
  for (Language language = 0; language < stemmed_languages().size(); ++language) {
    if ((!language_ || language == *language_) && dictionary_.is_stop_word(language, word)) {
      return true;
    }
  }
  return false;
}

// Codes with a region have terms of their own: es, es-mx.
const std::set<std::string>& Meanings::language_terms(Language language) const {
  const auto [entry, fresh] = language_terms_.try_emplace(language);
  if (!fresh) return entry->second;
  const std::string beginning = exact_term(Field::kLang, languages()[language].code);
  for (const Shard& shard : index_.shards) {
    const auto end = shard.database.allterms_end(beginning);
    for (auto term = shard.database.allterms_begin(beginning); term != end; ++term) {
      const std::string code = (*term).substr(field_row(Field::kLang).exact_prefix.size());
      if (language_of(code) == language) entry->second.insert(*term);
    }
  }
  return entry->second;
}

Xapian::Query Meanings::elsewhere(const WordForm& word) const {
  std::vector<Xapian::Query> statements;
  if (!translate_) return Xapian::Query();
  for (Language language = 0; language < stemmed_languages().size(); ++language) {
    // Where the query's language is known, it is that one's word: "he" is no Spanish "he" there.
    const bool own = language_ ? language == *language_ : dictionary_.is_stop_word(language, word);
    if (own) continue;
    for (const std::string& term : language_terms(language)) statements.emplace_back(term);
  }
  if (statements.empty()) return Xapian::Query();
  return Xapian::Query(Xapian::Query::OP_OR, statements.begin(), statements.end()) * 0.0;
}

}  // namespace cotejo
