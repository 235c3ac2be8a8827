// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/statement_text.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/transcript/speaker_turns.h"
#include "searcher/article/paragraphs.h"

namespace cotejo {
namespace {

class ParagraphWriter {
 public:
  ParagraphWriter(const Wording& words, const Statement& statement, const TextMarks& marks,
                  std::string_view prefix)
      : words_(words),
        text_(statement.text()),
        turns_(speaker_turns(statement)),
        offsets_(text_),
        marks_(byte_ranges(marks.marks, offsets_)),
        prefix_(prefix) {
    if (marks.passage) passage_ = byte_ranges({*marks.passage}, offsets_);
    std::vector<TextRange> labels;
    for (const SpeakerTurn& turn : turns_) labels.emplace_back(turn.label_begin, turn.begin);
    labels_ = RangeSet(std::move(labels));
  }

  std::vector<Html> write() {
    std::vector<Html> paragraphs;
    for (const auto& [begin, end] : paragraphs_of(text_)) {
      paragraphs.push_back(paragraph(begin, end, paragraphs.size() + 1));
    }
    return paragraphs;
  }

 private:
  Html paragraph(std::size_t begin, std::size_t end, std::size_t number) {
    const std::string id = prefix_ + "p" + std::to_string(number);
    const SpeakerTurn* turn = turn_at(turns_, begin);
    const bool press = turn != nullptr && turn->role == TurnRole::kPress;
    Html content = tag("a",
                       {{"class", "number"},
                        {"href", Url::fragment(id)},
                        {"aria-label", words_.plain(Word::kParagraph, {std::to_string(number)})}},
                       std::to_string(number));
    // A declared turn has its name beside the text, not in it.
    if (turn != nullptr && turn->begin == begin && turn->label_begin == begin) {
      const std::string& name = turn->label.empty() ? turn->speaker : turn->label;
      content += tag("b", {{"class", "voice"}},
                     name.empty() ? std::string(words_[Word::kNotNamed]) : name);
    }
    content += stretches(begin, end);
    const std::string start = std::to_string(offsets_.code_point_of(begin));
    return tag("p", {{"id", id}, {"class", press ? "press" : "said"}, {"data-start", start}},
               content);
  }

  Html stretches(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> cuts;
    marks_.add_cuts(begin, end, cuts);
    passage_.add_cuts(begin, end, cuts);
    labels_.add_cuts(begin, end, cuts);
    Html content;
    Html passage;  // what of it is to be closed yet
    for (const auto& [from, to] : cut_at(begin, end, std::move(cuts))) {
      Html piece = std::string_view(text_).substr(from, to - from);
      if (marks_.contains(from)) piece = tag("mark", {}, piece);
      if (labels_.contains(from)) piece = tag("b", {{"class", "label"}}, piece);
      if (passage_.contains(from)) {
        passage += piece;
        continue;
      }
      content += closed(passage) + piece;
    }
    return content + closed(passage);
  }

  Html closed(Html& passage) {
    if (passage.empty()) return {};
    const Html inner = passage;
    passage = Html();
    if (passage_written_) return tag("span", {{"class", "passage"}}, inner);
    passage_written_ = true;
    return tag("span", {{"class", "passage"}, {"id", prefix_ + "passage"}}, inner);
  }

  const Wording& words_;
  std::string text_;
  std::vector<SpeakerTurn> turns_;
  CodePointOffsets offsets_;
  RangeSet marks_;
  RangeSet passage_;
  RangeSet labels_;
  std::string prefix_;
  bool passage_written_ = false;
};

}  // namespace

std::size_t paragraph_at(std::string_view text, std::size_t code_point) {
  const std::size_t byte = CodePointOffsets(text).byte_of(code_point);
  const auto paragraphs = paragraphs_of(text);
  const auto behind = std::upper_bound(
      paragraphs.begin(), paragraphs.end(), byte,
      [](std::size_t at, const TextSpan& paragraph) { return at < paragraph.begin; });
  return std::max<std::size_t>(static_cast<std::size_t>(behind - paragraphs.begin()), 1);
}

std::vector<Html> statement_paragraphs(const Wording& words, const Statement& statement,
                                       const TextMarks& marks, std::string_view prefix) {
  return ParagraphWriter(words, statement, marks, prefix).write();
}

}  // namespace cotejo
