// SPDX-License-Identifier: GPL-3.0-or-later
// An index behind xapian-tcpsrv, for one test.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "searcher/search/search_engine.h"

namespace cotejo {

/// Serves an index folder on a port of this machine until it is destroyed; makes it one for servers
/// first.
class TestServer {
 public:
  /// An index folder, or a stub file. `number`: of the servers of a test, 0 to 7.
  explicit TestServer(const std::string& index, int number = 0);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  std::string location() const { return "tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  pid_t child_ = 0;
  int port_ = 0;
};

/// Makes an index, by its folder or a stub file of it, one that servers can serve.
void make_for_servers(const std::string& index);

/// An engine over the locations; a server among them may take a moment to listen, and what is
/// beside it is made for servers. Throws Failure after five seconds.
std::unique_ptr<SearchEngine> connect(const std::vector<std::string>& locations,
                                      Scope scope = Scope::kCurrent);

}  // namespace cotejo
