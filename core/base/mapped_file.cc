// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <utility>

#include "core/base/descriptor.h"

namespace cotejo {

std::optional<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const Descriptor descriptor(file);
  if (descriptor.get() < 0) return std::nullopt;
  struct stat status {};
  const bool known = ::fstat(descriptor.get(), &status) == 0 && status.st_size > 0;
  const auto size = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* data =
      known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0) : MAP_FAILED;
  if (data == MAP_FAILED) return std::nullopt;
  return MappedFile(static_cast<const char*>(data), size);
}

void MappedFile::bring_in() const {
  // Where the kernel cannot (before Linux 5.14), they come as they are touched.
  (void)::madvise(const_cast<char*>(data_), size_, MADV_POPULATE_READ);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace cotejo
