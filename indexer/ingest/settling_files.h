// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the changed files may be read by now: those that are written to must come to rest.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cotejo {

/// What one run takes: one publish.
struct FileBatch {
  std::vector<std::string> changed;  ///< in the order of their names
  std::vector<std::string> gone;

  bool empty() const { return changed.empty() && gone.empty(); }
};

/// Pure: every call is told the time. A file that was closed is ready after `window` without an
/// event of it; one that is still written to, or was never seen closed, after ten times as long.
class SettlingFiles {
 public:
  using Clock = std::chrono::steady_clock;

  explicit SettlingFiles(std::chrono::milliseconds window) : window_(window) {}

  void writing(const std::string& path, Clock::time_point now);
  void closed(const std::string& path, Clock::time_point now);
  void gone(const std::string& path, Clock::time_point now);
  /// Everything is looked at anyway: forgets all.
  void clear() { files_.clear(); }

  /// When the next file is ready; nothing: none is waited for. While files keep becoming ready,
  /// their batch waits for them, up to ten windows.
  std::optional<Clock::time_point> due() const;
  /// All that are ready; the rest goes on waiting.
  FileBatch take(Clock::time_point now);
  /// A batch that could not be run: ready again at once, unless something happened to its files
  /// since.
  void put_back(const FileBatch& batch, Clock::time_point now);

 private:
  enum class State { kWriting, kClosed, kGone };
  struct Waiting {
    State state = State::kWriting;
    Clock::time_point last;  // event of it
    Clock::time_point ready;
  };
  void note(const std::string& path, State state, Clock::time_point now);

  std::chrono::milliseconds window_;
  std::map<std::string, Waiting> files_;
};

}  // namespace cotejo
