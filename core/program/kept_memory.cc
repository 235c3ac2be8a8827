// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/kept_memory.h"

#include <malloc.h>

namespace cotejo {

void keep_freed_memory() {
  constexpr int kKept = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, kKept / 2);  // 32 MB is the most that the C library takes
  mallopt(M_TRIM_THRESHOLD, kKept);
}

}  // namespace cotejo
