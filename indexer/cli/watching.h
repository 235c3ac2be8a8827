// SPDX-License-Identifier: GPL-3.0-or-later
// The watch command: what it tells people, scripts and systemd.
#pragma once

#include "indexer/cli/options.h"
#include "indexer/ingest/ingest_run.h"

namespace cotejo {

/// Until it is told to stop. A line a run on standard output (text or JSON), rejected records and
/// warnings on standard error; --rejects is appended to. Tells systemd when it is ready and when it
/// stops (sd_notify, if $NOTIFY_SOCKET is set). Returns the exit code; throws Failure.
int run_watching(const IndexerOptions& options, IngestOptions ingest);

}  // namespace cotejo
