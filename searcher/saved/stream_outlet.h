// SPDX-License-Identifier: GPL-3.0-or-later
// Batches to an open file or pipe. Whoever reads them tells one that comes again by its id.
#pragma once

#include <string>

#include "searcher/saved/outlet.h"

namespace cotejo {

class StreamOutlet : public Outlet {
 public:
  /// `heading` is written once, before the first batch; the descriptor stays open.
  StreamOutlet(int descriptor, std::string heading)
      : descriptor_(descriptor), heading_(std::move(heading)) {}

  void prepare(Batch& batch) override;
  void give(const Batch& batch) override;

 private:
  int descriptor_;
  std::string heading_;
};

/// Writes all of it, or throws Failure naming `what`. `offset` negative: where the file stands.
void write_all(int descriptor, std::string_view bytes, const std::string& what,
               std::int64_t offset = -1);

/// A batch that is half written to a file must be finished there: Failure if `batch` is one.
void refuse_half_appended(const Batch& batch);

}  // namespace cotejo
