// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/saying.h"

#include <algorithm>

namespace cotejo {
namespace {

// How far from a quotation its verb may stand, in words.
constexpr std::size_t kFarthest = 45;
constexpr std::size_t kSubjectRoom = 20;
// A longer sentence is cut: what looks around in one stays bounded.
constexpr std::size_t kLongestSentence = 150;

bool is_gerund(const ArticleWord& word) {
  return word.form.ends_with("ing") || word.form.ends_with("ndo");
}

// Shot back, went on: of these verbs the second word makes one of saying.
bool is_phrasal(const Words& words, const Sentence& sentence, std::size_t at) {
  if (at + 1 >= sentence.last || !words[at].is_word() || words[at].capital) return false;
  const std::string& verb = words[at].form;
  const std::string& second = words[at + 1].form;
  if (second == "back")
    return verb == "shot" || verb == "fired" || verb == "hit" || verb == "shoots";
  return second == "on" && (verb == "went" || verb == "goes");
}

// A verb of saying that is one here: "the accused" is none.
bool is_cue(const Words& words, const Sentence& sentence, std::size_t at) {
  if (!words[at].is(kVerbPart)) return is_phrasal(words, sentence, at);
  return at == sentence.first || !words[at - 1].is(kDeterminerPart) ||
         words[at - 1].is(kPronounPart | kLightPart);
}

// Where the source begins if a phrase such as “according to” begins at `at`; 0: none does.
std::size_t source_at(const Words& words, const Sentence& sentence, std::size_t at) {
  constexpr std::string_view kPhrases[] = {
      "according to",        "in the words of", "in the opinion of", "in the view of",
      "in a statement from", "según",           "de acuerdo con",    "de acuerdo a",
      "a juicio de",         "a decir de",      "en palabras de",    "en opinión de",
      "al decir de",         "a juicio del",    "en palabras del",   "en opinión del",
      "a decir del",         "en boca de"};
  for (std::string_view phrase : kPhrases) {
    std::size_t word = at;
    while (!phrase.empty() && word < sentence.last && words[word].is_word()) {
      const std::string_view form = phrase.substr(0, phrase.find(' '));
      if (words[word].form != form) break;
      phrase.remove_prefix(std::min(phrase.size(), form.size() + 1));
      ++word;
    }
    if (phrase.empty()) return word;
  }
  return 0;
}

std::optional<Saying> source_saying(const Words& words, const Sentence& sentence, std::size_t at) {
  // Para Gil, «…»: at the beginning of a sentence, before a comma, and of somebody.
  const bool view = at == sentence.first && words[at].form == "para";
  const std::size_t begin = view ? at + 1 : source_at(words, sentence, at);
  if (begin == 0) return std::nullopt;
  auto subject = phrase_from(words, begin, sentence.last);
  if (!subject) return std::nullopt;
  const ArticleWord& head = words[subject->head];
  const bool somebody = head.capital || head.is(kOfficePart | kInstitutionPart | kPronounPart);
  const bool comma = subject->last < sentence.last && words[subject->last].is_sign(",");
  if (view && !(somebody && comma)) return std::nullopt;
  return Saying{at, subject};
}

std::size_t behind_quotation(const Words& words, std::size_t at, std::size_t last) {
  while (at < last && words[at].kind == ArticleWord::Kind::kSign && words[at].form != ":") ++at;
  return at;
}

// The subject that stands before a comma: "Ana Gil, the minister, [said]".
std::optional<NounPhrase> subject_before_comma(const Words& words, const Sentence& sentence,
                                               std::size_t comma) {
  const std::size_t begin = std::max(sentence.first, comma > kFarthest ? comma - kFarthest : 0);
  for (std::size_t at = comma; at-- > begin;) {
    if (words[at].kind == ArticleWord::Kind::kQuotation) return std::nullopt;
    if (!words[at].is_sign(",")) continue;
    auto phrase = phrase_before(words, sentence.first, at);
    // Ana Gil, 35, said: a number is nobody.
    if (!phrase || (words[phrase->head].form[0] >= '0' && words[phrase->head].form[0] <= '9')) {
      continue;
    }
    phrase->apposed_first = at + 1;
    phrase->apposed_last = comma;
    return phrase;
  }
  return std::nullopt;
}

std::optional<NounPhrase> subject_of(const Words& words, const Sentence& sentence,
                                     std::size_t verb) {
  std::size_t before = verb;
  while (before > sentence.first && words[before - 1].is(kLightPart) &&
         !words[before - 1].is(kPronounPart)) {
    --before;
  }
  if (is_gerund(words[verb])) return subject_of_sentence(words, sentence);
  const bool opens =
      before == sentence.first || words[before - 1].kind == ArticleWord::Kind::kQuotation ||
      (words[before - 1].kind == ArticleWord::Kind::kSign && before - 1 > sentence.first &&
       words[before - 2].kind == ArticleWord::Kind::kQuotation);
  if (opens) return phrase_from(words, verb + 1, sentence.last);
  const ArticleWord& left = words[before - 1];
  if (left.is_sign(",")) {
    if (auto phrase = subject_before_comma(words, sentence, before - 1)) return phrase;
    if (auto phrase = phrase_from(words, verb + 1, sentence.last)) return phrase;
    return phrase_before(words, sentence.first, before - 1);
  }
  if (left.form == "who" || left.form == "quien" || left.form == "que") {
    std::size_t end = before - 1;
    if (end > sentence.first && words[end - 1].is_sign(",")) --end;
    if (auto phrase = phrase_before(words, sentence.first, end)) return phrase;
  }
  if (!left.is(kLinkPart)) {
    if (auto phrase = phrase_before(words, sentence.first, before)) return phrase;
    if (auto phrase = phrase_from(words, verb + 1, sentence.last)) return phrase;
  }
  return subject_of_sentence(words, sentence);
}

// “…,” she said; “…”, dijo el ministro; “…,” according to her.
std::optional<Saying> saying_behind(const Words& words, const Sentence& sentence, std::size_t at,
                                    std::size_t room) {
  const std::size_t begin = behind_quotation(words, at + 1, sentence.last);
  if (begin >= sentence.last) return std::nullopt;
  if (auto source = source_saying(words, sentence, begin)) return source;
  const std::size_t end = std::min(sentence.last, begin + room);
  for (std::size_t verb = begin; verb < end; ++verb) {
    const ArticleWord& word = words[verb];
    if (word.kind == ArticleWord::Kind::kQuotation || word.is_sign(":") || word.is_sign(";")) break;
    if (verb == begin && word.is(kLinkPart | kPrepositionPart) && room <= kSubjectRoom) break;
    if (!is_cue(words, sentence, verb) || is_gerund(word)) continue;
    const bool next =
        verb + 1 < sentence.last && (words[verb + 1].form == "that" ||
                                     words[verb + 1].form == "que" || words[verb + 1].is_sign(":"));
    if (next && room <= kSubjectRoom) break;
    return Saying{verb, subject_of(words, sentence, verb)};
  }
  return std::nullopt;
}

std::optional<Saying> saying_before(const Words& words, const Sentence& sentence, std::size_t at) {
  const std::size_t begin = std::max(sentence.first, at > kFarthest ? at - kFarthest : 0);
  for (std::size_t cue = at; cue-- > begin;) {
    if (is_cue(words, sentence, cue)) return Saying{cue, subject_of(words, sentence, cue)};
    if (auto source = source_saying(words, sentence, cue)) return source;
  }
  return std::nullopt;
}

// Does what stands before lead right up to the quotation: said “…”, said on Monday: “…”?
bool leads_on(const Words& words, const Sentence& sentence, std::size_t at, std::size_t cue) {
  if (at == sentence.first) return false;
  const ArticleWord& left = words[at - 1];
  if (left.is_sign(":") || cue + 1 == at || left.form == "that" || left.form == "que") return true;
  if (!left.is_sign(",")) return false;
  constexpr std::size_t kNear = 9;
  for (std::size_t word = cue; word < at; ++word) {
    if (words[word].kind == ArticleWord::Kind::kQuotation) return false;
  }
  return at - cue <= kNear;
}

char last_sign(const ArticleWord& quotation, std::string_view text) {
  std::size_t end = quotation.span.end;
  constexpr std::size_t kMostMarkBytes = 12;
  while (end > quotation.span.begin && end + kMostMarkBytes > quotation.span.end) {
    const char c = text[end - 1];
    if (c == '.' || c == ',' || c == '?' || c == '!') return c;
    // Marks, of one byte or more.
    if (static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\'' && c != ' ' && c != '>')
      break;
    --end;
  }
  return ' ';
}

bool ends_sentence(const Words& words, std::string_view text, std::size_t at) {
  const char sign = last_sign(words[at], text);
  if (sign == ',' || sign == ' ' || at + 1 >= words.size()) return false;
  const ArticleWord& next = words[at + 1];
  if (next.kind == ArticleWord::Kind::kQuotation) return true;
  if (!next.is_word() || !next.capital) return false;
  if (sign == '.') return true;
  // “…?” Gil asked.
  for (std::size_t word = at + 1; word < words.size() && word < at + 8; ++word) {
    if (words[word].is(kVerbPart)) return false;
    if (!words[word].is_word()) break;
  }
  return true;
}

}  // namespace

std::vector<Sentence> sentences_of(const Words& words, std::string_view text) {
  std::vector<Sentence> sentences;
  Sentence now{0, 0, true};
  const auto close = [&](std::size_t last, bool paragraph) {
    now.last = last;
    if (now.last > now.first) sentences.push_back(now);
    now = {last, last, paragraph};
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].kind == ArticleWord::Kind::kBreak) {
      close(at, true);
      now.first = at + 1;
    } else if (words[at].kind == ArticleWord::Kind::kEnd) {
      const bool lower = at + 1 < words.size() && words[at + 1].is_word() && !words[at + 1].capital;
      if (!lower) close(at + 1, false);
    } else if (at - now.first >= kLongestSentence ||
               (words[at].kind == ArticleWord::Kind::kQuotation &&
                ends_sentence(words, text, at))) {
      close(at + 1, false);
    }
  }
  close(words.size(), true);
  return sentences;
}

