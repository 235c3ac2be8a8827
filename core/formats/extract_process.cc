// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/extract_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProgram = "cotejo-extract";
constexpr int kPatienceMs = 20'000;  // for what takes milliseconds, on a machine that is very busy

std::string find_program() {
  if (const char* given = std::getenv("COTEJO_EXTRACT"); given != nullptr && *given != '\0') {
    return given;
  }
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& path : {folder / kProgram, folder / "../libexec/cotejo" / kProgram}) {
    if (::access(path.c_str(), X_OK) == 0) return path.string();
  }
  return "";
}

// posix_spawn's list of what happens to descriptors, freed whatever happens.
struct FileActions {
  posix_spawn_file_actions_t list;
  FileActions() { ::posix_spawn_file_actions_init(&list); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&list); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
};

// 0, or an errno. What parsers print is nobody's to read; nor may the index's lock, which this
// process holds open, be held on by another one.
int spawn(const std::string& program, const std::vector<std::string>& profiles, int socket,
          pid_t& pid) {
  std::vector<std::string> words{program};
  for (const std::string& profile : profiles) {
    words.insert(words.end(), {"--profile", profile});
  }
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  FileActions actions;
  ::posix_spawn_file_actions_adddup2(&actions.list, socket, kExtractSocket);
  ::posix_spawn_file_actions_addopen(&actions.list, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions.list, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addclosefrom_np(&actions.list, STDERR_FILENO + 1);
  return ::posix_spawn(&pid, program.c_str(), &actions.list, nullptr, arguments.data(), environ);
}

// One packet of exactly that type, or false: an end, an error, or nothing in time.
template <typename Packet>
bool receive(int socket, Packet& packet) {
  struct pollfd ready {
    socket, POLLIN, 0
  };
  int count = 0;
  do {
    count = ::poll(&ready, 1, kPatienceMs);
  } while (count < 0 && errno == EINTR);
  if (count != 1) return false;
  return ::recv(socket, &packet, sizeof packet, 0) == static_cast<ssize_t>(sizeof packet);
}

}  // namespace

Result<std::unique_ptr<ExtractProcess>> ExtractProcess::start(
    const std::vector<std::string>& profiles) {
  const std::string program = find_program();
  const auto refuse = [&](const std::string& why) {
    return Error{"no-extractor",
                 fmt::format("this format is read by {}, {}; install it beside this program, or "
                             "name it in $COTEJO_EXTRACT",
                             program.empty() ? kProgram : program, why)};
  };
  if (program.empty()) return refuse("which is not there");
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    return refuse(std::strerror(errno));
  }
  pid_t pid = 0;
  const int failed = spawn(program, profiles, ends[1], pid);
  ::close(ends[1]);
  if (failed != 0) {
    ::close(ends[0]);
    return refuse(fmt::format("which does not start: {}", std::strerror(failed)));
  }
  std::unique_ptr<ExtractProcess> process(new ExtractProcess(pid, ends[0]));
  ExtractHello hello;
  hello.version = 0;
  if (!receive(process->socket_, hello)) return refuse("which ends as it starts");
  if (hello.version != kExtractVersion) return refuse("which is of another version");
  hello.text.back() = '\0';
  if (hello.is_failure != 0) throw Failure(hello.text.data(), ExitCode::kUsage);
  process->missing_ = hello.text.data();
  return process;
}

ExtractProcess::~ExtractProcess() {
  ::close(socket_);  // which ends it
  constexpr int kTries = 200;
  constexpr useconds_t kPause = 10'000;
  for (int i = 0; i < kTries; ++i) {
    if (::waitpid(pid_, nullptr, WNOHANG) != 0) return;
    ::usleep(i == 0 ? 500 : kPause);
  }
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

bool ExtractProcess::request(const ExtractRequest& request, int input, int output) {
  ExtractRequest packet = request;
  struct iovec part {
    &packet, sizeof packet
  };
  const int descriptors[2] = {input, output};
  alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof descriptors)] = {};
  struct msghdr message {};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  struct cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptors);
  std::memcpy(CMSG_DATA(header), descriptors, sizeof descriptors);
  return ::sendmsg(socket_, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof packet);
}

void ExtractProcess::stop() {
  ExtractRequest packet;
  packet.stop = 1;
  // If it is gone, it has stopped.
  (void)!::send(socket_, &packet, sizeof packet, MSG_NOSIGNAL);
}

std::optional<ExtractEnd> ExtractProcess::wait_end() {
  ExtractEnd end;
  if (!receive(socket_, end)) return std::nullopt;
  return end;
}

}  // namespace cotejo
