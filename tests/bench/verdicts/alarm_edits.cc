// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/verdicts/alarm_edits.h"

#include <algorithm>
#include <cctype>
#include <functional>

#include "searcher/quotes/verdict.h"
#include "searcher/quotes/word_keys.h"
#include "tests/bench/verdicts/telling_pairs.h"

namespace cotejo {
namespace {

using Made = std::optional<MadeQuotation>;

constexpr std::size_t kTries = 400;

bool is_english(Language language) {
  return language == language_of("en");
}

// A passage that has, away from its ends, a word that fits; and where.
struct Spot {
  CutPassage passage;
  PrintedWords words;
  std::size_t at = 0;
};

using Fits = std::function<bool(const Spot&, std::size_t)>;

std::optional<Spot> find_spot(Language language, PassageCutter& cutter, const Fits& fits) {
  for (std::size_t i = 0; i < kTries; ++i) {
    Spot spot;
    spot.passage = cutter.cut(language, cutter.between(12, 40));
    spot.words = spot.passage.printed();
    std::vector<std::size_t> places;
    for (std::size_t at = 3; at + 3 < spot.words.size(); ++at) {
      if (fits(spot, at)) places.push_back(at);
    }
    if (places.empty()) continue;
    spot.at = places[cutter.below(places.size())];
    return spot;
  }
  return std::nullopt;
}

const std::string& folded(const Spot& spot, std::size_t at) {
  return spot.passage.source->words[spot.passage.first + at].folded;
}

void erase(Spot& spot, std::size_t from, std::size_t to) {
  spot.words.erase(spot.words.begin() + static_cast<std::ptrdiff_t>(from),
                   spot.words.begin() + static_cast<std::ptrdiff_t>(to));
}

Made finish(const Spot& spot, std::string kind) {
  MadeQuotation made{print(spot.words), std::move(kind), spot.passage};
  if (stands_in_a_row(made.text, made.passage)) return std::nullopt;
  return made;
}

bool denies(const Spot& spot, std::size_t at) {
  return is_one_of(folded(spot, at), negations(spot.passage.source->language));
}

// No negation by chance beside the place: "no, no" less one of them says the same.
bool denies_alone(const Spot& spot, std::size_t at) {
  if (!denies(spot, at) || denies(spot, at - 1) || denies(spot, at + 1)) return false;
  const Language language = spot.passage.source->language;
  return !is_one_of(folded(spot, at) + " " + folded(spot, at + 1), set_phrases(language)) &&
         !is_one_of(folded(spot, at - 1) + " " + folded(spot, at), set_phrases(language)) &&
         spot.words[at].before == " " && spot.words[at + 1].before == " ";
}

Made drop_negation(Language language, PassageCutter& cutter) {
  auto spot = find_spot(language, cutter, denies_alone);
  if (!spot) return std::nullopt;
  const std::string kind = folded(*spot, spot->at);
  erase(*spot, spot->at, spot->at + 1);
  return finish(*spot, kind);
}

Made swallow_negation(Language language, PassageCutter& cutter) {
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    return denies_alone(one, at) && is_one_of(folded(one, at), {"not", "never", "no", "nunca"}) &&
           is_one_of(folded(one, at - 1), auxiliaries(language)) == is_english(language);
  });
  if (!spot) return std::nullopt;
  erase(*spot, spot->at, spot->at + 1);
  spot->words[spot->at].before = any_ellipsis(cutter);
  return finish(*spot, "ellipsis");
}

Made add_negation(Language language, PassageCutter& cutter) {
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    return is_one_of(folded(one, at), auxiliaries(language)) && !denies(one, at - 1) &&
           !denies(one, at + 1) && !denies(one, at - 2) && !denies(one, at + 2) &&
           one.words[at].before == " " && one.words[at + 1].before == " ";
  });
  if (!spot) return std::nullopt;
  if (is_english(language)) {
    spot->words[spot->at].word += cutter.below(2) == 0 ? " not" : " never";
  } else {
    spot->words[spot->at].before = cutter.below(2) == 0 ? " no " : " nunca ";
  }
  return finish(*spot, "put in");
}

