// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_plan.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace cotejo::faults {
namespace {

constexpr std::array<std::pair<std::string_view, Call>, kCalls> kNames{{{"open", Call::kOpen},
                                                                        {"write", Call::kWrite},
                                                                        {"sync", Call::kSync},
                                                                        {"rename", Call::kRename},
                                                                        {"unlink", Call::kUnlink},
                                                                        {"mkdir", Call::kMkdir},
                                                                        {"read", Call::kRead}}};
constexpr std::array<std::pair<std::string_view, int>, 6> kErrors{{{"enospc", ENOSPC},
                                                                   {"eio", EIO},
                                                                   {"erofs", EROFS},
                                                                   {"emfile", EMFILE},
                                                                   {"eintr", EINTR},
                                                                   {"edquot", EDQUOT}}};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int raw_open(const std::string& path) {
  const auto real = reinterpret_cast<int (*)(const char*, int, ...)>(dlsym(RTLD_NEXT, "open"));
  return real(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

void raw_write(int fd, std::string_view bytes) {
  const auto real =
      reinterpret_cast<ssize_t (*)(int, const void*, size_t)>(dlsym(RTLD_NEXT, "write"));
  while (!bytes.empty()) {
    const ssize_t done = real(fd, bytes.data(), bytes.size());
    if (done <= 0) std::abort();
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

// COTEJO_FAULT is CALL:N:EFFECT, N from 1; a + behind N: from then on. "change" is every call but
// reads.
struct Plan {
  std::string root = variable("COTEJO_FAULT_ROOT");
  std::string call;
  long from = 0;
  bool onward = false;
  std::string effect;
  int log = -1;
  long clock_from = 0;
  long clock_offset = 0;
  std::atomic<long> clock_calls{0};
  std::array<long, kCalls> counts{};
  long changes = 0;
  std::recursive_mutex mutex;

  Plan() {
    const std::string fault = variable("COTEJO_FAULT");
    const std::size_t first = fault.find(':');
    const std::size_t second = fault.find(':', first + 1);
    if (second != std::string::npos) {
      call = fault.substr(0, first);
      from = std::atol(fault.c_str() + first + 1);
      onward = fault[second - 1] == '+';
      effect = fault.substr(second + 1);
    }
    const std::string clock = variable("COTEJO_FAULT_CLOCK");  // N:SECONDS
    if (const std::size_t colon = clock.find(':'); colon != std::string::npos) {
      clock_from = std::atol(clock.c_str());
      clock_offset = std::atol(clock.c_str() + colon + 1);
    }
    if (const std::string name = variable("COTEJO_FAULT_LOG"); !name.empty()) log = raw_open(name);
  }
  void write_counts() {
    const std::string name = variable("COTEJO_FAULT_COUNTS");
    if (name.empty()) return;
    std::string text = "change " + std::to_string(changes) + "\n";
    for (const auto& [word, kind] : kNames) {
      text += std::string(word) + " " + std::to_string(counts[static_cast<int>(kind)]) + "\n";
    }
    text += "clock " + std::to_string(clock_calls.load()) + "\n";
    raw_write(raw_open(name), text);
  }
};

// Never destroyed: other libraries' destructors may still write.
Plan& plan() {
  static Plan* const the_plan = std::make_unique<Plan>().release();
  return *the_plan;
}

struct AtExit {
  ~AtExit() { plan().write_counts(); }
} at_exit;

}  // namespace

std::string path_of(int fd) {
  std::array<char, PATH_MAX> text{};
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const int error = errno;
  const ssize_t length = ::readlink(link.c_str(), text.data(), text.size());
  errno = error;
  std::string path(text.data(), length < 0 ? 0 : static_cast<std::size_t>(length));
  return path.ends_with(" (deleted)") ? "" : path;
}

std::string absolute(const char* path) {
  if (path[0] == '/') return path;
  std::array<char, PATH_MAX> folder{};
  return ::getcwd(folder.data(), folder.size()) == nullptr
             ? path
             : std::string(folder.data()) + "/" + path;
}

bool is_watched(std::string_view path) {
  const std::string& root = plan().root;
  return !root.empty() && path.starts_with(root) &&
         (path.size() == root.size() || path[root.size()] == '/');
}

long clock_offset() {
  Plan& p = plan();
  const long call = ++p.clock_calls;
  return p.clock_from != 0 && call >= p.clock_from ? p.clock_offset : 0;
}

Act::Act(Call call, const std::string& path) : order_(plan().mutex, std::defer_lock) {
  if (!is_watched(path)) return;
  Plan& p = plan();
  order_.lock();
  records_ = p.log >= 0;
  const long own = ++p.counts[static_cast<int>(call)];
  const long change = call == Call::kRead ? 0 : ++p.changes;
  long count = p.call == "change" && call != Call::kRead ? change : 0;
  for (const auto& [word, kind] : kNames) {
    if (word == p.call && kind == call) count = own;
  }
  if (p.from == 0 || count == 0 || (p.onward ? count < p.from : count != p.from)) return;
  if (p.effect == "kill") ::kill(::getpid(), SIGKILL);
  killed_after_ = p.effect == "kill-after";
  short_ = p.effect == "short";
  for (const auto& [word, number] : kErrors) {
    if (word == p.effect) error_ = number;
  }
}

Act::~Act() {
  if (killed_after_) ::kill(::getpid(), SIGKILL);
}

bool Act::fails() const {
  if (error_ != 0) errno = error_;
  return error_ != 0;
}

void Act::record(const char* verb, const std::string& path, long offset,
                 std::string_view bytes) const {
  if (!records_) return;
  const int error = errno;
  raw_write(plan().log, std::string(verb) + "\t" + std::to_string(offset) + "\t" +
                            std::to_string(bytes.size()) + "\t" + path + "\n");
  raw_write(plan().log, bytes);
  errno = error;
}

}  // namespace cotejo::faults
