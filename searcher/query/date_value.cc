// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/date_words.h"
#include "searcher/query/date_range.h"
#include "searcher/query/lexer.h"
#include "searcher/query/phrase_text.h"
#include "searcher/query/quote_marks.h"
#include "searcher/query/word_shape.h"

namespace cotejo {
namespace {

using View = std::u32string_view;

// "del 5 de marzo del año 2026 .. 7 de abril de 2026" has fewer.
constexpr std::size_t kMostWords = 14;

// Behind a date a comma or a full stop belongs to the sentence; two dots are a range.
View trimmed(View value) {
  while (value.size() > 1) {
    const char32_t c = value.back();
    const bool range = c == '.' && value.ends_with(U"..");
    if (range || View(U",;.:").find(c) == View::npos) break;
    value.remove_suffix(1);
  }
  return value;
}

// A pasted date has spaces of other widths.
std::string plain(View value) {
  std::u32string characters(value);
  std::replace_if(characters.begin(), characters.end(), is_query_space, U' ');
  return to_utf8(characters);
}

std::string_view last_word(std::string_view words) {
  return words.substr(words.find_last_of(' ') + 1);
}

class DateReader {
 public:
  DateReader(View text, std::size_t at, const std::string& name, std::vector<std::string>& notes)
      : text_(text), at_(at), name_(name), notes_(notes) {}

  Result<DateValue> read() {
    if (starts_quotation(at_)) {
      read_quotation();
      if (text_.substr(at_, 2) == U"..") read_range_end();
    } else {
      read_words();
    }
    if (error_) return *error_;
    return std::move(value_);
  }

 private:
  bool starts_quotation(std::size_t at) const {
    return at < text_.size() && is_quote_mark(text_[at]);
  }

  // Adds what stands between the marks to the value.
  void read_quotation() {
    const auto quoted = find_quotation(text_, at_, notes_);
    if (!quoted) {
      error_ = quoted.error();
      return;
    }
    value_.text += plain(text_.substr(at_ + 1, *quoted - at_ - 1));
    if (*quoted + 1 < text_.size() && text_[*quoted + 1] == '~') {
      error_ = query_error(at_ + 1, fmt::format("'{}:' takes no ~", name_));
    }
    at_ = *quoted + 1;
    value_.last = at_;
  }

  // Behind date:"1 March 2026" a range may go on: ..2027, .."May 2027", or just ..
  void read_range_end() {
    value_.text += "..";
    at_ += 2;
    value_.last = at_;
    if (starts_quotation(at_)) return read_quotation();
    read_words();
  }

  // Where the words from at_ on end: behind each of them, punctuation left out.
  std::vector<std::size_t> word_ends() const {
    std::vector<std::size_t> ends;
    std::size_t at = at_;
    const auto stops = [&](std::size_t i) {
      return text_[i] == '(' || text_[i] == ')' || is_quote_mark(text_[i]);
    };
    while (at < text_.size() && !stops(at) && ends.size() < kMostWords) {
      const std::size_t begin = at;
      while (at < text_.size() && !stops(at) && !is_query_space(text_[at])) ++at;
      if (at != begin) ends.push_back(begin + trimmed(text_.substr(begin, at - begin)).size());
      while (at < text_.size() && is_query_space(text_[at])) ++at;
    }
    return ends;
  }

  std::string words_to(std::size_t end) const { return plain(text_.substr(at_, end - at_)); }

  void take(std::size_t end) {
    value_.text += words_to(end);
    value_.last = end;
  }

  void read_words() {
    const std::vector<std::size_t> ends = word_ends();
    // Right before a bracket, or at the end: nothing, or the open end of a range.
    if (ends.empty() || is_query_space(text_[at_])) return;
    if (parse_date_range(value_.text + words_to(ends.front()))) return take_first(ends.front());
    const bool joins = starts_quotation(ends.back()) && words_to(ends.back()).ends_with("..");
    if (joins) return take_first(ends.back());
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      const std::string words = words_to(*end);
      const auto range = parse_date_range(value_.text + words);
      if (!range || date_word_kind(last_word(words)) == DateWordKind::kFiller) continue;
      notes_.push_back(fmt::format("{}:{} is read as {}:{}", name_, value_.text + words, name_,
                                   range_text(*range)));
      return take(*end);
    }
    take_first(refused_end(ends));
  }

  // 2025.."March 2026"; marzo 2026.."abril 2026"; >="marzo 2026"
  void take_first(std::size_t end) {
    take(end);
    at_ = end;
    const bool goes_on = value_.text.ends_with("..") || is_comparison_sign(value_.text);
    if (!goes_on || !starts_quotation(at_)) return;
    read_quotation();
  }

  // What the error should name: all that reads like parts of a date, or the first word alone.
  std::size_t refused_end(const std::vector<std::size_t>& ends) const {
    std::size_t refused = ends.front();
    if (text_.substr(at_, refused - at_).ends_with(U"..")) return refused;
    for (const std::size_t end : ends) {
      const auto kind = date_word_kind(last_word(words_to(end)));
      if (kind == DateWordKind::kNone) break;
      if (kind == DateWordKind::kPart) refused = end;
    }
    return refused;
  }

  View text_;
  std::size_t at_;
  const std::string& name_;
  std::vector<std::string>& notes_;
  DateValue value_;
  std::optional<Error> error_;
};

}  // namespace

Result<DateValue> read_date_value(std::u32string_view text, std::size_t at, const std::string& name,
                                  std::vector<std::string>& notes) {
  return DateReader(text, at, name, notes).read();
}

}  // namespace cotejo
