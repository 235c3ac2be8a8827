// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/own_process.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <new>

namespace cotejo {
namespace {

// poppler is not ours to bound, and takes minutes under the sanitizers for some files of two
// kilobytes: as in the worker, a process has 60 s of processor time and then ends.
constexpr rlim_t kCpuSeconds = 60;

}  // namespace

struct OwnProcess::Answer {
  std::uint64_t taken = 0;
  std::array<char, 4096> wrong{};
};

OwnProcess::OwnProcess(FuzzTarget& target) : target_(target) {
  void* memory =
      ::mmap(nullptr, sizeof(Answer), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  answer_ = new (memory) Answer;
}

OwnProcess::~OwnProcess() {
  ::munmap(answer_, sizeof(Answer));
}

std::string OwnProcess::wrong_with(const std::string& input) {
  *answer_ = {};
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit cpu{kCpuSeconds, kCpuSeconds};
    ::setrlimit(RLIMIT_CPU, &cpu);
    const std::uint64_t before = target_.taken();
    const std::string wrong = target_.wrong_with(input);
    answer_->taken = target_.taken() - before;
    wrong.copy(answer_->wrong.data(), answer_->wrong.size() - 1);
    ::_exit(0);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return "no process can be made for it";
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
    ++late_;
    return "";
  }
  if (status != 0) return "its process died";
  taken_ += answer_->taken;
  return answer_->wrong.data();
}

}  // namespace cotejo
