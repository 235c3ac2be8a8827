// SPDX-License-Identifier: GPL-3.0-or-later
// The outermost frame of both programs: the one place that catches what ends a run.
#pragma once

#include <functional>
#include <string>

namespace cotejo {

/// Runs `body` and gives its exit code; a Failure, a Xapian::Error or any other exception becomes
/// one line on standard error, and its code. Output that cannot be written is an error too. SIGPIPE
/// keeps its default: a reader that has seen enough ends the program quietly.
int run_program(const std::string& name, const std::function<int()>& body);

}  // namespace cotejo
