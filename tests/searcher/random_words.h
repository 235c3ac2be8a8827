// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of words drawn at random, in memory and in mapped files.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/glass/mapped_postings.h"
#include "tests/support/temp_dir.h"

namespace cotejo {

using Documents = std::vector<Xapian::docid>;  // ascending

// Words a to j, of which the first are in most documents, with positions, and a value.
inline void add_random_documents(std::mt19937& random, int documents,
                                 Xapian::WritableDatabase& database) {
  for (int n = 0; n < documents; ++n) {
    Xapian::Document document;
    for (Xapian::termpos position = 1; position <= 8; ++position) {
      const auto word = static_cast<int>(std::min(random() % 10, random() % 10));
      document.add_posting(std::string(1, static_cast<char>('a' + word)), position);
    }
    document.add_value(0, std::string(1, static_cast<char>('0' + random() % 10)));
    database.add_document(document);
  }
}

inline Xapian::WritableDatabase random_database(std::mt19937& random, int documents) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add_random_documents(random, documents, database);
  return database;
}

// In files, which are mapped.
struct OnDisk {
  OnDisk(std::mt19937& random, int documents)
      : database(folder.file("database"), Xapian::DB_CREATE) {
    add_random_documents(random, documents, database);
    database.commit();
    mapped = MappedPostings::open(folder.file("database"));
  }

  TempDir folder;
  Xapian::WritableDatabase database;
  std::optional<MappedPostings> mapped;
};

inline Xapian::Query random_term(std::mt19937& random) {
  return Xapian::Query(std::string(1, static_cast<char>('a' + random() % 11)));  // k: nowhere
}

}  // namespace cotejo
