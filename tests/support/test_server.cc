// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_server.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace cotejo {

// Below the ports that the system hands out to clients.
TestServer::TestServer(const std::string& index, int number)
    : port_(12'000 + ::getpid() % 2'500 * 8 + number) {
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
