// SPDX-License-Identifier: GPL-3.0-or-later
// Results for a person at a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/counted.h"
#include "core/base/utf8.h"
#include "searcher/output/renderers.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 7> kFacetHeadings{"Source",   "Speaker", "Year", "Month",
                                                         "Language", "Kind",    "Topic"};

std::string join_lines(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ", ") + one_line(text);
  return joined;
}

std::string edited(const RevisionState& revision) {
  return fmt::format("edited by its source · revision {} of {}, seen {}", revision.number,
                     revision.revisions, iso_day(revision.seen));
}

class TextRenderer : public ResultRenderer {
 public:
  TextRenderer(std::ostream& out, const TerminalStyle& style) : out_(out), style_(style) {}

  void begin(const SearchResult& result) override {
    if (result.total == 0) {
      out_ << bold("No statement matches.", style_) << '\n';
    } else {
      out_ << bold(counted(result.total, "statement"), style_)
           << fmt::format(" of {}", result.index_statements) << '\n';
    }
    if (result.read_as != result.query_text && !result.read_as.empty()) {
      out_ << dim("read as: " + one_line(result.read_as), style_) << '\n';
    }
    for (const std::string& note : result.notes) {
      out_ << wrap_marked("note: " + note, {}, "", style_) << '\n';
    }
    if (result.suggestion) {
      const std::string meant = fmt::format("Did you mean: {} ({})", *result.suggestion,
                                            counted(result.suggestion_total, "statement"));
      out_ << wrap_marked(one_line(meant), {}, "", style_) << '\n';
    }
  }

  void hit(const Hit& hit) override {
    const Statement& s = hit.statement;
    const std::string title = s.title.empty() ? s.id : s.title;
    const std::string number = fmt::format("{:>3}. ", hit.rank);
    // The title is wrapped first and made bold line by line, so that escapes do not count.
    std::string lines = wrap_marked(one_line(title), {}, "     ", style_);
    if (lines.size() >= number.size()) lines.replace(0, 5, number);
    out_ << '\n' << bold(lines, style_) << '\n';
    std::string who = s.date.to_string();
    if (!s.speakers.empty()) who += " · " + join_lines(s.speakers);
    who += " · " + one_line(s.source) + " · [" + one_line(s.lang) + "]";
    if (!s.kind.empty()) who += " " + one_line(s.kind);
    out_ << wrap_marked(who, {}, "     ", style_) << '\n';
    for (const Snippet& snippet : hit.snippets) {
      auto marks = snippet.marks;
      std::string text = snippet.text;
      std::string before = snippet.cut_before ? "… " : "";
      if (!snippet.speaker.empty()) {
        before = fmt::format("[{}{}] {}", one_line(snippet.speaker),
                             snippet.press ? ", the press" : "", before);
      }
      text = before + text;
      for (auto& [begin, end] : marks) {
        begin += count_code_points(before);
        end += count_code_points(before);
      }
      if (snippet.cut_after) text += " …";
      out_ << wrap_marked(text, marks, "     ", style_) << '\n';
    }
    if (hit.revision.edits > 0) out_ << "     " << bold(edited(hit.revision), style_) << '\n';
    kin_lines(hit);
    out_ << "     " << dim(one_line(s.id), style_) << '\n';
    if (!s.url.empty()) out_ << "     " << dim(one_line(s.url), style_) << '\n';
  }

  void end(const SearchResult& result) override {
    if (!result.facets.empty() && result.total != 0) out_ << '\n';
    for (const FacetCounts& facet : result.facets) {
      if (!facet.values.empty()) facet_lines(facet);
    }
    out_ << dim(fmt::format("\n{:.0f} ms, revision {}", result.elapsed_ms, result.index_revision),
                style_)
         << '\n';
  }

 private:
  void kin_lines(const Hit& hit) {
    constexpr std::size_t kMost = 3;
    std::size_t shown = 0;
    for (const Kin& kin : hit.kin) {
      if (++shown > kMost) continue;
      const bool copy = kin.relation == KinRelation::kCopy;
      const std::string how = copy ? "nearly the same: " : "also in " + name_of(kin.lang) + ": ";
      const std::string title = kin.title.empty() ? kin.id : kin.title;
      const std::string where = copy ? ", " + kin.source + ", " + kin.date.to_string() : "";
      out_ << wrap_marked(one_line(how + title + where + " (" + kin.id + ")"), {}, "     ", style_)
           << '\n';
    }
    if (shown > kMost) out_ << fmt::format("     and {} more like it\n", shown - kMost);
  }

  static std::string name_of(const std::string& lang) {
    if (lang == "es") return "Spanish";
    return lang == "en" ? "English" : "[" + lang + "]";
  }

  void facet_lines(const FacetCounts& facet) {
    constexpr std::size_t kIndent = 10;
    std::string line;
    for (const FacetValue& value : facet.values) {
      const std::string name = value.value.empty() ? "(none)" : value.value;
      if (!line.empty()) line += " · ";
      // A no-break space keeps the number at its name.
      line += fmt::format("{}{}\u00A0{}", value.selected ? "✓" : "", name, value.count);
    }
    if (facet.distinct > facet.values.size()) {
      line += fmt::format(" · … {} more", facet.distinct - facet.values.size());
    }
    std::string text = wrap_marked(line, {}, std::string(kIndent, ' '), style_);
    const std::string_view heading = kFacetHeadings[static_cast<std::size_t>(facet.facet)];
    text.replace(0, kIndent, bold(heading, style_) + std::string(kIndent - heading.size(), ' '));
    out_ << text << '\n';
  }

  std::ostream& out_;
  TerminalStyle style_;
};

}  // namespace

std::unique_ptr<ResultRenderer> make_text_renderer(std::ostream& out, const TerminalStyle& style) {
  return std::make_unique<TextRenderer>(out, style);
}

std::unique_ptr<ResultRenderer> make_renderer(std::string_view format, std::ostream& out,
                                              const TerminalStyle& style, const FeedOptions& feed) {
  if (format == "text") return make_text_renderer(out, style);
  if (format == "json") return make_json_renderer(out);
  if (format == "jsonl") return make_jsonl_renderer(out);
  if (format == "csv") return make_csv_renderer(out);
  if (format == "ids") return make_ids_renderer(out);
  if (format == "atom") return make_atom_renderer(out, feed);
  if (format == "rss") return make_rss_renderer(out, feed);
  return nullptr;
}

}  // namespace cotejo
