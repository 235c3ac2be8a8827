// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the statements of an index that are translations of others in it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/index/open_index.h"
#include "core/statement/statement.h"
#include "core/statement/statement_json.h"

namespace cotejo {

/// Where a translation and its original stand.
struct TranslationLink {
  std::uint64_t order = 0;  ///< hash of the translation's id
  std::size_t shard = 0;
  Xapian::docid document = 0;
  std::size_t original_shard = 0;
  Xapian::docid original_document = 0;
};

/// Both in stemmed languages, two different ones; the language that the table has first, first.
struct LinkedStatements {
  Language first_language = 0;
  Language second_language = 0;
  Statement first;
  Statement second;
};

/// Every statement whose translation_of is the id of another one, in the other language of two that
/// are stemmed. In an order that is by chance as regards content, and the same for the same
/// statements however they lie in segments. Reads the whole index; 40 bytes a link.
std::vector<TranslationLink> find_links(const OpenIndex& index);

/// The two statements of a link; nothing if they are not in two stemmed languages.
std::optional<LinkedStatements> read_link(const OpenIndex& index, const TranslationLink& link,
                                          StatementParser& parser);

}  // namespace cotejo
