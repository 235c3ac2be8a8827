// SPDX-License-Identifier: GPL-3.0-or-later
// Who is “he”, “the minister”, “the statement”? What an article has mentioned so far, and the name
// that stands behind a phrase.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "searcher/article/names.h"
#include "searcher/article/quotation.h"
#include "searcher/article/saying.h"

namespace cotejo {

/// Reads an article's sentences in order.
class Speakers {
 public:
  Speakers(const Words& words, std::string_view text)
      : words_(words), text_(text), names_(words, text) {}

  /// What stands in the sentence before `at` has been read; call it with growing `at`.
  void read_to(std::size_t at);
  /// Papers of somebody that the sentence names: "in a statement released by the Ministry".
  void note_papers(const Sentence& sentence);
  /// Whom the phrase stands for. With no subject: whoever spoke last.
  Attribution resolve(const Saying& saying, const Sentence& sentence) const;
  /// Somebody has said something.
  void note_speaker(const Saying& saying, const Sentence& sentence, const Attribution& speaker);

 private:
  struct Known {
    std::string name;
    std::string institution;
    bool person = false;
  };

  Known known_of(const NounPhrase& phrase, const Sentence& sentence) const;
  Known of_pronoun(std::string_view form) const;
  Known of_small_head(const NounPhrase& phrase, const Sentence& sentence) const;
  std::string bare_text(const NounPhrase& phrase) const;

  const Words& words_;
  std::string_view text_;
  Names names_;
  std::size_t next_mention_ = 0;
  Known last_person_;
  Known last_speaker_;
  Known last_person_speaker_;
  bool last_person_speaker_is_minister_ = false;
  std::string last_institution_;
  std::string last_speaking_institution_;
  std::string issuer_;                                           // of the last paper
  std::size_t issuer_word_ = 0;                                  // where it was named
  std::unordered_map<std::string, std::string> by_office_;       // canciller → Ana Gil
  std::unordered_map<std::string, std::string> by_institution_;  // ministry → Ministry of Health
};

}  // namespace cotejo
