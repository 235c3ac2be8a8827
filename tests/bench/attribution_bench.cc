// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-attribution-bench FILE [--list | --errors]: are an article's quotations found, and is each
// put down to whom people say it is from? scripts/bench-attributions calls it.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/formats/byte_source.h"
#include "core/program/run_program.h"
#include "core/text/normalizer.h"
#include "core/text/tokenizer.h"
#include "searcher/article/quotation.h"

namespace {

using namespace cotejo;
using simdjson::dom::element;

constexpr std::string_view kUsage = "usage: cotejo-attribution-bench FILE [--list | --errors]";
constexpr double kLeastOverlap = .8;

// Words that end the head's own phrase: what follows says more of it.
bool ends_head(std::string_view word) {
  for (std::string_view one :
       {"of",    "for", "in",  "at", "on",   "from", "with",  "to",  "by",  "who", "that",
        "which", "de",  "del", "en", "para", "que",  "quien", "con", "and", "y"}) {
    if (word == one) return true;
  }
  return false;
}

// The last word before the first comma, bracket, preposition or relative; folded, without its ’s.
std::string head_word(std::string_view phrase) {
  std::string head;
  const std::size_t stop = std::min(phrase.find_first_of(",(;:"), phrase.size());
  std::size_t end = 0;
  tokenize(phrase.substr(0, stop), [&](const Token& token) {
    if (token.alias || end == std::string_view::npos) return;
    std::string word = folded_form(surface_form(token.raw));
    if (!head.empty() && ends_head(word)) {
      end = std::string_view::npos;
      return;
    }
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    head = word;
  });
  return head;
}

struct Annotated {
  TextSpan words;  // in marks, bytes
  std::string source;
  TextSpan source_span;
};

struct Scores {
  std::size_t annotated = 0, found = 0, right = 0, unattributed = 0, put = 0, elsewhere = 0;
};

std::vector<std::size_t> byte_offsets(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size();) {
    offsets.push_back(at);
    decode_utf8(text, at);
  }
  offsets.push_back(text.size());
  return offsets;
}

// The text within marks, if the span is one pair of them and what they hold.
std::optional<TextSpan> within_marks(const std::string& text, TextSpan span) {
  std::string_view part = std::string_view(text).substr(span.begin, span.size());
  while (!part.empty() && std::string_view(" .,;:\n").find(part.back()) != std::string_view::npos)
    part.remove_suffix(1);
  while (!part.empty() && std::string_view(" .,;:\n").find(part.front()) != std::string_view::npos)
    part.remove_prefix(1);
  for (const auto& [open, close] : {std::pair{"“", "”"}, {"\"", "\""}, {"«", "»"}}) {
    const std::string_view first(open);
    const std::string_view last(close);
    if (part.size() <= first.size() + last.size() || !part.starts_with(first) ||
        !part.ends_with(last))
      continue;
    const std::string_view inner =
        part.substr(first.size(), part.size() - first.size() - last.size());
    if (inner.find(first) != std::string_view::npos || inner.find(last) != std::string_view::npos)
      return std::nullopt;
    if (tokenize(inner, [](const Token&) {}) < kLeastQuotedWords) return std::nullopt;
    const std::size_t begin = static_cast<std::size_t>(inner.data() - text.data());
    return TextSpan{begin, begin + inner.size()};
  }
  return std::nullopt;
}

bool overlap(TextSpan a, TextSpan b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  if (begin >= end) return false;
  const double shared = static_cast<double>(end - begin);
  return shared >= kLeastOverlap * static_cast<double>(a.size()) &&
         shared >= kLeastOverlap * static_cast<double>(b.size());
}

bool touches(TextSpan a, TextSpan b) {
  return a.begin < b.end && b.begin < a.end;
}

// Right: the head is the same word, as written or as resolved. A pronoun has to be the very one.
bool is_right(const Annotated& annotated, const Quotation& quotation) {
  if (!quotation.attributed_to) return false;
  const Attribution& given = *quotation.attributed_to;
  const std::string head = head_word(annotated.source);
  for (std::string_view pronoun : {"he", "she", "it", "they", "i", "we", "you", "who", "el", "ella",
                                   "ellos", "ellas", "quien"}) {
    if (head == pronoun) return touches(given.span, annotated.source_span);
  }
  return !head.empty() && (head == head_word(given.as_written) || head == head_word(given.speaker));
}

struct Article {
  ArticleText article;
  std::vector<Annotated> annotated;
  std::vector<TextSpan> direct;  // all that is said to be somebody's words
};

