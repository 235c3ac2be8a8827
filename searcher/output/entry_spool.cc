// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/entry_spool.h"

#include <array>
#include <cerrno>
#include <cstring>

#include "core/base/result.h"

namespace cotejo {
namespace {

constexpr std::size_t kInMemory = std::size_t{4} << 20;  // bytes; a feed of fifty has some 60,000

[[noreturn]] void fail() {
  throw Failure(std::string("the entries of the feed do not fit into a temporary file (") +
                std::strerror(errno) + "); ask for fewer with --limit");
}

}  // namespace

void EntrySpool::append(std::string_view text) {
  tail_ += text;
  if (tail_.size() > kInMemory) spill();
}

void EntrySpool::spill() {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_ || std::fwrite(tail_.data(), 1, tail_.size(), file_.get()) != tail_.size()) fail();
  tail_.clear();
}

void EntrySpool::write_to(std::ostream& out) {
  if (file_) {
    if (std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0) fail();
    std::array<char, 65536> chunk;
    while (const std::size_t size = std::fread(chunk.data(), 1, chunk.size(), file_.get())) {
      out.write(chunk.data(), static_cast<std::streamsize>(size));
    }
    if (std::ferror(file_.get()) != 0) fail();
  }
  out << tail_;
}

}  // namespace cotejo