std::vector<Saying> sayings_in(const Words& words, const Sentence& sentence) {
  std::vector<Saying> found;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (auto source = source_saying(words, sentence, at)) {
      found.push_back(*source);
    } else if (is_cue(words, sentence, at) && !is_gerund(words[at])) {
      found.push_back({at, subject_of(words, sentence, at)});
    }
  }
  return found;
}

std::optional<Saying> saying_of(const Words& words, const Sentence& sentence, std::size_t at,
                                std::string_view text) {
  const auto before = saying_before(words, sentence, at);
  if (before && leads_on(words, sentence, at, before->cue)) return before;
  const char sign = last_sign(words[at], text);
  const bool comma = at + 1 < sentence.last && words[at + 1].kind == ArticleWord::Kind::kSign;
  const bool whole = at == sentence.first || words[at - 1].kind != ArticleWord::Kind::kWord;
  if (whole || comma || sign != ' ') {
    if (auto behind = saying_behind(words, sentence, at, kSubjectRoom)) return behind;
  }
  if (before) return before;
  return saying_behind(words, sentence, at, kFarthest);
}

std::optional<Saying> unknown_saying(const Words& words, const Sentence& sentence, std::size_t at,
                                     std::string_view text) {
  std::size_t next = at + 1;
  const bool comma = next < sentence.last && words[next].is_sign(",");
  if (!comma && last_sign(words[at], text) != ',') return std::nullopt;
  next = behind_quotation(words, next, sentence.last);
  const auto is_name = [&](std::size_t word) {
    return word < sentence.last && words[word].is_word() && words[word].capital &&
           (words[word].parts & ~(kOfficePart | kInstitutionPart)) == 0;
  };
  const auto is_verb = [&](std::size_t word) {
    return word < sentence.last && words[word].is_word() && !words[word].capital &&
           words[word].parts == 0;
  };
  // Ana Gil espetó.
  const std::size_t first = next;
  while (is_name(next)) ++next;
  if (next > first) {
    if (!is_verb(next)) return std::nullopt;
    return Saying{next, phrase_before(words, first, next)};
  }
  // Espetó Ana Gil, espetó el alcalde; of others nobody can tell: painted the neighbours.
  const std::size_t subject = next + 1;
  if (!is_verb(next) || subject >= sentence.last) return std::nullopt;
  if (!is_name(subject) && !words[subject].is(kDeterminerPart)) return std::nullopt;
  auto phrase = phrase_from(words, subject, sentence.last);
  const bool speaks = phrase && (words[phrase->head].capital ||
                                 words[phrase->head].is(kOfficePart | kInstitutionPart));
  if (!speaks) phrase.reset();
  return Saying{next, phrase};
}

std::optional<NounPhrase> subject_of_sentence(const Words& words, const Sentence& sentence) {
  std::size_t begin = sentence.first;
  if (begin < sentence.last &&
      words[begin].is(kPrepositionPart | kTimePart | kLinkPart | kLightPart)) {
    std::size_t comma = begin;
    const std::size_t end = std::min(sentence.last, begin + kFarthest);
    while (comma < end && !words[comma].is_sign(",")) ++comma;
    if (comma < end) begin = comma + 1;
  }
  for (std::size_t tries = 0; begin < sentence.last && tries < 3; ++tries, ++begin) {
    // In [Vado]: not without what stands before it.
    if (tries > 0 && is_place_preposition(words[begin - 1])) continue;
    if (auto phrase = phrase_from(words, begin, sentence.last)) return phrase;
  }
  return std::nullopt;
}

}  // namespace cotejo
