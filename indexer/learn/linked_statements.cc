// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learn/linked_statements.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/index/vacancy.h"

namespace cotejo {
namespace {

// FNV-1a: spreads ids of one series over the order, and is the same on every machine.
std::uint64_t hash_of(std::string_view id) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : id) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash;
}

Language language_at(const Xapian::Document& document) {
  const std::vector<std::string> codes = split_values(document.get_value(kSlotLang));
  return codes.empty() ? other_language() : language_of(codes.front());
}

bool are_two_stemmed(Language a, Language b) {
  return a != b && a != other_language() && b != other_language();
}

// The first of a text's documents in any shard.
bool find_document(const OpenIndex& index, const std::string& term, std::size_t& shard,
                   Xapian::docid& document) {
  for (shard = 0; shard < index.shards.size(); ++shard) {
    const Xapian::Database& database = index.shards[shard].database;
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) continue;
    document = *posting;
    return true;
  }
  return false;
}

}  // namespace

std::vector<TranslationLink> find_links(const OpenIndex& index) {
  // Within a text its quotation marks would be escaped: no record has this by chance.
  constexpr std::string_view kKey = ",\"translation_of\":";
  std::vector<TranslationLink> links;
  StatementParser parser;
  for (std::size_t shard = 0; shard < index.shards.size(); ++shard) {
    const Xapian::Database& database = index.shards[shard].database;
    for (const Xapian::docid at : statement_documents(database)) {
      const Xapian::Document document = database.get_document(at);
      const std::string data = document.get_data();
      if (data.find(kKey) == std::string::npos) continue;
      const Statement statement = decode_stored(data, parser);
      TranslationLink link{hash_of(statement.id), shard, at, 0, 0};
      if (statement.translation_of.empty() ||
          !find_document(index, id_term(statement.translation_of), link.original_shard,
                         link.original_document)) {
        continue;
      }
      const Xapian::Document original =
          index.shards[link.original_shard].database.get_document(link.original_document);
      if (are_two_stemmed(language_at(document), language_at(original))) links.push_back(link);
    }
  }
  std::sort(links.begin(), links.end(), [](const TranslationLink& a, const TranslationLink& b) {
    return std::tie(a.order, a.shard, a.document) < std::tie(b.order, b.shard, b.document);
  });
  return links;
}

std::optional<LinkedStatements> read_link(const OpenIndex& index, const TranslationLink& link,
                                          StatementParser& parser) {
  const auto read = [&](std::size_t shard, Xapian::docid document) {
    return decode_stored(index.shards[shard].database.get_document(document).get_data(), parser);
  };
  LinkedStatements linked;
  linked.first = read(link.shard, link.document);
  linked.second = read(link.original_shard, link.original_document);
  linked.first_language = language_of(linked.first.lang);
  linked.second_language = language_of(linked.second.lang);
  if (!are_two_stemmed(linked.first_language, linked.second_language)) return std::nullopt;
  if (linked.second_language < linked.first_language) {
    std::swap(linked.first, linked.second);
    std::swap(linked.first_language, linked.second_language);
  }
  return linked;
}

}  // namespace cotejo
