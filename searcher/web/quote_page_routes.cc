// SPDX-License-Identifier: GPL-3.0-or-later
// Where words come from: one quotation, or those of an article.
#include "searcher/pages/quote_page.h"
#include "searcher/pages/trace_page.h"
#include "searcher/query/date_range.h"
#include "searcher/quotes/article_tracer.h"
#include "searcher/web/page_answer.h"

namespace cotejo {
namespace {

constexpr std::size_t kQuoteLimit = 5;
constexpr std::size_t kTraceLimit = 3;

Response answer_quote(const PageSite& site, const Request& request, IndexReader& reader) {
  PageContext context = page_context(site, request, {"/quote"}, nullptr, request.query);
  SearchRequest search;
  if (const auto fault = read_search(context, {"quote"}, search))
    return fault_response(context, *fault);
  const OpenIndex& index = reader.engine(search.scope()).index();
  context.index_statements = index.statements;
  context.index_revision = index.revision;
  const std::string quote(context.parameters.get("quote"));
  if (quote.find_first_not_of(" \t\r\n") == std::string::npos) {
    return page_response(200, quote_page(context, nullptr));
  }
  QuoteOptions options;
  options.filters = search.options.filters;
  options.translate = search.options.translate;
  options.limit = kQuoteLimit;
  const QuoteResult result = reader.tracer(search.scope()).trace(quote, options);
  return page_response(200, quote_page(context, &result));
}

ArticleFormat format_of(std::string_view name) {
  if (name == "text") return ArticleFormat::kText;
  if (name == "markdown") return ArticleFormat::kMarkdown;
  if (name == "html") return ArticleFormat::kHtml;
  return ArticleFormat::kAuto;
}

Response answer_trace_form(const PageSite& site, const Request& request, IndexReader& reader) {
  const PageContext context =
      page_context(site, request, {"/trace"}, &reader.engine().index(), request.query);
  return page_response(200, trace_form_page(context));
}

Response answer_trace(const PageSite& site, const Request& request, IndexReader& reader) {
  const auto form = parse_form(request.body);
  const OpenIndex& index = reader.engine().index();
  PageContext context =
      page_context(site, request, {"/trace"}, &index, form ? *form : Parameters());
  const std::string text(context.parameters.get("article"));
  const std::string format(context.parameters.get("format"));
  const std::string published(context.parameters.get("published"));
  context.parameters = PageParameters().with("published", published);
  const auto refuse = [&](const std::string& why) {
    return page_response(400, trace_form_page(context, why));
  };
  if (!form) return refuse(form.error().message);
  auto article = read_article(text, format_of(format));
  if (!article) return refuse(article.error().message);
  if (!published.empty()) {
    const auto date = parse_query_date(published);
    if (!date) return refuse(date.error().message);
    article->published = *date;
  }
  QuoteOptions options;
  options.limit = kTraceLimit;
  const TraceResult trace =
      trace_article(std::move(*article), reader.tracer(), reader.dictionary(), options);
  return page_response(200, trace_page(context, trace));
}

}  // namespace

void add_quote_pages(Router& router, const PageSite& site) {
  Route quote = page_route(site, "/quote", answer_quote);
  quote.slow = true;
  router.add(std::move(quote));
  router.add(page_route(site, "/trace", answer_trace_form));
  Route trace = page_route(site, "/trace", answer_trace);
  trace.method = "POST";
  trace.body_limit = kArticleLimit;
  trace.cacheable = false;
  trace.slow = true;
  router.add(std::move(trace));
}

}  // namespace cotejo
