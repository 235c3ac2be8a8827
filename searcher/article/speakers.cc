// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/speakers.h"

#include <algorithm>
#include <array>

namespace cotejo {
namespace {

// How far behind a noun of saying its author may stand, in words.
constexpr std::size_t kAuthorRoom = 8;

bool any_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool is_spokesman(std::string_view form) {
  return form.starts_with("spokes") ||
         any_of(form, {"portavoz", "portavoces", "vocero", "vocera", "voceros", "source", "sources",
                       "fuente", "fuentes", "official", "officials", "funcionario", "funcionaria"});
}

bool is_indefinite(const ArticleWord& word) {
  return any_of(word.form, {"a", "an", "un", "una"});
}

bool is_nation(std::string_view form) {
  return any_of(form, {"nation", "country", "nación", "país"});
}

}  // namespace

void Speakers::read_to(std::size_t at) {
  const auto& mentions = names_.mentions();
  for (; next_mention_ < mentions.size() && mentions[next_mention_].first < at; ++next_mention_) {
    const Mention& mention = mentions[next_mention_];
    if (names_.is_person(mention)) {
      last_person_ = {names_.longest(mention.name), {}, true};
      for (std::size_t word = mention.titles; word < mention.first; ++word) {
        if (words_[word].is(kOfficePart)) by_office_[words_[word].form] = last_person_.name;
      }
      // el canciller Ana Gil: small letters are no part of the mention.
      const bool title = mention.titles > 0 && words_[mention.titles - 1].is(kOfficePart);
      if (title) by_office_[words_[mention.titles - 1].form] = last_person_.name;
    } else if (mention.institution) {
      last_institution_ = mention.name;
      for (std::size_t word = mention.first; word < mention.last; ++word) {
        if (words_[word].is(kInstitutionPart)) by_institution_[words_[word].form] = mention.name;
      }
    }
  }
}

void Speakers::note_papers(const Sentence& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!words_[at].is(kSayingNounPart)) continue;
    const std::size_t end = std::min(sentence.last, at + kAuthorRoom);
    for (std::size_t word = at + 1; word < end; ++word) {
      if (!any_of(words_[word].form, {"by", "from", "of", "por", "de", "del"})) continue;
      const auto phrase = phrase_from(words_, word + 1, sentence.last);
      if (!phrase || phrase->first > word + 2) break;
      const Mention* mention = names_.last_in(phrase->first, phrase->last);
      if (mention == nullptr || !(mention->institution || names_.is_person(*mention))) continue;
      issuer_ = mention->institution ? mention->name : names_.longest(mention->name);
      issuer_word_ = at;
      break;
    }
  }
}

std::string Speakers::bare_text(const NounPhrase& phrase) const {
  std::size_t first = phrase.first;
  while (first + 1 < phrase.last && words_[first].is(kDeterminerPart | kOfPart)) ++first;
  return words_text(words_, text_, first, phrase.last);
}

Speakers::Known Speakers::of_pronoun(std::string_view form) const {
  if (any_of(form, {"it"})) {
    const std::string& name =
        last_speaking_institution_.empty() ? last_institution_ : last_speaking_institution_;
    return {name, name, false};
  }
  if (any_of(form, {"he", "she", "él", "ella", "him", "her", "who", "quien"})) {
    if (!last_person_speaker_.name.empty()) return last_person_speaker_;
    return last_person_;
  }
  if (any_of(form, {"they", "them", "ellos", "ellas"})) return last_speaker_;
  return {};
}

// The statement, the ministry, the minister: what the article has named before.
Speakers::Known Speakers::of_small_head(const NounPhrase& phrase, const Sentence& sentence) const {
  const ArticleWord& head = words_[phrase.head];
  const std::string& recent =
      last_speaking_institution_.empty() ? last_institution_ : last_speaking_institution_;
  if (head.is(kSayingNounPart)) {
    const bool fresh = is_indefinite(words_[phrase.first]);
    const std::string& issuer =
        issuer_.empty() || (fresh && issuer_word_ < sentence.first) ? recent : issuer_;
    return {issuer, issuer, false};
  }
  // A spokesman, a minister: nobody who was named before.
  if (is_indefinite(words_[phrase.first])) return {};
  if (head.is(kOfficePart)) {
    const auto named = by_office_.find(head.form);
    if (is_spokesman(head.form))
      return {named == by_office_.end() ? recent : named->second, recent, false};
    if (named != by_office_.end()) return {named->second, {}, true};
    // A canciller is a minister as well: the one that spoke last.
    const bool minister =
        any_of(head.form, {"minister", "ministro", "ministra", "canciller", "secretary"});
    if (minister && last_person_speaker_is_minister_) return last_person_speaker_;
    return {};
  }
  if (is_nation(head.form)) return {recent, recent, false};
  if (head.is(kInstitutionPart)) {
    const auto named = by_institution_.find(head.form);
    if (named != by_institution_.end()) return {named->second, named->second, false};
  }
  return {};
}

