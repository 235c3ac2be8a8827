// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/kept_memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace cotejo {
namespace {

// Of the heap, what any answer needs: page by page, each would be a fault of its own, a
// sixteenth of the time of a program that answers one question.
void touch_first_memory() {
  constexpr std::size_t kFirst = std::size_t{1} << 20;
  void* const first = std::malloc(kFirst);
  if (first == nullptr) return;
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(first) + page - 1) / page * page;
  // Where the kernel cannot (before Linux 5.14), pages come one by one.
  (void)::madvise(reinterpret_cast<void*>(begin), kFirst - page, MADV_POPULATE_WRITE);
  std::free(first);
}

}  // namespace

void keep_freed_memory() {
  constexpr int kKept = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, kKept / 2);  // 32 MB is the most that the C library takes
  mallopt(M_TRIM_THRESHOLD, kKept);
  touch_first_memory();
}

}  // namespace cotejo
