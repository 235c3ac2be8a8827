// SPDX-License-Identifier: GPL-3.0-or-later
// The life of cotejo-extract: for each file that it is sent, a child in a sandbox reads it.
#pragma once

#include <span>

#include "indexer/extract/profiles.h"
#include "indexer/extract/readers.h"
#include "indexer/extract/sandbox.h"

namespace cotejo {

/// Serves the requests that come over `socket` (core/formats/extract_wire.h) until its other end is
/// closed. Throws Failure if it cannot go on.
void serve_extraction(int socket, std::span<const ExtractFormat> formats, const Profiles& profiles,
                      const Sandbox& sandbox);

/// Tells the other end why nothing will be served.
void refuse_extraction(int socket, const char* why);

}  // namespace cotejo
