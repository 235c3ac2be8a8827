// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that are no statements: where some were deleted from a segment, one vacant document
// stays in their place.
//
// Xapian 1.4.22 reads a term that every document of a database has from its list of all documents.
// Where that list has holes and lies in several chunks it looks for the next one under the term's
// name, and throws DatabaseCorruptError. A vacant document has no term of the others', so that no
// term is in all documents of a segment with holes, in whatever way it is asked: locally, by a
// server, by stock tools.
#pragma once

#include <xapian.h>

#include <vector>

namespace cotejo {

/// The only term of a vacant document.
inline constexpr const char* kVacantTerm = "XV";

/// Documents that are statements.
Xapian::doccount statement_count(const Xapian::Database& database);
/// Matches every statement.
Xapian::Query every_statement();
/// The documents of all statements, in their order.
std::vector<Xapian::docid> statement_documents(const Xapian::Database& database);

}  // namespace cotejo
