// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/watching.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "indexer/cli/notifying.h"
#include "indexer/ingest/watch_run.h"
#include "indexer/report/report.h"

namespace cotejo {
namespace {

// As sd_notify(3): one datagram. Nobody listening is no fault.
void notify_service(std::string_view state) {
  const char* path = std::getenv("NOTIFY_SOCKET");
  struct sockaddr_un address {};
  if (path == nullptr || (path[0] != '/' && path[0] != '@')) return;
  const std::string_view name(path);
  if (name.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  name.copy(address.sun_path, name.size());
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto length = static_cast<socklen_t>(offsetof(struct sockaddr_un, sun_path) + name.size());
  (void)!::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL,
                  reinterpret_cast<const struct sockaddr*>(&address), length);
  ::close(socket);
}

void append_rejects(const std::string& path, const Report& report) {
  if (path.empty() || report.rejected.empty()) return;
  std::ofstream file(path, std::ios::binary | std::ios::app);
  for (const Remark& remark : report.rejected) file << remark_json(remark) << '\n';
  file.close();
  if (!file) throw Failure(fmt::format("cannot write the rejected records to '{}'", path));
}

void show(const Report& report, bool is_rescan, bool as_json) {
  if (as_json) {
    std::cout << report_json(report) << std::flush;
    return;
  }
  std::cerr << report_remarks_text(report) << std::flush;
  std::cout << fmt::format("{:%Y-%m-%dT%H:%M:%SZ} {}: {}\n", fmt::gmtime(std::time(nullptr)),
                           is_rescan ? "everything" : "changes", report_line(report))
            << std::flush;
}

}  // namespace

int run_watching(const IndexerOptions& options, IngestOptions ingest) {
  bool any_rejected = false;
  WatchOptions watch;
  watch.ingest = std::move(ingest);
  watch.window = std::chrono::milliseconds(static_cast<long>(options.window_seconds * 1000));
  watch.rescan = std::chrono::minutes(options.rescan_minutes);
  watch.on_report = [&](Report& report, bool is_rescan) {
    notify(options, report);
    any_rejected = any_rejected || !report.rejected.empty();
    show(report, is_rescan, options.json);
    append_rejects(options.rejects, report);
    if (!std::cout) throw Failure("cannot write the output");
  };
  watch.on_ready = [&] {
    notify_service("READY=1");
    if (!options.quiet) std::cerr << "cotejo-indexer: watching; Ctrl-C ends it\n" << std::flush;
  };
  watch.on_wait = [](const std::string& why) {
    std::cerr << "cotejo-indexer: " << printable(why) << ": waiting\n" << std::flush;
  };
  run_watch(watch);
  notify_service("STOPPING=1");
  return static_cast<int>(options.strict && any_rejected ? ExitCode::kFailed : ExitCode::kDone);
}

}  // namespace cotejo
