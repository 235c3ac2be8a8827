// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace cotejo {
namespace {

std::optional<double> value_of(const std::string& sense) {
  double value = 0;
  const auto [end, error] = std::from_chars(sense.data(), sense.data() + sense.size(), value);
  if (error != std::errc() || end != sense.data() + sense.size()) return std::nullopt;
  return value;
}

// Reads one side's words.
template <typename Words>
class FigureReader {
 public:
  FigureReader(std::string_view text, const Words& words, const std::vector<TellingWord>& telling)
      : text_(text), words_(words), telling_(telling) {}

  std::vector<Figure> read() {
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < telling_.size();) {
      const TellingWord& word = telling_[i];
      if (word.kind == TellingClass::kDate) {
        figures.push_back({word.sense, word.begin, word.begin + word.length, true, false});
      }
      if (word.kind == TellingClass::kNumber) {
        figures.push_back(read_number(i));
      } else {
        ++i;
      }
    }
    return figures;
  }

 private:
  // Consumes the number words from `i` on: "two hundred and five", "2.5 million", "five percent".
  Figure read_number(std::size_t& i) {
    Figure figure{telling_[i].sense, telling_[i].begin, end_of(i), false, false};
    double total = 0;
    std::optional<double> part = value_of(figure.sense);
    double last = part.value_or(0);
    bool digits = is_digits(i);
    figure.is_year = digits && is_year(figure);
    ++i;
    while (part && continues(i, figure.end)) {
      const auto next = value_of(telling_[i].sense);
      if (!next || is_digits(i)) break;
      if (*next >= 100 && *next > last) {
        // "Tres mil millones", "dos mil quinientos millones": all of it is multiplied.
        const bool of_all = *next >= 1000 && *next > total;
        part = (*part + (of_all ? total : 0)) * *next;
        if (of_all) total = 0;
        if (*next >= 1000) {
          total += *part;
          part = 0;
        }
        last = *next;
      } else if (!digits && *next < last) {
        part = *part + *next;
        last = *next;
      } else {
        break;
      }
      digits = false;
      figure.is_year = false;
      figure.end = end_of(i++);
    }
    if (part) figure.sense = fmt::format("{}", total + *part);
    read_percent(i, figure);
    return figure;
  }

  void read_percent(std::size_t& i, Figure& figure) {
    const bool word = i < telling_.size() && telling_[i].kind == TellingClass::kPercent &&
                      telling_[i].begin == figure.end;
    if (word) figure.end = end_of(i++);
    std::string_view rest = text_.substr(words_[figure.end - 1].end);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \u00A0\u202F\u2009"), rest.size()));
    if (word || rest.starts_with("%")) {
      figure.sense += " %";
      figure.is_year = false;
    }
  }

  std::size_t end_of(std::size_t i) const { return telling_[i].begin + telling_[i].length; }
  bool is_digits(std::size_t i) const {
    const char c = words_[telling_[i].begin].folded.front();
    return c >= '0' && c <= '9';
  }
  // The next number word, with at most "and" or "y" before it.
  bool continues(std::size_t i, std::size_t end) const {
    if (i >= telling_.size()) return false;
    const auto is_and = [&](std::size_t word) {
      return words_[word].folded == "and" || words_[word].folded == "y";
    };
    if (telling_[i].kind == TellingClass::kClause) return false;
    if (telling_[i].kind != TellingClass::kNumber) return false;
    const bool next = telling_[i].begin == end || (telling_[i].begin == end + 1 && is_and(end));
    return next && stand_together(end - 1, telling_[i].begin);
  }
  // "Four… three" are two numbers.
  bool stand_together(std::size_t word, std::size_t last) const {
    for (; word < last; ++word) {
      const std::size_t from = words_[word].end;
      const std::string_view between = text_.substr(from, words_[word + 1].begin - from);
      if (between.find_first_of(".;:!?()") != std::string_view::npos ||
          between.find("…") != std::string_view::npos) {
        return false;
      }
    }
    return true;
  }
  // Four digits as printed: 1994, not 1,994.
  bool is_year(const Figure& figure) const {
    const auto& word = words_[figure.begin];
    if (word.end - word.begin != 4 || word.folded.size() != 4) return false;
    return std::all_of(word.folded.begin(), word.folded.end(),
                       [](char c) { return c >= '0' && c <= '9'; }) &&
           word.folded >= "1400" && word.folded < "2200";
  }

  std::string_view text_;
  const Words& words_;
  const std::vector<TellingWord>& telling_;
};

template <typename Words>
std::vector<Figure> read_figures(std::string_view text, const Words& words,
                                 std::vector<TellingWord> telling) {
  // "And" begins a clause, but not between two numbers.
  std::erase_if(telling,
                [](const TellingWord& word) { return word.kind == TellingClass::kClause; });
  return FigureReader<Words>(text, words, telling).read();
}

