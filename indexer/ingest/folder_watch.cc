// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/folder_watch.h"

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/base/result.h"
#include "core/formats/record_reader.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;

std::string last_part(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.starts_with(folder.ends_with('/') ? folder : folder + "/");
}

// As downloads and editors name what is not done.
bool is_temporary(const std::string& name) {
  return name.starts_with('.') || name.ends_with('~') || name.ends_with(".tmp") ||
         name.ends_with(".part") || name.ends_with(".swp");
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(fs::symlink_status(path, error));
}

}  // namespace

FolderWatch::FolderWatch(std::vector<std::string> paths)
    : paths_(std::move(paths)), fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (fd_ < 0) throw Failure(fmt::format("cannot watch files: {}", std::strerror(errno)));
  try {
    watch_all();
  } catch (...) {
    ::close(fd_);
    throw;
  }
}

FolderWatch::~FolderWatch() {
  ::close(fd_);
}

void FolderWatch::watch_all() {
  std::error_code error;
  for (const std::string& path : paths_) {
    if (fs::is_directory(path, error)) {
      watch_below(path, nullptr);
    } else {
      watch_folder(fs::path(path).parent_path().string());
    }
  }
}

// False: it is gone, or may not be read (which the walk reports).
bool FolderWatch::watch_folder(const std::string& folder) {
  const int watch = ::inotify_add_watch(fd_, folder.c_str(), kEvents);
  if (watch < 0) {
    if (errno == ENOSPC) {
      throw Failure(
          fmt::format("cannot watch '{}': more folders than the system allows; raise it "
                      "with sysctl fs.inotify.max_user_watches=…",
                      folder));
    }
    return false;
  }
  // The same folder may have had another name, before it was moved.
  if (const auto known = folders_.find(watch); known != folders_.end()) {
    watches_.erase(known->second);
  }
  folders_[watch] = folder;
  watches_[folder] = watch;
  return true;
}

// A folder that is new may have got files before it was watched: they go into `found`.
void FolderWatch::watch_below(const std::string& folder, std::vector<FileEvent>* found) {
  if (!watch_folder(folder)) return;
  std::error_code error;
  for (fs::directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
       !error && walk != fs::directory_iterator(); walk.increment(error)) {
    const std::string path = walk->path().string();
    if (last_part(path).starts_with('.')) continue;
    if (is_folder(path)) {
      watch_below(path, found);
    } else if (found != nullptr && is_wanted(path)) {
      // Whether it is still written to shows in its own events.
      found->push_back({FileEvent::Kind::kClosed, path});
    }
  }
}

void FolderWatch::forget_below(const std::string& folder) {
  for (auto at = watches_.begin(); at != watches_.end();) {
    if (at->first == folder || is_below(at->first, folder)) {
      ::inotify_rm_watch(fd_, at->second);
      folders_.erase(at->second);
      at = watches_.erase(at);
    } else {
      ++at;
    }
  }
}

bool FolderWatch::is_wanted(const std::string& path) const {
  if (std::find(paths_.begin(), paths_.end(), path) != paths_.end()) return true;
  if (is_temporary(last_part(path)) || !is_statement_file(path)) return false;
  // A folder watched for the sake of one file has others.
  return std::any_of(paths_.begin(), paths_.end(),
                     [&](const std::string& top) { return is_below(path, top); });
}

std::vector<FileEvent> FolderWatch::take() {
  constexpr std::size_t kRoom = 64 << 10;
  alignas(struct inotify_event) char room[kRoom];
  std::vector<FileEvent> events;
  while (true) {
    const ssize_t count = ::read(fd_, room, sizeof room);
    if (count <= 0) {
      if (count < 0 && errno == EINTR) continue;
      return events;
    }
    for (const char* at = room; at < room + count;) {
      const auto* event = reinterpret_cast<const struct inotify_event*>(at);
      const std::string name = event->len == 0 ? "" : event->name;
      take_one(event->wd, event->mask, name, events);
      at += sizeof(struct inotify_event) + event->len;
    }
  }
}

void FolderWatch::take_one(int watch, std::uint32_t mask, const std::string& name,
                           std::vector<FileEvent>& events) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    events.push_back({FileEvent::Kind::kLost, ""});
    return;
  }
  const auto folder = folders_.find(watch);
  if (folder == folders_.end()) return;  // what was left of a folder that is not watched any more
  if ((mask & IN_UNMOUNT) != 0) {
    throw Failure(fmt::format("'{}' was unmounted; mount it, and start again", folder->second));
  }
  if ((mask & IN_IGNORED) != 0) {
    watches_.erase(folder->second);
    folders_.erase(folder);
    return;
  }
  if (name.empty()) return;
  const std::string path = joined(folder->second, name);
  const bool is_gone = (mask & (IN_DELETE | IN_MOVED_FROM)) != 0;
  if ((mask & IN_ISDIR) != 0) {
    const bool is_inside = std::any_of(paths_.begin(), paths_.end(), [&](const std::string& top) {
      return path == top || is_below(path, top);
    });
    if (!is_inside || name.starts_with('.')) return;
    if (is_gone) {
      forget_below(path);
      events.push_back({FileEvent::Kind::kGone, path});
    } else if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
      watch_below(path, &events);
    }
    return;
  }
  if (!is_wanted(path)) return;
  const bool is_done = (mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
  events.push_back({is_gone   ? FileEvent::Kind::kGone
                    : is_done ? FileEvent::Kind::kClosed
                              : FileEvent::Kind::kWriting,
                    path});
}

}  // namespace cotejo
