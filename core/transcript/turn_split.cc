// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/turn_split.h"

#include <algorithm>
#include <map>

#include "core/base/outer_spaces.h"

namespace cotejo {
namespace {

constexpr std::size_t kRecurs = 2;         // a weak label has to come that often
constexpr std::size_t kRecursInNames = 3;  // one of small letters without a title
constexpr std::size_t kMostTurns = 20'000;
constexpr std::size_t kTranscript = 3;       // strong labels that make a text a transcript
constexpr double kShareOfSentences = 0.6;    // of weak labels' turns that end as sentences do
constexpr std::size_t kShortestSpeech = 12;  // bytes: "VESSEL FLAG: Iran" is a form's field

struct Candidate {
  LabelledRange range;
  bool strong = false;   // by itself: a role, a title and a name, a declared speaker
  bool first = false;    // nothing stands before it
  bool heading = false;  // what follows on its line is in capitals: a headline
  bool alone = false;    // nothing follows on its line
};

bool is_known(const Label& label, const std::vector<PersonName>& known) {
  return std::any_of(known.begin(), known.end(), [&](const PersonName& name) {
    return is_part_of_name(label.name.folded, name.folded);
  });
}

bool is_strong(const Label& label, const std::vector<PersonName>& known) {
  if (label.role != TurnRole::kNamed) return true;
  if (label.answer) return false;
  if (!label.capitals) return !label.name.words.empty() && is_known(label, known);
  const bool named = !label.name.words.empty();
  if (named && label.office) return true;
  return named && is_known(label, known);
}

bool ends_as_sentence(std::string_view said) {
  for (const std::string_view end : {".", "?", "!", "…", "—", "–", ")", "\"", "”", "»", "-", "’"}) {
    if (said.ends_with(end)) return true;
  }
  return false;
}

bool has_small_letters(std::string_view line) {
  std::size_t small = 0;
  std::size_t large = 0;
  for (const char c : line) {
    if (c >= 'a' && c <= 'z') ++small;
    if (c >= 'A' && c <= 'Z') ++large;
  }
  return small > large || small + large < 8;
}

std::vector<Candidate> find_candidates(std::string_view text,
                                       const std::vector<PersonName>& known) {
  std::vector<Candidate> candidates;
  LabelReader labels;
  bool anything = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (auto label = labels.read(line)) {
      Candidate candidate;
      candidate.range.label_begin = at;
      candidate.range.begin = at + label->length;
      candidate.alone = trimmed(line.substr(label->length)).empty();
      candidate.heading = !has_small_letters(line.substr(label->length));
      candidate.strong = is_strong(*label, known);
      candidate.first = !anything;
      candidate.range.label = std::move(*label);
      candidates.push_back(std::move(candidate));
      // Hostile, or a list: no conference has so many.
      if (candidates.size() > kMostTurns) return {};
    }
    anything = anything || !trimmed(line).empty();
    at = end + 1;
  }
  return candidates;
}

struct LabelCount {
  std::size_t times = 0;
  std::size_t sentences = 0;  // of its turns, up to the next candidate
};

// A text's labels, counted by whom they name.
class LabelCensus {
 public:
  LabelCensus(std::string_view text, const std::vector<Candidate>& candidates) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Candidate& candidate = candidates[i];
      const std::size_t end =
          i + 1 < candidates.size() ? candidates[i + 1].range.label_begin : text.size();
      const std::string_view said =
          trimmed(text.substr(candidate.range.begin, end - candidate.range.begin));
      LabelCount& count = counts_[candidate.range.label.key];
      ++count.times;
      if (said.size() >= kShortestSpeech && ends_as_sentence(said)) ++count.sentences;
      const Label& label = candidate.range.label;
      if (candidate.strong && !label.bare_letter &&
          (label.capitals || label.role != TurnRole::kNamed)) {
        ++strong_;
        if (label.role == TurnRole::kNamed) ++in_capitals_;
      }
    }
    for (const Candidate& candidate : candidates) {
      const Label& label = candidate.range.label;
      if (label.role == TurnRole::kNamed && !label.answer && label.capitals &&
          speaks(label.key, kRecursInNames)) {
        alternating_.insert({label.key, 0});
      }
    }
  }

  std::size_t strong() const { return strong_; }
  // Are the transcript's labels of persons in capitals? Then those in small letters are none.
  bool in_capitals() const { return in_capitals_ != 0; }
  std::size_t times(const std::string& key) const { return counts_.at(key).times; }
  // Does it recur, with sentences under it?
  bool speaks(const std::string& key, std::size_t times) const {
    const LabelCount& count = counts_.at(key);
    return count.times >= times && static_cast<double>(count.sentences) >=
                                       kShareOfSentences * static_cast<double>(count.times);
  }
  // Two or more weak labels in capitals that take turns.
  bool alternates() const { return alternating_.size() >= 2; }

 private:
  std::map<std::string, LabelCount> counts_;
  std::map<std::string, int> alternating_;
  std::size_t strong_ = 0;
  std::size_t in_capitals_ = 0;
};

