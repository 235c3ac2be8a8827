// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/verdicts/verdict_edits.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "searcher/quotes/verdict.h"
#include "searcher/quotes/word_keys.h"
#include "tests/bench/verdicts/typography.h"

namespace cotejo {
namespace {

constexpr std::size_t kFewest = 6;
constexpr std::size_t kMost = 40;
constexpr std::size_t kLongestElision = 45;
// Farther than any elision here, and than judge() takes for one.
constexpr std::size_t kApart = kFarApart + 20;
constexpr std::size_t kFarthest = 150;

using Made = std::optional<MadeQuotation>;

CutPassage any_passage(Language language, PassageCutter& cutter) {
  return cutter.cut(language, cutter.between(kFewest, kMost));
}

bool is_word(const PrintedWord& word) {
  return word.word.size() > 2 && std::all_of(word.word.begin(), word.word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

Made verbatim(Language language, PassageCutter& cutter) {
  const CutPassage passage = any_passage(language, cutter);
  PrintedWords words = passage.printed();
  std::string kind = "as it is";
  switch (cutter.below(4)) {
    case 0:
      kind = "white space";
      for (PrintedWord& word : words) {
        if (word.before == " " && cutter.below(3) == 0)
          word.before = cutter.below(2) == 0 ? "\n" : "  ";
      }
      break;
    case 1:
      kind = "comma at the end";
      return MadeQuotation{"“" + print(words) + (cutter.below(2) == 0 ? ",”" : ".”"), kind,
                           passage};
    default:
      break;
  }
  return MadeQuotation{print(words), kind, passage};
}

// Words [from, to) of the passage are gone, and an ellipsis stands there.
PrintedWords leave_out(PrintedWords words, std::size_t from, std::size_t to,
                       const std::string& mark) {
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(from),
              words.begin() + static_cast<std::ptrdiff_t>(to));
  words[from].before = mark;
  return words;
}

Made elided(Language language, PassageCutter& cutter) {
  const std::size_t out = cutter.between(1, cutter.below(3) == 0 ? kLongestElision : 8);
  const CutPassage passage = cutter.cut(language, out + cutter.between(kFewest, kMost));
  PrintedWords words = passage.printed();
  const std::string mark = any_ellipsis(cutter);
  if (cutter.below(8) == 0) {
    const bool front = cutter.below(2) == 0;
    return MadeQuotation{front ? "… " + print(words) : print(words) + " (…)", "at an end", passage};
  }
  const std::size_t from = cutter.between(2, words.size() - out - 2);
  return MadeQuotation{print(leave_out(words, from, from + out, mark)), "elided at" + mark,
                       passage};
}

// Any word but this one.
std::string another_word(const PrintedWord& than, Language language, PassageCutter& cutter) {
  while (true) {
    std::string word = cutter.any_word(language);
    if (letters_of(word) != letters_of(than.word)) return word;
  }
}

Made bracketed(Language language, PassageCutter& cutter) {
  const CutPassage passage = any_passage(language, cutter);
  PrintedWords words = passage.printed();
  const std::size_t at = cutter.between(1, words.size() - 2);
  std::string put_in = another_word(words[at], language, cutter);
  for (std::size_t more = cutter.below(3); more > 0; --more)
    put_in += " " + cutter.any_word(language);
  switch (cutter.below(4)) {
    case 0:
      words[at].before += "[" + put_in + "] ";
      return MadeQuotation{print(words), "put in", passage};
    case 1: {
      const std::size_t gone = std::min<std::size_t>(cutter.between(1, 3), words.size() - 1 - at);
      words[at].word = "[" + put_in + "]";
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                  words.begin() + static_cast<std::ptrdiff_t>(at + gone));
      return MadeQuotation{print(words), "replaced", passage};
    }
    case 2:
      if (!is_word(words[at]) || words[at].word.size() < 5) return std::nullopt;
      words[at].word += language == language_of("en") ? "[ing]" : "[mente]";
      return MadeQuotation{print(words), "an ending", passage};
    default: {
      if (words.size() < 10) return std::nullopt;
      words[2].before += "[" + put_in + "] ";
      const std::size_t from = cutter.between(5, words.size() - 4);
      return MadeQuotation{print(leave_out(words, from, from + 2, any_ellipsis(cutter))),
                           "and elided", passage};
    }
  }
}

std::string misspell(std::string word, PassageCutter& cutter) {
  const std::size_t at = cutter.between(1, word.size() - 2);
  switch (cutter.below(3)) {
    case 0:
      word.erase(at, 1);
      break;
    case 1:
      std::swap(word[at], word[at + 1]);
      break;
    default:
      word.insert(at, 1, static_cast<char>('a' + cutter.below(26)));
  }
  return word;
}

Made altered(Language language, PassageCutter& cutter) {
  const CutPassage passage = any_passage(language, cutter);
  PrintedWords words = passage.printed();
  const std::size_t at = cutter.between(1, words.size() - 2);
  std::string kind;
  switch (cutter.below(6)) {
    case 0: {
      kind = "drop";
      const std::size_t gone = std::min<std::size_t>(cutter.between(1, 5), words.size() - 1 - at);
      words = leave_out(words, at, at + gone, " ");
      break;
    }
    case 1:
      kind = "substitution";
      words[at].word = another_word(words[at], language, cutter);
      break;
    case 2:
      kind = "insertion";
      words[at].before += cutter.any_word(language) + " ";
      break;
    case 3:
      kind = "swap";
      std::swap(words[at].word, words[at - 1].word);
      break;
    case 4:
      kind = "typo";
      if (!is_word(words[at]) || words[at].word.size() < 4) return std::nullopt;
      words[at].word = misspell(words[at].word, cutter);
      break;
    default: {
      kind = "substitution and elided";
      if (words.size() < 12) return std::nullopt;
      words[2].word = another_word(words[2], language, cutter);
      const std::size_t from = cutter.between(5, words.size() - 4);
      words = leave_out(words, from, from + 2, any_ellipsis(cutter));
      break;
    }
  }
  // By chance the same words again, or a passage beside this one.
  const std::string text = print(words);
  if (letters_of(text) == letters_of(print(passage.printed()))) return std::nullopt;
  if (stands_in_a_row(text, passage)) return std::nullopt;
  return MadeQuotation{text, kind, passage};
}

Made stitched(Language language, PassageCutter& cutter) {
  const std::size_t left = cutter.between(4, 20);
  const std::size_t right = cutter.between(4, 20);
  const bool marked = cutter.below(2) == 0;
  const bool turned = !marked && cutter.below(3) == 0;
  const std::size_t gap = cutter.between(marked ? kApart : turned ? 30 : 12, kFarthest);
  const CutPassage passage = cutter.cut(language, left + gap + right);
  PrintedWords first = passage.printed(passage.first, passage.first + left);
  PrintedWords second = passage.printed(passage.last - right, passage.last);
  if (turned) std::swap(first, second);
  second.front().before = marked ? any_ellipsis(cutter) : " ";
  first.insert(first.end(), second.begin(), second.end());
  return MadeQuotation{print(first),
                       marked   ? "marked"
                       : turned ? "turned round"
                                : "unmarked",
                       passage};
}

}  // namespace

bool stands_in_a_row(const std::string& quotation, const CutPassage& passage) {
  constexpr std::size_t kAround = 100;
  const std::size_t from = passage.first - std::min(passage.first, kAround);
  const std::size_t to = std::min(passage.source->words.size(), passage.last + kAround);
  // Letters alone: co operation is cooperation.
  return letters_of(print(passage.printed(from, to))).find(letters_of(quotation)) !=
         std::string::npos;
}

std::string any_ellipsis(PassageCutter& cutter) {
  static constexpr std::array<std::string_view, 8> kMarks{" … ",     "… ",    " ... ",   "... ",
                                                          " . . . ", " (…) ", " [...] ", " [ … ] "};
  return std::string(kMarks[cutter.below(kMarks.size())]);
}

Made change_typography(Language language, PassageCutter& cutter) {
  const CutPassage passage = any_passage(language, cutter);
  auto [text, kind] = printed_otherwise(passage.printed(), cutter);
  const std::string as_it_was = print(passage.printed());
  if (text == as_it_was || letters_of(text) != letters_of(as_it_was)) return std::nullopt;
  return MadeQuotation{text, kind, passage};
}

Made make_quotation(Verdict verdict, Language language, PassageCutter& cutter) {
  switch (verdict) {
    case Verdict::kVerbatim:
      return verbatim(language, cutter);
    case Verdict::kTypographic:
      return change_typography(language, cutter);
    case Verdict::kElided:
      return elided(language, cutter);
    case Verdict::kBracketed:
      return bracketed(language, cutter);
    case Verdict::kAltered:
      return altered(language, cutter);
    default:
      return stitched(language, cutter);
  }
}

Made join_statements(Language language, PassageCutter& cutter) {
  const CutPassage passage = cutter.cut(language, cutter.between(8, 25));
  const CutPassage other = cutter.cut(language, cutter.between(8, 25));
  if (other.source == passage.source) return std::nullopt;
  PrintedWords words = passage.printed();
  PrintedWords more = other.printed();
  const bool marked = cutter.below(2) == 0;
  more.front().before = marked ? any_ellipsis(cutter) : " ";
  words.insert(words.end(), more.begin(), more.end());
  return MadeQuotation{print(words), marked ? "marked" : "unmarked", passage};
}

}  // namespace cotejo
