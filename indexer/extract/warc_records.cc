// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/warc_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"
#include "indexer/extract/header_text.h"

namespace cotejo {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kMostHeadBytes = 64 << 10;
constexpr std::size_t kShownBytes = 80;

}  // namespace

const std::string& WarcRecord::field(const std::string& name) const {
  static const std::string kNone;
  const auto found = fields.find(name);
  return found == fields.end() ? kNone : found->second;
}

// So many bytes from here on, if there are.
bool WarcRecords::fill(std::size_t bytes) {
  constexpr std::size_t kWorthMoving = 1 << 20;
  if (at_ > kWorthMoving) {
    base_ += at_;
    buffer_.erase(0, at_);
    at_ = 0;
  }
  while (buffer_.size() - at_ < bytes && source_.read(buffer_)) {
  }
  return buffer_.size() - at_ >= bytes;
}

// One line without its end; nothing if there is no end within `most` bytes.
std::optional<std::string> WarcRecords::take_line(std::size_t most) {
  std::size_t searched = at_;
  while (true) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos && end - at_ <= most) {
      std::string line = buffer_.substr(at_, end - at_);
      at_ = end + 1;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      return line;
    }
    const std::size_t held = buffer_.size() - at_;
    if (end != std::string::npos || held > most || !fill(held + 1)) return std::nullopt;
    searched = at_ + held;
  }
}

// To the next line that begins as a record does, from here on; false at the end.
bool WarcRecords::find_head() {
  const std::string mark = "\n" + std::string(kMagic) + "1.";
  while (true) {
    const std::size_t found = buffer_.find(mark, at_);
    if (found != std::string::npos) {
      at_ = found + 1;
      return true;
    }
    // The mark may stand across the end of what is held.
    at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), mark.size() - 1));
    const std::size_t held = buffer_.size() - at_;
    if (!fill(held + 1)) return false;
  }
}

std::optional<WarcRecord> WarcRecords::next(std::size_t most_block) {
  if (is_over_) return std::nullopt;
  while (fill(1) && (buffer_[at_] == '\r' || buffer_[at_] == '\n')) ++at_;
  if (!fill(1)) return std::nullopt;
  WarcRecord record;
  record.at = at();
  read_head(record);
  if (is_over_ || !record.fault.code.empty()) return record;
  read_block(record, most_block);
  if (is_over_ || take_end()) return record;
  record.fault = {"bad-warc", fmt::format("no record begins behind its {} bytes: its length is "
                                          "wrong, or the file is damaged there",
                                          record.length)};
  is_over_ = !find_head();
  return record;
}

void WarcRecords::read_head(WarcRecord& record) {
  const auto fail = [&](std::string why) {
    record.fault = {"bad-warc", std::move(why)};
    is_over_ = !find_head();
  };
  fill(kMagic.size());
  if (!std::string_view(buffer_).substr(at_).starts_with(kMagic)) {
    return fail(
        "no record begins here (WARC/1.0 or WARC/1.1): the file is damaged, or no WARC file");
  }
  const auto version = take_line(kShownBytes);
  if (!version || !version->starts_with("WARC/1.")) {
    return fail(fmt::format("'{}' is no version of WARC that is read (1.0, 1.1)",
                            truncate_utf8(version.value_or("WARC/"), kShownBytes)));
  }
  std::string last;
  while (true) {
    const std::size_t used = static_cast<std::size_t>(at() - record.at);
    const auto line = used >= kMostHeadBytes ? std::nullopt : take_line(kMostHeadBytes - used);
    if (!line) {
      return fail(fmt::format("its head does not end {}",
                              used + (buffer_.size() - at_) >= kMostHeadBytes
                                  ? fmt::format("within {} KiB", kMostHeadBytes >> 10)
                                  : "before the file does: the file is cut"));
    }
    if (line->empty()) break;
    if ((line->front() == ' ' || line->front() == '\t') && !last.empty()) {
      record.fields[last] += " " + std::string(trimmed(*line));  // goes on from the line before
      continue;
    }
    const std::size_t colon = line->find(':');
    if (colon == std::string::npos) continue;
    last = small_letters(trimmed(std::string_view(*line).substr(0, colon)));
    record.fields.emplace(last, trimmed(std::string_view(*line).substr(colon + 1)));
  }
  const std::string& length = record.field("content-length");
  const auto [end, error] =
      std::from_chars(length.data(), length.data() + length.size(), record.length);
  if (error != std::errc() || end != length.data() + length.size() || length.empty()) {
    fail(fmt::format("its Content-Length is '{}', no number of bytes",
                     truncate_utf8(length, kShownBytes)));
  }
}

void WarcRecords::read_block(WarcRecord& record, std::size_t most_block) {
  std::uint64_t left = record.length;
  while (left != 0 && fill(1)) {
    const auto count = static_cast<std::size_t>(
        std::min<std::uint64_t>(left, static_cast<std::uint64_t>(buffer_.size() - at_)));
    const std::size_t room = most_block - std::min(most_block, record.block.size());
    record.block.append(buffer_, at_, std::min(room, count));
    at_ += count;
    left -= count;
  }
  if (left == 0) return;
  is_over_ = true;
  record.fault = {"bad-warc",
                  fmt::format("the file ends {} bytes before it does: the file is cut", left)};
}

// The empty lines behind a block; is there a record, or the end, behind them?
bool WarcRecords::take_end() {
  constexpr std::size_t kMostEmpty = 64;
  for (std::size_t n = 0; n < kMostEmpty; ++n) {
    if (!fill(1)) return true;
    if (buffer_[at_] != '\r' && buffer_[at_] != '\n') break;
    ++at_;
  }
  fill(kMagic.size());
  return std::string_view(buffer_).substr(at_).starts_with(kMagic);
}

}  // namespace cotejo