std::string text_at(const element& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// [begin, end] in code points.
TextSpan span_of(const element& span, const std::vector<std::size_t>& offsets) {
  const auto at = [&](std::size_t i) {
    const std::uint64_t count = span.at(i).get_uint64();
    return offsets[std::min<std::size_t>(count, offsets.size() - 1)];
  };
  return {at(0), at(1)};
}

Article read(const element& record) {
  Article read;
  read.article.text = text_at(record, "text");
  const std::string language = text_at(record, "lang");
  read.article.language = language_of(language.empty() ? "en" : language);
  if (const auto date = parse_date(text_at(record, "date"))) read.article.published = *date;
  const std::vector<std::size_t> offsets = byte_offsets(read.article.text);
  for (const element attribution : record["attributions"].get_array()) {
    const simdjson::dom::array sources = attribution["source"].get_array();
    for (const element content : attribution["content"].get_array()) {
      for (const element span : content["spans"].get_array()) {
        read.direct.push_back(span_of(span, offsets));
        const auto words = within_marks(read.article.text, read.direct.back());
        if (!words || sources.size() == 0) continue;
        const element source = sources.at(0);
        read.annotated.push_back(
            {*words, text_at(source, "text"), span_of(source["spans"].at(0), offsets)});
      }
    }
  }
  return read;
}

void score(const Article& article, const Dictionary& dictionary, Scores& scores, bool errors) {
  const auto quotations = find_quotations(article.article, dictionary);
  for (const Annotated& annotated : article.annotated) {
    ++scores.annotated;
    const Quotation* found = nullptr;
    for (const Quotation& quotation : quotations) {
      for (const TextSpan& piece : quotation.pieces) {
        if (overlap(piece, annotated.words)) found = &quotation;
      }
      if (overlap(quotation.span, annotated.words)) found = &quotation;
    }
    const bool right = found != nullptr && is_right(annotated, *found);
    scores.found += found != nullptr ? 1 : 0;
    scores.right += right ? 1 : 0;
    if (found != nullptr && !found->attributed_to) ++scores.unattributed;
    if (!errors || right) continue;
    const std::string& text = article.article.text;
    const std::size_t begin = annotated.words.begin > 160 ? annotated.words.begin - 160 : 0;
    fmt::print("{} | {} | {}\n   …{}⟦{}…{}⟧{}…\n", found == nullptr ? "NOT FOUND" : "WRONG",
               annotated.source,
               found != nullptr && found->attributed_to
                   ? found->attributed_to->as_written + " = " + found->attributed_to->speaker
                   : "-",
               text.substr(begin, annotated.words.begin - begin),
               text.substr(annotated.words.begin, 40),
               text.substr(annotated.words.end > 20 ? annotated.words.end - 20 : 0, 20),
               text.substr(annotated.words.end, 160));
  }
  for (const Quotation& quotation : quotations) {
    if (quotation.scare || quotation.parent) continue;
    ++scores.put;
    if (std::none_of(article.direct.begin(), article.direct.end(),
                     [&](TextSpan span) { return touches(span, quotation.span); }))
      ++scores.elsewhere;
  }
}

void print(std::string_view name, const Scores& scores) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0. : static_cast<double>(part) / static_cast<double>(whole);
  };
  fmt::print("{:10} {:9} {:9.3f} {:9} {:9.3f} {:9.3f}\n", name, scores.annotated,
             share(scores.found, scores.annotated), scores.elsewhere,
             share(scores.right, scores.annotated), share(scores.unattributed, scores.annotated));
}

std::string bytes_of(const std::string& file) {
  auto source = ByteSource::open(file);
  if (!source) throw Failure(source.error().message);
  std::string bytes;
  while ((*source)->read(bytes)) continue;
  return bytes;
}

void list(const std::string& file, const Dictionary& dictionary) {
  const auto article = read_article(bytes_of(file), ArticleFormat::kAuto);
  if (!article) throw Failure(article.error().message);
  for (const Quotation& quotation : find_quotations(*article, dictionary)) {
    const Attribution given = quotation.attributed_to.value_or(Attribution{});
    fmt::print("{}{}{:.60}\n    speaker: {} | as written: {} | institution: {} | on: {}\n",
               quotation.parent ? "  in the one around: " : "", quotation.scare ? "(scare) " : "",
               quotation.text, given.speaker, given.as_written, given.institution,
               quotation.said_on ? quotation.said_on->to_string() : "");
  }
}

int bench(int argc, char** argv) {
  const std::string option = argc > 2 ? argv[2] : "";
  if (argc < 2) throw Failure(std::string(kUsage), ExitCode::kUsage);
  const Dictionary dictionary(default_dictionary_file());
  if (option == "--list") {
    list(argv[1], dictionary);
    return 0;
  }
  Scores even;
  Scores odd;
  simdjson::dom::parser parser;
  const std::string bytes = bytes_of(argv[1]);
  std::size_t number = 0;
  for (std::string_view rest(bytes); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const simdjson::padded_string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool is_even = ++number % 2 == 0;
    score(read(parser.parse(line)), dictionary, is_even ? even : odd,
          option == "--errors" && is_even);
  }
  fmt::print("{:10} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "lines", "annotated", "found", "others",
             "speaker", "none");
  print("even", even);
  print("odd", odd);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return cotejo::run_program("cotejo-attribution-bench", [&] { return bench(argc, argv); });
}
