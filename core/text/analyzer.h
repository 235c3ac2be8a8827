// SPDX-License-Identifier: GPL-3.0-or-later
// Which words does this text have? The one analysis that indexer, searcher and snippets share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/language.h"
#include "core/text/word_filter.h"

namespace cotejo {

struct Token;

/// A distinct word. Lives until its Analyzer is trimmed, at the same address.
struct WordForm {
  std::uint32_t number = 0;  ///< counts the Analyzer's forms since it was trimmed, from 0
  /// For whoever walks over many occurrences: bit by Language, set once the word is taken down.
  mutable std::uint32_t noted = 0;
  std::uint64_t hash = 0;  ///< stable_hash(folded)
  bool stemmable = true;   ///< false: numbers, acronyms, mixtures such as g20
  std::string surface;     ///< NFC, lower case, with accents: what is stemmed
  std::string folded;      ///< without accents, ñ kept: what terms are made of
};

struct WordOccurrence {
  const WordForm* word = nullptr;
  std::uint32_t position = 0;  ///< counts words from 0
  std::size_t begin = 0;       ///< bytes [begin, end) of the text
  std::size_t end = 0;
  bool alias = false;  ///< a second reading: see Token
};

/// Keeps the distinct words it has seen, so that a common word costs one look-up. Not for two
/// threads at once.
class Analyzer {
 public:
  using Sink = std::function<void(const WordOccurrence&)>;

  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The words of `text`, in order. Returns the number of positions used.
  std::uint32_t analyze(std::string_view text, const Sink& sink);
  /// The same, of those words alone that the filter does not rule out.
  std::uint32_t analyze(std::string_view text, const WordFilter& filter, const Sink& sink);

  /// Forgets the words if there are very many (hostile text); call it between documents.
  void trim();

 private:
  const WordForm& form_of(std::string_view raw, bool literal);
  void give(const Token& token, const Sink& sink);

  struct Forms;
  std::unique_ptr<Forms> forms_;
};

/// The index term of a word of a statement in `language`: the language's tag and the folded form.
std::string word_term(Language language, std::string_view folded);

}  // namespace cotejo
