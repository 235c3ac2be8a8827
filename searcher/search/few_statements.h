// SPDX-License-Identifier: GPL-3.0-or-later
// A few statements of an index, copied into memory: what it costs to ask them grows with them, not
// with the index.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "core/index/open_index.h"

namespace cotejo {

class FewStatements {
 public:
  /// Statements beyond which none is copied: a copy takes some 100 KB, and asking all of the index
  /// is hardly dearer then. None is copied either if one lies on a server, which would have to send
  /// all of its terms.
  static constexpr std::size_t kMostCopied = 2000;

  /// Those of the index that have one of the ids, with all revisions that are open; ids that it has
  /// not are passed over. The index may change or go after that.
  FewStatements(const OpenIndex& index, const std::set<std::string, std::less<>>& ids);

  /// Their documents in the index, in order.
  const std::vector<Xapian::docid>& documents() const { return documents_; }
  bool are_copied() const { return copied_; }
  /// Document n is a copy of documents()[n - 1]: terms, positions, values and data.
  const Xapian::Database& copies() const { return copies_; }

 private:
  std::vector<Xapian::docid> documents_;
  bool copied_ = false;
  Xapian::WritableDatabase copies_;
};

}  // namespace cotejo
