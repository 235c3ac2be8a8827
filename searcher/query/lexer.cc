// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/utf8.h"
#include "searcher/query/date_value.h"
#include "searcher/query/field_name.h"
#include "searcher/query/phrase_text.h"
#include "searcher/query/quote_marks.h"
#include "searcher/query/word_shape.h"

namespace cotejo {
namespace {

using Kind = QueryToken::Kind;
using Characters = std::u32string;

std::optional<Kind> operator_kind(std::string_view word) {
  if (word == "AND" || word == "Y") return Kind::kAnd;
  if (word == "OR" || word == "O") return Kind::kOr;
  if (word == "NOT" || word == "NO") return Kind::kNot;
  return std::nullopt;
}

class Lexer {
 public:
  Lexer(Characters characters, std::vector<std::string>& notes)
      : text_(std::move(characters)), notes_(notes) {}

  Result<std::vector<QueryToken>> lex() {
    while (true) {
      const std::size_t before = at_;
      while (at_ < text_.size() && (is_query_space(text_[at_]) || is_invisible(text_[at_]))) ++at_;
      glued_ = at_ == before && at_ != 0;
      if (at_ == text_.size()) break;
      read_token();
      if (error_) return *error_;
      if (!tokens_.empty() && tokens_.back().last == 0) tokens_.back().last = at_;
    }
    push(Kind::kEnd, "", text_.size());
    return std::move(tokens_);
  }

 private:
  void fail(std::size_t at, std::string message) {
    if (!error_) error_ = query_error(at + 1, std::move(message));
  }

  QueryToken& push(Kind kind, std::string text, std::size_t at) {
    QueryToken token;
    token.kind = kind;
    token.text = std::move(text);
    token.column = at + 1;
    token.glued = glued_;
    tokens_.push_back(std::move(token));
    last_word_.clear();
    return tokens_.back();
  }

  void read_token() {
    const char32_t c = text_[at_];
    if (c == '+' && at_ + 1 < text_.size() && !is_query_space(text_[at_ + 1])) {
      skip_plus();
    } else if (glued_ && is_weight(text_, at_)) {
      fail(at_, weight_refused(text_, at_));
    } else if (c == '(' || c == ')') {
      read_bracket(c == '(');
    } else if (date_depth_ != 0 && starts_date(c)) {
      read_date(date_name_);
    } else if (is_quote_mark(c)) {
      read_phrase();
    } else if ((c == '-' || c == kMinusSign) && starts_operand(at_ + 1) &&
               (!glued_ || after_open())) {
      push(Kind::kMinus, "-", at_++);
    } else if (starts_word(c)) {
      read_word();
    } else {
      note_ignored(c);
      ++at_;
    }
  }

  void read_bracket(bool opens) {
    const bool of_date = opens && !tokens_.empty() && tokens_.back().kind == Kind::kField &&
                         tokens_.back().field == Field::kDate;
    if (of_date && date_depth_ == 0) date_name_ = tokens_.back().text;
    if (opens && (of_date || date_depth_ != 0)) ++date_depth_;
    if (!opens && date_depth_ != 0) --date_depth_;
    push(opens ? Kind::kOpen : Kind::kClose, opens ? "(" : ")", at_++);
  }

  // Within date:( ) everything but operators is dates.
  bool starts_date(char32_t c) const {
    if (is_quote_mark(c) || std::u32string_view(U"<>≤≥").find(c) != Characters::npos) return true;
    std::size_t end = at_;
    while (end < text_.size() && is_letter_or_digit(text_[end])) ++end;
    return starts_word(c) && !operator_kind(to_utf8(text_.substr(at_, end - at_)));
  }

  // Search engines ask for +word what every word is here. What stands behind it is read as if the
  // plus were not there.
  void skip_plus() {
    notes_.emplace_back("'+' is ignored: every word must be found; for a word as it is, \"word\"");
    while (at_ < text_.size() && text_[at_] == '+') ++at_;
    if (at_ < text_.size() && !is_query_space(text_[at_])) read_token();
  }

  bool after_open() const {
    return !tokens_.empty() &&
           (tokens_.back().kind == Kind::kOpen || tokens_.back().kind == Kind::kField);
  }

  static bool starts_word(char32_t c) {
    return is_letter_or_digit(c) || std::u32string_view(U"\\*.+@#").find(c) != Characters::npos;
  }

