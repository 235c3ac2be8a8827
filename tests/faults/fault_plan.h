// SPDX-License-Identifier: GPL-3.0-or-later
// Which call is to fail and how, as the environment says, and the record of what was done.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace cotejo::faults {

/// Kinds of calls that are counted, each by itself.
enum class Call { kOpen, kWrite, kSync, kRename, kUnlink, kMkdir, kRead };
inline constexpr int kCalls = 7;

/// Path of an open file, "" if it has none (any more); an absolute path of one given.
std::string path_of(int fd);
std::string absolute(const char* path);
/// Is it in the folder whose calls are counted?
bool is_watched(std::string_view path);
/// Seconds that the clock is ahead, as of this call.
long clock_offset();

/// One call, from before it is made to its end; it may kill the process at either.
class Act {
 public:
  Act(Call call, const std::string& path);
  ~Act();
  Act(const Act&) = delete;
  Act& operator=(const Act&) = delete;

  /// It is not to be made: errno is set.
  bool fails() const;
  bool is_short() const { return short_; }
  bool records() const { return records_; }
  /// Notes what was done: verb, path, and for writes where, and what.
  void record(const char* verb, const std::string& path, long offset = -1,
              std::string_view bytes = {}) const;

 private:
  std::unique_lock<std::recursive_mutex> order_;
  int error_ = 0;
  bool short_ = false;
  bool killed_after_ = false;
  bool records_ = false;
};

}  // namespace cotejo::faults
