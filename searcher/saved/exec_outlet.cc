// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/exec_outlet.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>
#include <vector>

#include "searcher/saved/stream_outlet.h"

extern char** environ;

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kGrace{2000};
constexpr milliseconds kFirstPause{500};
constexpr milliseconds kLongestPause{30'000};
constexpr std::array<int, 3> kEndingSignals{SIGINT, SIGTERM, SIGHUP};

// The batch as a file without a name: the command reads it when and as far as it likes.
class BatchFile {
 public:
  explicit BatchFile(const std::string& bytes) : descriptor_(::memfd_create("batch", MFD_CLOEXEC)) {
    if (descriptor_ < 0) {
      throw Failure(fmt::format("cannot hold the batch for the command: {}", std::strerror(errno)));
    }
    write_all(descriptor_, bytes, "the batch for the command", 0);
  }
  ~BatchFile() { ::close(descriptor_); }
  BatchFile(const BatchFile&) = delete;
  BatchFile& operator=(const BatchFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// While it lives, signals that would end us wait, so that the command can be ended first.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int number : kEndingSignals) sigaddset(&held_, number);
    ::pthread_sigmask(SIG_BLOCK, &held_, &before_);
  }
  ~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  const sigset_t& before() const { return before_; }
  static bool has_come() {
    sigset_t pending;
    ::sigpending(&pending);
    return std::any_of(kEndingSignals.begin(), kEndingSignals.end(),
                       [&](int number) { return sigismember(&pending, number) == 1; });
  }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

std::vector<std::string> environment_with(const std::vector<std::string>& more) {
  std::vector<std::string> all;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view given = *variable;
    if (!given.starts_with("COTEJO_BATCH=") && !given.starts_with("COTEJO_QUERY=") &&
        !given.starts_with("COTEJO_CONSUMER=")) {
      all.emplace_back(given);
    }
  }
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

pid_t start(const std::string& command, int input, std::vector<std::string> environment,
            const sigset_t& signals) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setsigmask(&attributes, &signals);
  std::string shell = "/bin/sh";
  std::string option = "-c";
  std::string typed = command;
  std::array<char*, 4> arguments{shell.data(), option.data(), typed.data(), nullptr};
  std::vector<char*> variables;
  for (std::string& variable : environment) variables.push_back(variable.data());
  variables.push_back(nullptr);
  pid_t child = 0;
  const int error =
      ::posix_spawn(&child, shell.c_str(), &files, &attributes, arguments.data(), variables.data());
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  if (error != 0) throw Failure(fmt::format("cannot run /bin/sh: {}", std::strerror(error)));
  return child;
}

// Has it ended by then? Then `status` is as waitpid() gives it.
bool ended_by(pid_t child, Clock::time_point deadline, bool stops_at_signals, int& status) {
  milliseconds pause{1};
  while (true) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno == ECHILD)) return true;
    if (Clock::now() >= deadline || (stops_at_signals && HeldSignals::has_come())) return false;
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, milliseconds(50));
  }
}

void end_group(pid_t child) {
  int status = 0;
  ::kill(-child, SIGTERM);
  if (!ended_by(child, Clock::now() + kGrace, false, status)) {
    ::kill(-child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  ::kill(-child, SIGKILL);  // those of the group that outlived it
}

}  // namespace

void ExecOutlet::prepare(Batch& batch) {
  refuse_half_appended(batch);
  if (batch.format != "jsonl") {
    throw Failure(fmt::format("batch {} is on its way as {}, and commands are given jsonl: finish "
                              "it without --exec first",
                              batch.id, batch.format),
                  ExitCode::kUsage);
  }
}

// Why it did not arrive; empty: it did.
std::string ExecOutlet::try_once(const Batch& batch) const {
  const BatchFile input(batch.bytes);
  ::lseek(input.descriptor(), 0, SEEK_SET);
  const HeldSignals held;
  const pid_t child = start(options_.command, input.descriptor(),
                            environment_with({"COTEJO_BATCH=" + batch.id, "COTEJO_QUERY=" + query_,
                                              "COTEJO_CONSUMER=" + consumer_}),
                            held.before());
  int status = 0;
  if (!ended_by(child, Clock::now() + options_.timeout, true, status)) {
    end_group(child);
    if (HeldSignals::has_come()) return "the run was ended";
    return fmt::format("the command took longer than {:g} seconds",
                       static_cast<double>(options_.timeout.count()) / 1000);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return WIFEXITED(status) ? fmt::format("the command exited with {}", WEXITSTATUS(status))
                           : fmt::format("the command was ended by signal {}", WTERMSIG(status));
}

void ExecOutlet::give(const Batch& batch) {
  milliseconds pause = kFirstPause;
  std::string why;
  for (unsigned tried = 0; tried < options_.tries; ++tried) {
    if (tried > 0) {
      std::this_thread::sleep_for(pause);
      pause = std::min(pause * 2, kLongestPause);
    }
    why = try_once(batch);
    if (why.empty()) return;
  }
  throw Failure(fmt::format("batch {} was not taken: {} ({} tr{}); it is kept for the next run",
                            batch.id, why, options_.tries, options_.tries == 1 ? "y" : "ies"));
}

}  // namespace cotejo
