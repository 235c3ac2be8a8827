// SPDX-License-Identifier: GPL-3.0-or-later
// Documents drawn at random, to be written in two ways.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/glass/document_batch.h"

namespace cotejo {

struct RandomDocument {
  struct Word {
    std::string term;
    std::uint32_t position;  ///< 0: none
    std::uint32_t gain;
  };
  std::vector<Word> words;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

struct DocumentShape {
  std::size_t documents = 100;
  std::size_t words = 80;  ///< at most, of a document
  std::size_t vocabulary = 500;
  std::size_t data_bytes = 3000;  ///< at most
  bool compressible = true;
};

std::vector<RandomDocument> random_documents(const DocumentShape& shape, unsigned seed);

Xapian::Document xapian_document(const RandomDocument& document);
void add_to_batch(const RandomDocument& document, DocumentBatch& batch);

/// DocumentBatch::write(), and Xapian's tables of positions and of term lists too.
void write_with_table(DocumentBatch& batch, const std::string& folder);

/// Gives a database the term lists of all documents, so that Xapian tells all of it.
void lend_all_term_lists(const std::string& folder);

}  // namespace cotejo
