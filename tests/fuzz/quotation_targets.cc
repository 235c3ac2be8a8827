// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations, and articles with quotations, at their readers and at the tracer over a small
// archive.
#include <cmath>
#include <numeric>

#include "core/index/lexicon.h"
#include "core/index/open_index.h"
#include "searcher/article/article_text.h"
#include "searcher/article/quotation.h"
#include "searcher/quotes/article_tracer.h"
#include "searcher/quotes/quote_text.h"
#include "searcher/quotes/quote_tracer.h"
#include "tests/fuzz/checked_target.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/targets.h"
#include "tests/searcher/quotes/quoted_archive.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr std::uint64_t kTraceEvery = 10;  // of the articles

/// The archive of the tests of the tracer.
class Archive {
 public:
  QuoteTracer& tracer() { return tracer_; }
  const Dictionary& dictionary() const { return dictionary_; }

 private:
  TempDir folder_;
  OpenIndex index_ = open_index(quoted_indexes(folder_, 1));
  Lexicon lexicon_{index_.catalogs};
  Dictionary dictionary_{default_dictionary_file()};
  QuoteTracer tracer_{index_, lexicon_, dictionary_};
};

bool is_share(double number) {
  return std::isfinite(number) && number >= 0 && number <= 1;
}

void check_match(const QuoteMatch& match) {
  require(is_share(match.score), "a score is none");
  const Passage& passage = match.passage;
  const std::u32string text = to_code_points(match.statement.text());
  require(passage.start <= passage.end && passage.end <= text.size(),
          "a passage is not within its statement");
  require(to_code_points(passage.text) == text.substr(passage.start, passage.end - passage.start),
          "a passage is not what stands there");
  std::string joined;
  for (const DiffRun& run : match.diff) {
    require(is_utf8(run.quote) && is_utf8(run.source), "a difference is not UTF-8");
    joined += run.source;
  }
  require(match.diff.empty() || joined == passage.text, "the differences are not the passage");
}

void check_result(const QuoteResult& result) {
  require(is_share(result.score), "the score is none");
  require(result.verdict == Verdict::kNotFound || !result.matches.empty(),
          "it is found, and nowhere");
  for (const QuoteMatch& match : result.matches) check_match(match);
  for (const std::string& note : result.notes) require(is_utf8(note), "a note is not UTF-8");
}

std::vector<std::string> quotation_seeds() {
  std::vector<std::string> seeds = seeds_of("quotation");
  for (const std::string& record : quoted_records()) {
    const std::size_t body = record.find("\"body\":\"");
    if (body != std::string::npos) seeds.push_back(record.substr(body + 8, 160));
  }
  return seeds;
}

class QuotationTarget : public CheckedTarget {
 public:
  QuotationTarget()
      : CheckedTarget(
            quotation_seeds(),
            {"…",      "...",     "[…]",     "(...)",    "[",      "]", "[he]",   "agree[d]",
             "“",      "”",       "«",       "»",        "\"",     "'", "’s",     " not ",
             " no ",   " 1,500 ", " 1.500 ", "?",        "\n\n",   "—", "\u00A0", "\u00AD",
             "\u0301", "the ",    "de la ",  "Minister", "March 5"}) {}

 private:
  void check(const std::string& text) override {
    // The programs refuse other texts before.
    if (!is_utf8(text)) return;
    const QuoteText quote = read_quote(text, analyzer_);
    std::size_t behind = 0;
    for (const QuoteWord& word : quote.words) {
      require(word.begin < word.end && word.end <= quote.text.size() && word.begin >= behind,
              "a word is not within the quotation, or not in order");
      require(is_utf8(word.folded) && is_utf8(word.kept), "a word is not UTF-8");
      behind = word.begin;
    }
    analyzer_.trim();
    const QuoteResult result = archive_.tracer().trace(text, {});
    require(result.quote == text, "the quotation is told otherwise");
    check_result(result);
    if (result.verdict != Verdict::kNotFound) ++taken_;
  }

  Archive archive_;
  Analyzer analyzer_;
};

