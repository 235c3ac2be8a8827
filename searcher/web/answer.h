// SPDX-License-Identifier: GPL-3.0-or-later
// The way of one request on a thread of the pool: is the client's copy still good, the handler, a
// second try where the index went from under it, and every fault as a problem.
#pragma once

#include <string>

#include "searcher/web/index_reader.h"
#include "searcher/web/router.h"
#include "searcher/web/send_response.h"

namespace cotejo {

/// What holds for every answer of a server.
struct AnswerRules {
  std::string cors_origin;       ///< whose pages may read answers; empty: no other's
  bool has_tokens = false;       ///< then no shared cache may keep them
  std::string partial = "auto";  ///< "allow" or "refuse" answers without shards that fail; "auto":
                                 ///< pages only
};

struct Answered {
  int status = 0;
  std::string fault;  ///< what went wrong on our side, for the log; empty: nothing
};

/// Answers by the route that the router found, and sends it. Never throws.
Answered answer(const Router& router, const Route& route, const Request& request,
                IndexReader& reader, const AnswerRules& rules, const WireForm& form,
                const PieceSink& sink);

/// Headers that every answer has: security, caching where the handler has not said, and CORS.
void add_common_headers(Response& response, const Request& request, const AnswerRules& rules);

/// Weak: the bytes differ by the time that they took. Of the revision, the request, the program,
/// and what else the answer depends on (Route::state).
std::string etag_of(const std::string& revision, const Request& request,
                    std::string_view state = {});

/// Does If-None-Match have this tag? Weak comparison (RFC 9110, 13.1.2).
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace cotejo
