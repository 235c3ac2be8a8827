// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/names.h"

#include <algorithm>
#include <cctype>

#include "core/text/normalizer.h"
#include "searcher/article/paragraphs.h"

namespace cotejo {
namespace {

constexpr std::size_t kLongestName = 12;
constexpr std::size_t kLongestPerson = 5;
constexpr std::uint16_t kClosed = kDeterminerPart | kPronounPart | kOfPart | kPrepositionPart |
                                  kLightPart | kTimePart | kLinkPart;

bool is_name_word(const ArticleWord& word) {
  return word.is_word() && word.capital && (word.parts & kClosed) == 0;
}

bool is_acronym(std::string_view text) {
  return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '.' || c == '&' || std::isupper(static_cast<unsigned char>(c)) != 0;
         });
}

// Behind the titles of a name: "Foreign Minister [Ana Gil]", "Secretary of Energy [Luis Vera]".
std::size_t behind_titles(const Words& words, std::size_t first, std::size_t last) {
  std::size_t begin = first;
  for (std::size_t at = first; at < last; ++at) {
    if (!words[at].is(kOfficePart)) continue;
    begin = at + 1;
    if (begin < last && words[begin].is(kOfPart)) {
      constexpr std::size_t kNameWords = 2;
      begin = last > begin + kNameWords + 1 ? last - kNameWords : last;
      break;
    }
  }
  return begin;
}

}  // namespace

std::string words_text(const Words& words, std::string_view text, std::size_t first,
                       std::size_t last) {
  if (first >= last) return {};
  const std::size_t begin = words[first].span.begin;
  std::string written = with_single_spaces(text.substr(begin, words[last - 1].span.end - begin));
  if (!words[last - 1].possessive) return written;
  for (std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (written.ends_with(ending)) {
      written.resize(written.size() - ending.size());
      break;
    }
  }
  return written;
}

Names::Names(const Words& words, std::string_view text) {
  for (std::size_t at = 0; at < words.size();) {
    // gobierno de Venezuela: a small letter heads a body's name, too.
    const bool small_head = words[at].is(kInstitutionPart) && !words[at].capital &&
                            at + 1 < words.size() && words[at + 1].is(kOfPart);
    if (!is_name_word(words[at]) && !small_head) {
      ++at;
      continue;
    }
    std::size_t last = at + 1;
    bool institution = words[at].is(kInstitutionPart);
    bool possessed = false;
    while (last < words.size() && last < at + kLongestName && !possessed) {
      possessed = words[last - 1].possessive;
      if (possessed) break;
      institution = institution || words[last].is(kInstitutionPart);
      if (is_name_word(words[last])) {
        ++last;
        continue;
      }
      std::size_t next = last;
      const bool of = words[next].is(kOfPart) || words[next].form == "of" ||
                      (institution && (words[next].form == "and" || words[next].form == "y" ||
                                       words[next].form == "for" || words[next].form == "para"));
      if (!of) break;
      while (next < words.size() && next < last + 3 &&
             (words[next].is(kDeterminerPart | kOfPart) || next == last)) {
        ++next;
      }
      if (next >= words.size() || !is_name_word(words[next])) break;
      last = next + 1;
    }
    if (!small_head || last > at + 1) add(words, text, at, last);
    at = last;
  }
  for (const Mention& mention : mentions_) learn(words, mention);
}

void Names::add(const Words& words, std::string_view text, std::size_t first, std::size_t last) {
  const std::size_t begin = behind_titles(words, first, last);
  if (begin >= last) return;
  Mention mention{begin, last, first, false, words_text(words, text, begin, last)};
  for (std::size_t at = begin; at < last; ++at) {
    mention.institution = mention.institution || words[at].is(kInstitutionPart);
  }
  if (last - begin == 1 && is_acronym(mention.name)) mention.institution = true;
  mentions_.push_back(std::move(mention));
}

void Names::learn(const Words& words, const Mention& mention) {
  const std::size_t length = mention.last - mention.first;
  if (mention.institution || length < 2 || length > kLongestPerson) return;
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    if (words[at].is(kClosed)) continue;
    const std::string key = folded_form(words[at].form);
    Full& full = (at == mention.first ? first_names_ : surnames_)[key];
    // The name that is used most; of these the first.
    if (full.name.empty() || full.name == mention.name) {
      full.name = mention.name;
      ++full.times;
    } else if (full.times > 0) {
      --full.times;
    } else {
      full = {mention.name, 1};
    }
  }
}

const Mention* Names::last_in(std::size_t first, std::size_t last) const {
  const auto behind =
      std::lower_bound(mentions_.begin(), mentions_.end(), last,
                       [](const Mention& mention, std::size_t at) { return mention.first < at; });
  if (behind == mentions_.begin()) return nullptr;
  const Mention& mention = *std::prev(behind);
  return mention.last > first ? &mention : nullptr;
}

std::string Names::longest(const std::string& name) const {
  const std::string folded = folded_name(name);
  if (folded.find(' ') != std::string::npos) return name;
  if (const auto found = surnames_.find(folded); found != surnames_.end())
    return found->second.name;
  const auto found = first_names_.find(folded);
  return found == first_names_.end() ? name : found->second.name;
}

bool Names::is_person(const Mention& mention) const {
  if (mention.institution) return false;
  const std::string folded = folded_name(mention.name);
  const bool titled = mention.titles < mention.first;
  return titled || folded.find(' ') != std::string::npos || surnames_.contains(folded) ||
         first_names_.contains(folded);
}

}  // namespace cotejo