bool is_convincing(const Candidate& candidate, const LabelCensus& census,
                   const std::vector<PersonName>& known) {
  const Label& label = candidate.range.label;
  const bool transcript = census.strong() >= kTranscript;
  if (label.bare_letter) return census.strong() >= 1 && census.times(label.key) >= kRecurs;
  if (label.answer)
    return census.times(label.key) >= kRecurs &&
           (transcript || census.times(label.key) >= kRecursInNames);
  if (label.role != TurnRole::kNamed) {
    if (!label.capitals && census.times(label.key) < kRecurs) return transcript;
    return census.strong() >= kRecurs;
  }
  if (label.capitals) {
    if (candidate.strong) {
      if (census.strong() >= kRecurs) return true;
      return !candidate.heading && (candidate.first || is_known(label, known));
    }
    if (label.name.words.empty()) {  // "THE PRESIDENT"
      return census.speaks(label.key, kRecurs) || (transcript && !candidate.heading);
    }
    if (census.times(label.key) >= kRecurs && (transcript || census.alternates())) {
      return census.speaks(label.key, kRecurs) || transcript;
    }
    return transcript && label.name.words.size() >= 2 && !candidate.heading;
  }
  // In small letters a colon mostly follows something else: "Señora presidenta:" greets her.
  if (candidate.alone || census.in_capitals()) return false;
  if (label.name.words.empty() || census.times(label.key) < kRecurs) return false;
  if (candidate.strong || label.office) return census.speaks(label.key, kRecurs);
  return label.name.words.size() >= 2 && transcript && census.speaks(label.key, kRecursInNames);
}

}  // namespace

std::vector<LabelledRange> split_turns(std::string_view text,
                                       const std::vector<PersonName>& known) {
  std::vector<Candidate> candidates = find_candidates(text, known);
  if (candidates.empty()) return {};
  const LabelCensus census(text, candidates);
  std::vector<LabelledRange> turns;
  for (Candidate& candidate : candidates) {
    if (is_convincing(candidate, census, known)) turns.push_back(std::move(candidate.range));
  }
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const std::size_t end = i + 1 < turns.size() ? turns[i + 1].label_begin : text.size();
    turns[i].begin = std::min(turns[i].begin, end);
    const std::string_view said = text.substr(turns[i].begin, end - turns[i].begin);
    const std::string_view bare = trimmed(said);
    if (!bare.empty()) {
      turns[i].begin += static_cast<std::size_t>(bare.data() - said.data());
      turns[i].end = turns[i].begin + bare.size();
    } else {
      turns[i].end = turns[i].begin;
    }
  }
  // Questions alone are a list of questions, and nobody's turns.
  const bool any_named = std::any_of(turns.begin(), turns.end(), [](const LabelledRange& turn) {
    return turn.label.role == TurnRole::kNamed;
  });
  if (!any_named && turns.size() < 2) turns.clear();
  return turns;
}

}  // namespace cotejo
