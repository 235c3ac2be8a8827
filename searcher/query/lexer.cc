// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

using Kind = QueryToken::Kind;
using Characters = std::u32string;

// Every glyph that opens a quotation somewhere, with those that close it. People mix them: what a
// phone turned into “ is often closed by a plain ".
std::u32string_view closers_of(char32_t opener) {
  switch (opener) {
    case U'"':
      return U"\"”“";
    case U'“':
      return U"”\"“";
    case U'”':
      return U"”\"";
    case U'„':
      return U"“”\"";
    case U'‟':
      return U"”\"";
    case U'«':
      return U"»";
    case U'»':
      return U"«»";
    case U'‹':
      return U"›";
    case U'›':
      return U"‹›";
    default:
      return {};
  }
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && c != 0x3000);
}

std::string to_utf8(std::u32string_view characters) {
  std::string out;
  for (char32_t c : characters) append_utf8(out, c);
  return out;
}

bool is_doubled_capital(std::u32string_view word) {
  if (word.size() == 3 && word[2] == '.') word.remove_suffix(1);
  return word.size() == 2 && word[0] == word[1] && word[0] >= 'A' && word[0] <= 'Z';
}

class Lexer {
 public:
  Lexer(Characters characters, std::vector<std::string>& notes)
      : text_(std::move(characters)), notes_(notes) {}

  Result<std::vector<QueryToken>> lex() {
    while (true) {
      const std::size_t before = at_;
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      glued_ = at_ == before && at_ != 0;
      if (at_ == text_.size()) break;
      read_token();
      if (error_) return *error_;
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
    return tokens_.back();
  }

  void read_token() {
    const char32_t c = text_[at_];
    if (c == '(' || c == ')') {
      push(c == '(' ? Kind::kOpen : Kind::kClose, std::string(1, static_cast<char>(c)), at_++);
    } else if (!closers_of(c).empty()) {
      read_phrase();
    } else if ((c == '-' || c == U'−') && starts_operand(at_ + 1) && (!glued_ || after_open())) {
      push(Kind::kMinus, "-", at_++);
    } else if (is_letter_or_digit(c) || c == '\\' || c == '*' || c == '.' || c == '+' || c == '@' ||
               c == '#') {
      read_word();
    } else {
      note_ignored(c);
      ++at_;
    }
  }

  bool after_open() const {
    return !tokens_.empty() &&
           (tokens_.back().kind == Kind::kOpen || tokens_.back().kind == Kind::kField);
  }

  bool starts_operand(std::size_t at) const {
    return at < text_.size() && (is_letter_or_digit(text_[at]) || text_[at] == '(' ||
                                 text_[at] == '\\' || !closers_of(text_[at]).empty());
  }

  // Marks that a person types without meaning anything by them are passed over quietly.
  void note_ignored(char32_t c) {
    constexpr std::u32string_view kQuiet = U",;.:!?¡¿…'’‘–—-/";
    const bool opens = c == U'¿' || c == U'¡';
    if (opens || (kQuiet.find(c) != std::u32string_view::npos && glued_)) return;
    notes_.push_back(fmt::format("'{}' is ignored", to_utf8(std::u32string_view(&c, 1))));
  }

  void read_phrase() {
    const std::size_t open = at_;
    const std::u32string_view closers = closers_of(text_[open]);
    std::size_t close = open + 1;
    while (close < text_.size() && closers.find(text_[close]) == std::u32string_view::npos) ++close;
    if (close == text_.size()) {
      return fail(open,
                  fmt::format("the quotation mark {} is not closed; close it, or leave it out",
                              to_utf8(text_.substr(open, 1))));
    }
    const std::u32string_view words = std::u32string_view(text_).substr(open + 1, close - open - 1);
    if (std::none_of(words.begin(), words.end(), is_letter_or_digit)) {
      return fail(open, "there are no words between the quotation marks");
    }
    at_ = close + 1;
    QueryToken& token = push(Kind::kPhrase, to_utf8(words), open);
    if (at_ < text_.size() && text_[at_] == '~') read_slop(token);
    const bool is_date = tokens_.size() >= 2 && tokens_[tokens_.size() - 2].kind == Kind::kField &&
                         tokens_[tokens_.size() - 2].field == Field::kDate;
    if (is_date) read_range_end(token);
  }

  // Behind date:"1 March 2026" a range may go on: ..2027, .."May 2027", or just ..
  void read_range_end(QueryToken& token) {
    if (text_.substr(at_, 2) != U"..") return;
    at_ += 2;
    token.text += "..";
    if (at_ < text_.size() && !closers_of(text_[at_]).empty()) {
      read_phrase();
      if (error_) return;
      const std::string end = tokens_.back().text;
      tokens_.pop_back();
      tokens_.back().text += end;
      return;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ')') ++at_;
    token.text += to_utf8(text_.substr(begin, at_ - begin));
  }

  void read_slop(QueryToken& token) {
    const std::size_t tilde = at_++;
    unsigned slop = 0;
    const std::size_t digits = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && slop <= kMaxSlop) {
      slop = slop * 10 + static_cast<unsigned>(text_[at_++] - '0');
    }
    if (at_ == digits || slop == 0 || slop > kMaxSlop) {
      return fail(tilde,
                  fmt::format("~ behind a phrase takes a number of words from 1 to {}", kMaxSlop));
    }
    token.slop = slop;
  }

