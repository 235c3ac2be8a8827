// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/spoken_pieces.h"

#include <algorithm>

#include "searcher/article/paragraphs.h"
#include "searcher/article/saying_words.h"

namespace cotejo {
namespace {

// Longest “she said, in Vado,” between two pieces, in bytes.
constexpr std::size_t kLongestGap = 240;
// How many words of an aside may stand before its verb: —le dijo
constexpr std::uint32_t kWordsBeforeVerb = 3;

// Length of a raya (or of a shorter dash in its place) at the beginning; 0: none.
std::size_t raya_length(std::string_view text) {
  for (std::string_view dash : {"—", "―", "–"}) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

class SpokenReader {
 public:
  SpokenReader(const ArticleText& article, const Dictionary& dictionary)
      : text_(article.text), language_(article.language), dictionary_(dictionary) {}

  // What is spoken of `span`: without asides such as “ —dijo Gil— ”.
  std::vector<TextSpan> speech(TextSpan span) const {
    std::vector<TextSpan> pieces;
    std::size_t begin = span.begin;
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t length = raya_length(text_.substr(at, span.end - at));
      const bool opens = length > 0 && at > span.begin && text_[at - 1] == ' ';
      if (!opens || !is_aside(at + length, span.end)) {
        at += std::max<std::size_t>(length, 1);
        continue;
      }
      add(pieces, {begin, at});
      begin = at = aside_end(at + length, span.end);
    }
    add(pieces, {begin, span.end});
    return pieces;
  }

  // “A,” she said, “b.”: is it one sentence, of one speaker?
  bool is_split(const QuoteSpan& first, const QuoteSpan& second) const {
    if (second.span.begin < first.span.end || second.span.begin - first.span.end > kLongestGap)
      return false;
    const std::string_view gap = text_.substr(first.span.end, second.span.begin - first.span.end);
    if (gap.find('\n') != std::string_view::npos) return false;
    const TextSpan last = first.pieces.back();
    const char end = last.size() > 0 ? text_[last.end - 1] : ' ';
    const bool goes_on =
        end == ',' || gap.starts_with(",") || gap.starts_with(" —") || gap.starts_with("—");
    const TextSpan words = without_space(gap, {0, gap.size()});
    const std::string_view between = gap.substr(words.begin, words.size());
    const bool back = between.ends_with(",") || between.ends_with("—");
    if (!goes_on || !back || gap.find_first_of("!?;:") != std::string_view::npos) return false;
    return first_verb_of_saying(gap, dictionary_).has_value();
  }

  bool is_dialogue(TextSpan paragraph) const {
    if (language_ == language_of("en")) return false;
    const std::string_view text = text_.substr(paragraph.begin, paragraph.size());
    const std::size_t length = raya_length(text);
    if (length == 0 || length >= text.size() || text[length] == ' ') return false;
    // A shorter dash may begin a list: it needs an aside.
    if (!text.starts_with("–")) return true;
    const std::vector<TextSpan> pieces = speech({paragraph.begin + length, paragraph.end});
    return pieces.size() > 1 || (pieces.size() == 1 && pieces.back().end < paragraph.end);
  }

  QuoteSpan dialogue(TextSpan paragraph) const {
    const std::size_t length = raya_length(text_.substr(paragraph.begin, paragraph.size()));
    QuoteSpan found{paragraph, speech({paragraph.begin + length, paragraph.end})};
    found.stretches = found.pieces;
    if (!found.pieces.empty()) found.span.end = found.pieces.back().end;
    return found;
  }

 private:
  bool is_aside(std::size_t begin, std::size_t end) const {
    if (begin >= end || text_[begin] == ' ') return false;
    const std::string_view text = truncate(text_.substr(begin, end - begin));
    return first_verb_of_saying(text, dictionary_).value_or(kWordsBeforeVerb) < kWordsBeforeVerb;
  }

  static std::string_view truncate(std::string_view text) {
    constexpr std::size_t kBegin = 60;
    return text.substr(0, std::min(text.find(' ', std::min(kBegin, text.size())),
                                   std::min(text.size(), 2 * kBegin)));
  }

  // Behind the raya that closes an aside, and the stop or comma behind it.
  std::size_t aside_end(std::size_t at, std::size_t end) const {
    for (; at < end; ++at) {
      const std::size_t length = raya_length(text_.substr(at, end - at));
      if (length == 0 || text_[at - 1] == ' ') continue;
      at += length;
      while (at < end &&
             (text_[at] == '.' || text_[at] == ',' || text_[at] == ';' || text_[at] == ':'))
        ++at;
      return at;
    }
    return end;
  }

  void add(std::vector<TextSpan>& pieces, TextSpan span) const {
    span = without_space(text_, span);
    if (span.size() > 0) pieces.push_back(span);
  }

  std::string_view text_;
  Language language_;
  const Dictionary& dictionary_;
};

void without_asides(const SpokenReader& reader, QuoteSpan& span) {
  std::vector<TextSpan> pieces;
  for (const TextSpan& piece : span.pieces) {
    for (const TextSpan& spoken : reader.speech(piece)) pieces.push_back(spoken);
  }
  if (pieces == span.pieces || pieces.empty()) return;
  span.pieces = span.stretches = std::move(pieces);
}

}  // namespace

std::vector<QuoteSpan> join_spoken(const ArticleText& article,
                                   const std::vector<TextSpan>& paragraphs,
                                   std::vector<QuoteSpan> spans, const Dictionary& dictionary) {
  const SpokenReader reader(article, dictionary);
  const auto in_order = [](const QuoteSpan& a, const QuoteSpan& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  };
  std::stable_sort(spans.begin(), spans.end(), in_order);
  std::vector<QuoteSpan> joined;
  std::size_t top = 0;      // the last span that is in no other
  std::size_t covered = 0;  // where it ends
  for (QuoteSpan& span : spans) {
    const bool outer = span.span.begin >= covered;
    if (outer && !joined.empty() && covered > 0 && reader.is_split(joined[top], span)) {
      QuoteSpan& first = joined[top];
      first.pieces.insert(first.pieces.end(), span.pieces.begin(), span.pieces.end());
      first.stretches.insert(first.stretches.end(), span.stretches.begin(), span.stretches.end());
      first.span.end = covered = span.span.end;
      continue;
    }
    if (outer) {
      top = joined.size();
      covered = span.span.end;
      if (article.language != language_of("en")) without_asides(reader, span);
    }
    joined.push_back(std::move(span));
  }
  for (const TextSpan& paragraph : paragraphs) {
    if (reader.is_dialogue(paragraph)) joined.push_back(reader.dialogue(paragraph));
  }
  std::stable_sort(joined.begin(), joined.end(), in_order);
  return joined;
}

}  // namespace cotejo
