// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to the files of the paths that are watched: inotify, folder by folder.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace cotejo {

struct FileEvent {
  enum class Kind {
    kWriting,  ///< it is there, and may be written to
    kClosed,   ///< whoever wrote it is done, or it was moved here
    kGone,     ///< a file or a folder: deleted, or moved away
    kLost      ///< events were lost: everything must be looked at again
  };
  Kind kind = Kind::kWriting;
  std::string path;  ///< absolute; empty with kLost
};

/// Watches folders with all that is below them, folders made later too; of a file, the folder that
/// it stands in. Only files that a walk would take are told of, or that were named: no hidden ones,
/// none whose names end in .part, .tmp or ~ until they are renamed; linked folders are not
/// followed.
class FolderWatch {
 public:
  /// `paths`: absolute; one that is not there yet is watched from the next watch_all() on. Throws
  /// Failure: no inotify, or more folders than the system lets be watched.
  explicit FolderWatch(std::vector<std::string> paths);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Readable when there are events.
  int descriptor() const { return fd_; }
  /// Watches what there is now, and leaves alone what is watched. Throws Failure.
  void watch_all();
  /// What happened since the last call; does not wait. Throws Failure when a watched disk is
  /// unmounted.
  std::vector<FileEvent> take();

 private:
  void watch_below(const std::string& folder, std::vector<FileEvent>* found);
  bool watch_folder(const std::string& folder);
  void forget_below(const std::string& folder);
  bool is_wanted(const std::string& path) const;
  void take_one(int watch, std::uint32_t mask, const std::string& name,
                std::vector<FileEvent>& events);

  std::vector<std::string> paths_;
  int fd_;
  std::map<int, std::string> folders_;  // by watch descriptor
  std::map<std::string, int> watches_;  // and back
};

}  // namespace cotejo
