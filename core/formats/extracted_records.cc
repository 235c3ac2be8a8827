// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/extracted_records.h"

#include <fmt/format.h>
#include <poll.h>
#include <simdjson.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include "core/base/utf8.h"
#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

// Of what the worker says, however it came to say it.
constexpr std::size_t kMostCodeBytes = 40;
constexpr std::size_t kMostMessageBytes = 2000;
constexpr std::size_t kMostRemarks = 40;

enum class Line { kWhole, kEnd, kLate, kTooLong };

std::string text_of(const simdjson::dom::element& object, std::string_view key, std::size_t most) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return "";
  return std::string(truncate_utf8(text, most));
}

std::uint64_t number_of(const simdjson::dom::element& object, std::string_view key) {
  std::uint64_t number = 0;
  return object[key].get(number) == simdjson::SUCCESS ? number : 0;
}

// A code is a word for scripts, whoever wrote it.
std::string code_of(const simdjson::dom::element& object) {
  std::string code = text_of(object, "code", kMostCodeBytes);
  const bool is_code =
      !code.empty() &&
      code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-0123456789") == std::string::npos;
  return is_code ? code : "reader-crashed";
}

class ExtractedRecords : public RecordReader {
 public:
  ExtractedRecords(ExtractProcess& process, bool& is_gone, int pipe, const ExtractLimits& limits,
                   std::vector<ReaderRemark>& once)
      : process_(process), is_gone_(is_gone), pipe_(pipe), limits_(limits), once_(once) {}

  ~ExtractedRecords() override {
    ::close(pipe_);
    if (!is_over_) end_reading();
  }

  std::optional<Record> next() override {
    while (!is_over_) {
      std::string_view line;
      if (const Line state = next_line(line); state != Line::kWhole) return cut_short(state);
      simdjson::dom::element header;
      if (parser_.parse(line.data(), line.size()).get(header) != simdjson::SUCCESS) {
        return refuse("writes what is no line of its protocol");
      }
      bytes_ = number_of(header, "bytes");
      const std::string what = text_of(header, "what", kMostCodeBytes);
      if (what == "end") {
        is_over_ = true;
        collect_end();
      } else if (what == "record") {
        return read_record(header);
      } else if (what == "fault" || what == "failure") {
        Record record{Error{code_of(header), text_of(header, "message", kMostMessageBytes)},
                      number_of(header, "line"),
                      {}};
        if (what == "failure") finish();
        return record;
      } else {
        return refuse("writes what is no line of its protocol");
      }
    }
    return std::nullopt;
  }

  std::uint64_t bytes_read() const override { return bytes_; }

 private:
  std::optional<Record> read_record(const simdjson::dom::element& header) {
    if (limits_.most_records != 0 && ++records_ > limits_.most_records) {
      return refuse("gives more records than such a file can have");
    }
    const std::size_t line_number = number_of(header, "line");
    std::vector<ReaderRemark> remarks;
    simdjson::dom::array listed;
    if (header["remarks"].get(listed) == simdjson::SUCCESS) {
      for (const simdjson::dom::element remark : listed) {
        if (remarks.size() >= kMostRemarks) break;
        remarks.push_back({code_of(remark), text_of(remark, "message", kMostMessageBytes)});
      }
    }
    std::string_view line;
    if (const Line state = next_line(line); state != Line::kWhole) return cut_short(state);
    Record record{statements_.parse(line), line_number, {}, std::move(remarks)};
    if (record.statement) {
      for (ReaderRemark& remark : once_) record.remarks.push_back(std::move(remark));
      once_.clear();
    }
    return record;
  }

  // The next line without its newline, valid until the next call.
  Line next_line(std::string_view& line) {
    buffer_.erase(0, taken_);
    taken_ = 0;
    std::size_t searched = 0;
    // Only the time spent here counts: not that in which nobody asked for a record.
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::seconds(limits_.wait_seconds);
    while (true) {
      const std::size_t newline = buffer_.find('\n', searched);
      if (newline != std::string::npos) {
        line = std::string_view(buffer_).substr(0, newline);
        taken_ = newline + 1;
        return Line::kWhole;
      }
      searched = buffer_.size();
      if (searched > kMaxExtractLine) return Line::kTooLong;
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          deadline - std::chrono::steady_clock::now());
      if (left.count() <= 0) return Line::kLate;
      struct pollfd ready {
        pipe_, POLLIN, 0
      };
      const int count = ::poll(&ready, 1, static_cast<int>(left.count()));
      if (count < 0 && errno != EINTR) return Line::kEnd;
      if (count == 1 && !fill()) return Line::kEnd;
    }
  }

  bool fill() {
    constexpr std::size_t kChunk = 256 << 10;
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kChunk);
    const ssize_t count = ::read(pipe_, buffer_.data() + before, kChunk);
    buffer_.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
    return count > 0 || (count < 0 && errno == EINTR);
  }

  // What the user reads when a line did not come.
  Record cut_short(Line state) {
    if (state == Line::kTooLong) return refuse("writes a record over 64 MiB");
    if (state == Line::kLate) {
      finish();
      return failed("reader-too-slow",
                    fmt::format("it took over {} seconds to read; the rest of it was given up",
                                limits_.wait_seconds));
    }
    is_over_ = true;
    const std::optional<ExtractEnd> end = process_.wait_end();
    if (!end) {
      is_gone_ = true;
      return failed("reader-crashed", "the program that reads it, cotejo-extract, has ended");
    }
    if (end->signal == SIGXCPU || end->signal == SIGKILL) {
      return failed("reader-too-slow",
                    fmt::format("reading it needs over {} seconds of processor time, or was ended "
                                "from outside; the rest of it was given up",
                                limits_.cpu_seconds));
    }
    if (end->signal == SIGSYS) {
      return failed("reader-crashed",
                    "its reader tried what no reader needs (a program, a process, a connection) "
                    "and was ended: the file may be an attack");
    }
    return failed("reader-crashed",
                  end->signal != 0
                      ? fmt::format("its reader crashed (signal {})", end->signal)
                      : fmt::format("its reader ended early (code {})", end->exit_code));
  }

  Record refuse(const std::string& what) {
    finish();
    return failed("reader-crashed", fmt::format("its reader {} and was ended", what));
  }

  Record failed(std::string code, std::string message) {
    if (records_ != 0) message += "; the records before were read";
    return Record{Error{std::move(code), std::move(message)}, 0, {}};
  }

  void finish() {
    is_over_ = true;
    end_reading();
  }

  void end_reading() {
    process_.stop();
    collect_end();
  }

  // Each request has one answer; the next one must not find it.
  void collect_end() {
    if (!process_.wait_end()) is_gone_ = true;
  }

  ExtractProcess& process_;
  bool& is_gone_;
  int pipe_;
  ExtractLimits limits_;
  std::vector<ReaderRemark>& once_;
  simdjson::dom::parser parser_;
  StatementParser statements_;
  std::string buffer_;
  std::size_t taken_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t bytes_ = 0;
  bool is_over_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_extracted_records(ExtractProcess& process, bool& is_gone,
                                                     int pipe, const ExtractLimits& limits,
                                                     std::vector<ReaderRemark>& once) {
  return std::make_unique<ExtractedRecords>(process, is_gone, pipe, limits, once);
}

}  // namespace cotejo
