// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Lines: one object a line. A bad line is its own error, and costs only itself.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "core/base/utf8.h"
#include "core/formats/readers.h"
#include "core/statement/record.h"
#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

constexpr std::size_t kMaxLineBytes = 64 << 20;

constexpr std::size_t kStartBytes = 4096;

// What stands in the way of reading a record often leaves its id readable. None is better than a
// wrong one: ids with escapes or broken bytes are not guessed.
std::string guess_id(std::string_view line) {
  constexpr std::string_view kKey = "\"id\"";
  line = line.substr(0, kStartBytes);
  const auto skip_spaces = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  const std::size_t key = line.find(kKey);
  if (key == std::string_view::npos) return "";
  line.remove_prefix(key + kKey.size());
  skip_spaces();
  if (!line.starts_with(':')) return "";
  line.remove_prefix(1);
  skip_spaces();
  std::string_view id;
  if (line.starts_with('"')) {
    const std::size_t end = line.find('"', 1);
    if (end == std::string_view::npos) return "";
    id = line.substr(1, end - 1);
  } else {
    id = line.substr(0, std::min(line.find_first_not_of("0123456789"), line.size()));
  }
  const bool is_safe = id.size() <= kMaxIdBytes && id.find('\\') == std::string_view::npos &&
                       find_invalid_utf8(id) == std::string_view::npos;
  return is_safe ? std::string(id) : "";
}

class JsonlReader : public RecordReader {
 public:
  explicit JsonlReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    if (source_->peek(kByteOrderMark.size()) == kByteOrderMark) skip_ = kByteOrderMark.size();
  }

  std::optional<Record> next() override {
    while (true) {
      std::string_view line;
      bool too_long = false;
      if (!next_line(line, too_long)) return std::nullopt;
      ++line_number_;
      if (too_long) {
        return Record{
            Error{"too-long", fmt::format("the line is over {} MiB", kMaxLineBytes >> 20)},
            line_number_, guess_id(line)};
      }
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
      Record record{parser_.parse(line), line_number_, {}};
      if (!record.statement) record.id = guess_id(line);
      return record;
    }
  }

  std::uint64_t bytes_read() const override { return source_->bytes_read(); }

 private:
  // The next line without its newline, valid until the next call; of one that is too long, its
  // beginning.
  bool next_line(std::string_view& line, bool& too_long) {
    start_.clear();
    std::size_t searched = at_;
    while (true) {
      const void* newline = std::memchr(buffer_.data() + searched, '\n', buffer_.size() - searched);
      if (newline != nullptr) {
        const auto end =
            static_cast<std::size_t>(static_cast<const char*>(newline) - buffer_.data());
        line = std::string_view(buffer_).substr(at_, end - at_);
        at_ = end + 1;
        if (line.size() > kMaxLineBytes) too_long = true;
        return true;
      }
      if (buffer_.size() - at_ > kMaxLineBytes) {
        too_long = true;
        if (start_.empty()) start_ = buffer_.substr(at_, kStartBytes);
        at_ = buffer_.size();
      }
      buffer_.erase(0, at_);
      at_ = 0;
      searched = buffer_.size();
      if (!source_->read(buffer_)) return last_line(line, too_long);
      if (skip_ != 0) {
        buffer_.erase(0, skip_);
        skip_ = 0;
      }
      if (too_long && finish_long_line(line)) return true;
    }
  }

  // Drops the rest of a line that is too long; true when its end was found.
  bool finish_long_line(std::string_view& line) {
    const std::size_t newline = buffer_.find('\n');
    at_ = newline == std::string::npos ? buffer_.size() : newline + 1;
    if (newline == std::string::npos) return false;
    line = start_;
    return true;
  }

  bool last_line(std::string_view& line, bool too_long) {
    if (too_long) {
      line = start_;
      return true;
    }
    line = std::string_view(buffer_).substr(at_);  // never over the limit: that was seen on the way
    at_ = buffer_.size();
    return !line.empty();
  }

  std::unique_ptr<ByteSource> source_;
  StatementParser parser_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t skip_ = 0;
  std::string start_;
  std::size_t line_number_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> make_jsonl_reader(std::unique_ptr<ByteSource> source,
                                                const ReaderOptions&) {
  return std::make_unique<JsonlReader>(std::move(source));
}

}  // namespace cotejo
