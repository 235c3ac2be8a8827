// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180) and bare ids.
#include <fmt/format.h>

#include "searcher/output/renderers.h"

namespace cotejo {
namespace {

// Quoted where RFC 4180 asks for it. A text that a spreadsheet would run as a formula gets an
// apostrophe before it: titles come from outside.
std::string csv_cell(std::string_view text) {
  std::string cell;
  constexpr std::string_view kFormula = "=+-@\t\r";
  if (!text.empty() && kFormula.find(text.front()) != std::string_view::npos) cell = "'";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

class CsvRenderer : public ResultRenderer {
 public:
  explicit CsvRenderer(std::ostream& out) : out_(out) {}

  void begin(const SearchResult&) override {
    out_ << "rank,id,date,source,speakers,lang,kind,title,url,score\r\n";
  }

  void hit(const Hit& hit) override {
    const Statement& s = hit.statement;
    std::string speakers;
    for (const std::string& speaker : s.speakers) {
      speakers += (speakers.empty() ? "" : "; ") + speaker;
    }
    out_ << hit.rank;
    for (const std::string& text :
         {s.id, s.date.to_string(), s.source, speakers, s.lang, s.kind, s.title, s.url}) {
      out_ << ',' << csv_cell(text);
    }
    out_ << fmt::format(",{:.4f}\r\n", hit.score);
  }

  void end(const SearchResult&) override {}

 private:
  std::ostream& out_;
};

class IdsRenderer : public ResultRenderer {
 public:
  explicit IdsRenderer(std::ostream& out) : out_(out) {}
  void begin(const SearchResult&) override {}
  void hit(const Hit& hit) override { out_ << hit.statement.id << '\n'; }
  void end(const SearchResult&) override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<ResultRenderer> make_csv_renderer(std::ostream& out) {
  return std::make_unique<CsvRenderer>(out);
}

std::unique_ptr<ResultRenderer> make_ids_renderer(std::ostream& out) {
  return std::make_unique<IdsRenderer>(out);
}

}  // namespace cotejo
