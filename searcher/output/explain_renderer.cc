// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/base/counted.h"
#include "core/base/utf8.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/renderers.h"

namespace cotejo {

void render_explanation(const Explanation& e, std::ostream& out, const TerminalStyle& style) {
  out << bold("read as", style) << "  " << printable(e.read_as) << '\n';
  for (const std::string& note : e.notes) {
    out << wrap_marked("note: " + note, {}, "", style) << '\n';
  }
  for (const ExplainedTerm& term : e.terms) {
    const std::string verdict = !term.matches_statement   ? ""
                                : *term.matches_statement ? "  ✓ in the statement"
                                                          : "  ✗ not in the statement";
    out << '\n'
        << bold(printable(term.text), style)
        << fmt::format("  ({})  {}{}", term.role, counted(term.statements, "statement"), verdict)
        << '\n';
    std::string forms;
    for (const std::string& form : term.forms) forms += (forms.empty() ? "" : "  ") + form;
    if (!forms.empty()) out << wrap_marked(forms, {}, "    ", style) << '\n';
  }
  out << '\n' << counted(e.total, "statement") << " in all\n";
  if (e.matches) {
    out << printable(e.statement_id) << (*e.matches ? " matches" : " does not match") << '\n';
  }
}

void render_explanation_json(const Explanation& e, std::ostream& out) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().key("format").number(1);
  writer.field("text", e.query_text).field("read_as", e.read_as).key("notes").begin_array();
  for (const std::string& note : e.notes) writer.string(note);
  writer.end_array().key("terms").begin_array();
  for (const ExplainedTerm& term : e.terms) {
    writer.begin_object().field("text", term.text).field("role", term.role);
    writer.key("forms").begin_array();
    for (const std::string& form : term.forms) writer.string(form);
    writer.end_array().key("statements").number(static_cast<std::int64_t>(term.statements));
    if (term.matches_statement) writer.key("matches").boolean(*term.matches_statement);
    writer.end_object();
  }
  writer.end_array().key("total").number(static_cast<std::int64_t>(e.total));
  if (e.matches) writer.field("id", e.statement_id).key("matches").boolean(*e.matches);
  write_partial(writer, e.missing);
  writer.end_object();
  out << json << '\n';
}

}  // namespace cotejo
