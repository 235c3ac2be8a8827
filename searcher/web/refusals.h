// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says when it answers without a route: one place for these texts.
#pragma once

#include <string>

#include "searcher/web/problem.h"

namespace cotejo {

struct ServerLimits;

// What was sent is no request that can be read: 400, 408, 413, 414, 417, 431, 505.
Problem no_host();
Problem no_http(const std::string& why);
Problem bad_target(const Error& error);
Problem slow_request();
Problem too_large(std::size_t most_bytes);
Problem too_long_target(const ServerLimits& limits);
Problem too_long_headers(const ServerLimits& limits);
Problem bad_expectation();
Problem bad_version();

// It may not be asked, or not now: 401, 429, 503.
Problem no_token();
Problem too_many_requests(const ServerLimits& limits, unsigned wait_seconds);
Problem too_many_connections();
Problem queue_full();
Problem takes_too_long();

// A fault of ours, whose cause is in the log: 500.
Problem own_mistake();

}  // namespace cotejo
