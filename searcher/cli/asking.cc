// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/asking.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <iostream>
#include <streambuf>
#include <string>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/index/shard_list.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostHeld = 4 * 1024 * 1024;

// Holds what is written back until it is certain, or until it is too much: then it streams.
class HeldOutput : public std::streambuf {
 public:
  explicit HeldOutput(std::ostream& out) : out_(out) {}

  bool has_begun() const { return begun_; }
  void drop() { held_.clear(); }
  void pass() {
    out_.write(held_.data(), static_cast<std::streamsize>(held_.size()));
    if (!held_.empty()) begun_ = true;
    held_.clear();
  }

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
  }
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    held_.append(bytes, static_cast<std::size_t>(count));
    if (begun_ || held_.size() > kMostHeld) pass();
    return out_ ? count : 0;
  }
  int sync() override {
    if (begun_) out_.flush();
    return 0;
  }

 private:
  std::ostream& out_;
  std::string held_;
  bool begun_ = false;
};

bool asks_servers(const SearcherOptions& options) {
  const auto locations = expand_locations(options.indexes);
  return std::any_of(locations.begin(), locations.end(), is_server);
}

bool takes_part(const SearcherOptions& options, Asker asker) {
  if (options.partial == "auto") return asker == Asker::kPerson;
  return options.partial == "allow";
}

bool names(const std::vector<MissingShard>& shards, const std::string& location) {
  return std::any_of(shards.begin(), shards.end(),
                     [&](const MissingShard& shard) { return shard.location == location; });
}

int finish(int code, const std::vector<MissingShard>& missing) {
  for (const MissingShard& shard : missing) {
    std::cerr << "cotejo-searcher: warning: partial answer, without the shard "
              << printable(shard.location) << ": " << printable(shard.reason) << '\n';
  }
  const bool answered = code == static_cast<int>(ExitCode::kDone) || code == 1;
  return answered && !missing.empty() ? static_cast<int>(ExitCode::kPartial) : code;
}

}  // namespace

int ask_shards(const SearcherOptions& options, Asker asker,
               const std::function<int(Asking&)>& ask) {
  RemoteRules rules;
  rules.timeout = options.shard_timeout;
  rules.partial = takes_part(options, asker);
  if (!asks_servers(options)) {
    Asking asking{rules, std::cout};
    return ask(asking);
  }
  HeldOutput held(std::cout);
  std::ostream out(&held);
  Asking asking{rules, out};
  std::vector<MissingShard> asked_again;
  for (;;) {
    asking.missing.clear();
    try {
      const int code = ask(asking);
      held.pass();
      std::cout.flush();
      return finish(code, asking.missing);
    } catch (const Xapian::Error& error) {
      const auto failed = failed_shard(error, options.indexes);
      if (!failed) throw;
      if (held.has_begun()) {
        throw Failure(
            fmt::format("the shard '{}' failed while its hits were written ({}): what "
                        "was written is not whole",
                        failed->location, failed->reason));
      }
      held.drop();
      if (!failed->is_late && !names(asked_again, failed->location)) {
        asked_again.push_back(*failed);
        continue;
      }
      // Opened anew, one that is dead would have been known by name.
      if (failed->location.empty()) throw Failure("a shard fails again: " + failed->reason);
      if (!rules.partial) throw ShardFailure({*failed});
      asking.rules.down.push_back(*failed);
    }
  }
}

}  // namespace cotejo
