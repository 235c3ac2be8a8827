// SPDX-License-Identifier: GPL-3.0-or-later
// A command that asks shards on other machines: what becomes of it when one of them does not
// answer.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/cli/options.h"

namespace cotejo {

/// What the tries of a command ask with.
struct Asking {
  RemoteRules rules;  ///< to open the indexes with
  std::ostream& out;  ///< where the answer goes
  std::vector<MissingShard> missing{};
  /// What was read from standard input: it cannot be read once more for the next try.
  std::optional<std::string> input{};

  /// To be told of what was opened.
  void opened(const OpenIndex& index) { missing = index.missing; }
};

/// Does a person ask, who is better off with a part than with nothing?
enum class Asker { kPerson, kProgram };

/// Runs `ask`, which writes its answer and returns an exit code. A server that fails meanwhile is
/// asked once more by a new connection (it may have been started anew, or have closed one that was
/// idle), one that is late is not. Then, as --partial says, `ask` is run again without it, or
/// ShardFailure is thrown. What was written of the broken try is dropped; where it was too much to
/// be held back, that is a Failure in any case. A partial answer is told of on standard error, and
/// its exit code is kPartial.
int ask_shards(const SearcherOptions& options, Asker asker, const std::function<int(Asking&)>& ask);

}  // namespace cotejo
