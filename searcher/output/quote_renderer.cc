// SPDX-License-Identifier: GPL-3.0-or-later
// Where a quotation comes from, for a person at a terminal: the words as printed above the words as
// said, what differs marked in both.
#include "searcher/output/quote_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/language.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

using Marks = std::vector<std::pair<std::size_t, std::size_t>>;

constexpr std::string_view kIndent = "     ";
constexpr std::string_view kPrintedIndent = "     printed  ";
constexpr std::string_view kSourceIndent = "     source   ";

std::string_view verdict_sentence(Verdict verdict) {
  static constexpr std::array<std::string_view, kVerdicts> kSentences{
      "Verbatim: these are the words.",
      "The same words; only capitals, accents, punctuation or spacing differ.",
      "Words are left out, and the quotation says so.",
      "Words are put in, and the [brackets] say so.",
      "Altered: some words differ, and nothing in the quotation says so.",
      "Stitched: joined from fragments that stand in different places.",
      "Translated, probably: the likeliest source is in another language.",
      "Not found: no statement of the index has these words.",
  };
  return kSentences[static_cast<std::size_t>(verdict)];
}

std::string_view alarm_sentence(AlarmKind kind) {
  static constexpr std::array<std::string_view, 6> kSentences{"a negation or an exception differs",
                                                              "a number differs",
                                                              "a date differs",
                                                              "a name differs",
                                                              "the order differs",
                                                              "it joins what stands far apart"};
  return kSentences[static_cast<std::size_t>(kind)];
}

std::string in_marks(std::string_view text) {
  return text.empty() ? "nothing" : "“" + one_line(text) + "”";
}

// One side of the diff, to the letter, with the runs that the other side lacks marked.
struct Side {
  std::string text;
  Marks marks;

  void add(const std::string& run, bool marked) {
    if (run.empty()) return;
    const std::size_t begin = count_code_points(text);
    text += run;
    if (!marked) return;
    // Two runs side by side are one stretch to whoever reads.
    const bool joins = !marks.empty() && marks.back().second == begin;
    if (!joins) marks.emplace_back(begin, begin);
    marks.back().second = count_code_points(text);
  }
};

std::pair<Side, Side> sides_of(const QuoteMatch& match) {
  Side printed;
  Side source;
  for (const DiffRun& run : match.diff) {
    const bool differs = run.op != EditOp::kEqual;
    printed.add(one_line(run.quote), differs);
    source.add(one_line(run.source), differs);
  }
  return {printed, source};
}

// The first line's indent bears the label; the lines below it stand under the text.
std::string labelled(const Side& side, std::string_view label, const TerminalStyle& style) {
  std::string lines = wrap_marked(side.text, side.marks, std::string(label.size(), ' '), style);
  if (lines.size() >= label.size()) {
    lines.replace(0, label.size(), std::string(kIndent) + dim(label.substr(kIndent.size()), style));
  }
  return lines;
}

std::string language_name(const std::string& code) {
  const Language language = language_of(code);
  if (language == other_language()) return code;
  std::string name(languages()[language].name);
  if (name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 32);
  return name;
}

std::string past_line(const PastRevision& past) {
  return fmt::format("these words stood in it from {} until {}; it was {} (revision {})",
                     iso_day(past.since), iso_day(past.until),
                     past.removed ? "removed then" : "edited since", past.number);
}

// Scores that differ by less are one, as for the search (kAlikeScores).
constexpr double kOneScore = 1e-6;

enum class Matches { kAll, kFirst };

class QuoteRenderer {
 public:
  QuoteRenderer(const QuoteResult& result, Matches matches, std::ostream& out,
                const TerminalStyle& style)
      : result_(result), matches_(matches), out_(out), style_(style) {}

  // The answer without the time it took.
  void render() {
    out_ << bold(verdict_sentence(result_.verdict), style_) << '\n';
    summary();
    for (const Alarm& alarm : result_.alarms) alarm_line(alarm, "");
    for (const std::string& note : result_.notes) {
      out_ << wrap_marked("note: " + note, {}, "", style_) << '\n';
    }
    if (result_.verdict == Verdict::kNotFound && !result_.matches.empty()) {
      out_ << "What comes nearest:\n";
    }
    std::size_t rank = 0;
    for (const QuoteMatch& match : result_.matches) {
      if (matches_ == Matches::kAll || rank == 0) render(match, ++rank);
    }
    if (matches_ == Matches::kFirst) others();
  }

 private:
  // Where the first match is shown alone: how many more there are.
  void others() {
    if (result_.matches.empty()) return;
    const std::uint64_t alike = alike_sources();
    const std::uint64_t left = (alike > 1 ? alike : result_.matches.size()) - 1;
    if (left == 0) return;
    const std::string_view how = alike < 2 ? "" : have_them() ? " that have them" : " as near";
    const std::string_view them = left == 1 ? "it" : "them";
    out_ << dim(fmt::format("     and {} more{}; 'cotejo-searcher quote' shows {}", left, how,
                            them),
                style_)
         << '\n';
  }

