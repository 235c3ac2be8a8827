// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/serve.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>

#include "core/base/result.h"
#include "core/formats/extract_wire.h"
#include "indexer/extract/record_lines.h"

namespace cotejo {
namespace {

// A request with what came along; the descriptors are this process's own.
struct Asked {
  ExtractRequest request;
  int input = -1;
  int output = -1;
};

void say_hello(int socket, bool is_failure, const std::string& text) {
  ExtractHello hello;
  hello.is_failure = is_failure ? 1 : 0;
  text.copy(hello.text.data(), hello.text.size() - 1);
  (void)!::send(socket, &hello, sizeof hello, MSG_NOSIGNAL);
}

// Nothing when the other end is closed.
std::optional<Asked> receive(int socket) {
  Asked asked;
  struct iovec part {
    &asked.request, sizeof asked.request
  };
  int descriptors[2] = {-1, -1};
  alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof descriptors)] = {};
  struct msghdr message {};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t count = 0;
  do {
    count = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
  if (count != static_cast<ssize_t>(sizeof asked.request)) return std::nullopt;
  const struct cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header != nullptr && header->cmsg_type == SCM_RIGHTS &&
      header->cmsg_len == CMSG_LEN(sizeof descriptors)) {
    std::memcpy(descriptors, CMSG_DATA(header), sizeof descriptors);
  }
  asked.input = descriptors[0];
  asked.output = descriptors[1];
  asked.request.format.back() = '\0';
  asked.request.file_name.back() = '\0';
  return asked;
}

// What the child does; its exit code.
int read_file(const Asked& asked, std::span<const ExtractFormat> formats, const Profiles& profiles,
              const Sandbox& sandbox) {
  std::unique_ptr<ByteSource> source;
  RecordLines lines(asked.output, [&] { return source ? source->bytes_read() : 0; });
  try {
    sandbox.enter({asked.request.memory_bytes, asked.request.cpu_seconds});
    source = ByteSource::over(asked.input);
    const auto format = std::find_if(formats.begin(), formats.end(), [&](const ExtractFormat& row) {
      return row.name == asked.request.format.data();
    });
    if (format == formats.end()) throw Failure("cotejo-extract has no reader for this format");
    format->read(*source, {profiles, asked.request.file_name.data(), asked.request.most_bytes},
                 [&](Extracted extracted) { lines.write(extracted); });
    lines.end();
  } catch (const Failure& failure) {
    lines.fail("unreadable", failure.what());
  } catch (const std::bad_alloc&) {
    lines.fail("reader-too-big", fmt::format("reading it needs over {} MiB of memory",
                                             asked.request.memory_bytes >> 20));
  } catch (const std::exception& error) {
    lines.fail("reader-crashed", fmt::format("its reader gave up: {}", error.what()));
  }
  return 0;
}

// Waits for the child, and ends it when told so, or when nobody is there any more. False then.
bool await(int socket, pid_t child, ExtractEnd& end) {
  const int handle = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  bool is_asked = true;
  while (handle >= 0 && is_asked) {
    struct pollfd ready[2] = {{handle, POLLIN, 0}, {socket, POLLIN, 0}};
    if (::poll(ready, 2, -1) < 0 && errno != EINTR) break;
    if (ready[0].revents != 0) break;
    if (ready[1].revents == 0) continue;
    is_asked = receive(socket).has_value();  // nothing but a request to stop comes now
    ::kill(child, SIGKILL);
    if (is_asked) break;
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (handle >= 0) ::close(handle);
  end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return is_asked;
}

}  // namespace

void refuse_extraction(int socket, const char* why) {
  say_hello(socket, true, why);
}

void serve_extraction(int socket, std::span<const ExtractFormat> formats, const Profiles& profiles,
                      const Sandbox& sandbox) {
  say_hello(socket, false, fmt::format("{}", fmt::join(sandbox.missing(), ", ")));
  while (auto asked = receive(socket)) {
    if (asked->request.stop != 0) continue;  // it had ended by itself meanwhile
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(socket);
      ::_exit(read_file(*asked, formats, profiles, sandbox));
    }
    ::close(asked->input);
    ::close(asked->output);
    if (child < 0) throw Failure(fmt::format("cannot fork: {}", std::strerror(errno)));
    ExtractEnd end;
    if (!await(socket, child, end)) return;
    (void)!::send(socket, &end, sizeof end, MSG_NOSIGNAL);
  }
}

}  // namespace cotejo
