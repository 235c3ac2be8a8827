// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/pages/sample_pages.h"

#include "searcher/pages/error_page.h"
#include "searcher/pages/help_page.h"
#include "searcher/pages/quote_page.h"
#include "searcher/pages/saved_page.h"
#include "searcher/pages/search_page.h"
#include "searcher/pages/trace_page.h"

namespace cotejo {

PageContext sample_context(UiLanguage language, PageParameters parameters) {
  PageContext context;
  context.words = Wording(language);
  context.path = {"/search"};
  context.parameters = std::move(parameters);
  context.index_statements = 24084;
  context.index_revision = "3f2a9c1e-12";
  return context;
}

Statement sample_statement(const std::string& text) {
  Statement s;
  s.id = "id-" + text;
  s.source = text;
  s.speakers = {text, "Ana Gil"};
  s.date = {2026, 3, 5};
  s.lang = "es";
  s.kind = text;
  s.title = text;
  s.body = "Primero. " + text + "\n\nSegundo párrafo, " + text + ".";
  s.url = text;
  s.place = text;
  s.topics = {text};
  s.retrieved = text;
  s.extra = {{text, "\"x\""}};
  return s;
}

SearchResult sample_search(const std::string& text) {
  SearchResult result;
  result.query_text = text;
  result.read_as = text + " x";
  result.notes = {text, "no statement has " + text};
  result.suggestion = text;
  result.suggestion_total = 3;
  result.index_revision = "3f2a9c1e-12";
  result.index_statements = 24084;
  result.total = 61;
  Hit hit;
  hit.rank = 1;
  hit.statement = sample_statement(text);
  hit.revision.edits = 1;
  hit.revision.revisions = 2;
  hit.snippets = {{text, {{0, 1}}, 0, true, true, text, false}};
  hit.kin = {{KinRelation::kTranslation, text, text, {2026, 3, 5}, text, "en", {}},
             {KinRelation::kCopy, text, text, {2026, 3, 0}, text, "es", {}}};
  result.hits = {hit};
  result.facets = {{Facet::kSource, {{text, 60, false}, {"", 1, false}}, 2},
                   {Facet::kSpeaker, {{text, 60, true}, {"Ana Gil", 1, false}}, 2},
                   {Facet::kYear, {{"2026", 40, false}, {"2024", 21, false}}, 2},
                   {Facet::kMonth, {{"2026-03", 40, false}}, 1},
                   {Facet::kLang, {{text, 2, false}, {"es", 59, false}}, 2},
                   {Facet::kKind, {{text, 2, false}, {"note", 59, false}}, 2}};
  return result;
}

QuoteResult sample_quote(const std::string& text, Verdict verdict) {
  QuoteResult result;
  result.quote = "no somos " + text;
  result.lang = "es";
  result.verdict = verdict;
  result.score = .9;
  result.alarms = {{AlarmKind::kNegation, text, ""}};
  result.sources = 2;
  result.notes = {text};
  QuoteMatch match;
  match.statement = sample_statement(text);
  match.verdict = verdict;
  match.score = .9;
  match.passage = {text, 3, 9, text, true};
  match.diff = {{EditOp::kEqual, "no ", "no ", false},
                {EditOp::kReplace, text, text + " ", false},
                {EditOp::kDelete, "", text, true},
                {EditOp::kEqual, " … del sur", " del sur", false}};
  match.alarms = result.alarms;
  result.matches = {match, match};
  return result;
}

TraceResult sample_trace(const std::string& text) {
  TraceResult trace;
  trace.article.title = text;
  trace.article.text = "Dijo «no somos " + text + "» ayer.\n\nY nada más.";
  trace.article.published = Date{2026, 3, 6};
  TracedQuotation traced;
  traced.quotation.text = "no somos " + text;
  const std::size_t begin = trace.article.text.find("no somos");
  traced.quotation.pieces = {{begin, begin + traced.quotation.text.size()}};
  traced.quotation.attributed_to = Attribution{text, "he", {}, text};
  traced.quotation.said_on = Date{2026, 3, 5};
  traced.result = sample_quote(text);
  traced.remark = text;
  trace.quotations = {traced};
  Quotation scare;
  scare.text = text;
  trace.scare = {scare};
  trace.summary[static_cast<std::size_t>(Verdict::kAltered)] = 1;
  return trace;
}

StatementView sample_view(const std::string& text) {
  StatementView view{sample_statement(text), {{0, 4}}, TextRange{2, 12}};
  HistoryEntry first;
  first.state.number = 1;
  first.state.seen = "20260305000000";
  first.until = "20260309000000";
  first.statement = view.statement;
  HistoryEntry second = first;
  second.state.number = 2;
  second.state.change = Change::kEdit;
  second.until.clear();
  second.fields = {{text, "\"x\"", ""}};
  second.text_differs = true;
  second.text = {{TextChange::Op::kEqual, "igual", "igual"},
                 {TextChange::Op::kReplace, text, text + "2"}};
  view.history = {first, second};
  view.kin = {{KinRelation::kTranslation, text, text, {2026, 3, 5}, text, "en", {}}};
  return view;
}

ListedQuery sample_saved(const std::string& text) {
  ListedQuery saved;
  saved.name = text;
  saved.query = text;
  saved.note = text;
  saved.read_as = text + " x";
  saved.values = {{"query", text},         {"source", text}, {"lang", "es"},
                  {"since", "julio 2015"}, {"once", "true"}, {"translate", "false"},
                  {"any", "false"},        {"limit", "5"},   {"sort", "newest"},
                  {"format", "atom"}};
  saved.dates.since = Date{2015, 7, 0};
  return saved;
}

std::vector<Html> all_pages(const PageContext& context, const std::string& text) {
  const SearchResult search = sample_search(text);
  SearchResult nothing = search;
  nothing.total = 0;
  nothing.hits.clear();
  StatementView old = sample_view(text);
  old.revision = 1;
  old.beside = sample_statement(text);
  const QuoteResult quote = sample_quote(text);
  const QuoteResult missing = sample_quote(text, Verdict::kNotFound);
  const ListedQuery saved = sample_saved(text);
  ListedQuery broken = saved;
  broken.error = text;
  return {search_page(context, search, date_histogram(search.facets, {})),
          search_page(context, nothing, {}, &search, &saved),
          saved_page(context, {saved, broken}),
          saved_page(context, {}),
          unreadable_query_page(context, text, 2),
          start_page(context, search),
          statement_page(context, sample_view(text)),
          statement_page(context, old),
          history_page(context, old.history),
          quote_page(context, nullptr),
          quote_page(context, &quote),
          quote_page(context, &missing),
          trace_form_page(context, text),
          trace_page(context, sample_trace(text)),
          help_page(context),
          error_page(context, 404, text)};
}

std::size_t occurrences(std::string_view text, std::string_view wanted) {
  std::size_t count = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + wanted.size())) {
    ++count;
  }
  return count;
}

}  // namespace cotejo