// One word of a pair for the other.
Made exchange_pair(Language language, PassageCutter& cutter, const WordPairs& pairs) {
  std::string other;
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    return !other_of_pair(folded(one, at), pairs).empty() &&
           std::isupper(static_cast<unsigned char>(one.words[at].word.front())) == 0;
  });
  if (!spot) return std::nullopt;
  other = other_of_pair(folded(*spot, spot->at), pairs);
  spot->words[spot->at].word = other;
  return finish(*spot, folded(*spot, spot->at) + " > " + other);
}

Made exchange_opposite(Language language, PassageCutter& cutter) {
  return exchange_pair(language, cutter, opposites(language));
}
Made exchange_exception(Language language, PassageCutter& cutter) {
  return exchange_pair(language, cutter, exceptions(language));
}
Made exchange_number_word(Language language, PassageCutter& cutter) {
  return exchange_pair(language, cutter, number_words(language));
}
Made exchange_sequence(Language language, PassageCutter& cutter) {
  return exchange_pair(language, cutter, sequence_words(language));
}

Made exchange_date(Language language, PassageCutter& cutter) {
  std::string other;
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    const bool capital = std::isupper(static_cast<unsigned char>(one.words[at].word.front())) != 0;
    return capital == is_english(language) &&
           !other_of_pair(folded(one, at), dates(language)).empty();
  });
  if (!spot) return std::nullopt;
  other = other_of_pair(folded(*spot, spot->at), dates(language));
  if (is_english(language)) other.front() = static_cast<char>(std::toupper(other.front()));
  spot->words[spot->at].word = other;
  return finish(*spot, folded(*spot, spot->at) + " > " + other);
}

bool is_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

Made change_digit(Language language, PassageCutter& cutter) {
  auto spot = find_spot(language, cutter, [](const Spot& one, std::size_t at) {
    return is_digits(one.words[at].word);
  });
  if (!spot) return std::nullopt;
  std::string& word = spot->words[spot->at].word;
  char& digit = word[cutter.below(word.size())];
  const char old = digit;
  while (digit == old) digit = static_cast<char>('1' + cutter.below(9));
  return finish(*spot, folded(*spot, spot->at) + " > " + word);
}

bool is_name(const Spot& spot, std::size_t at) {
  const Source& source = *spot.passage.source;
  return is_name_within_sentence(source, spot.passage.first + at) &&
         other_of_pair(folded(spot, at), dates(source.language)).empty();
}

Made exchange_name(Language language, PassageCutter& cutter) {
  auto spot = find_spot(language, cutter, is_name);
  if (!spot) return std::nullopt;
  std::string& word = spot->words[spot->at].word;
  const std::string old = word;
  word = cutter.any_name(language);
  if (letters_of(word) == letters_of(old)) return std::nullopt;
  return finish(*spot, old + " > " + word);
}

Made misspell_name(Language language, PassageCutter& cutter) {
  auto spot = find_spot(language, cutter, is_name);
  if (!spot) return std::nullopt;
  std::string& word = spot->words[spot->at].word;
  const std::string old = word;
  const std::size_t at = cutter.between(1, word.size() - 1);
  word[at] = word[at] == 'a' ? 'o' : 'a';
  return finish(*spot, old + " > " + word);
}

bool is_content(const Spot& spot, std::size_t at) {
  const std::string& word = folded(spot, at);
  return word.size() > 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         !is_one_of(word, common_words(spot.passage.source->language));
}

// A, one to three words, B → B, …, A.
Made exchange_content(Language language, PassageCutter& cutter) {
  const std::size_t apart = cutter.between(2, 4);
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    return at + apart + 2 < one.words.size() && is_content(one, at) &&
           is_content(one, at + apart) && folded(one, at) != folded(one, at + apart);
  });
  if (!spot) return std::nullopt;
  std::swap(spot->words[spot->at].word, spot->words[spot->at + apart].word);
  return finish(*spot, "exchange");
}

