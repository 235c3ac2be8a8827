// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/among.h"

#include <fmt/format.h>

#include "core/base/result.h"
#include "core/statement/record.h"

namespace cotejo {

StatementIds read_ids(std::istream& stream, const std::string& name) {
  constexpr std::size_t kMostBytes = std::size_t{256} << 20;
  StatementIds ids;
  std::string block(std::size_t{1} << 16, '\0');
  std::string line;
  std::size_t number = 1;
  std::size_t bytes = 0;
  const auto take = [&] {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) ids.insert(std::move(line));
    line.clear();
    ++number;
  };
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())),
         stream.gcount() > 0) {
    const std::string_view read(block.data(), static_cast<std::size_t>(stream.gcount()));
    bytes += read.size();
    if (bytes > kMostBytes) {
      throw Failure(fmt::format("{}: more than 256 MiB of ids; leave --among out", name),
                    ExitCode::kUsage);
    }
    for (const char c : read) {
      if (c == '\n') {
        take();
        continue;
      }
      line.push_back(c);
      if (line.size() > kMaxIdBytes + 1) {  // one for a line end of Windows
        throw Failure(fmt::format("{}:{}: no id has more than {} bytes; give one id a line", name,
                                  number, kMaxIdBytes),
                      ExitCode::kUsage);
      }
    }
  }
  if (stream.bad()) throw Failure(fmt::format("cannot read '{}'", name));
  take();
  return ids;
}

GivenSet given_among(const GivenSet& given, const StatementIds& ids) {
  GivenSet among;
  for (const std::string& id : ids) {
    if (const auto known = given.find(id); known != given.end()) among.insert(*known);
  }
  return among;
}

}  // namespace cotejo
