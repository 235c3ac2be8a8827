// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-extract with a reader that does what its file says: what a parser might do that a hostile
// file has taken over. The tests of the worker start it in the real one's place.
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/formats/extract_wire.h"
#include "indexer/extract/serve.h"
#include "indexer/extract/whole_file.h"

namespace cotejo {
namespace {

Extracted record(const std::string& title) {
  return {{{"source", "S", 0}, {"date", "2026", 0}, {"title", title, 0}, {"body", "Text.", 0}},
          1,
          {{"tried", "a remark"}},
          {}};
}

void write_raw(const std::string& text) {
  // The pipe is the highest descriptor that is open.
  for (int fd = 31; fd > 2; --fd) {
    if (::fcntl(fd, F_GETFL) == O_WRONLY) {
      (void)!::write(fd, text.data(), text.size());
      return;
    }
  }
}

// What was tried and refused goes into the record, so that the test sees it.
std::string try_opening(const char* path, int flags) {
  const int fd = ::open(path, flags, 0600);
  return fd < 0 ? "refused" : "opened";
}

std::string do_what_it_says(const std::string& deed) {
  volatile std::size_t counter = 0;
  if (deed == "crash") *static_cast<volatile int*>(nullptr) = 1;
  if (deed == "abort") std::abort();
  if (deed == "loop") {
    while (true) counter = counter + 1;
  }
  if (deed == "allocate") {
    std::vector<std::string> held;
    while (true) held.emplace_back().reserve(64 << 20);  // untouched: the limit of time is short
  }
  if (deed == "throw") throw std::runtime_error("no more");
  if (deed == "exit") ::_exit(7);
  if (deed == "exec") ::execl("/bin/true", "true", nullptr);
  if (deed == "fork") (void)!::fork();
  if (deed == "socket") (void)!::socket(AF_INET, SOCK_STREAM, 0);
  if (deed == "kill parent") return ::kill(::getppid(), SIGKILL) == 0 ? "killed" : "refused";
  if (deed == "read passwd") return try_opening("/etc/passwd", O_RDONLY);
  if (deed == "read proc") return try_opening("/proc/self/environ", O_RDONLY);
  if (deed == "create") return try_opening("/tmp/cotejo-must-not-be", O_WRONLY | O_CREAT);
  if (deed == "unlink") return ::unlink("/tmp/cotejo-must-not-be") == 0 ? "unlinked" : "refused";
  if (deed == "executable memory") {
    void* memory = ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? "refused" : "mapped";
  }
  if (deed == "nonsense") write_raw("{\"what\":\"dance\"}\n");
  if (deed == "no JSON") write_raw("\x01\x02 certainly no JSON\n");
  if (deed == "no end") write_raw(std::string(65 << 20, 'x'));
  if (deed == "print") {
    (void)!::write(STDERR_FILENO, "a parser's complaint\n", 21);
    (void)!::write(STDOUT_FILENO, "a parser's complaint\n", 21);
  }
  return deed;
}

void misbehave(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink) {
  auto deed = read_whole_file(source, options.most_bytes);
  if (!deed) return sink(Extracted{{}, 0, {}, deed.error()});
  if (deed->starts_with("first ")) {
    sink(record("first"));
    deed->erase(0, 6);
  }
  if (*deed == "bad record") return sink(Extracted{{{"title", "alone", 0}}, 3, {}, {}});
  if (*deed == "fault") return sink(Extracted{{}, 5, {}, {"missing-date", "it has none"}});
  if (*deed == "odd fault") return sink(Extracted{{}, 5, {}, {"Code\nwith lines", "\x1B[31mred"}});
  if (*deed == "many records") {
    for (int i = 0; i < 100; ++i) sink(record("one of many"));
    return;
  }
  sink(record(do_what_it_says(*deed)));
}

}  // namespace
}  // namespace cotejo

int main() {
  constexpr std::array<cotejo::ExtractFormat, 1> kFormats{{{"html", cotejo::misbehave}}};
  try {
    cotejo::serve_extraction(cotejo::kExtractSocket, kFormats, cotejo::Profiles(),
                             cotejo::Sandbox({}));
  } catch (const cotejo::Failure&) {
    return 1;
  }
  return 0;
}
