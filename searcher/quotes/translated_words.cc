// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_words.h"

#include <algorithm>
#include <cmath>

#include "searcher/query/meanings.h"
#include "searcher/quotes/quote_terms.h"

namespace cotejo {
namespace {

// What a word says that the index has in no form: about as much as one that a statement in a
// hundred has, or a name would outweigh the rest.
constexpr double kUnknown = 4.6;

// The words decide which language they are read in, as those of a query do.
QueryNode tree_of(std::span<const QuoteWord> words) {
  QueryNode root;
  root.kind = QueryNode::Kind::kAnd;
  for (const QuoteWord& word : words) {
    QueryNode node;
    node.kind = QueryNode::Kind::kWord;
    node.text = word.surface;
    root.children.push_back(std::move(node));
  }
  return root;
}

class Translator {
 public:
  Translator(const OpenIndex& index, const Lexicon& lexicon, const Dictionary& dictionary,
             Language from, Language to)
      : index_(index),
        dictionary_(dictionary),
        meanings_(index, lexicon, dictionary, true),
        from_(from),
        to_(to) {}

  std::vector<TranslatedWord> translate(std::span<const QuoteWord> words) {
    meanings_.weigh(tree_of(words));
    std::vector<TranslatedWord> translated;
    for (std::size_t i = 0; i < words.size();) {
      if (words[i].bracketed) {
        ++i;
        continue;
      }
      std::size_t length = expression_length(words.subspan(i));
      if (length < 2) {
        length = 1;
        if (!dictionary_.is_stop_word(from_, form_of(words[i]))) {
          translated.push_back(one_word(words[i]));
        }
      } else {
        translated.push_back(take(meanings(words.subspan(i, length))));
      }
      i += length;
    }
    return translated;
  }

 private:
  MeaningQueries meanings(std::span<const QuoteWord> words, bool maybe_name = false) {
    std::vector<WordForm> forms;
    for (const QuoteWord& word : words) forms.push_back(form_of(word));
    return meanings_.find(forms, maybe_name, {});
  }

  // Words from the first on that mean something together; 0: none do.
  std::size_t expression_length(std::span<const QuoteWord> words) {
    std::size_t longest = 1;
    while (longest < std::min(words.size(), kLongestExpression) && !words[longest].after_gap &&
           !words[longest].bracketed) {
      ++longest;
    }
    for (std::size_t length = longest; length > 1; --length) {
      std::vector<WordForm> forms;
      for (const QuoteWord& word : words.first(length)) forms.push_back(form_of(word));
      if (!dictionary_.meanings(from_, to_, forms).empty()) return length;
    }
    return 0;
  }

  TranslatedWord one_word(const QuoteWord& word) {
    TranslatedWord translated = take(meanings({&word, 1}));
    const std::string itself = word_term(to_, word.folded);
    if (index_.has_term(itself)) translated.terms.insert(itself);
    translated.idf = inverse_frequency(translated);
    return translated;
  }

  TranslatedWord take(const MeaningQueries& found) {
    const char tag = languages()[to_].tag;
    TranslatedWord translated;
    for (const std::string& term : found.terms) {
      if (term.front() == tag) translated.terms.insert(term);
    }
    for (const auto& slots : found.phrase_slots) {
      if (slots.front().begin()->front() == tag) translated.phrases.push_back(slots);
    }
    translated.idf = inverse_frequency(translated);
    return translated;
  }

  // Of statements that have any of the terms: at most their sum, for phrases that of their rarest
  // word.
  double inverse_frequency(const TranslatedWord& word) const {
    const auto statements = [&](const std::set<std::string>& terms) {
      double sum = 0;
      for (const std::string& term : terms) sum += static_cast<double>(index_.frequency(term));
      return sum;
    };
    double sum = statements(word.terms);
    for (const auto& slots : word.phrases) {
      double rarest = static_cast<double>(index_.statements);
      for (const auto& slot : slots) rarest = std::min(rarest, statements(slot));
      sum += rarest;
    }
    if (sum == 0) return in_steps(kUnknown);
    const auto all = static_cast<double>(index_.statements);
    return in_steps(std::log(1 + all / std::min(sum, all)));
  }

  const OpenIndex& index_;
  const Dictionary& dictionary_;
  Meanings meanings_;
  Language from_;
  Language to_;
};

}  // namespace

std::vector<TranslatedWord> translated_words(const OpenIndex& index, const Lexicon& lexicon,
                                             const Dictionary& dictionary, Language from,
                                             Language to, std::span<const QuoteWord> words) {
  return Translator(index, lexicon, dictionary, from, to).translate(words);
}

std::optional<Language> language_by_dictionary(const OpenIndex& index, const Lexicon& lexicon,
                                               const Dictionary& dictionary,
                                               std::span<const QuoteWord> words) {
  Meanings meanings(index, lexicon, dictionary, true);
  meanings.weigh(tree_of(words));
  return meanings.query_language();
}

}  // namespace cotejo