void check_quotation(const Quotation& quotation, const std::string& text, std::size_t number) {
  const auto within = [&](const TextSpan& span) {
    return span.begin <= span.end && span.end <= text.size();
  };
  require(within(quotation.span), "a quotation is not within the article");
  require(is_utf8(quotation.text), "a quotation is not UTF-8");
  require(!quotation.parent || *quotation.parent < number, "a quotation stands in a later one");
  std::size_t behind = quotation.span.begin;
  for (const TextSpan& piece : quotation.pieces) {
    require(within(piece) && piece.begin >= behind && piece.end <= quotation.span.end,
            "a piece is not within its quotation, or not in order");
    require(is_utf8(std::string_view(text).substr(piece.begin, piece.size())),
            "a piece splits a character");
    behind = piece.end;
  }
  if (!quotation.attributed_to) return;
  require(within(quotation.attributed_to->span), "an attribution is not within the article");
  require(is_utf8(quotation.attributed_to->speaker), "a speaker is not UTF-8");
}

class ArticleTarget : public CheckedTarget {
 public:
  ArticleTarget()
      : CheckedTarget(seeds_of("article") + files_below("corpus/articles", ".md"),
                      {"“",
                       "”",
                       "«",
                       "»",
                       "\"",
                       "„",
                       "‹",
                       "›",
                       "—",
                       "– ",
                       "'",
                       "> ",
                       "\n\n",
                       "\n",
                       "said",
                       "dijo",
                       "añadió",
                       "he said, ",
                       "according to ",
                       "según ",
                       "Mr. ",
                       "<p>",
                       "</p>",
                       "<blockquote>",
                       "</blockquote>",
                       "<q>",
                       "<!--",
                       "<script>",
                       "&ldquo;",
                       "&#8221;",
                       "---\n",
                       "title: ",
                       "date: 2026-03-05\n",
                       "# ",
                       "*",
                       "[",
                       "](",
                       "`",
                       "on Monday",
                       "el lunes",
                       "5 de marzo de 2026",
                       "\xFF"}) {}

  std::string input(std::uint64_t number) override {
    traces_ = number % kTraceEvery == 0;
    return MutatedTarget::input(number);
  }

 private:
  void check(const std::string& bytes) override {
    for (const ArticleFormat format : {ArticleFormat::kAuto, ArticleFormat::kText,
                                       ArticleFormat::kMarkdown, ArticleFormat::kHtml}) {
      const auto article = read_article(bytes, format);
      if (!article) {
        require(article.error().code == "bad-utf8" || article.error().code == "article-too-long",
                "an error of an unknown kind");
        continue;
      }
      check_article(*article);
      if (traces_ && format == ArticleFormat::kAuto) check_traces(*article);
    }
  }

  void check_article(const ArticleText& article) {
    require(is_utf8(article.text) && is_utf8(article.title), "an article is not UTF-8");
    for (const TextSpan& span : article.block_quotes) {
      require(span.begin <= span.end && span.end <= article.text.size(),
              "a paragraph is not within the article");
    }
    const auto quotations = find_quotations(article, archive_.dictionary());
    std::size_t behind = 0;
    for (std::size_t i = 0; i < quotations.size(); ++i) {
      require(quotations[i].span.begin >= behind, "quotations are not in order");
      behind = quotations[i].span.begin;
      check_quotation(quotations[i], article.text, i);
      taken_ += quotations[i].attributed_to ? 1 : 0;
    }
  }

  void check_traces(const ArticleText& article) {
    const TraceResult trace = trace_article(article, archive_.tracer(), archive_.dictionary(), {});
    const std::size_t characters = count_code_points(article.text);
    for (const TracedQuotation& traced : trace.quotations) {
      require(traced.start <= traced.end && traced.end <= characters,
              "a traced quotation is not within the article");
      require(is_utf8(traced.remark), "a remark is not UTF-8");
      check_result(traced.result);
    }
    const std::uint64_t all =
        std::accumulate(trace.summary.begin(), trace.summary.end(), std::uint64_t{0});
    require(all == trace.quotations.size(), "the summary has another number of quotations");
  }

  Archive archive_;
  bool traces_ = true;
};

}  // namespace

std::unique_ptr<FuzzTarget> make_quotation_target() {
  return std::make_unique<QuotationTarget>();
}

std::unique_ptr<FuzzTarget> make_article_target() {
  return std::make_unique<ArticleTarget>();
}

}  // namespace cotejo