  bool starts_operand(std::size_t at) const {
    return at < text_.size() &&
           (starts_word(text_[at]) || text_[at] == '(' || is_quote_mark(text_[at]));
  }

  // Marks that a person types without meaning anything by them are passed over quietly.
  void note_ignored(char32_t c) {
    constexpr std::u32string_view kQuiet = U",;.:!?¡¿…'’‘–—−-/";
    const bool opens = c == U'¿' || c == U'¡';
    if (opens || (kQuiet.find(c) != std::u32string_view::npos && glued_)) return;
    notes_.push_back(fmt::format("'{}' is ignored", to_utf8(std::u32string_view(&c, 1))));
  }

  void read_phrase() {
    const std::size_t open = at_;
    const auto close = find_quotation(text_, open, notes_);
    if (!close) {
      error_ = close.error();
      return;
    }
    const std::u32string_view words =
        std::u32string_view(text_).substr(open + 1, *close - open - 1);
    auto phrase = read_phrase_text(words, open + 2);
    if (!phrase) {
      error_ = phrase.error();
      return;
    }
    at_ = *close + 1;
    QueryToken& token = push(Kind::kPhrase, std::move(phrase->text), open);
    token.beginnings = std::move(phrase->beginnings);
    if (at_ < text_.size() && text_[at_] == '~') read_slop(token);
  }

  void read_slop(QueryToken& token) {
    const std::size_t tilde = at_++;
    unsigned slop = 0;
    const std::size_t digits = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && slop <= kMaxSlop) {
      slop = slop * 10 + static_cast<unsigned>(text_[at_++] - '0');
    }
    const bool goes_on = at_ < text_.size() && is_letter_or_digit(text_[at_]);
    if (at_ == digits || slop == 0 || slop > kMaxSlop || goes_on) {
      return fail(tilde,
                  fmt::format("~ behind a phrase takes a number of words from 1 to {}", kMaxSlop));
    }
    token.slop = slop;
  }

  void read_word() {
    const std::size_t begin = at_;
    Characters word;
    std::optional<Star> star;
    bool escaped = false;
    while (at_ < text_.size()) {
      const char32_t c = text_[at_];
      if (c == '\\' && at_ + 1 == text_.size()) {
        notes_.push_back("'\\' is ignored: nothing stands behind it");
        ++at_;
        break;
      }
      if (c == '\\') {
        word.push_back(text_[at_ + 1]);
        at_ += 2;
        escaped = true;
        continue;
      }
      if ((is_query_space(c) && !groups_digits()) || c == '(' || c == ')' || is_quote_mark(c))
        break;
      if (c == ':' && !escaped && read_field(begin, word)) return;
      if (!word.empty() && is_weight(text_, at_)) return fail(at_, weight_refused(text_, at_));
      if (c == '*' && !star) star = Star{word.size(), at_};
      word.push_back(c);
      ++at_;
    }
    if (error_) return;
    if (star) return push_prefix(std::move(word), *star, begin);
    push_word(word, begin, escaped);
  }

  // A narrow or non-breaking space between digits belongs to the number.
  bool groups_digits() const {
    const auto is_digit_at = [&](std::size_t at) {
      return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
    };
    const char32_t c = text_[at_];
    return (c == 0xA0 || c == 0x2009 || c == 0x202F) && at_ > 0 && is_digit_at(at_ - 1) &&
           is_digit_at(at_ + 1);
  }

  // At a colon: is what stands before it a field's name? Leaves at_ behind the colon if so.
  bool read_field(std::size_t begin, const Characters& word) {
    const bool is_name = !word.empty() && std::all_of(word.begin(), word.end(), [](char32_t c) {
      return is_letter_or_digit(c) && !(c >= '0' && c <= '9');
    });
    const bool is_address = at_ + 1 < text_.size() && text_[at_ + 1] == '/';
    if (!is_name || is_address) return false;
    const std::string name = to_utf8(word);
    const auto field = find_field_name(name);
    if (!field) {
      fail(begin, no_such_field(name));
      return true;
    }
    const std::size_t behind = at_ + 1;
    if (behind == text_.size() || is_query_space(text_[behind]) || text_[behind] == ')') {
      fail(behind - 1,
           fmt::format("'{}:' needs a value right behind it, as in {}:word", name, name));
      return true;
    }
    at_ = behind;
    QueryToken& token = push(Kind::kField, name, begin);
    token.field = field->field;
    token.date_since = field->since;
    token.date_until = field->until;
    glued_ = true;
    if (field->field == Field::kDate && text_[at_] != '(') read_date(name);
    return true;
  }

