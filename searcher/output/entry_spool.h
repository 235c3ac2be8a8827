// SPDX-License-Identifier: GPL-3.0-or-later
// Where the entries of a feed wait: its head says when the newest of them was changed, and stands
// before them. Internal to searcher/output.
#pragma once

#include <cstdio>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace cotejo {

/// Text that grows: a few megabytes in memory, what is beyond in a file without a name.
class EntrySpool {
 public:
  /// Throws Failure if there is no room for a file (in /tmp).
  void append(std::string_view text);
  /// All of it, in order.
  void write_to(std::ostream& out);

 private:
  void spill();

  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string tail_;  // what is not in the file
};

}  // namespace cotejo
