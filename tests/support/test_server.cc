// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_server.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "core/index/manifest.h"
#include "core/index/open_index.h"
#include "core/index/shard_list.h"
#include "indexer/write/index_writer.h"

namespace cotejo {

void make_for_servers(const std::string& location) {
  const std::filesystem::path path(location);
  const std::filesystem::path index = is_directory(path) ? path : path.parent_path();
  if (!has_manifest(index)) return;
  const Xapian::Database catalog((index / read_manifest(index).catalog).string());
  if (check_schema(catalog, location).positions == PositionStore::kPackedAndTable) return;
  IndexWriter writer(index, 1, [](PendingStatement&) {});
  writer.compact("{}", PositionStore::kPackedAndTable);
}

// Below the ports that the system hands out to clients.
TestServer::TestServer(const std::string& index, int number)
    : port_(12'000 + ::getpid() % 2'500 * 8 + number) {
  make_for_servers(index);
  child_ = ::fork();
  if (child_ == 0) {
    // Also with a test that crashes: ctest waits for whoever holds its output.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::setpgid(0, 0);  // a group of its own, to end it with all that it forks
    ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
             std::to_string(port_).c_str(), index.c_str(), nullptr);
    ::_exit(127);
  }
}

TestServer::~TestServer() {
  // SIGKILL, and to the whole group, which has a process for each connection: a server that is
  // just forking misses its SIGTERM, and would be waited for in vain.
  if (::kill(-child_, SIGKILL) != 0) ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

std::unique_ptr<SearchEngine> connect(const std::vector<std::string>& locations, Scope scope) {
  if (std::any_of(locations.begin(), locations.end(), is_server)) {
    for (const std::string& location : locations) make_for_servers(location);
  }
  for (int attempt = 0;; ++attempt) {
    try {
      return std::make_unique<SearchEngine>(locations, Dictionary(), scope);
    } catch (const Failure&) {
      if (attempt == 100) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
}

}  // namespace cotejo