// A clause of three to eight words between two commas changes places with the words before it.
Made move_clause(Language language, PassageCutter& cutter) {
  const std::size_t length = cutter.between(3, 8);
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    if (at + length + 4 >= one.words.size() || at < 4) return false;
    bool content = false;
    for (std::size_t i = at; i < at + length; ++i) content = content || is_content(one, i);
    return content && one.words[at].before == ", " && one.words[at + length].before == ", ";
  });
  if (!spot) return std::nullopt;
  const auto begin = spot->words.begin() + static_cast<std::ptrdiff_t>(spot->at);
  std::rotate(begin - 3, begin, begin + static_cast<std::ptrdiff_t>(length));
  return finish(*spot, "clause");
}

Made join_far_apart(Language language, PassageCutter& cutter) {
  const std::size_t left = cutter.between(5, 20);
  const std::size_t right = cutter.between(5, 20);
  const CutPassage passage =
      cutter.cut(language, left + cutter.between(kFarApart + 20, 150) + right);
  PrintedWords words = passage.printed(passage.first, passage.first + left);
  PrintedWords more = passage.printed(passage.last - right, passage.last);
  more.front().before = any_ellipsis(cutter);
  words.insert(words.end(), more.begin(), more.end());
  return MadeQuotation{print(words), "ellipsis", passage};
}

bool ends_sentence(const PrintedWord& next) {
  return next.before.find_first_of(".!?\n") != std::string::npos;
}

// What may be left out from `from` on; as far as it goes.
std::size_t clean_end(const Spot& spot, std::size_t from, bool sentence) {
  for (std::size_t to = from + 1; to + 2 < spot.words.size(); ++to) {
    if (to - from >= kFarApart - 5) return from;
    const bool comma = spot.words[to].before.starts_with(",");
    if (sentence ? ends_sentence(spot.words[to]) : comma) return to;
    if (!sentence && ends_sentence(spot.words[to])) return from;
  }
  return from;
}

}  // namespace

Made make_clean_elision(Language language, PassageCutter& cutter) {
  const std::size_t kind = cutter.below(3);
  auto spot = find_spot(language, cutter, [&](const Spot& one, std::size_t at) {
    switch (kind) {
      case 0:
        return ends_sentence(one.words[at]) && clean_end(one, at, true) != at;
      case 1:
        return one.words[at].before == ", " &&
               is_one_of(folded(one, at), relative_pronouns(language)) &&
               clean_end(one, at, false) != at;
      default:
        for (std::size_t i = at; i < at + 3; ++i) {
          if (denies(one, i) || !other_of_pair(folded(one, i), exceptions(language)).empty()) {
            return false;
          }
        }
        return true;
    }
  });
  if (!spot) return std::nullopt;
  const std::size_t to =
      kind == 2 ? spot->at + cutter.between(1, 2) : clean_end(*spot, spot->at, kind == 0);
  erase(*spot, spot->at, to);
  spot->words[spot->at].before = any_ellipsis(cutter);
  static constexpr std::array<std::string_view, 3> kRanks{"sentence", "clause", "words"};
  return MadeQuotation{print(spot->words), std::string(kRanks[kind]), spot->passage};
}

std::vector<AlarmEdit> alarm_edits() {
  using Kind = AlarmKind;
  return {{"negation dropped", {Kind::kNegation}, drop_negation},
          {"negation put in", {Kind::kNegation}, add_negation},
          {"negation swallowed", {Kind::kNegation}, swallow_negation},
          {"opposite", {Kind::kNegation}, exchange_opposite},
          {"exception", {Kind::kNegation}, exchange_exception},
          {"digit", {Kind::kNumber, Kind::kDate}, change_digit},
          {"number word", {Kind::kNumber}, exchange_number_word},
          {"date", {Kind::kDate}, exchange_date},
          {"name", {Kind::kName}, exchange_name},
          {"letter of a name", {Kind::kName}, misspell_name},
          {"before and after", {Kind::kOrder}, exchange_sequence},
          {"words exchanged", {Kind::kOrder}, exchange_content},
          {"clause moved", {Kind::kOrder}, move_clause},
          {"joined far apart", {Kind::kDistance}, join_far_apart}};
}

}  // namespace cotejo