// Takes out of both lists what they have in common.
void cancel(std::vector<Figure>& quoted, std::vector<Figure>& said) {
  for (auto figure = quoted.begin(); figure != quoted.end();) {
    const auto same = std::find_if(said.begin(), said.end(), [&](const Figure& other) {
      return other.sense == figure->sense;
    });
    if (same == said.end()) {
      ++figure;
      continue;
    }
    said.erase(same);
    figure = quoted.erase(figure);
  }
}

bool touches(const Figure& figure, const std::vector<std::size_t>& words) {
  const auto at = std::lower_bound(words.begin(), words.end(), figure.begin);
  return at != words.end() && *at < figure.end;
}

class Comparer {
 public:
  explicit Comparer(const ReadComparison& read)
      : read_(read),
        quoted_(read_figures(read.comparison.quote.text, read.comparison.quote.words,
                             read.quote_telling)),
        said_(read_figures(read.comparison.source_text, read.comparison.source,
                           read.source_telling)) {}

  std::vector<PlacedAlarm> alarms() {
    drop_unasked();
    cancel(quoted_, said_);
    for (const ChangedWords& change : read_.changes) compare(change);
    // What is left stands in equal words: only the sign behind it is gone, 5 % and 5.
    for (const Figure& figure : quoted_) {
      if (said_.empty()) break;
      tell(figure.begin, &figure, &said_.front());
      said_.erase(said_.begin());
    }
    return std::move(alarms_);
  }

 private:
  // What an ellipsis leaves out, and what brackets explain, is no change of a number.
  void drop_unasked() {
    for (const ChangedWords& change : read_.changes) {
      const bool omitted = change.mark == ChangedWords::Mark::kGap || change.joins_fragments();
      if (omitted) {
        std::erase_if(said_, [&](const Figure& figure) { return touches(figure, change.source); });
      }
      if (change.mark != ChangedWords::Mark::kBracket) continue;
      const auto in_quote = [&](const Figure& f) { return touches(f, change.quote); };
      const auto in_source = [&](const Figure& f) { return touches(f, change.source); };
      const bool both = std::any_of(quoted_.begin(), quoted_.end(), in_quote) &&
                        std::any_of(said_.begin(), said_.end(), in_source);
      if (both) continue;
      std::erase_if(quoted_, in_quote);
      std::erase_if(said_, in_source);
    }
  }

  void compare(const ChangedWords& change) {
    std::vector<Figure> quoted = take(quoted_, change.quote);
    std::vector<Figure> said = take(said_, change.source);
    std::erase_if(said, [&](const Figure& figure) {
      return std::any_of(change.quote.begin(), change.quote.end(),
                         [&](std::size_t word) { return read_.is_slip(word, figure.begin); });
    });
    // A figure of several words, some of them equal, has its partner outside the change.
    if (quoted.size() < said.size()) take_partner(quoted_, change.at, true, quoted);
    if (said.size() < quoted.size() && !said_.empty()) {
      said.push_back(said_.front());
      said_.erase(said_.begin());
    }
    for (std::size_t i = 0; i < std::max(quoted.size(), said.size()); ++i) {
      tell(change.at, i < quoted.size() ? &quoted[i] : nullptr,
           i < said.size() ? &said[i] : nullptr);
    }
  }

  static void take_partner(std::vector<Figure>& figures, std::size_t at, bool near,
                           std::vector<Figure>& taken) {
    const auto found = std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) {
      return near && figure.begin <= at && at <= figure.end + 1;
    });
    if (found == figures.end()) return;
    taken.push_back(*found);
    figures.erase(found);
  }

  static std::vector<Figure> take(std::vector<Figure>& figures,
                                  const std::vector<std::size_t>& words) {
    std::vector<Figure> taken;
    std::erase_if(figures, [&](const Figure& figure) {
      if (!touches(figure, words)) return false;
      taken.push_back(figure);
      return true;
    });
    return taken;
  }

  void tell(std::size_t at, const Figure* quoted, const Figure* said) {
    const auto is_date = [](const Figure* figure) {
      return figure == nullptr || figure->date || figure->is_year;
    };
    const AlarmKind kind = is_date(quoted) && is_date(said) ? AlarmKind::kDate : AlarmKind::kNumber;
    alarms_.push_back(
        {at,
         {kind, quoted == nullptr ? "" : read_.quote_text(quoted->begin, quoted->end - 1),
          said == nullptr ? "" : read_.source_text(said->begin, said->end - 1)}});
  }

  const ReadComparison& read_;
  std::vector<Figure> quoted_;
  std::vector<Figure> said_;
  std::vector<PlacedAlarm> alarms_;
};

}  // namespace

std::vector<Figure> figures_of(std::string_view text, const std::vector<QuoteWord>& words,
                               std::vector<TellingWord> telling) {
  return read_figures(text, words, std::move(telling));
}

std::vector<Figure> figures_of(std::string_view text, const std::vector<TextWord>& words,
                               std::vector<TellingWord> telling) {
  return read_figures(text, words, std::move(telling));
}

std::vector<PlacedAlarm> figure_alarms(const ReadComparison& read) {
  return Comparer(read).alarms();
}

}  // namespace cotejo
