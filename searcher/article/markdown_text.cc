// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/markdown_text.h"

#include <algorithm>
#include <string>

#include "core/text/html_entities.h"
#include "searcher/article/paragraphs.h"
#include "searcher/article/text_builder.h"

namespace cotejo {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  const TextSpan span = without_space(text, {0, text.size()});
  return text.substr(span.begin, span.size());
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// The words of a line: without emphasis, targets of links, tags.
class InlineReader {
 public:
  explicit InlineReader(std::string_view line) : line_(line) {}

  std::string words() {
    for (std::size_t at = 0; at < line_.size();) at = take(at);
    std::string decoded;
    append_decoded(decoded, out_);
    return decoded;
  }

 private:
  char at(std::size_t i) const { return i < line_.size() ? line_[i] : ' '; }
  bool is_word(std::size_t i) const {
    const auto c = static_cast<unsigned char>(at(i));
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  // Looked for once: what has no end once has none later either.
  std::size_t find(char c, std::size_t from, std::size_t& none_from) const {
    if (from >= none_from) return std::string_view::npos;
    const std::size_t found = line_.find(c, from);
    if (found == std::string_view::npos) none_from = from;
    return found;
  }

  std::size_t take(std::size_t i) {
    const char c = line_[i];
    if (c == '\\' &&
        std::string_view("\\`*_{}[]()#+-.!<>|~").find(at(i + 1)) != std::string_view::npos) {
      out_.push_back(at(i + 1));
      return i + 2;
    }
    if (c == '*' || c == '~') {
      std::size_t end = i;
      while (at(end) == c) ++end;
      const bool apart = at(end) == ' ' && (i == 0 || at(i - 1) == ' ');
      if (apart) out_ += line_.substr(i, end - i);
      return end;
    }
    if (c == '_' && !(i > 0 && is_word(i - 1) && is_word(i + 1))) return i + 1;
    if (c == '`' && at(i + 1) != '`' && (i == 0 || at(i - 1) != '`')) {
      const std::size_t end = find('`', i + 1, no_code_);
      if (end != std::string_view::npos) {
        out_ += line_.substr(i + 1, end - i - 1);
        return end + 1;
      }
    }
    if (c == '!' && at(i + 1) == '[') return skip_image(i);
    if (c == '[') return at(i + 1) == '^' ? behind(i, ']') : i + 1;
    if (c == ']')
      return at(i + 1) == '(' ? behind(i + 1, ')') : at(i + 1) == '[' ? behind(i + 1, ']') : i + 1;
    const bool tag = c == '<' && at(i + 1) != '<' &&
                     (at(i + 1) == '/' || (is_word(i + 1) && (i == 0 || at(i - 1) != '<')));
    if (tag) return behind(i, '>');
    out_.push_back(c);
    return i + 1;
  }

  // Behind the sign that ends what begins at `i`; one further if none does.
  std::size_t behind(std::size_t i, char sign) {
    const std::size_t end = find(sign, i,
                                 sign == ')'   ? no_round_
                                 : sign == ']' ? no_square_
                                               : no_angle_);
    if (end != std::string_view::npos) return end + 1;
    out_.push_back(line_[i]);
    return i + 1;
  }

  std::size_t skip_image(std::size_t i) {
    const std::size_t end = find(']', i, no_square_);
    if (end == std::string_view::npos) return i + 1;
    return at(end + 1) == '(' ? behind(end + 1, ')') : end + 1;
  }

  std::string_view line_;
  std::string out_;
  std::size_t no_code_ = std::string_view::npos;
  std::size_t no_round_ = std::string_view::npos;
  std::size_t no_square_ = std::string_view::npos;
  std::size_t no_angle_ = std::string_view::npos;
};

class MarkdownReader {
 public:
  explicit MarkdownReader(ArticleText& article) : article_(article), builder_(article) {}

  void read(std::string_view rest) {
    rest = read_front_matter(rest);
    while (!rest.empty()) take(take_line(rest));
  }

 private:
  std::string_view read_front_matter(std::string_view source) {
    std::string_view rest = source;
    if (trimmed(take_line(rest)) != "---") return source;
    std::size_t lines = 0;
    constexpr std::size_t kMostLines = 200;
    while (!rest.empty() && ++lines < kMostLines) {
      const std::string_view line = take_line(rest);
      if (trimmed(line) == "---") return rest;
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      set(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    return source;
  }

  void set(std::string_view key, std::string_view value) {
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
      value = value.substr(1, value.size() - 2);
    }
    if (key == "title") article_.title = std::string(value);
    if (key == "lang" || key == "language") article_.language = language_of(value.substr(0, 2));
    if (key != "date") return;
    if (const auto date = parse_date(value.substr(0, 10))) article_.published = *date;
  }

  void take(std::string_view line) {
    std::string_view text = trimmed(line);
    if (text.starts_with("```") || text.starts_with("~~~")) in_code_ = !in_code_;
    if (in_code_ || text.starts_with("```") || text.starts_with("~~~")) return;
    const bool quote = text.starts_with(">") && !text.starts_with(">>");
    if (quote && !quoting_) builder_.begin_quote();
    // A line goes on with a quotation even without its >, as long as none is empty.
    if (!quote && quoting_ && text.empty()) {
      builder_.end_quote();
      quoting_ = false;
    }
    quoting_ = quoting_ || quote;
    while (quote && text.starts_with(">")) text = trimmed(text.substr(1));
    if (text.empty() || text.find_first_not_of("-*_= ") == std::string_view::npos) {
      builder_.end_paragraph();
      return;
    }
    take_block(text);
  }

  void take_block(std::string_view text) {
    if (text.starts_with("#")) {
      const std::size_t end = text.find_first_not_of('#');
      if (end == std::string_view::npos || !is_space(text[end])) return add(text);
      builder_.end_paragraph();
      text = trimmed(text.substr(end));
      while (text.ends_with("#")) text.remove_suffix(1);
      if (article_.title.empty()) article_.title = InlineReader(trimmed(text)).words();
      add(text);
      builder_.end_paragraph();
      return;
    }
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    const bool numbered = digits > 0 && digits < 4 && text.substr(digits).starts_with(". ");
    const bool bullet = text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ");
    if (bullet || numbered) builder_.end_paragraph();
    add(bullet ? text.substr(2) : numbered ? text.substr(digits + 2) : text);
  }

  void add(std::string_view text) {
    builder_.add(InlineReader(text).words());
    builder_.add(" ");
  }

  ArticleText& article_;
  TextBuilder builder_;
  bool in_code_ = false;
  bool quoting_ = false;
};

}  // namespace

ArticleText markdown_text(std::string_view source) {
  ArticleText article;
  article.language = other_language();
  MarkdownReader(article).read(source);
  return article;
}

bool looks_like_markdown(std::string_view text) {
  constexpr std::size_t kLooked = 4096;
  std::string_view rest = text.substr(0, kLooked);
  if (rest.starts_with("---\n") || rest.starts_with("---\r\n")) return true;
  if (rest.find("](") != std::string_view::npos) return true;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.starts_with("# ") || line.starts_with("## ") || line.starts_with("> ")) return true;
  }
  return false;
}

}  // namespace cotejo
