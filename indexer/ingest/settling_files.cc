// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/settling_files.h"

#include <algorithm>

namespace cotejo {
namespace {

constexpr int kPatience = 10;  // windows

}  // namespace

void SettlingFiles::note(const std::string& path, State state, Clock::time_point now) {
  const auto wait = state == State::kWriting ? kPatience * window_ : window_;
  files_[path] = {state, now, now + wait};
}

void SettlingFiles::writing(const std::string& path, Clock::time_point now) {
  note(path, State::kWriting, now);
}

void SettlingFiles::closed(const std::string& path, Clock::time_point now) {
  note(path, State::kClosed, now);
}

void SettlingFiles::gone(const std::string& path, Clock::time_point now) {
  note(path, State::kGone, now);
}

std::optional<SettlingFiles::Clock::time_point> SettlingFiles::due() const {
  std::optional<Clock::time_point> first;
  std::optional<Clock::time_point> last;
  for (const auto& [path, file] : files_) {
    if (!first || file.ready < *first) first = file.ready;
    // Those that are written to for long are not waited for.
    if (file.state != State::kWriting && (!last || file.ready > *last)) last = file.ready;
  }
  if (!first || !last) return first;
  return std::max(*first, std::min(*last, *first + kPatience * window_));
}

FileBatch SettlingFiles::take(Clock::time_point now) {
  FileBatch batch;
  for (auto at = files_.begin(); at != files_.end();) {
    if (at->second.ready > now) {
      ++at;
      continue;
    }
    (at->second.state == State::kGone ? batch.gone : batch.changed).push_back(at->first);
    at = files_.erase(at);
  }
  return batch;
}

void SettlingFiles::put_back(const FileBatch& batch, Clock::time_point now) {
  for (const std::string& path : batch.changed) {
    files_.try_emplace(path, Waiting{State::kClosed, now, now});
  }
  for (const std::string& path : batch.gone) {
    files_.try_emplace(path, Waiting{State::kGone, now, now});
  }
}

}  // namespace cotejo
