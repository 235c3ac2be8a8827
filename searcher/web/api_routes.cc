// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/api_routes.h"

#include <fmt/format.h>

#include <sstream>

#include "core/base/timestamp.h"
#include "core/base/utf8.h"
#include "core/text/tokenizer.h"
#include "searcher/output/quote_renderer.h"
#include "searcher/output/renderer.h"
#include "searcher/quotes/article_tracer.h"
#include "searcher/search/revision_history.h"
#include "searcher/web/api_description.h"
#include "searcher/web/api_parameters.h"
#include "searcher/web/index_reader.h"
#include "searcher/web/result_formats.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostHits = 1000;  // of one answer; the export has all
constexpr std::size_t kMostOffset = 1'000'000;
constexpr std::size_t kMostMatches = 100;  // statements shown for a quotation
constexpr std::size_t kQuoteLimit = 5;
constexpr std::size_t kTimelineLimit = 100;
constexpr std::size_t kTraceLimit = 3;

// Of whatever asks with a query.
FieldNames query_fields(const FieldNames& more = {}) {
  FieldNames names = filter_fields({"query", "any", "once", "fuzzy"});
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

SearchRequest default_search() {
  SearchRequest request;
  request.options.facets = {*find_facet("source"), *find_facet("speaker"), *find_facet("year"),
                            *find_facet("lang")};
  request.format = "json";
  return request;
}

void check_at_most(std::string_view name, std::size_t value, std::size_t most, const char* advice) {
  if (value <= most) return;
  refuse_parameter(name, {"bad-value", fmt::format("{} is at most {}{}", name, most, advice)});
}

void require(const Parameters& parameters, std::string_view name) {
  if (find_parameter(parameters, name) != nullptr) return;
  refuse_parameter(name, {"missing-parameter", fmt::format("{} is missing", name)});
}

Response search(const Request& request, IndexReader& reader) {
  require(request.query, "query");
  ApiParameters parameters(
      request.query, query_fields({"sort", "limit", "offset", "facets", "facet-limit", "format"}),
      {}, default_search());
  SearchRequest& wanted = parameters.search();
  set_feed_defaults(wanted, find_parameter(request.query, "sort") != nullptr,
                    find_parameter(request.query, "limit") != nullptr);
  check_format(wanted, kAnswerFormats);
  check_at_most("limit", wanted.options.limit, kMostHits, "; /api/v1/export has all");
  check_at_most("offset", wanted.options.offset, kMostOffset, "; /api/v1/export has all");
  leave_out_unshown(wanted);
  std::ostringstream out;
  const auto renderer = make_renderer(wanted.format, out, {});
  const auto result = reader.engine(wanted.scope())
                          .search(
                              wanted.query, wanted.options,
                              [&](const SearchResult& begun) { renderer->begin(begun); },
                              [&](const Hit& hit) { renderer->hit(hit); });
  if (!result) refuse_parameter("query", result.error());
  renderer->end(*result);
  return make_response(200, media_type_of(wanted.format), std::move(out).str());
}

Response answer_without_hits(SearchEngine& engine, const SearchRequest& wanted) {
  const auto result = engine.search(wanted.query, wanted.options, {}, {});
  if (!result) refuse_parameter("query", result.error());
  std::ostringstream out;
  const auto renderer = make_renderer("json", out, {});
  renderer->begin(*result);
  renderer->end(*result);
  return json_response(std::move(out).str());
}

Response count(const Request& request, IndexReader& reader) {
  require(request.query, "query");
  const ApiParameters parameters(request.query, query_fields(), {});
  const SearchRequest& wanted = parameters.search();
  return answer_without_hits(reader.engine(wanted.scope()), wanted);
}

Response facets(const Request& request, IndexReader& reader) {
  require(request.query, "query");
  const ApiParameters parameters(request.query, query_fields({"facets", "facet-limit"}), {},
                                 default_search());
  const SearchRequest& wanted = parameters.search();
  return answer_without_hits(reader.engine(wanted.scope()), wanted);
}

Response explain(const Request& request, IndexReader& reader) {
  require(request.query, "query");
  const ApiParameters parameters(request.query, query_fields(), {"id"});
  const SearchRequest& wanted = parameters.search();
  const std::string* id = parameters.own("id");
  const auto explanation =
      reader.engine(wanted.scope()).explain(wanted.query, wanted.options, id == nullptr ? "" : *id);
  if (!explanation && explanation.error().code == "not-found") {
    throw RefusedRequest({404, "not-found", explanation.error().message, "id", 0});
  }
  if (!explanation) refuse_parameter("query", explanation.error());
  std::ostringstream out;
  render_explanation_json(*explanation, out);
  return json_response(std::move(out).str());
}

Response export_all(const Request& request, IndexReader& reader) {
  require(request.query, "query");
  SearchRequest defaults;
  defaults.format = "jsonl";
  ApiParameters parameters(request.query, query_fields({"sort", "format"}), {},
                           std::move(defaults));
  SearchRequest wanted = parameters.search();
  check_format(wanted, kExportFormats);
  wanted.options.all = true;
  leave_out_unshown(wanted);
  Response response = stream_results(reader, wanted, {},
                                     [](const Error& error) { refuse_parameter("query", error); });
  response.with("Content-Disposition", fmt::format("attachment; filename=\"cotejo.{}\"",
                                                   wanted.format == "ids" ? "txt" : wanted.format));
  return response;
}

std::string not_there(const std::string& id, IndexReader& reader) {
  const std::string message = fmt::format("the index has no statement '{}'", id);
  // It may be in a shard that does not answer.
  if (!reader.missing().empty()) throw ShardFailure(reader.missing());
  const auto history = read_history(reader.engine(Scope::kAllRevisions).index(), id);
  if (!history || history->back().state.removed.empty()) return message;
  return fmt::format("{} any more: it was removed on {}; its history has what it said", message,
                     iso_day(history->back().state.removed));
}

Response statement(const Request& request, IndexReader& reader) {
  const ApiParameters parameters(request.query, {"translate", "no-translate"},
                                 {"revision", "highlight"});
  const std::string id(request.captured_value("id"));
  const std::string* highlight = parameters.own("highlight");
  const std::size_t revision = parameters.own_number("revision", 1, 1'000'000'000).value_or(0);
  SearchEngine& engine = reader.engine(revision == 0 ? Scope::kCurrent : Scope::kAllRevisions);
  const auto shown = engine.show(id, highlight == nullptr ? "" : *highlight,
                                 parameters.search().options, revision);
  if (!shown && shown.error().code == "no-revision") {
    throw RefusedRequest({404, "no-revision", shown.error().message, "revision", 0});
  }
  if (!shown) refuse_parameter("highlight", shown.error());
  if (!*shown) throw RefusedRequest({404, "not-found", not_there(id, reader), {}, 0});
  std::ostringstream out;
  render_statement_json((*shown)->statement, (*shown)->marks, out);
  return json_response(std::move(out).str());
}

Response history(const Request& request, IndexReader& reader) {
  const ApiParameters parameters(request.query, {}, {});
  const std::string id(request.captured_value("id"));
  const auto entries = read_history(reader.engine(Scope::kAllRevisions).index(), id);
  if (!entries && !reader.missing().empty()) throw ShardFailure(reader.missing());
  if (!entries) {
    throw RefusedRequest(
        {404, "not-found", fmt::format("the index has no statement '{}'", id), {}, 0});
  }
  std::ostringstream out;
  render_history_json(*entries, out);
  return json_response(std::move(out).str());
}

QuoteOptions quote_options(const ApiParameters& parameters, std::size_t limit) {
  QuoteOptions options;
  options.filters = parameters.search().options.filters;
  options.translate = parameters.search().options.translate;
  options.limit = parameters.own_number("limit", 1, kMostMatches).value_or(limit);
  return options;
}

// "text/plain; charset=utf-8" → "text/plain"; another charset is refused.
std::string media_type(const Request& request) {
  std::string type;
  for (const char c : request.header("content-type")) {
    if (c != ' ' && c != '"') type.push_back(c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c);
  }
  const std::size_t charset = type.find("charset=");
  if (charset != std::string::npos && !type.substr(charset + 8).starts_with("utf-8") &&
      !type.substr(charset + 8).starts_with("us-ascii")) {
    throw RefusedRequest({415, "bad-charset", "send the text in UTF-8", {}, 0});
  }
  return type.substr(0, type.find(';'));
}

Response quote(const Request& request, IndexReader& reader) {
  Parameters given = request.query;
  if (request.method == "POST") {
    const std::string type = media_type(request);
    if (type == "application/x-www-form-urlencoded") {
      auto form = parse_form(request.body);
      if (!form) throw RefusedRequest({400, form.error().code, form.error().message, {}, 0});
      given.insert(given.end(), form->begin(), form->end());
    } else if (type.empty() || type == "text/plain") {
      given.emplace_back("text", request.body);
    } else {
      throw RefusedRequest({415,
                            "bad-type",
                            "send the quotation as text/plain or as a form "
                            "(application/x-www-form-urlencoded)",
                            {},
                            0});
    }
  }
  require(given, "text");
  const ApiParameters parameters(given, filter_fields(), {"text", "limit", "timeline"});
  const std::string& text = *parameters.own("text");
  if (find_invalid_utf8(text) != std::string_view::npos) {
    refuse_parameter("text", {"bad-utf8", "the quotation is not UTF-8"});
  }
  if (tokenize(text, [](const Token&) {}) == 0) {
    refuse_parameter("text", {"bad-value", "the quotation has no words"});
  }
  const bool timeline = parameters.own_flag("timeline");
  QuoteOptions options = quote_options(parameters, timeline ? kTimelineLimit : kQuoteLimit);
  options.oldest_first = timeline;
  std::ostringstream out;
  render_quote_json(reader.tracer(parameters.search().scope()).trace(text, options), out);
  return json_response(std::move(out).str());
}

ArticleFormat article_format(const std::string& type) {
  if (type.empty()) return ArticleFormat::kAuto;
  if (type == "text/plain") return ArticleFormat::kText;
  if (type == "text/markdown") return ArticleFormat::kMarkdown;
  if (type == "text/html" || type == "application/xhtml+xml") return ArticleFormat::kHtml;
  throw RefusedRequest(
      {415, "bad-type", "send the article as text/plain, text/markdown or text/html", {}, 0});
}

Response trace(const Request& request, IndexReader& reader) {
  const ApiParameters parameters(request.query, filter_fields(), {"published", "limit"});
  auto article = read_article(request.body, article_format(media_type(request)));
  if (!article) throw RefusedRequest({400, article.error().code, article.error().message, {}, 0});
  if (const std::string* published = parameters.own("published")) {
    const auto date = parse_date(*published);
    if (!date) refuse_parameter("published", date.error());
    article->published = *date;
  }
  const QuoteOptions options = quote_options(parameters, kTraceLimit);
  QuoteTracer& tracer = reader.tracer(parameters.search().scope());
  std::ostringstream out;
  render_trace_json(trace_article(std::move(*article), tracer, reader.dictionary(), options), out);
  return json_response(std::move(out).str());
}

Route route_of(const char* method, const char* pattern, Handler handler) {
  Route route;
  route.method = method;
  route.pattern = pattern;
  route.handler = std::move(handler);
  return route;
}

}  // namespace

void add_api_routes(Router& router) {
  router.add(route_of("GET", "/api/v1/search", search));
  router.add(route_of("GET", "/api/v1/count", count));
  router.add(route_of("GET", "/api/v1/facets", facets));
  router.add(route_of("GET", "/api/v1/explain", explain));
  router.add(route_of("GET", "/api/v1/quote", quote));
  router.add(route_of("POST", "/api/v1/quote", quote));
  router.add(route_of("GET", "/api/v1/statements/{id}", statement));
  router.add(route_of("GET", "/api/v1/statements/{id}/history", history));
  Route all = route_of("GET", "/api/v1/export", export_all);
  all.slow = true;
  router.add(std::move(all));
  Route article = route_of("POST", "/api/v1/trace", trace);
  article.slow = true;
  article.body_limit = kArticleLimit;
  router.add(std::move(article));
  Route description;
  description.method = "GET";
  description.pattern = "/api/v1/openapi.json";
  description.quick = [](const Request&) { return json_response(std::string(api_description())); };
  router.add(std::move(description));
}

}  // namespace cotejo
