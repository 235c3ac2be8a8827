// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/article_words.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"
#include "searcher/article/function_words.h"
#include "searcher/article/saying_words.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;

struct ListPart {
  Kind kind;
  std::uint16_t part;
};
constexpr std::array<ListPart, 3> kListParts{{{Kind::kNounOfSaying, kSayingNounPart},
                                              {Kind::kOffice, kOfficePart},
                                              {Kind::kInstitution, kInstitutionPart}}};

class WordReader {
 public:
  WordReader(const ArticleText& article, const Dictionary& dictionary)
      : text_(article.text), language_(article.language), dictionary_(dictionary) {}

  void read(TextSpan span) {
    std::size_t at = span.begin;
    while (at < span.end) {
      std::size_t next = at;
      const char32_t c = decode_utf8(text_, next);
      if (is_word_class(char_class(c))) {
        at = read_word(at, span.end);
      } else {
        if (c == U'.' || c == U'!' || c == U'?' || c == U'…') {
          add(ArticleWord::Kind::kEnd, {at, next});
        } else if (c > U' ' && c != U'\u00A0') {
          add(ArticleWord::Kind::kSign, {at, next});
        }
        at = next;
      }
    }
  }

  ArticleWord& add(ArticleWord::Kind kind, TextSpan span) {
    words_.push_back({kind, span});
    if (kind != ArticleWord::Kind::kQuotation) {
      words_.back().form = text_.substr(span.begin, span.size());
    }
    return words_.back();
  }

  std::vector<ArticleWord> take() { return std::move(words_); }

 private:
  // Does the character at `at` go on a word whose last character stood before?
  bool goes_on(std::size_t at, std::size_t end) const {
    std::size_t next = at;
    const char32_t c = decode_utf8(text_, next);
    const CharClass kind = char_class(c);
    if (is_word_class(kind) || kind == CharClass::kIgnorable) return true;
    if (c != U'.' && kind != CharClass::kApostrophe && kind != CharClass::kHyphen) return false;
    if (next >= end) return false;
    std::size_t behind = next;
    return is_word_class(char_class(decode_utf8(text_, behind)));
  }

  std::size_t read_word(std::size_t begin, std::size_t limit) {
    std::size_t end = begin;
    while (end < limit && end - begin < kMaxWordBytes && goes_on(end, limit)) {
      decode_utf8(text_, end);
    }
    const std::string_view raw = text_.substr(begin, end - begin);
    std::string form = surface_form(raw);
    const bool dotted = raw.find('.') != std::string_view::npos || raw.size() == 1;
    if (end < limit && text_[end] == '.' && begins_capital(raw) &&
        (dotted || is_abbreviation(form))) {
      ++end;
    }
    ArticleWord& word = add(ArticleWord::Kind::kWord, {begin, end});
    word.capital = begins_capital(raw);
    if (form.ends_with("'s")) {
      form.resize(form.size() - 2);
      word.possessive = true;
    } else if (language_ != language_of("es") && form.ends_with("s") && end < limit &&
               is_apostrophe(end)) {
      word.possessive = true;
    }
    word.parts = parts_of(form, word.capital);
    word.form = std::move(form);
    return end;
  }

  bool is_apostrophe(std::size_t at) const {
    return char_class(decode_utf8(text_, at)) == CharClass::kApostrophe;
  }

  std::uint16_t parts_of(const std::string& form, bool capital) {
    std::uint16_t parts = function_parts(form, language_, capital);
    if (is_verb_of_saying(form, dictionary_)) parts |= kVerbPart;
    for (const ListPart& list : kListParts) {
      for (Language language = 0; language < stemmed_languages().size(); ++language) {
        const bool asked = language == language_ || language_ == other_language();
        if (asked && dictionary_.lists(list.kind, language, form)) parts |= list.part;
      }
    }
    // A capital within a sentence is part of a name: State, Post.
    const bool within = words_.size() > 1 && words_[words_.size() - 2].is_word();
    if (capital && within) parts &= static_cast<std::uint16_t>(~kVerbPart);
    // March and May are months, march and may are not; of a closed class a word is nothing else.
    if (form == "may" || form == "march") parts = capital ? kTimePart : kLightPart;
    return parts;
  }

  std::string_view text_;
  Language language_;
  const Dictionary& dictionary_;
  std::vector<ArticleWord> words_;
};

}  // namespace

std::vector<ArticleWord> article_words(const ArticleText& article,
                                       const std::vector<TextSpan>& paragraphs,
                                       const std::vector<QuotedWord>& quoted,
                                       const Dictionary& dictionary) {
  WordReader reader(article, dictionary);
  std::size_t next = 0;
  std::size_t done = 0;  // a quotation of several paragraphs ends within a later one
  for (const TextSpan& paragraph : paragraphs) {
    std::size_t at = std::max(paragraph.begin, done);
    while (next < quoted.size() && quoted[next].span.begin < paragraph.end) {
      const QuotedWord& one = quoted[next++];
      if (one.span.begin > at) reader.read({at, one.span.begin});
      reader.add(ArticleWord::Kind::kQuotation, one.span).quotation = one.quotation;
      at = done = one.span.end;
    }
    if (at < paragraph.end) reader.read({at, paragraph.end});
    if (at <= paragraph.end) reader.add(ArticleWord::Kind::kBreak, {paragraph.end, paragraph.end});
  }
  return reader.take();
}

}  // namespace cotejo
