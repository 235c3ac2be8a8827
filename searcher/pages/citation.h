// SPDX-License-Identifier: GPL-3.0-or-later
// A statement as bibliographies name it.
#pragma once

#include <optional>
#include <string>

#include "core/statement/statement.h"
#include "searcher/pages/wording.h"

namespace cotejo {

/// What is cited: a statement, or a paragraph of it (from 1).
struct CitedPlace {
  const Statement& statement;
  std::optional<std::size_t> paragraph;
};

/// An entry @online of biblatex, in UTF-8; its signs escaped.
std::string bibtex(const CitedPlace& place);
/// A list of one item, as CSL 1.0.2 has it: what Zotero, pandoc and citeproc read.
std::string csl_json(const CitedPlace& place);
/// One line, for people.
std::string plain_citation(const CitedPlace& place, const Wording& words);
/// The statement as schema.org's NewsArticle, for the page's head.
std::string linked_data(const Statement& statement);

}  // namespace cotejo