  // Has the statement the quotation's words, all of them?
  bool have_them() const { return result_.verdict <= Verdict::kBracketed; }

  // `trace` may put a match first that is not of those with the top score: it stands alone.
  std::uint64_t alike_sources() const {
    if (result_.matches.empty()) return 0;
    const auto beats = [&](const QuoteMatch& match) {
      return match.score > result_.score + kOneScore;
    };
    const bool top = std::none_of(result_.matches.begin(), result_.matches.end(), beats);
    return top ? result_.sources : 1;
  }

  void summary() {
    const std::uint64_t alike = alike_sources();
    if (alike < 2) return;
    std::vector<Date> dates;
    for (const QuoteMatch& match : result_.matches) {
      if (match.score + kOneScore >= result_.score) dates.push_back(match.statement.date);
    }
    out_ << fmt::format("{} statements {}", alike, have_them() ? "have them" : "come as near");
    // `quote` never leaves out the earliest; `trace` may, for one that fits the article.
    if (!dates.empty() && (matches_ == Matches::kAll || dates.size() >= alike)) {
      out_ << ", the earliest of " << std::min_element(dates.begin(), dates.end())->to_string();
    }
    const std::size_t shown = result_.matches.size();
    if (matches_ == Matches::kAll && alike > shown) {
      out_ << fmt::format("; {} {} shown (--limit)", shown, shown == 1 ? "is" : "are");
    }
    out_ << '\n';
  }

  void alarm_line(const Alarm& alarm, std::string_view indent) {
    const std::string text =
        fmt::format("Alarm: {}: printed {}, said {}", alarm_sentence(alarm.kind),
                    in_marks(alarm.quote), in_marks(alarm.source));
    out_ << bold(wrap_marked(text, {}, indent, style_), style_) << '\n';
  }

  void render(const QuoteMatch& match, std::size_t rank) {
    const Statement& s = match.statement;
    std::string lines =
        wrap_marked(one_line(s.title.empty() ? s.id : s.title), {}, kIndent, style_);
    lines.replace(0, kIndent.size(), fmt::format("{:>3}. ", rank));
    out_ << '\n' << bold(lines, style_) << '\n';
    std::string who = s.date.to_string();
    for (const std::string& speaker : s.speakers) who += " · " + one_line(speaker);
    who += " · " + one_line(s.source) + " · [" + one_line(s.lang) + "]";
    out_ << wrap_marked(who, {}, kIndent, style_) << '\n';
    if (match.past)
      out_ << bold(wrap_marked(past_line(*match.past), {}, kIndent, style_), style_) << '\n';
    passage_lines(match);
    if (!match.passage.speaker.empty()) {
      const std::string_view how = match.passage.press ? "asked by the press: " : "said by ";
      out_ << wrap_marked(fmt::format("{}{}", how, one_line(match.passage.speaker)), {}, kIndent,
                          style_)
           << '\n';
    }
    const bool own_alarms = result_.verdict != Verdict::kStitched && rank > 1;
    if (own_alarms && match.verdict != Verdict::kNotFound) {
      for (const Alarm& alarm : match.alarms) alarm_line(alarm, kIndent);
    }
    out_ << kIndent << dim(standing(match), style_) << '\n';
    out_ << kIndent << dim(one_line(s.id), style_) << '\n';
    if (!s.url.empty()) out_ << kIndent << dim(one_line(s.url), style_) << '\n';
  }

  void passage_lines(const QuoteMatch& match) {
    if (match.diff.empty()) {
      out_ << labelled({one_line(result_.quote), {}}, kPrintedIndent, style_) << '\n';
      out_ << labelled({one_line(match.passage.text), {}}, kSourceIndent, style_) << '\n';
      return;
    }
    const auto [printed, source] = sides_of(match);
    if (!printed.marks.empty() || !source.marks.empty()) {
      out_ << labelled(printed, kPrintedIndent, style_) << '\n';
    }
    out_ << labelled(source, kSourceIndent, style_) << '\n';
  }

  std::string standing(const QuoteMatch& match) const {
    std::string text = fmt::format("characters {} to {}", match.passage.start, match.passage.end);
    if (match.diff.empty()) {
      text += fmt::format(", {:.0f} % of the words accounted for, in {}", match.score * 100,
                          language_name(match.statement.lang));
    } else if (match.score < 1) {
      text += fmt::format(", {:.0f} % alike", match.score * 100);
    }
    return text;
  }

  const QuoteResult& result_;
  Matches matches_;
  std::ostream& out_;
  const TerminalStyle& style_;
};

}  // namespace

void render_first_match(const QuoteResult& result, std::ostream& out, const TerminalStyle& style) {
  const bool stitched = result.verdict == Verdict::kStitched;
  QuoteRenderer(result, stitched ? Matches::kAll : Matches::kFirst, out, style).render();
}

void render_quote(const QuoteResult& result, std::ostream& out, const TerminalStyle& style) {
  QuoteRenderer(result, Matches::kAll, out, style).render();
  out << dim(fmt::format("\n{:.0f} ms", result.elapsed_ms), style) << '\n';
}

}  // namespace cotejo
