// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/notifying.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <simdjson.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/counted.h"

namespace cotejo {
namespace {

constexpr const char* kProgram = "cotejo-searcher";
constexpr int kSummary = 3;  // its descriptor in the searcher

// Beside this program, else wherever PATH has it.
std::string find_searcher() {
  if (const char* given = std::getenv("COTEJO_SEARCHER"); given != nullptr && *given != '\0') {
    return given;
  }
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string beside = (self.parent_path() / kProgram).string();
  return ::access(beside.c_str(), X_OK) == 0 ? beside : kProgram;
}

// A file without a name: no reader has to keep up with its writer.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : descriptor_(::memfd_create(name, MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }
  bool write(const std::string& bytes) const {
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t count = ::write(descriptor_, bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      done += static_cast<std::size_t>(count);
    }
    return ::lseek(descriptor_, 0, SEEK_SET) == 0;
  }
  std::string read() const {
    std::string bytes(4096, '\0');  // more than counts take
    const ssize_t count = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
    bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return bytes;
  }

 private:
  int descriptor_;
};

// 0, or an errno. The signals that `watch` waits for are the searcher's to be ended by.
int spawn(const IndexerOptions& options, int input, int summary, pid_t& pid) {
  std::vector<std::string> words{find_searcher(),
                                 "saved",
                                 "run",
                                 "--all",
                                 "--deliver",
                                 "--among",
                                 "-",
                                 "--summary",
                                 fmt::format("/dev/fd/{}", kSummary),
                                 "--index",
                                 options.index};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  // The report is all that scripts want to read there.
  if (options.json) ::posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, summary, kSummary);
  ::posix_spawn_file_actions_addclosefrom_np(&files, kSummary + 1);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  const int error =
      ::posix_spawnp(&pid, words.front().c_str(), &files, &attributes, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  return error;
}

std::optional<Notified> read_summary(const std::string& json) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  simdjson::dom::element summary;
  Notified notified;
  if (parser.parse(padded).get(summary) != simdjson::SUCCESS ||
      summary["queries"].get(notified.queries) != simdjson::SUCCESS ||
      summary["with_news"].get(notified.with_news) != simdjson::SUCCESS ||
      summary["failed"].get(notified.failed) != simdjson::SUCCESS ||
      summary["events"].get(notified.events) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return notified;
}

std::string how_it_ended(int status) {
  return WIFEXITED(status) ? fmt::format("exited with {}", WEXITSTATUS(status))
                           : fmt::format("was ended by signal {}", WTERMSIG(status));
}

// What went wrong; empty: nothing.
std::string run_searcher(const IndexerOptions& options, Report& report) {
  std::string ids;
  for (const std::string& id : report.changed) ids += id + '\n';
  const MemoryFile input("ids");
  const MemoryFile summary("summary");
  if (summary.descriptor() < 0 || input.descriptor() < 0 || !input.write(ids)) {
    return std::strerror(errno);
  }
  pid_t pid = 0;
  if (const int error = spawn(options, input.descriptor(), summary.descriptor(), pid); error != 0) {
    return fmt::format(
        "{} does not start ({}); install it beside this program, or name it in "
        "$COTEJO_SEARCHER",
        kProgram, std::strerror(error));
  }
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return std::strerror(errno);
  }
  report.notified = read_summary(summary.read());
  if (!report.notified) return fmt::format("{} {}", kProgram, how_it_ended(status));
  const std::uint64_t failed = report.notified->failed;
  if (failed == 0 && status == 0) return {};
  return failed == 0 ? fmt::format("{} {}", kProgram, how_it_ended(status))
                     : counted(failed, "saved query", "saved queries") + " could not be delivered";
}

}  // namespace

void notify(const IndexerOptions& options, Report& report) {
  if (!options.notify.value_or(false)) return;
  if (report.changed.empty()) {
    report.notified.emplace();
    return;
  }
  const std::string why = run_searcher(options, report);
  if (why.empty()) return;
  report.warnings.push_back(
      {"", 0, "", "not-delivered",
       why + "; the statements are in, and what is due stays so: cotejo-searcher saved run --all "
             "--deliver"});
}

}  // namespace cotejo
