// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that do not answer: which, why, and what is said of an answer without them.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cotejo {

/// What the location of a server begins with.
inline constexpr std::string_view kServerScheme = "tcp://";

/// A server that does not answer.
struct MissingShard {
  std::string location;  ///< "tcp://HOST:PORT"
  std::string reason;    ///< in few words, for people
  bool is_late = false;  ///< it may answer still, but did not in time
};

std::vector<std::string> locations_of(const std::vector<MissingShard>& shards);

/// A server does not answer, and an answer without it was not asked for.
class ShardFailure : public Failure {
 public:
  /// At least one.
  explicit ShardFailure(std::vector<MissingShard> shards);
  const std::vector<MissingShard>& shards() const { return shards_; }

 private:
  std::vector<MissingShard> shards_;
};

/// Is it "tcp://HOST:PORT"?
bool is_server(std::string_view location);

/// Which server an error is of, and what happened; nothing: it is no error of one of them. The
/// location is empty where Xapian does not say which, and there are several. A database that such
/// an error came from stays broken, and must be opened anew.
std::optional<MissingShard> failed_shard(const Xapian::Error& error,
                                         const std::vector<std::string>& locations);

/// Why, in few words, for people.
std::string reason_of(const Xapian::Error& error);
bool is_timeout(const Xapian::Error& error);

}  // namespace cotejo