Speakers::Known Speakers::known_of(const NounPhrase& phrase, const Sentence& sentence) const {
  const ArticleWord& head = words_[phrase.head];
  if (head.is(kPronounPart)) return of_pronoun(head.form);
  const Mention* at_head = names_.last_in(phrase.head, phrase.head + 1);
  const Mention* within = names_.last_in(phrase.first, phrase.last);
  // By its place: what is named before the head's possessor, or behind its preposition. In London,
  // at home: where somebody is, is no body.
  std::string body = within != nullptr && within != at_head ? within->name : std::string();
  for (std::size_t at = phrase.head + 1; within != nullptr && at < within->first; ++at) {
    if (is_place_preposition(words_[at]) && !within->institution) body.clear();
  }
  if (at_head != nullptr && !at_head->institution) {
    if (names_.is_person(*at_head)) return {names_.longest(at_head->name), {}, true};
    const bool metonym =
        issuer_word_ >= sentence.first && issuer_word_ < sentence.last && !issuer_.empty();
    if (metonym) return {issuer_, issuer_, false};
    return {at_head->name, {}, false};
  }
  if (at_head != nullptr) return {at_head->name, at_head->name, false};
  const Mention* apposed = names_.last_in(phrase.apposed_first, phrase.apposed_last);
  if (head.is(kOfficePart) && phrase.apposed_last > phrase.apposed_first && apposed != nullptr &&
      names_.is_person(*apposed) && apposed->titles == phrase.apposed_first) {
    return {names_.longest(apposed->name), body, true};
  }
  const std::string& recent =
      last_speaking_institution_.empty() ? last_institution_ : last_speaking_institution_;
  if (is_nation(head.form) && !recent.empty()) return {recent, recent, false};
  // Gil’s government, the Gil administration: the body that spoke for it, if one did.
  const bool ruled = any_of(head.form, {"administration", "administración"});
  const bool of_person = within != nullptr && !within->institution && !recent.empty() &&
                         (ruled || names_.is_person(*within));
  if (of_person && head.is(kInstitutionPart)) return {bare_text(phrase), recent, false};
  if (within != nullptr && head.is(kInstitutionPart))
    return {bare_text(phrase), bare_text(phrase), false};
  if (within != nullptr && head.is(kSayingNounPart)) {
    const std::string author =
        names_.is_person(*within) ? names_.longest(within->name) : within->name;
    return {author, within->institution ? author : std::string(), false};
  }
  if (within != nullptr && head.is(kOfficePart)) return {bare_text(phrase), body, true};
  if (within == nullptr) {
    Known known = of_small_head(phrase, sentence);
    if (!known.name.empty()) return known;
  }
  return {bare_text(phrase), body, false};
}

Attribution Speakers::resolve(const Saying& saying, const Sentence& sentence) const {
  Attribution found;
  if (!saying.subject) {
    found.speaker = last_speaker_.name;
    found.institution = last_speaker_.institution;
    found.span = {words_[saying.cue].span.begin, words_[saying.cue].span.begin};
    return found;
  }
  const NounPhrase& phrase = *saying.subject;
  const Known known = known_of(phrase, sentence);
  found.as_written = words_text(words_, text_, phrase.first, phrase.last);
  found.span = {words_[phrase.first].span.begin, words_[phrase.last - 1].span.end};
  found.speaker = known.name.empty() ? bare_text(phrase) : known.name;
  found.institution = known.institution;
  return found;
}

void Speakers::note_speaker(const Saying& saying, const Sentence& sentence,
                            const Attribution& speaker) {
  if (!saying.subject || speaker.speaker.empty()) return;
  const Known known = known_of(*saying.subject, sentence);
  last_speaker_ = {speaker.speaker, speaker.institution, known.person};
  if (known.person) {
    last_person_speaker_ = last_speaker_;
    last_person_speaker_is_minister_ = false;
    for (std::string_view office : {"minister", "ministro", "ministra", "canciller", "secretary"}) {
      const auto holder = by_office_.find(std::string(office));
      const bool holds = holder != by_office_.end() && holder->second == speaker.speaker;
      last_person_speaker_is_minister_ = last_person_speaker_is_minister_ || holds;
    }
  }
  const std::string& body = speaker.institution;
  if (!body.empty()) last_speaking_institution_ = body;
  if (known.person && body.empty()) return;
  // “… said in a statement”: the paper is its speaker's.
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!words_[at].is(kSayingNounPart) || issuer_word_ >= sentence.first) continue;
    issuer_ = body.empty() ? speaker.speaker : body;
    issuer_word_ = at;
  }
}

}  // namespace cotejo
