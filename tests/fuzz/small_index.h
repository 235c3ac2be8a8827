// SPDX-License-Identifier: GPL-3.0-or-later
// Some statements in both languages for the targets that ask an index.
#pragma once

#include <string>

#include "tests/support/temp_dir.h"

namespace cotejo {

class SmallIndex {
 public:
  SmallIndex();
  std::string path() const { return folder_.file("index"); }

 private:
  TempDir folder_;
};

}  // namespace cotejo
