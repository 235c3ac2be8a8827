// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's table of each document's terms, and of the value slots that it uses. Xapian takes a
// document out by its terms, and a server sends a document's values by its slots; nothing else of
// an index asks for either. So an index for servers has the slots, and terms are lent to Xapian
// when it takes documents out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace cotejo {

enum class TermLists {
  kNone,
  kValueSlots,  ///< without terms
  kAll          ///< as earlier versions wrote them
};

/// What the database has. Throws Failure, as the others do.
TermLists term_lists_of(const std::filesystem::path& database);

/// Gives a database the lists of some documents, ascending, and takes those of all others away, if
/// it has any. Reads the table of postings once. Who has it open knows nothing of them. Not synced.
void lend_term_lists(const std::filesystem::path& database,
                     std::span<const std::uint32_t> documents);

/// Makes a database have none, or those of slots alone. Nobody may have it open. Not synced.
void keep_term_lists(const std::filesystem::path& database, bool value_slots);

}  // namespace cotejo
