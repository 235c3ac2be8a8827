// SPDX-License-Identifier: GPL-3.0-or-later
// link: which statement translates which, as the archivist says; written as corrections of the
// records.
#pragma once

#include <string>
#include <vector>

#include "indexer/links/proposal_lines.h"
#include "indexer/report/report.h"

namespace cotejo {

/// The lines of a file that an archivist kept ("-": standard input), empty ones passed over. Those
/// that cannot be read are added to `rejected`. Throws Failure (usage): no such file.
std::vector<AcceptedLink> read_accepted_file(const std::string& path,
                                             std::vector<Remark>& rejected);

/// Makes `translation_of` of each statement what its link says, and publishes all at once; each
/// change is a declared correction, and one revision. `corrected` counts them, `unchanged` those
/// that were so already. Rejected, and nothing changed of them: not-found, same-statement,
/// same-language, link-chain (the original is itself a translation, or the translation an
/// original), duplicate-id. `path` and `command` are for the report. Throws Failure: no index
/// there, another process writes.
Report confirm_links(const std::string& index, const std::vector<AcceptedLink>& links,
                     const std::string& path, const std::string& command);

}  // namespace cotejo
