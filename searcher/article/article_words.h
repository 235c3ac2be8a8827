// SPDX-License-Identifier: GPL-3.0-or-later
// An article as words and signs, each with the part it may play beside a quotation. A quotation is
// one word of its own: what is said in it attributes nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/article/article_text.h"

namespace cotejo {

/// What a word may be. The closed classes stand in article_words.cc, the others in lists.
enum WordPart : std::uint16_t {
  kVerbPart = 1U << 0U,         ///< verb of saying
  kSayingNounPart = 1U << 1U,   ///< statement
  kOfficePart = 1U << 2U,       ///< minister
  kInstitutionPart = 1U << 3U,  ///< ministry
  kDeterminerPart = 1U << 4U,   ///< the, su
  kPronounPart = 1U << 5U,      ///< he, ella
  kOfPart = 1U << 6U,           ///< of, de, del: goes on with a name
  kPrepositionPart = 1U << 7U,  ///< other prepositions
  kLightPart = 1U << 8U,        ///< auxiliaries, adverbs, clitics: between subject and verb
  kTimePart = 1U << 9U,         ///< Thursday, ayer, marzo
  kLinkPart = 1U << 10U,        ///< conjunctions, relatives: a phrase ends there
};

struct ArticleWord {
  enum class Kind : std::uint8_t { kWord, kSign, kEnd, kQuotation, kBreak };
  Kind kind = Kind::kWord;
  TextSpan span;
  std::string form{};       ///< a word's surface form without its ’s; a sign's glyph
  std::uint16_t parts = 0;  ///< WordPart bits
  bool capital = false;
  bool possessive = false;
  std::size_t quotation = 0;  ///< kQuotation: its index

  bool is(std::uint16_t part) const { return kind == Kind::kWord && (parts & part) != 0; }
  bool is_sign(std::string_view glyph) const { return kind == Kind::kSign && form == glyph; }
  bool is_word() const { return kind == Kind::kWord; }
};

/// A stretch that is one word, and the number it gets.
struct QuotedWord {
  TextSpan span;
  std::size_t quotation;
};

/// `quoted` in order, not overlapping. kEnd: . ! ?; kBreak: between paragraphs.
std::vector<ArticleWord> article_words(const ArticleText& article,
                                       const std::vector<TextSpan>& paragraphs,
                                       const std::vector<QuotedWord>& quoted,
                                       const Dictionary& dictionary);

}  // namespace cotejo
