// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/attribute.h"

#include <algorithm>
#include <unordered_map>

#include "searcher/article/article_dates.h"
#include "searcher/article/saying.h"
#include "searcher/article/speakers.h"

namespace cotejo {
namespace {

// How far from its verb the day stands on which something was said, in words.
constexpr std::size_t kDateRoom = 14;

// Reads the sentences in order and remembers who spoke, for what names nobody.
class Attributor {
 public:
  Attributor(const ArticleText& article, const Words& words, std::vector<Quotation>& quotations)
      : text_(article.text),
        published_(article.published),
        words_(words),
        quotations_(quotations),
        speakers_(words, article.text) {}

  void read() {
    for (const Sentence& sentence : sentences_of(words_, text_)) {
      if (sentence.begins_paragraph) begin_paragraph();
      read_sentence(sentence);
    }
  }

 private:
  void begin_paragraph() {
    before_paragraph_ = last_;
    before_colon_ = colon_;
    in_paragraph_.reset();
  }

  void read_sentence(const Sentence& sentence) {
    std::vector<std::size_t> quoted;
    for (std::size_t at = sentence.first; at < sentence.last; ++at) {
      if (words_[at].kind == ArticleWord::Kind::kQuotation) quoted.push_back(at);
    }
    speakers_.note_papers(sentence);
    // A saying is resolved by what stood before the sentence, and then notes its own names.
    const std::vector<Saying> sayings = sayings_in(words_, sentence);
    std::optional<Attribution> first;
    for (std::size_t at : quoted) attribute(sentence, at);
    speakers_.read_to(sentence.last);
    for (const Saying& saying : sayings) {
      const Attribution speaker = speakers_.resolve(saying, sentence);
      if (saying.subject) speakers_.note_speaker(saying, sentence, speaker);
      if (const auto date = date_near(sentence, saying.cue)) last_said_[speaker.speaker] = *date;
      if (!first && !speaker.speaker.empty()) first = speaker;
    }
    if (quoted.empty() && first) last_ = in_paragraph_ = first;
    if (quoted.empty() && !first && introduces(sentence)) {
      if (const auto phrase = subject_of_sentence(words_, sentence)) {
        last_ = in_paragraph_ = speakers_.resolve({phrase->first, phrase}, sentence);
      }
    }
    colon_ = introduces(sentence);
  }

  bool introduces(const Sentence& sentence) const {
    return sentence.last > sentence.first && words_[sentence.last - 1].is_sign(":");
  }

  // The date that stands with the word `cue`: said on Thursday, el jueves dijo.
  std::optional<Date> date_near(const Sentence& sentence, std::size_t cue) const {
    const std::size_t begin = std::max(sentence.first, cue > kDateRoom ? cue - kDateRoom : 0);
    const std::size_t end = std::min(sentence.last, cue + kDateRoom);
    std::optional<Date> nearest;
    std::size_t distance = kDateRoom;
    for (const DateMention& mention : dates_in(words_, begin, end, published_)) {
      const bool behind = mention.first > cue;
      const std::size_t from = behind ? cue + 1 : mention.last;
      const std::size_t to = behind ? mention.first : cue;
      // What is said to be on that day: said that on Thursday, said “…” on Thursday.
      const bool parted = std::any_of(
          words_.begin() + static_cast<std::ptrdiff_t>(from),
          words_.begin() + static_cast<std::ptrdiff_t>(to),
          [&](const ArticleWord& word) { return word.form == "that" || word.form == "que"; });
      const bool coming = published_ && mention.date.first_day() > *published_;
      if (parted || coming || to - from >= distance) continue;
      distance = to - from;
      nearest = mention.date;
    }
    return nearest;
  }

  // “…” — Ana Gil, also in a paragraph of its own.
  std::optional<NounPhrase> signature_of(std::size_t at) const {
    std::size_t dash = at + 1;
    if (dash < words_.size() && words_[dash].kind == ArticleWord::Kind::kBreak) ++dash;
    if (dash + 1 >= words_.size() || !words_[dash + 1].capital) return std::nullopt;
    const bool is_dash = words_[dash].is_sign("—") || words_[dash].is_sign("–") ||
                         words_[dash].is_sign("―") || words_[dash].is_sign("-");
    return is_dash ? phrase_from(words_, dash + 1, words_.size()) : std::nullopt;
  }

  void attribute(const Sentence& sentence, std::size_t at) {
    std::optional<Attribution> found;
    std::optional<Date> date;
    if (const auto saying = saying_of(words_, sentence, at, text_)) {
      found = speakers_.resolve(*saying, sentence);
      date = date_near(sentence, saying->cue);
    } else if (const auto signature = signature_of(at)) {
      found = speakers_.resolve({signature->first, signature}, sentence);
    } else if (at > sentence.first && words_[at - 1].is_sign(":")) {
      if (const auto phrase = phrase_before(words_, sentence.first, at - 1)) {
        found = speakers_.resolve({phrase->first, phrase}, sentence);
      }
    } else if (const auto unknown = unknown_saying(words_, sentence, at, text_)) {
      // Somebody else's, though it may not be clear whose: not of who spoke before.
      last_ = in_paragraph_ = std::nullopt;
      if (unknown->subject) {
        found = speakers_.resolve(*unknown, sentence);
        speakers_.note_speaker(*unknown, sentence, *found);
      }
    } else if (in_paragraph_) {
      found = in_paragraph_;
    } else if (at > sentence.first) {
      if (const auto phrase = subject_of_sentence(words_, sentence)) {
        found = speakers_.resolve({phrase->first, phrase}, sentence);
      }
    } else if (before_paragraph_) {
      found = before_paragraph_;
    }
    if (!found || found->speaker.empty()) return;
    last_ = in_paragraph_ = found;
    Quotation& quotation = quotations_[words_[at].quotation];
    if (date) last_said_[found->speaker] = *date;
    const auto before = last_said_.find(found->speaker);
    if (before != last_said_.end()) quotation.said_on = before->second;
    quotation.attributed_to = std::move(found);
  }

  std::string_view text_;
  const std::optional<Date>& published_;
  const Words& words_;
  std::vector<Quotation>& quotations_;
  Speakers speakers_;
  std::unordered_map<std::string, Date> last_said_;  // by speaker
  std::optional<Attribution> last_;
  std::optional<Attribution> in_paragraph_;
  std::optional<Attribution> before_paragraph_;
  bool colon_ = false;
  bool before_colon_ = false;
};

}  // namespace

void attribute(const ArticleText& article, const std::vector<TextSpan>& paragraphs,
               const std::vector<QuotedWord>& stretches, const Dictionary& dictionary,
               std::vector<Quotation>& quotations) {
  const Words words = article_words(article, paragraphs, stretches, dictionary);
  Attributor(article, words, quotations).read();
  for (Quotation& quotation : quotations) {
    if (!quotation.parent) continue;
    quotation.attributed_to = quotations[*quotation.parent].attributed_to;
    quotation.said_on = quotations[*quotation.parent].said_on;
  }
}

}  // namespace cotejo
