// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/access_log.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/base/timestamp.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostOfAValue = 1000;  // bytes

// Any bytes as valid UTF-8 without control characters.
std::string harmless(std::string_view bytes) {
  std::string text = printable(bytes.substr(0, kMostOfAValue));
  for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
  return text;
}

}  // namespace

AccessLog::AccessLog(std::string path, bool with_queries)
    : path_(std::move(path)), with_queries_(with_queries) {
  reopen();
  if (!path_.empty() && path_ != "-" && !file_) {
    throw Failure(fmt::format("cannot write the log '{}': {}", path_, std::strerror(errno)));
  }
}

void AccessLog::reopen() {
  if (path_.empty() || path_ == "-") return;
  file_ = std::ofstream(path_, std::ios::app | std::ios::binary);
}

std::ostream& AccessLog::out() {
  return file_.is_open() ? static_cast<std::ostream&>(file_) : std::cerr;
}

void AccessLog::request(const Request& request, int status, std::uint64_t bytes,
                        double milliseconds) {
  if (path_.empty()) return;
  const std::string_view target = request.target;
  std::string line;
  JsonWriter writer(line);
  writer.begin_object().field("time", iso_timestamp(timestamp_now()));
  writer.field("peer", harmless(request.peer)).field("method", harmless(request.method));
  writer.field("target", harmless(with_queries_ ? target : target.substr(0, target.find('?'))));
  writer.key("status").number(std::int64_t{status});
  writer.key("bytes").number(static_cast<std::int64_t>(bytes));
  writer.key("ms").number(milliseconds, 1);
  writer.field("agent", harmless(request.header("user-agent"))).end_object();
  out() << line << '\n' << std::flush;
}

void AccessLog::fault(std::string_view what) {
  std::string line;
  JsonWriter writer(line);
  writer.begin_object().field("time", iso_timestamp(timestamp_now()));
  writer.field("fault", harmless(what)).end_object();
  out() << line << '\n' << std::flush;
}

}  // namespace cotejo
