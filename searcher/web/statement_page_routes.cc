// SPDX-License-Identifier: GPL-3.0-or-later
// A statement and its history.

#include "core/base/whole_number.h"
#include "searcher/pages/error_page.h"
#include "searcher/pages/statement_page.h"
#include "searcher/search/request_fields.h"
#include "searcher/search/revision_history.h"
#include "searcher/web/page_answer.h"

namespace cotejo {
namespace {

// A number of a parameter; nothing if it is none.
std::optional<std::size_t> number_of(const PageContext& context, std::string_view name) {
  const auto number = whole_number(context.parameters.get(name), 0, kLargestNumber);
  return number ? std::optional<std::size_t>(*number) : std::nullopt;
}

// Nothing where the index cannot tell: a server may have statements as they stand only.
std::vector<HistoryEntry> history_of(IndexReader& reader, const std::string& id) {
  try {
    auto history = read_history(reader.engine(Scope::kAllRevisions).index(), id);
    if (history) return std::move(*history);
  } catch (const Failure&) {
    // The statement itself can be shown all the same.
  }
  return {};
}

// What was removed has a history, which says when, and what it said.
Response not_there(const PageContext& context, const IndexReader& reader, const std::string& id,
                   const std::vector<HistoryEntry>& history) {
  // It may be in a shard that does not answer.
  if (history.empty() && !reader.missing().empty()) throw ShardFailure(reader.missing());
  if (!history.empty()) return page_response(404, history_page(context, history));
  return page_response(404, error_page(context, 404, "the index has no statement '" + id + "'"));
}

Response answer_statement(const PageSite& site, const Request& request, IndexReader& reader) {
  const std::string id(request.captured_value("id"));
  SearchEngine& standing = reader.engine();
  PageContext context =
      page_context(site, request, {"/statements/", id}, &standing.index(), request.query);
  for (const char* name : {"start", "end", "revision"}) {
    if (context.parameters.has(name) && !number_of(context, name)) {
      return fault_response(context, {name, "is no number"});
    }
  }
  StatementView view;
  view.revision = number_of(context, "revision").value_or(0);
  view.history = history_of(reader, id);
  const Scope scope = view.revision == 0 ? Scope::kCurrent : Scope::kAllRevisions;
  const std::string highlight(context.parameters.get("highlight"));
  const auto shown = reader.engine(scope).show(id, highlight, {}, view.revision);
  if (!shown && shown.error().code == "no-revision") {
    return page_response(404, error_page(context, 404, shown.error().message));
  }
  if (!shown) return fault_response(context, {"highlight", shown.error().message});
  if (!*shown) return not_there(context, reader, id, view.history);
  view.statement = (*shown)->statement;
  view.marks = (*shown)->marks;
  const auto start = number_of(context, "start");
  const auto end = number_of(context, "end");
  if (start && end && *start < *end) view.passage = {*start, *end};
  view.kin = standing.kin_of(id);
  const std::string beside(context.parameters.get("beside"));
  if (!beside.empty()) {
    const auto other = standing.show(beside, "");
    if (other && *other) view.beside = (*other)->statement;
  }
  return page_response(200, statement_page(context, view));
}

Response answer_history(const PageSite& site, const Request& request, IndexReader& reader) {
  const std::string id(request.captured_value("id"));
  const OpenIndex& index = reader.engine(Scope::kAllRevisions).index();
  const PageContext context = page_context(site, request, {"/statements/", id, "/history"},
                                           &reader.engine().index(), request.query);
  const auto history = read_history(index, id);
  if (!history) return not_there(context, reader, id, {});
  return page_response(200, history_page(context, *history));
}

}  // namespace

void add_statement_pages(Router& router, const PageSite& site) {
  router.add(page_route(site, "/statements/{id}", answer_statement));
  router.add(page_route(site, "/statements/{id}/history", answer_history));
}

}  // namespace cotejo
