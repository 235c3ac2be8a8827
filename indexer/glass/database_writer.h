// SPDX-License-Identifier: GPL-3.0-or-later
// Turns documents into the tables of a glass database. Internal to indexer/glass.
#pragma once

#include <filesystem>

#include "indexer/glass/batch_contents.h"
#include "indexer/glass/document_batch.h"

namespace cotejo {

/// With packed positions beside the tables, and no table of them nor of term lists. `contents`: its
/// occurrences are sorted meanwhile. `folder` is made. Throws Failure.
void write_database(BatchContents& contents, DocumentBatch::Frequency frequency,
                    const std::filesystem::path& folder);

}  // namespace cotejo
