// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/noun_phrase.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace cotejo {
namespace {

// Longest phrase that is read, in words.
constexpr std::size_t kLongest = 25;

// A word that a phrase may be made of. Capitals make a name of what is else a verb.
bool is_inner(const ArticleWord& word) {
  constexpr std::uint16_t kOutside =
      kPronounPart | kOfPart | kPrepositionPart | kLinkPart | kLightPart | kVerbPart;
  if (!word.is_word()) return false;
  if ((word.parts & kTimePart) != 0 && !word.possessive) return false;
  return (word.parts & kOutside) == 0 || (word.parts & kDeterminerPart) != 0 ||
         (word.possessive && !word.is(kPronounPart));
}

bool is_participle(const ArticleWord& word) {
  const std::string& form = word.form;
  return !word.capital && (form.ends_with("ed") || form.ends_with("ing") || form.ends_with("ado") ||
                           form.ends_with("ido") || form.ends_with("ada") || form.ends_with("ida"));
}

// Denied [having] said: a gerund by itself is nobody. The building, King Felipe are no gerunds.
bool is_bare_gerund(const Words& words, std::size_t first, std::size_t last) {
  const std::string& form = words[last - 1].form;
  const bool gerund = (form.ends_with("ing") && !form.ends_with("thing")) ||
                      form.ends_with("ando") || form.ends_with("endo");
  for (std::size_t at = first; at < last; ++at) {
    if (words[at].capital || words[at].possessive || words[at].is(kDeterminerPart)) return false;
  }
  return gerund;
}

constexpr std::uint16_t kNamedParts = kSayingNounPart | kOfficePart | kInstitutionPart;

// The last word before the first preposition; behind a possessor if there is one. In small letters
// the last word that names a speaker: an official communication, un comunicado oficial.
std::size_t head_of(const Words& words, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at + 1 < last; ++at) {
    if (words[at].possessive) first = at + 1;
  }
  std::size_t end = first;
  std::optional<std::size_t> named;
  while (end < last && !words[end].is(kOfPart | kPrepositionPart | kLinkPart)) {
    if (words[end].is(kNamedParts)) named = end;
    ++end;
  }
  if (end == first) return first;
  return named && !words[end - 1].capital ? *named : end - 1;
}

// Leading words that belong to the clause: "In response", "On Thursday".
std::size_t without_lead(const Words& words, std::size_t first, std::size_t last) {
  while (first < last &&
         words[first].is(kPrepositionPart | kOfPart | kTimePart | kLinkPart | kLightPart) &&
         !words[first].is(kDeterminerPart)) {
    const bool phrase = words[first].is(kPrepositionPart);
    const bool place = is_place_preposition(words[first]);
    ++first;
    if (!phrase) continue;
    // Behind the preposition's own noun the subject begins with an article, or with a capital.
    std::size_t next = first;
    for (; next < last; ++next) {
      const bool inside = next == first || words[next - 1].is(kOfPart | kPrepositionPart);
      const bool begins =
          words[next].is(kDeterminerPart) || (words[next].capital && !words[next - 1].capital);
      if (!inside && begins) break;
    }
    if (next < last) {
      first = next;
    } else if (place && first < last && !words[first].is(kTimePart)) {
      return last;
    }
  }
  return first;
}

NounPhrase make_phrase(const Words& words, std::size_t first, std::size_t last) {
  return {first, last, head_of(words, first, last), last, last};
}

// Words between a verb and the subject behind it.
std::size_t skip_adverbials(const Words& words, std::size_t at, std::size_t limit) {
  while (at < limit) {
    if (words[at].is(kTimePart) || (words[at].is(kLightPart) && !words[at].is(kDeterminerPart)) ||
        (words[at].is(kDeterminerPart) && at + 1 < limit && words[at + 1].is(kTimePart))) {
      ++at;
    } else if (words[at].is(kPrepositionPart) || words[at].is(kOfPart)) {
      std::size_t next = at + 1;
      if (next < limit && words[next].is(kDeterminerPart)) ++next;
      while (next < limit && words[next].is_word()) {
        const bool inside = next == at + 1 || words[next - 1].is(kOfPart | kPrepositionPart) ||
                            words[next].is(kOfPart);
        if (!inside && (words[next].is(kDeterminerPart | kPrepositionPart | kLinkPart) ||
                        (words[next].capital && !words[next - 1].capital &&
                         !words[next - 1].is(kDeterminerPart)))) {
          break;
        }
        ++next;
      }
      at = next;
      if (at < limit && words[at].is_sign(",")) ++at;
    } else {
      break;
    }
  }
  return at;
}

