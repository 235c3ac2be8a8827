// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_lines.h"

#include <algorithm>
#include <map>
#include <regex>
#include <unordered_set>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

struct Line {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  bool is_dropped = false;

  double height() const { return bottom - top; }
};
using Lines = std::vector<Line>;

constexpr std::size_t kEdgeLines = 2;  // of a page, at either end, that may be running ones

// Words whose heights overlap for the most part, left to right.
Lines to_lines(const PlacedPage& page) {
  Lines lines;
  for (const PlacedWord& word : page) {
    if (word.text.empty()) continue;
    if (!lines.empty()) {
      Line& line = lines.back();
      const double overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
      const double least = std::min(line.height(), word.bottom - word.top);
      const double step = word.left - line.right;
      if (overlap > least / 2 && step > -least && step < 6 * line.height()) {
        // Letters of one word may come apart where the font changes.
        constexpr double kSpaceWidth = 0.08;
        if (step > kSpaceWidth * line.height()) line.text += ' ';
        line.text += word.text;
        line.right = std::max(line.right, word.right);
        line.top = std::min(line.top, word.top);
        line.bottom = std::max(line.bottom, word.bottom);
        continue;
      }
    }
    lines.push_back({word.text, word.left, word.top, word.right, word.bottom});
  }
  return lines;
}

// A line with its figures made alike: "Page 3 of 12" on one page is "Page 4 of 12" on the next.
std::string shape_of(const std::string& text) {
  std::string shape;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !shape.empty() && shape.back() == '#') continue;
    shape += is_digit ? '#' : c;
  }
  return shape;
}

bool is_page_number(const std::string& text) {
  constexpr std::size_t kMost = 30;
  static const std::regex kNumber(
      "[-–—\\s\\[(]*(page|p\\.|página|pág\\.?|hoja)?\\s*#\\s*((of|de|/)\\s*#)?[-–—\\s\\])]*",
      std::regex::icase);
  return text.size() <= kMost && std::regex_match(shape_of(text), kNumber);
}

// The lines at both edges of a page, by their indexes; each once. A page of few lines has narrow
// edges, one of two has none: pages that are all alike must not vanish.
std::vector<std::size_t> edge_lines(const Lines& lines) {
  const std::size_t width = lines.empty() ? 0 : std::min(kEdgeLines, (lines.size() - 1) / 2);
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < width || i + width >= lines.size()) edges.push_back(i);
  }
  return edges;
}

void drop_running_lines(std::vector<Lines>& pages, RunningText& result) {
  std::map<std::string, std::size_t> times;
  for (const Lines& lines : pages) {
    std::unordered_set<std::string> shapes;
    for (const std::size_t i : edge_lines(lines)) shapes.insert(shape_of(lines[i].text));
    for (const std::string& shape : shapes) ++times[shape];
  }
  constexpr std::size_t kLeastPages = 3;
  const auto is_running = [&](const std::string& text) {
    return pages.size() >= kLeastPages && times[shape_of(text)] * 2 > pages.size();
  };
  for (Lines& lines : pages) {
    for (const std::size_t i : edge_lines(lines)) {
      if (!is_page_number(lines[i].text) && !is_running(lines[i].text)) continue;
      lines[i].is_dropped = true;
      ++result.dropped;
      if (result.dropped_example.empty()) result.dropped_example = lines[i].text;
    }
    std::erase_if(lines, [](const Line& line) { return line.is_dropped; });
  }
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool ends_sentence(const std::string& text) {
  for (std::string_view end : {".", "!", "?", ":", "”", "»", "\"", ".)"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

// Most lines of a page are as far apart as those within its paragraphs.
struct PageMeasure {
  double step = 0;
  double right = 0;
};

PageMeasure measure(const Lines& lines) {
  PageMeasure page;
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double step = lines[i].top - lines[i - 1].top;
    if (step > 0) steps.push_back(step);
  }
  page.step = median(std::move(steps));
  for (const Line& line : lines) page.right = std::max(page.right, line.right);
  return page;
}

bool begins_paragraph(const Line& line, const Line& before, const PageMeasure& page) {
  constexpr double kWider = 1.3;
  constexpr double kLarger = 1.15;
  const double step = line.top - before.top;
  const bool is_short = page.right - before.right > 0.2 * (page.right - before.left);
  if (step < 0) return ends_sentence(before.text);  // the next column
  if (step > kWider * page.step && step > kWider * before.height()) return true;
  if (line.height() > kLarger * before.height() || before.height() > kLarger * line.height()) {
    return true;
  }
  const bool is_indented = line.left - before.left > line.height();
  return (is_short || is_indented) && ends_sentence(before.text);
}

// The last word of a text, or the first one, in letters of any script; hyphens end it.
std::string last_word(std::string_view text) {
  const std::size_t at = text.find_last_of(" -\n");
  return std::string(at == std::string_view::npos ? text : text.substr(at + 1));
}
std::string first_word(std::string_view text) {
  return std::string(text.substr(0, text.find_first_of(" -.,;:!?")));
}

class Joiner {
 public:
  explicit Joiner(const std::vector<Lines>& pages) {
    for (const Lines& lines : pages) {
      for (const Line& line : lines) {
        for (std::size_t at = 0; at < line.text.size();) {
          const std::size_t end =
              std::min(line.text.find_first_of(" .,;:!?()", at), line.text.size());
          if (end > at) words_.insert(line.text.substr(at, end - at));
          at = end + 1;
        }
      }
    }
  }

  void add_line(const Line& line, bool is_new_paragraph, RunningText& result) {
    std::string& text = result.text;
    constexpr std::string_view kSoftHyphen = "\xC2\xAD";
    if (text.empty()) {
    } else if (is_new_paragraph) {
      text += "\n\n";
    } else if (text.ends_with(kSoftHyphen)) {
      text.resize(text.size() - kSoftHyphen.size());
    } else if (text.ends_with('-') && text.size() > 1 && text[text.size() - 2] != ' ') {
      const std::string begin = last_word(std::string_view(text).substr(0, text.size() - 1));
      if (words_.contains(begin + first_word(line.text))) {
        text.pop_back();
      } else {
        ++result.hyphens_kept;
      }
    } else {
      text += ' ';
    }
    text += line.text;
  }

 private:
  std::unordered_set<std::string> words_;
};

std::string headline_of(const std::vector<Lines>& pages) {
  if (pages.empty()) return "";
  constexpr std::size_t kTopLines = 8;
  constexpr double kLarger = 1.2;
  std::vector<double> heights;
  for (const Line& line : pages.front()) heights.push_back(line.height());
  const double usual = median(std::move(heights));
  for (std::size_t i = 0; i < pages.front().size() && i < kTopLines; ++i) {
    if (pages.front()[i].height() > kLarger * usual) return pages.front()[i].text;
  }
  return "";
}

}  // namespace

RunningText running_text(const std::vector<PlacedPage>& pages) {
  RunningText result;
  std::vector<Lines> lines;
  for (const PlacedPage& page : pages) lines.push_back(to_lines(page));
  drop_running_lines(lines, result);
  result.headline = headline_of(lines);
  Joiner joiner(lines);
  const Line* before = nullptr;
  for (const Lines& page : lines) {
    const PageMeasure size = measure(page);
    for (std::size_t i = 0; i < page.size(); ++i) {
      const bool is_new = before != nullptr && (i == 0 ? ends_sentence(before->text)
                                                       : begins_paragraph(page[i], *before, size));
      joiner.add_line(page[i], is_new, result);
      before = &page[i];
    }
  }
  return result;
}

}  // namespace cotejo
