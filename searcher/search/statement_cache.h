// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that were read from an index and are likely to be asked for again: many saved queries
// find the same new ones, and a reader's next page is near the last.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/index/open_index.h"
#include "core/index/revision_state.h"
#include "core/names/authorities.h"
#include "core/statement/statement_json.h"
#include "core/transcript/speaker_turns.h"

namespace cotejo {

/// A statement as its document has it.
struct KeptStatement {
  Statement statement;  ///< `lang` is filled in where it was detected
  RevisionState revision;
  std::vector<SpeakerTurn> turns;  ///< with names by the authority files
};

/// Of one index that stays as it was opened. Not for two threads at once.
class StatementCache {
 public:
  /// Bytes of texts that are kept; when there are more all are forgotten, and read anew.
  static constexpr std::size_t kMostBytes = std::size_t{32} << 20;

  /// Those it refers to must outlive it.
  StatementCache(const OpenIndex& index, const Authorities& authorities,
                 std::size_t most_bytes = kMostBytes)
      : index_(index), authorities_(authorities), most_bytes_(most_bytes) {}

  /// Valid until the next one is asked for. Throws Failure if its data are damaged.
  const KeptStatement& statement(Xapian::docid number);
  /// The same, of one that was fetched with others: `data` gives its data, if they are not kept.
  const KeptStatement& statement(Xapian::docid number, const std::function<std::string()>& data);
  /// The same, of one that is not asked for again: nothing is kept.
  KeptStatement read(const std::string& data);
  /// The statement's id, valid as long.
  const std::string& id(Xapian::docid number);

 private:
  const KeptStatement& keep(Xapian::docid number, const std::string& data);

  const OpenIndex& index_;
  const Authorities& authorities_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  StatementParser parser_;
  std::unordered_map<Xapian::docid, KeptStatement> statements_;
  std::unordered_map<Xapian::docid, std::string> ids_;  // of many more
};

}  // namespace cotejo
