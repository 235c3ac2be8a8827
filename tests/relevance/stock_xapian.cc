// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/stock_xapian.h"

#include "core/index/stored_statement.h"

namespace cotejo {

StockXapian::StockXapian(const OpenIndex& index, const std::string& stemmer) : stemmer_(stemmer) {
  Xapian::WritableDatabase writable(folder_.file("stock"), Xapian::DB_CREATE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(stemmer_);
  StatementParser parser;
  const Xapian::Database& all = index.combined;
  for (auto at = all.postlist_begin(""); at != all.postlist_end(""); ++at) {
    const Statement statement = decode_stored(all.get_document(*at).get_data(), parser);
    Xapian::Document document;
    document.set_data(statement.id);
    generator.set_document(document);
    generator.index_text(statement.title);
    generator.increase_termpos();
    generator.index_text(statement.text());
    writable.add_document(document);
  }
  writable.commit();
  database_ = Xapian::Database(folder_.file("stock"));
}

Ranker StockXapian::ranker(std::size_t limit) const {
  return [this, limit](const std::string& text) -> Result<std::vector<std::string>> {
    Xapian::QueryParser parser;
    parser.set_stemmer(stemmer_);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(Xapian::Query::OP_OR);
    std::vector<std::string> ids;
    Xapian::Enquire enquire(database_);
    try {
      enquire.set_query(parser.parse_query(text));
    } catch (const Xapian::QueryParserError& error) {
      return Error{"bad-query", error.get_msg()};
    }
    const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      ids.push_back(match.get_document().get_data());
    }
    return ids;
  };
}

}  // namespace cotejo
