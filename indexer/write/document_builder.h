// SPDX-License-Identifier: GPL-3.0-or-later
// One statement → one Xapian document: its terms, values and data.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
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

/// One for each thread: keeps the words it has seen.
class DocumentBuilder {
 public:
  /// `pending.origin.detected_lang` must be set if the statement declares no language.
  Xapian::Document build(const PendingStatement& pending);

  /// The words of everything built since the last call.
  Vocabulary take_vocabulary() { return std::exchange(vocabulary_, {}); }

 private:
  /// `word_gain`: what one occurrence adds to the within-document frequency; the first `lead_words`
  /// add more.
  /// Words within `quiet` bytes of the text, ranges in order, add nothing: they are found, and do
  /// not rank.
  using ByteRanges = std::vector<std::pair<std::size_t, std::size_t>>;
  std::uint32_t add_text(Xapian::Document& document, Language language, std::string_view text,
                         std::uint32_t first_position, Xapian::termcount word_gain,
                         std::uint32_t lead_words, const ByteRanges& quiet = {});
  /// After the text, whose words it goes by.
  void add_kinship(Xapian::Document& document, const Statement& statement);
  void add_body(Xapian::Document& document, Language language, const Statement& statement,
                const std::vector<SpeakerTurn>& turns, std::uint32_t position);
  void add_title_field(Xapian::Document& document, Language language, std::string_view title);
  void add_names(Xapian::Document& document, Field field, const std::vector<std::string>& names,
                 const std::vector<std::string>& also_printed = {});

  struct Posting {
    const WordForm* word;
    std::uint32_t position;
    bool quiet;
  };
  Analyzer analyzer_;
  Vocabulary vocabulary_;
  std::vector<Posting> postings_;
  std::string term_;
  TextSigner signer_;  // of the text that is added
};

}  // namespace cotejo
