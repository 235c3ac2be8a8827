// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/glass/random_documents.h"

#include <algorithm>

#include "core/glass/packed_positions.h"
#include "indexer/glass/position_packer.h"
#include "indexer/glass/term_lists.h"

namespace cotejo {
namespace {

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  // Small ones are drawn more often, as common words are.
  std::size_t skewed(std::size_t limit) { return below(below(limit) + 1); }

  std::string text(std::size_t bytes, bool compressible) {
    std::string text;
    while (text.size() < bytes) {
      text += static_cast<char>(compressible ? 'a' + below(4) : below(256));
    }
    return text;
  }
  std::string term(std::size_t vocabulary) {
    const std::size_t number = skewed(vocabulary);
    // Long ones, with bytes that sort before and behind all letters.
    if (number % 97 == 3)
      return std::string(1 + number % 230, static_cast<char>('\x01' + number % 250));
    std::string term = "w";
    for (std::size_t rest = number; rest > 0; rest /= 26)
      term += static_cast<char>('a' + rest % 26);
    return term;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

std::vector<RandomDocument> random_documents(const DocumentShape& shape, unsigned seed) {
  Draw draw(seed);
  std::vector<RandomDocument> documents(shape.documents);
  for (RandomDocument& document : documents) {
    std::uint32_t position = 0;
    for (std::size_t words = draw.below(shape.words + 1); words > 0; --words) {
      std::string term = draw.term(shape.vocabulary);
      if (draw.below(20) == 0) {
        document.words.push_back({std::move(term), 0, 0});
        continue;
      }
      position += static_cast<std::uint32_t>(
          1 + (draw.below(30) == 0 ? draw.below(100000) : draw.below(2)));
      document.words.push_back({term, position, static_cast<std::uint32_t>(draw.below(4))});
      if (draw.below(40) == 0)
        document.words.push_back({term, position, 1});  // the same place again
    }
    for (const std::uint32_t slot : {0U, 1U, 5U, 10U, 31U}) {
      if (draw.below(3) == 0) continue;
      document.values[slot] = draw.text(1 + draw.below(slot == 10 ? 300 : 8), false);
    }
    if (draw.below(10) != 0) {
      document.data = draw.text(draw.below(shape.data_bytes + 1), shape.compressible);
    }
  }
  return documents;
}

Xapian::Document xapian_document(const RandomDocument& document) {
  Xapian::Document made;
  for (const auto& [term, position, gain] : document.words) {
    if (position == 0) {
      made.add_term(term, gain);
    } else {
      made.add_posting(term, position, gain);
    }
  }
  for (const auto& [slot, value] : document.values) made.add_value(slot, value);
  made.set_data(document.data);
  return made;
}

void add_to_batch(const RandomDocument& document, DocumentBatch& batch) {
  for (const auto& [term, position, gain] : document.words) {
    batch.add_posting(batch.number_of(term), position, gain);
  }
  for (const auto& [slot, value] : document.values) batch.add_value(slot, value);
  batch.end_document(document.data);
}

void write_with_table(DocumentBatch& batch, const std::string& folder) {
  batch.write(folder);
  write_position_table(folder, folder + "/" + kPackedPositionsName);
  lend_all_term_lists(folder);
}

void lend_all_term_lists(const std::string& folder) {
  std::vector<std::uint32_t> documents;
  {
    const Xapian::Database database(folder);
    documents.assign(database.postlist_begin(""), database.postlist_end(""));
  }
  lend_term_lists(folder, documents);
}

}  // namespace cotejo
