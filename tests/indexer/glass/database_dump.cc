// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/glass/database_dump.h"

#include <fmt/format.h>

#include <sstream>

namespace cotejo {
namespace {

void dump_term(const Xapian::Database& database, const std::string& term, std::string& out) {
  out += fmt::format("{}: {} {}", term, database.get_termfreq(term),
                     database.get_collection_freq(term));
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    out += fmt::format(" {}x{}/{}", *at, at.get_wdf(), at.get_doclength());
    for (auto place = at.positionlist_begin(); place != at.positionlist_end(); ++place) {
      out += fmt::format(",{}", *place);
    }
  }
  out += '\n';
}

void dump_document(const Xapian::Database& database, Xapian::docid number, std::string& out) {
  const Xapian::Document document = database.get_document(number);
  out += fmt::format("{}: length {}, {} unique, data '{}'", number, database.get_doclength(number),
                     database.get_unique_terms(number), document.get_data());
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    out += fmt::format(" {}='{}'", value.get_valueno(), *value);
  }
  for (auto term = database.termlist_begin(number); term != database.termlist_end(number); ++term) {
    out += fmt::format(" {}x{}", *term, term.get_wdf());
  }
  out += '\n';
}

}  // namespace

std::string dump(const Xapian::Database& database) {
  std::string out =
      fmt::format("{} documents, last {}, average {}, lengths {} to {}\n", database.get_doccount(),
                  database.get_lastdocid(), database.get_average_length(),
                  database.get_doclength_lower_bound(), database.get_doclength_upper_bound());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    dump_term(database, *term, out);
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    dump_document(database, *at, out);
  }
  for (Xapian::valueno slot = 0; slot < 32; ++slot) {
    out += fmt::format("slot {}: {}, '{}' to '{}'", slot, database.get_value_freq(slot),
                       database.get_value_lower_bound(slot), database.get_value_upper_bound(slot));
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      out += fmt::format(" {}='{}'", at.get_docid(), *at);
    }
    out += '\n';
  }
  return out;
}

std::string faults(const std::string& path) {
  std::ostringstream said;
  Xapian::Database::check(path, 0, &said);
  std::istringstream lines(said.str());
  std::string faults;
  for (std::string line; std::getline(lines, line);) {
    const bool is_fine = line.empty() || line.back() == ':' || line.starts_with("blocksize=") ||
                         line.ends_with("checked okay") || line.ends_with("checked OK") ||
                         line.starts_with("Lazily created");
    if (!is_fine) faults += line + '\n';
  }
  return faults;
}

}  // namespace cotejo
