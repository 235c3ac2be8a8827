// SPDX-License-Identifier: GPL-3.0-or-later
// One statement → one document: its terms, values and data.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/language.h"
#include "core/index/field_table.h"
#include "core/index/lexicon.h"
#include "core/index/stored_statement.h"
#include "core/statement/statement.h"
#include "core/text/analyzer.h"
#include "core/text/text_signature.h"
#include "core/transcript/statement_names.h"
#include "indexer/glass/document_batch.h"

namespace cotejo {

/// A revision of a statement on its way in: checked, and known to be new or changed.
struct PendingStatement {
  Statement statement;
  std::string record;    ///< its canonical JSON
  std::string checksum;  ///< of `record`
  StatementOrigin origin;
  std::size_t line = 0;   ///< where it stands in origin.path
  bool is_known = false;  ///< the index had the record before: there is nothing to note of it
  /// What it is found and counted under; none: as its record has them.
  std::optional<StatementNames> names{};
};

/// Makes databases of statements, one batch after another. One for each thread: keeps the words it
/// has seen.
class DocumentBuilder {
 public:
  DocumentBuilder();

  /// `pending.origin.detected_lang` must be set if the statement declares no language.
  void add(const PendingStatement& pending);
  /// Writes what was added since the last call as a database: DocumentBatch::write().
  void write(const std::filesystem::path& folder);

  /// The words of everything added since the last call.
  Vocabulary take_vocabulary() { return std::exchange(vocabulary_, {}); }

 private:
  using ByteRanges = std::vector<std::pair<std::size_t, std::size_t>>;
  /// `word_gain`: what one occurrence adds to the within-document frequency; the first `lead_words`
  /// add more.
  /// Words within `quiet` bytes of the text, ranges in order, add nothing: they are found, and do
  /// not rank.
  std::uint32_t add_text(Language language, std::string_view text, std::uint32_t first_position,
                         std::uint32_t word_gain, std::uint32_t lead_words,
                         const ByteRanges& quiet = {});
  /// After the text, whose words it goes by.
  void add_kinship(const Statement& statement);
  void add_body(Language language, const Statement& statement,
                const std::vector<SpeakerTurn>& turns, std::uint32_t position);
  void add_title_field(Language language, std::string_view title);
  void add_names(Field field, const std::vector<std::string>& names,
                 const std::vector<std::string>& also_printed = {});
  void add_field_word(std::string_view term, std::uint32_t position) {
    batch_.add_posting(batch_.number_of(term), position, 0);
  }

  // What this batch knows of a word of a language.
  struct BatchWord {
    bool is_known = false;
    bool is_common = false;
    DocumentBatch::TermNumber term = 0;
  };
  const BatchWord& batch_word(Language language, const WordForm& word);
  DocumentBatch::TermNumber pair_number(Language language, const WordForm& first,
                                        const WordForm& second);

  Analyzer analyzer_;
  Vocabulary vocabulary_;
  DocumentBatch batch_;
  std::vector<std::vector<BatchWord>> words_;  // by language, then by the word's number
  // Two words' numbers → the term of the common pair; by language.
  std::vector<boost::unordered_flat_map<std::uint64_t, DocumentBatch::TermNumber>> pairs_;
  TextSigner signer_;  // of the text that is added
};

}  // namespace cotejo