// Said [French] farmers, the Russian painter Ana Gil: of a nation, and not a name by itself.
bool leads_to_compatriot(const Words& words, std::size_t at, std::size_t limit) {
  const std::string& form = words[at - 1].form;
  if (!form.ends_with("an") && !form.ends_with("ish") && !form.ends_with("ese") &&
      !form.ends_with("ch") && !form.ends_with("i")) {
    return false;
  }
  for (std::size_t end = std::min(limit, at + 3); at < end && is_inner(words[at]); ++at) {
    if (words[at].capital) return true;
    if (words[at].is(kDeterminerPart) || is_participle(words[at])) return false;
    if (words[at].form.ends_with("s") && (at + 1 == limit || !words[at + 1].is_word())) return true;
  }
  return false;
}

// An office or a body, or a word or two of its name before it: the Cuban [foreign minister].
bool leads_to_office(const Words& words, std::size_t at, std::size_t limit) {
  for (std::size_t end = std::min(limit, at + 3); at < end; ++at) {
    if (words[at].is(kNamedParts)) return true;
    if (!is_inner(words[at]) || words[at].capital || words[at].is(kVerbPart | kDeterminerPart)) {
      return false;
    }
  }
  return false;
}

}  // namespace

bool is_place_preposition(const ArticleWord& word) {
  if (!word.is(kPrepositionPart)) return false;
  constexpr std::string_view kPlaces[] = {"in", "at", "on", "en"};
  return std::find(std::begin(kPlaces), std::end(kPlaces), word.form) != std::end(kPlaces);
}

std::optional<NounPhrase> phrase_before(const Words& words, std::size_t limit, std::size_t end) {
  limit = std::max(limit, end > kLongest ? end - kLongest : 0);
  if (end <= limit || !words[end - 1].is_word()) return std::nullopt;
  if (words[end - 1].is(kPronounPart)) return make_phrase(words, end - 1, end);
  std::size_t first = end;
  while (first > limit) {
    const ArticleWord& word = words[first - 1];
    const bool joins = first < end && word.is(kOfPart | kPrepositionPart) && first - 1 > limit &&
                       is_inner(words[first - 2]);
    const bool names = first < end && first - 1 > limit && words[first].capital &&
                       (word.form == "and" || word.form == "y" || word.form == "e") &&
                       words[first - 2].capital && is_inner(words[first - 2]);
    if (!is_inner(word) && !joins && !names) break;
    --first;
    const bool starts = word.is(kDeterminerPart) && !word.is(kOfPart | kPrepositionPart);
    if (!starts) continue;
    const bool goes_on = first > limit && (words[first - 1].is(kOfPart | kPrepositionPart));
    if (!goes_on) break;
  }
  if (first > limit && words[first - 1].is(kPrepositionPart)) {
    const std::size_t cut = without_lead(words, first - 1, end);
    if (cut < end || is_place_preposition(words[first - 1])) first = cut;
  }
  first = without_lead(words, first, end);
  if (first >= end || is_bare_gerund(words, first, end)) return std::nullopt;
  return make_phrase(words, first, end);
}

std::optional<NounPhrase> phrase_from(const Words& words, std::size_t begin, std::size_t limit) {
  limit = std::min(limit, begin + kLongest);
  const std::size_t first = skip_adverbials(words, begin, limit);
  if (first >= limit) return std::nullopt;
  if (words[first].is(kPronounPart)) return make_phrase(words, first, first + 1);
  std::size_t last = first;
  bool named = false;
  while (last < limit) {
    const ArticleWord& word = words[last];
    if (last > first && word.is(kOfPart) && last + 1 < limit && words[last + 1].is_word()) {
      ++last;
      while (last < limit && words[last].is(kDeterminerPart)) ++last;
      continue;
    }
    if (last > first && word.form == "for" && words[last - 1].is(kOfficePart)) {
      ++last;
      continue;
    }
    const bool names = last > first && (word.form == "and" || word.form == "y") &&
                       words[last - 1].capital && last + 1 < limit && words[last + 1].capital;
    if (!is_inner(word) && !names) break;
    if (last > first && word.is(kDeterminerPart) &&
        !words[last - 1].is(kOfPart | kDeterminerPart)) {
      break;
    }
    // Behind a name a small letter is something else, unless an office or body follows.
    if (last > first && words[last - 1].capital && !words[last - 1].possessive && !word.capital &&
        !leads_to_office(words, last, limit) && !leads_to_compatriot(words, last, limit) &&
        !names) {
      break;
    }
    if (named && is_participle(word)) break;
    named = named || word.is(kNamedParts);
    ++last;
  }
  if (last == first) return std::nullopt;
  NounPhrase phrase = make_phrase(words, first, last);
  if (last + 1 < words.size() && words[last].is_sign(",")) {
    std::size_t end = last + 1;
    while (end < words.size() && end < last + kLongest && words[end].is_word() &&
           !words[end].is(kLinkPart | kVerbPart)) {
      ++end;
    }
    phrase.apposed_first = last + 1;
    phrase.apposed_last = end;
  }
  return phrase;
}

}  // namespace cotejo
