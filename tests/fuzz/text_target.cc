// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at what makes words of them. Text is checked to be UTF-8 where it comes in; what is
// none must still do no harm.
#include <memory>
#include <vector>

#include "core/base/language.h"
#include "core/names/authorities.h"
#include "core/text/analyzer.h"
#include "core/text/html_entities.h"
#include "core/text/language_detector.h"
#include "core/text/normalizer.h"
#include "core/text/stemmer.h"
#include "core/text/text_changes.h"
#include "core/text/tokenizer.h"
#include "core/text/word_filter.h"
#include "tests/fuzz/checked_target.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/targets.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostTermBytes = 245;  // of Xapian
constexpr std::size_t kMostStems = 200;      // words whose stems are tried, of one text
constexpr std::size_t kMostChanged = 4'000;  // bytes of texts that are compared

bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

void check_place(std::string_view text, std::size_t begin, std::size_t end, bool valid) {
  require(begin < end && end <= text.size(), "a word is not within the text");
  if (valid) require(!is_inside(text, begin) && !is_inside(text, end), "a word splits a character");
}

void check_tokens(std::string_view text, bool valid) {
  std::size_t behind = 0;
  std::uint32_t next = 0;
  const std::uint32_t used = tokenize(text, [&](const Token& token) {
    check_place(text, token.begin, token.end, valid);
    if (!token.alias) {
      require(token.begin >= behind, "a word begins within the one before");
      require(token.position >= next, "a position comes twice");
      behind = token.end;
      next = token.position + 1;
    }
    require(token.position < next, "a second reading stands behind its words");
  });
  require(used >= next, "fewer positions than words");
}

void check_form(const WordForm& form) {
  require(!form.folded.empty() && is_utf8(form.folded) && is_utf8(form.surface),
          "a form is empty, or not UTF-8");
  for (const char c : form.folded) {
    require(static_cast<unsigned char>(c) > ' ', "a form has spaces or control characters");
  }
  require(folded_form(form.folded) == form.folded, "folded twice is another form");
  require(word_term(Language{0}, form.folded).size() <= kMostTermBytes, "a term is too long");
  require(is_utf8(skeleton_form(form.folded)), "a skeleton is not UTF-8");
}

struct Seen {
  std::string folded;
  std::uint32_t position;
  std::size_t begin;
  std::size_t end;
  bool operator==(const Seen&) const = default;
};

std::vector<Seen> words_of(Analyzer& analyzer, std::string_view text, const WordFilter* filter) {
  std::vector<Seen> seen;
  const auto take = [&](const WordOccurrence& word) {
    seen.push_back({word.word->folded, word.position, word.begin, word.end});
  };
  if (filter != nullptr) {
    analyzer.analyze(text, *filter, take);
  } else {
    analyzer.analyze(text, take);
  }
  return seen;
}

// Without the words that the filter lets through beside those that are asked for.
void check_filtered(Analyzer& analyzer, std::string_view text, const std::vector<Seen>& all) {
  const std::string word = all[all.size() / 2].folded;
  const WordFilter filter({word});
  const auto is_other = [&](const Seen& one) { return one.folded != word; };
  std::vector<Seen> some = words_of(analyzer, text, &filter);
  std::erase_if(some, is_other);
  std::vector<Seen> expected = all;
  std::erase_if(expected, is_other);
  require(some == expected, "a filter for a word loses it, or moves it");
}

std::string without_spaces(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') words.push_back(c);
  }
  return words;
}

void check_changes(std::string_view text) {
  text = truncate_utf8(text, kMostChanged);
  const std::string_view before = truncate_utf8(text, text.size() / 2);
  const std::string_view after = text.substr(before.size());
  std::string old_text;
  std::string new_text;
  for (const TextChange& change : text_changes(before, after)) {
    old_text += change.before;
    new_text += change.after;
  }
  require(without_spaces(old_text) == without_spaces(before) &&
              without_spaces(new_text) == without_spaces(after),
          "changes do not make one text of the other");
}

class TextTarget : public CheckedTarget {
 public:
  TextTarget()
      : CheckedTarget(seeds_of("text") + files_below("corpus/statements", ".md"), {"'",
                                                                                   "’",
                                                                                   "-",
                                                                                   "\u2011",
                                                                                   "\u00AD",
                                                                                   "\u200B",
                                                                                   "\u0301",
                                                                                   "n\u0303",
                                                                                   "ß",
                                                                                   "İ",
                                                                                   "ǅ",
                                                                                   "ﬁ",
                                                                                   "½",
                                                                                   "²",
                                                                                   "º",
                                                                                   "\u00A0",
                                                                                   "\u202F",
                                                                                   "1.000",
                                                                                   "1,000",
                                                                                   "EE. UU.",
                                                                                   "U.S.",
                                                                                   "T-MEC",
                                                                                   "문",
                                                                                   "е́",
                                                                                   "\u0345",
                                                                                   "\uFDFA",
                                                                                   "\xC3",
                                                                                   "\xF0\x9F",
                                                                                   "\xED\xA0\x80",
                                                                                   "\xFF",
                                                                                   "\u1E9E",
                                                                                   "&#x1F54A;",
                                                                                   "&amp;",
                                                                                   "&",
                                                                                   "G20",
                                                                                   "co-operation",
                                                                                   "o'connor",
                                                                                   "…"}) {}

 private:
  void check(const std::string& text) override {
    const bool valid = is_utf8(text);
    check_tokens(text, valid);
    std::size_t stems = 0;
    analyzer_.analyze(text, [&](const WordOccurrence& word) {
      check_place(text, word.begin, word.end, valid);
      if (!valid) return;
      check_form(*word.word);
      if (word.word->stemmable && stems++ < kMostStems) check_stems(word.word->surface);
    });
    if (valid) check_valid(text);
    analyzer_.trim();
  }

  void check_stems(const std::string& surface) {
    for (Language language = 0; language < languages().size(); ++language) {
      const std::string stem = stemmers_.stem(language, surface);
      require(!stem.empty() && is_utf8(stem), "a stem is empty, or not UTF-8");
      for (const std::string& other : stemmers_.accented_stems(language, surface)) {
        require(is_utf8(other), "an accented stem is not UTF-8");
      }
    }
  }

  void check_valid(const std::string& text) {
    const std::vector<Seen> words = words_of(analyzer_, text, nullptr);
    Analyzer fresh;
    require(words_of(fresh, text, nullptr) == words, "another analyzer reads other words");
    if (!words.empty()) {
      ++taken_;
      check_filtered(analyzer_, text, words);
    }
    std::string decoded;
    append_decoded(decoded, text);
    require(is_utf8(decoded), "decoded references are not UTF-8");
    const std::string name = folded_name(text);
    require(is_utf8(name) && is_utf8(authority_key(text)), "a folded name is not UTF-8");
    (void)detect_language(text);
    check_changes(text);
  }

  Analyzer analyzer_;
  Stemmers stemmers_;
};

}  // namespace

std::unique_ptr<FuzzTarget> make_text_target() {
  return std::make_unique<TextTarget>();
}

}  // namespace cotejo
