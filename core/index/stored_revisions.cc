// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/stored_revisions.h"

#include <algorithm>

#include "core/index/terms.h"

namespace cotejo {

std::vector<StoredRevision> stored_revisions(std::span<const Xapian::Database> databases,
                                             std::string_view id) {
  std::vector<StoredRevision> found;
  const std::string term = id_term(id);
  for (std::size_t i = 0; i < databases.size(); ++i) {
    const auto end = databases[i].postlist_end(term);
    for (auto at = databases[i].postlist_begin(term); at != end; ++at) {
      StoredRevision revision{i, *at, databases[i].get_document(*at).get_data(), {}};
      revision.origin = stored_origin(revision.data);
      found.push_back(std::move(revision));
    }
  }
  std::sort(found.begin(), found.end(), [](const StoredRevision& a, const StoredRevision& b) {
    return a.origin.revision.number < b.origin.revision.number;
  });
  return found;
}

}  // namespace cotejo