  void read_word() {
    const std::size_t begin = at_;
    Characters word;
    std::size_t star = Characters::npos;
    bool escaped = false;
    while (at_ < text_.size()) {
      const char32_t c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        word.push_back(text_[at_ + 1]);
        at_ += 2;
        escaped = true;
        continue;
      }
      if ((is_space(c) && !groups_digits()) || c == '(' || c == ')' || !closers_of(c).empty())
        break;
      if (c == ':' && !escaped && read_field(begin, word)) return;
      if (c == '*' && star == Characters::npos) star = word.size();
      word.push_back(c);
      ++at_;
    }
    if (error_) return;
    if (star != Characters::npos) return push_prefix(word, star, begin);
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
    std::string plain = name;
    for (char& letter : plain)
      letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    const bool since = plain == "since" || plain == "desde";
    const bool until = plain == "until" || plain == "hasta";
    const auto field = since || until ? std::optional(Field::kDate) : find_field(name);
    if (!field) {
      std::string names;
      for (const FieldRow& row : field_table()) names += fmt::format(" {}", row.name);
      fail(begin, fmt::format("there is no field '{}'; the fields are:{} (to search for the text "
                              "itself, put it in quotation marks)",
                              name, names));
      return true;
    }
    const std::size_t behind = at_ + 1;
    if (behind == text_.size() || is_space(text_[behind]) || text_[behind] == ')') {
      fail(behind - 1,
           fmt::format("'{}:' needs a value right behind it, as in {}:word", name, name));
      return true;
    }
    at_ = behind;
    QueryToken& token = push(Kind::kField, name, begin);
    token.field = *field;
    token.date_since = since;
    token.date_until = until;
    if (*field == Field::kDate && closers_of(text_[at_]).empty() && text_[at_] != '(') read_raw();
    return true;
  }

  // A date value has dots and dashes of its own: everything up to a space or bracket.
  void read_raw() {
    const std::size_t begin = at_;
    glued_ = true;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ')') ++at_;
    push(Kind::kWord, to_utf8(text_.substr(begin, at_ - begin)), begin);
  }

  void push_prefix(const Characters& word, std::size_t star, std::size_t begin) {
    if (star + 1 != word.size()) {
      return fail(begin + star, "* can only stand at the end of a word, as in diplom*");
    }
    if (star < kMinPrefixCharacters) {
      return fail(begin + star,
                  fmt::format("* needs at least {} letters before it", kMinPrefixCharacters));
    }
    push(Kind::kPrefix, to_utf8(word.substr(0, star)), begin);
  }

  void push_word(Characters word, std::size_t begin, bool escaped) {
    // "U.S." and "EE." keep their last dot, a sentence's end is dropped.
    const auto is_trailing = [&](char32_t c) {
      if (c == '.')
        return word.size() > 2 && word.find(U'.') == word.size() - 1 && !is_doubled_capital(word);
      return std::u32string_view(U",;:!?…'’‘¡¿-–—/").find(c) != std::u32string_view::npos;
    };
    while (!escaped && !word.empty() && is_trailing(word.back())) {
      if (word.back() == '?') notes_.push_back("'?' is ignored; * stands for any ending");
      word.pop_back();
    }
    if (std::none_of(word.begin(), word.end(), is_letter_or_digit)) {
      if (!word.empty()) notes_.push_back(fmt::format("'{}' is ignored", to_utf8(word)));
      return;
    }
    const std::string text = to_utf8(word);
    if (!escaped && push_operator(text, begin)) return;
    // "EE. UU." typed with its space is one name.
    const bool doubled = is_doubled_capital(word) && is_doubled_capital(last_word_);
    const bool spaced = last_word_ == U"U." && (word == U"S." || word == U"N.");
    if (!tokens_.empty() && tokens_.back().kind == Kind::kWord && (doubled || spaced) && !glued_) {
      tokens_.back().text += " " + text;
      last_word_.clear();
      return;
    }
    last_word_ = word;
    push(Kind::kWord, text, begin);
  }

  bool push_operator(const std::string& text, std::size_t begin) {
    if (text == "AND" || text == "Y") {
      push(Kind::kAnd, text, begin);
    } else if (text == "OR" || text == "O") {
      push(Kind::kOr, text, begin);
    } else if (text == "NOT" || text == "NO") {
      push(Kind::kNot, text, begin);
    } else {
      if (text == "or" || text == "and" || text == "not") {
        std::string capital = text;
        for (char& c : capital) c = static_cast<char>(c - 32);
        notes_.push_back(
            fmt::format("'{}' is read as a word; write {} for the operator", text, capital));
      } else if (text == "us") {
        notes_.push_back("'us' is read as the word us; write US or U.S. for the country");
      }
      return false;
    }
    last_word_.clear();
    return true;
  }

  Characters text_;
  std::vector<std::string>& notes_;
  std::vector<QueryToken> tokens_;
  std::optional<Error> error_;
  std::size_t at_ = 0;
  bool glued_ = false;
  Characters last_word_;
};

}  // namespace

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
    const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
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
