// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/statement_source.h"

#include <memory>

#include "core/formats/record_reader.h"
#include "core/index/field_table.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/text/language_detector.h"

namespace cotejo {
namespace {

template <typename Listed>
std::size_t count_of(const std::map<std::string, std::vector<Listed>>& lists,
                     const std::string& lang) {
  const auto list = lists.find(lang);
  return list == lists.end() ? 0 : list->second.size();
}

}  // namespace

IndexStatements::IndexStatements(const OpenIndex& index) : index_(index) {
  const Xapian::Database& database = index.combined;
  for (auto document = database.postlist_begin(""); document != database.postlist_end("");
       ++document) {
    const auto codes = split_values(database.get_document(*document).get_value(kSlotLang));
    if (!codes.empty()) documents_[codes.front().substr(0, 2)].push_back(*document);
  }
}

std::size_t IndexStatements::count(const std::string& lang) const {
  return count_of(documents_, lang);
}

Statement IndexStatements::statement(const std::string& lang, std::size_t n) {
  const Xapian::docid document = documents_.at(lang).at(n);
  return decode_stored(index_.combined.get_document(document).get_data(), parser_);
}

HeldOutStatements::HeldOutStatements(const std::vector<std::string>& files,
                                     const OpenIndex& index) {
  for (const std::string& file : files) {
    const auto reader = open_reader(file, {"auto"});
    if (!reader) throw Failure(file + ": " + reader.error().message);
    while (auto record = (*reader)->next()) {
      if (!record->statement) continue;
      Statement& statement = *record->statement;
      if (index.combined.term_exists(id_term(statement.id))) continue;
      if (statement.lang.empty()) statement.lang = detect_language(statement.text()).code;
      statements_[statement.lang.substr(0, 2)].push_back(std::move(statement));
    }
  }
}

std::size_t HeldOutStatements::count(const std::string& lang) const {
  return count_of(statements_, lang);
}

Statement HeldOutStatements::statement(const std::string& lang, std::size_t n) {
  return statements_.at(lang).at(n);
}

}  // namespace cotejo
