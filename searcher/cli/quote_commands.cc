// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/quote_commands.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/base/result.h"
#include "core/text/tokenizer.h"
#include "searcher/cli/command_inputs.h"
#include "searcher/output/quote_renderer.h"
#include "searcher/quotes/article_tracer.h"

namespace cotejo {
namespace {

constexpr std::size_t kQuoteLimit = 5;
constexpr std::size_t kTimelineLimit = 100;

constexpr std::size_t kTraceLimit = 3;

QuoteOptions quote_options(const SearcherOptions& options, std::size_t limit) {
  QuoteOptions wanted;
  wanted.filters = read_filters(options);
  wanted.limit = options.quote_limit.value_or(limit);
  wanted.oldest_first = options.timeline;
  wanted.translate = !options.no_translate;
  return wanted;
}

std::string read_file(const std::string& path) {
  std::ifstream file;
  const bool standard_input = path == "-";
  if (!standard_input) file.open(path, std::ios::binary);
  std::istream& in = standard_input ? std::cin : file;
  std::string bytes;
  std::array<char, 65536> block;
  // One block more than is read: the reader says that it is too long.
  while (bytes.size() <= kMostArticleBytes && in.read(block.data(), block.size()).gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!standard_input && (!file.is_open() || file.bad())) {
    const ExitCode code = errno == ENOENT ? ExitCode::kUsage : ExitCode::kFailed;
    throw Failure(fmt::format("cannot read '{}': {}", path, std::strerror(errno)), code);
  }
  return bytes;
}

ArticleFormat format_of(const SearcherOptions& options) {
  if (options.input_format == "text") return ArticleFormat::kText;
  if (options.input_format == "markdown") return ArticleFormat::kMarkdown;
  if (options.input_format == "html") return ArticleFormat::kHtml;
  const std::string extension = std::filesystem::path(options.file).extension().string();
  if (extension == ".md" || extension == ".markdown") return ArticleFormat::kMarkdown;
  if (extension == ".html" || extension == ".htm") return ArticleFormat::kHtml;
  return ArticleFormat::kAuto;
}

}  // namespace

int run_quote(const SearcherOptions& options, Asking& asking) {
  if (tokenize(options.query, [](const Token&) {}) == 0) {
    throw Failure("the quotation has no words; give those that are to be found", ExitCode::kUsage);
  }
  const OpenIndex index = open_index(options.indexes, read_scope(options), asking.rules);
  asking.opened(index);
  const Lexicon lexicon(index.catalogs);
  const Dictionary dictionary = open_dictionary(options);
  QuoteTracer tracer(index, lexicon, dictionary);
  const std::size_t limit = options.timeline ? kTimelineLimit : kQuoteLimit;
  const QuoteResult result = tracer.trace(options.query, quote_options(options, limit));
  if (options.format == "json") {
    render_quote_json(result, asking.out);
  } else {
    render_quote(result, asking.out, terminal_style(options.color));
  }
  return options.exit_status && result.verdict == Verdict::kNotFound ? 1 : 0;
}

int run_trace(const SearcherOptions& options, Asking& asking) {
  if (!asking.input) asking.input = read_file(options.file);
  auto article = read_article(*asking.input, format_of(options));
  if (!article) {
    throw Failure(fmt::format("{}: {}", options.file, article.error().message), ExitCode::kUsage);
  }
  if (!options.published.empty()) {
    const auto published = parse_date(options.published);
    if (!published) {
      throw Failure("--published: " + published.error().message, ExitCode::kUsage);
    }
    article->published = *published;
  }
  const OpenIndex index = open_index(options.indexes, read_scope(options), asking.rules);
  asking.opened(index);
  const Lexicon lexicon(index.catalogs);
  const Dictionary dictionary = open_dictionary(options);
  QuoteTracer tracer(index, lexicon, dictionary);
  const TraceResult trace =
      trace_article(std::move(*article), tracer, dictionary, quote_options(options, kTraceLimit));
  if (options.format == "json") {
    render_trace_json(trace, asking.out);
  } else {
    render_trace(trace, asking.out, terminal_style(options.color));
  }
  const auto missing = trace.summary[static_cast<std::size_t>(Verdict::kNotFound)];
  return options.exit_status && missing != 0 ? 1 : 0;
}

}  // namespace cotejo
