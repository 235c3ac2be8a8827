// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/watch_run.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>

#include "core/base/result.h"
#include "indexer/ingest/folder_watch.h"
#include "indexer/ingest/settling_files.h"
#include "indexer/ingest/stop_signals.h"
#include "indexer/ingest/walk.h"

namespace cotejo {
namespace {

using Clock = SettlingFiles::Clock;
using std::chrono::milliseconds;

// Thrown through a run that is to be dropped; no fault of anything.
struct Stopped {};

class Watcher {
 public:
  explicit Watcher(const WatchOptions& options)
      : options_(options), folders_(absolute_paths(options)), files_(options.window) {}

  void run() {
    rescan_at_ = Clock::now();
    while (!signals_.has_come()) {
      const Clock::time_point now = Clock::now();
      if (now >= rescan_at_ && now >= retry_at_) {
        rescan();
      } else if (const auto due = files_.due(); due && now >= *due && now >= retry_at_) {
        run_batch();
      } else {
        wait();
      }
    }
  }

 private:
  static std::vector<std::string> absolute_paths(const WatchOptions& options) {
    std::vector<std::string> paths;
    for (const std::string& path : options.ingest.paths) {
      if (path == "-") throw Failure("standard input cannot be watched", ExitCode::kUsage);
      paths.push_back(absolute_path(path));
      std::error_code error;
      if (!std::filesystem::exists(paths.back(), error)) {
        throw Failure(fmt::format("{}: there is no such file or folder", paths.back()),
                      ExitCode::kUsage);
      }
    }
    return paths;
  }

  // Until something happens, or something is due.
  void wait() {
    Clock::time_point until = rescan_at_;
    if (const auto due = files_.due()) until = std::min(until, *due);
    until = std::max(until, retry_at_);
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    struct pollfd ready[2] = {{folders_.descriptor(), POLLIN, 0},
                              {signals_.descriptor(), POLLIN, 0}};
    constexpr long kLongest = 1'000'000;
    ::poll(ready, 2, static_cast<int>(std::clamp<long>(left.count(), 0, kLongest)));
    take_events();
  }

  void take_events() {
    for (const FileEvent& event : folders_.take()) {
      const Clock::time_point now = Clock::now();
      switch (event.kind) {
        case FileEvent::Kind::kLost:
          rescan_at_ = now;
          break;
        case FileEvent::Kind::kGone:
          files_.gone(event.path, now);
          break;
        case FileEvent::Kind::kClosed:
          files_.closed(event.path, now);
          break;
        case FileEvent::Kind::kWriting:
          files_.writing(event.path, now);
          break;
      }
    }
  }

  // Everything; what was waited for is part of it, what happens meanwhile is not.
  void rescan() {
    folders_.watch_all();
    take_events();
    files_.clear();
    IngestOptions ingest = options_.ingest;
    if (!try_run(ingest, true, {})) return;
    rescan_at_ = Clock::now() + options_.rescan;
    if (!is_ready_ && options_.on_ready) options_.on_ready();
    is_ready_ = true;
  }

  void run_batch() {
    FileBatch batch = files_.take(Clock::now());
    if (batch.empty()) return;
    std::erase_if(batch.changed, [&](const std::string& path) {
      std::error_code error;
      const bool is_gone = !std::filesystem::exists(path, error);
      if (is_gone) batch.gone.push_back(path);
      return is_gone;
    });
    std::erase_if(batch.gone, [](const std::string& path) {
      std::error_code error;
      return std::filesystem::exists(path, error);  // it came back, which was an event of its own
    });
    if (batch.empty()) return;
    IngestOptions ingest = options_.ingest;
    ingest.paths = batch.changed;
    if (ingest.remove_gone) {
      // What is gone from one file may stand in another one, or have come under another name: only
      // a look at everything tells.
      ingest.remove_gone = false;
      ingest.on_gone = [&] { rescan_at_ = Clock::now(); };
      if (!batch.gone.empty()) {
        rescan_at_ = Clock::now();
        return;
      }
    }
    if (!try_run(ingest, false, batch.gone)) files_.put_back(batch, Clock::now());
  }

  // False: another process writes the index; tried again later.
  bool try_run(IngestOptions& ingest, bool is_rescan, const std::vector<std::string>& gone) {
    ingest.on_progress = [&](const StreamProgress& progress) {
      if (signals_.has_come()) throw Stopped();
      if (options_.ingest.on_progress) options_.ingest.on_progress(progress);
    };
    try {
      Report report = run_ingest(ingest);
      retry_after_ = kFirstRetry;
      is_waiting_ = false;
      if (!options_.ingest.remove_gone) {
        for (const std::string& path : gone) {
          report.warnings.push_back(
              {path, 0, "", "gone", "is gone; its statements stay (--sync takes them out)"});
        }
      }
      if (options_.on_report) options_.on_report(report, is_rescan);
      return true;
    } catch (const Failure& failure) {
      if (failure.code() != ExitCode::kLocked) throw;
      if (!is_waiting_ && options_.on_wait) options_.on_wait(failure.what());
      is_waiting_ = true;
      retry_at_ = Clock::now() + retry_after_;
      retry_after_ = std::min(2 * retry_after_, kLastRetry);
      return false;
    }
  }

  static constexpr milliseconds kFirstRetry{250};
  static constexpr milliseconds kLastRetry{10'000};

  const WatchOptions& options_;
  StopSignals signals_;  // before anything that may start a thread
  FolderWatch folders_;
  SettlingFiles files_;
  Clock::time_point rescan_at_;
  Clock::time_point retry_at_;
  milliseconds retry_after_ = kFirstRetry;
  bool is_waiting_ = false;
  bool is_ready_ = false;
};

}  // namespace

void run_watch(const WatchOptions& options) {
  try {
    Watcher(options).run();
  } catch (const Stopped&) {
    // Nothing was published of the run that it struck.
  }
}

}  // namespace cotejo
