// SPDX-License-Identifier: GPL-3.0-or-later
// One line of JSON a request, and one a fault. What readers ask for is theirs: queries are left out
// unless the operator wants them.
#pragma once

#include <cstdint>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>

#include "searcher/web/request.h"

namespace cotejo {

/// Belongs to the thread of the sockets.
class AccessLog {
 public:
  /// `path`: a file that lines are added to; "-": standard error; empty: no lines but of faults,
  /// on standard error. Throws Failure if it cannot be written.
  AccessLog(std::string path, bool with_queries);

  void request(const Request& request, int status, std::uint64_t bytes, double milliseconds);
  /// Something that the operator should know.
  void fault(std::string_view what);
  /// Opens the file by its name again, after it was moved away.
  void reopen();

 private:
  std::ostream& out();

  std::string path_;
  bool with_queries_;
  std::ofstream file_;
};

}  // namespace cotejo