  void read_date(const std::string& name) {
    auto value = read_date_value(text_, at_, name, notes_);
    if (!value) {
      error_ = value.error();
      return;
    }
    push(Kind::kWord, std::move(value->text), at_);
    at_ = value->last;
  }

  // A * that is not escaped: where in the word, and where in the query.
  struct Star {
    std::size_t in_word;
    std::size_t at;
  };

  void push_prefix(Characters word, Star star, std::size_t begin) {
    while (std::u32string_view(U",;.:!?…").find(word.back()) != Characters::npos) {
      if (word.back() == '?') notes_.push_back(std::string(kQuestionMarkNote));
      word.pop_back();
    }
    if (star.in_word + 1 != word.size()) {
      return fail(star.at, std::string(kStarWithin));
    }
    word.pop_back();
    const auto letters = std::count_if(word.begin(), word.end(), is_letter_or_digit);
    if (static_cast<std::size_t>(letters) < kMinPrefixCharacters) {
      return fail(star.at, too_few_letters());
    }
    push(Kind::kPrefix, to_utf8(word), begin);
  }

  // Lucene's word~2: between words that is another thing, and no word has it.
  bool refuse_tilde(const Characters& word, std::size_t begin) {
    const std::size_t tilde = word.rfind(U'~');
    if (tilde == Characters::npos || word.find(U'/') != Characters::npos) return false;
    if (word.find_first_not_of(U"0123456789", tilde + 1) != Characters::npos) return false;
    fail(begin + tilde, "~ can only stand behind a phrase, as in \"mutual respect\"~5");
    return true;
  }

  void push_word(Characters word, std::size_t begin, bool escaped) {
    if (!escaped && refuse_tilde(word, begin)) return;
    if (!escaped) trim_word(word, at_ < text_.size() && !is_query_space(text_[at_]), notes_);
    if (std::none_of(word.begin(), word.end(), is_letter_or_digit)) {
      if (!word.empty()) notes_.push_back(fmt::format("'{}' is ignored", to_utf8(word)));
      return;
    }
    const std::string text = to_utf8(word);
    if (const auto kind = escaped ? std::nullopt : operator_kind(text)) {
      push(*kind, text, begin);
      return;
    }
    if (!escaped && word.find(U':') != Characters::npos) {
      notes_.push_back(fmt::format("'{}' is read as a word, not as a field", text));
    }
    if (!escaped) note_lookalike(text, notes_);
    if (is_spaced_acronym(last_word_, text) && !glued_) {
      tokens_.back().text += " " + text;
      tokens_.back().last = at_;
      last_word_.clear();
      return;
    }
    push(Kind::kWord, text, begin);
    last_word_ = text;
  }

  Characters text_;
  std::vector<std::string>& notes_;
  std::vector<QueryToken> tokens_;
  std::optional<Error> error_;
  std::size_t at_ = 0;
  bool glued_ = false;
  std::string last_word_;  // if the token before is a word
  std::string date_name_;  // within date:( ), the field as typed
  std::size_t date_depth_ = 0;
};

}  // namespace

std::string too_few_letters() {
  return fmt::format("* needs at least {} letters before it", kMinPrefixCharacters);
}

Error query_error(std::size_t column, std::string message) {
  return {"bad-query", std::move(message), 0, column};
}

Result<std::vector<QueryToken>> lex_query(std::string_view query, std::vector<std::string>& notes) {
  if (const std::size_t bad = find_invalid_utf8(query); bad != std::string_view::npos) {
    return query_error(count_code_points(query.substr(0, bad)) + 1, "the query is not UTF-8");
  }
  Characters characters;
  for (std::size_t at = 0; at < query.size();) {
    const char32_t c = decode_utf8(query, at);
    const bool control =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
    if (control) return query_error(characters.size() + 1, "the query has a control character");
    characters.push_back(c);
  }
  if (characters.size() > kMaxQueryCharacters) {
    return query_error(kMaxQueryCharacters,
                       fmt::format("the query is over {} characters long", kMaxQueryCharacters));
  }
  return Lexer(std::move(characters), notes).lex();
}

}  // namespace cotejo
