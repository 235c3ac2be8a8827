// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/saved_delivery.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "core/base/utf8.h"
#include "core/program/file_lock.h"
#include "searcher/cli/complaints.h"
#include "searcher/cli/delivery_summary.h"
#include "searcher/cli/percolation.h"
#include "searcher/output/event_renderer.h"
#include "searcher/output/terminal.h"
#include "searcher/saved/accounts.h"
#include "searcher/saved/exec_outlet.h"
#include "searcher/saved/giver.h"
#include "searcher/saved/stream_outlet.h"

namespace cotejo {
namespace {

void complain(const std::string& message) {
  std::cerr << "cotejo-searcher: error: " << printable(message) << '\n';
}

// Of several exit codes the one that asks for the most: what the user must mend before what may
// work next time.
int worse(int a, int b) {
  const auto weight = [](int code) {
    switch (code) {
      case static_cast<int>(ExitCode::kUsage):
        return 3;
      case static_cast<int>(ExitCode::kFailed):
        return 2;
      case static_cast<int>(ExitCode::kLocked):
        return 1;
      default:
        return 0;
    }
  };
  return weight(b) > weight(a) ? b : a;
}

class DeliveryRun {
 public:
  DeliveryRun(const SearcherOptions& options, const QueryFolder& folder, Engines& engines)
      : options_(options),
        saved_(options.saved),
        folder_(folder),
        engines_(engines),
        accounts_(saved_.cursors) {
    if (const auto fault = fault_of_consumer_name(saved_.consumer)) {
      throw Failure(*fault, ExitCode::kUsage);
    }
    const int outlets = int{!saved_.append.empty()} + int{!saved_.exec.command.empty()};
    if (outlets > 1 || (saved_.deliver && outlets > 0)) {
      throw Failure("take one of --append, --exec and --deliver", ExitCode::kUsage);
    }
    if (saved_.deliver && saved_.events.any()) {
      throw Failure("--deliver gives the events that the files say", ExitCode::kUsage);
    }
    if (saved_.manual_ack && (outlets > 0 || saved_.deliver)) {
      throw Failure("--manual-ack is for what is read from standard output", ExitCode::kUsage);
    }
    if (saved_.from_now && saved_.restart) {
      throw Failure("take one of --from-now and --restart", ExitCode::kUsage);
    }
    if (!saved_.among.empty() && (saved_.from_now || saved_.restart)) {
      throw Failure("--from-now and --restart are for all statements: leave --among out",
                    ExitCode::kUsage);
    }
    format_ = saved_.format.empty() ? "jsonl" : saved_.format;
    if (!is_event_format(format_)) {
      throw Failure(
          fmt::format("--format: events have no '{}'; take one of {}", format_, kEventFormats),
          ExitCode::kUsage);
    }
    const bool gives_commands = saved_.deliver || !saved_.exec.command.empty();
    if (gives_commands && format_ != "jsonl") {
      throw Failure("commands are given jsonl: leave --format out", ExitCode::kUsage);
    }
    if (!saved_.among.empty()) percolation_.emplace(saved_.among, engines_);
    stream_ = std::make_unique<StreamOutlet>(STDOUT_FILENO, event_preamble(format_));
    if (!saved_.append.empty() && !saved_.from_now) {
      append_ = std::make_unique<AppendOutlet>(saved_.append, event_preamble(format_), saved_.wait);
    }
  }

  int run(const std::vector<std::string>& names) {
    // Nothing may be written behind a part of a batch.
    if (append_ && !finish_appends()) return code_;
    for (const std::string& name : names) {
      const auto query = folder_.read(name);
      if (!query) {
        note_failure(complain_of_saved(query.error()));
      } else {
        guarded(name, [&] { give(*query); });
      }
      if (waiting_.size() >= most_waiting() || waiting_bytes_ >= kMostWaitingBytes) give_waiting();
    }
    give_waiting();
    if (!saved_.summary.empty()) write_summary(saved_.summary, summary_);
    return code_ == 0 && options_.exit_status && summary_.events == 0 ? 1 : code_;
  }

 private:
  // A query whose batch is made, and waits to be given with others.
  struct Waiting {
    std::string name;
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<ExecOutlet> command;  // where it goes, if that is no one's but its own
    std::unique_ptr<Giver> giver;
  };

  // Each is one open file, its lock.
  static constexpr std::size_t kMostWaiting = 128;
  static constexpr std::size_t kMostWaitingBytes = std::size_t{8} << 20;

  // Batches for standard output wait for the disk together. A file has room for one unfinished
  // batch, and a command may take long: others should not be locked meanwhile.
  std::size_t most_waiting() const {
    const bool together = !append_ && !saved_.deliver && saved_.exec.command.empty();
    return together ? kMostWaiting : 1;
  }

  void note_failure(int code) {
    code_ = worse(code_, code);
    ++summary_.failed;
  }
  void note_failure(const std::string& name, const Failure& failure) {
    complain(name + ": " + failure.what());
    note_failure(static_cast<int>(failure.code()));
  }

  template <typename Body>
  void guarded(const std::string& name, Body body) {
    try {
      body();
    } catch (const Failure& failure) {
      note_failure(name, failure);
    }
  }

  void give_waiting() {
    std::vector<Waiting> waiting = std::move(waiting_);
    waiting_.clear();
    waiting_bytes_ = 0;
    std::vector<Giver*> givers;
    for (const Waiting& each : waiting) givers.push_back(each.giver.get());
    const auto failures = give_together(givers);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (failures[i]) note_failure(waiting[i].name, *failures[i]);
      count_events(givers[i]->events_given());
    }
    tell_warnings();
  }

  void count_events(std::size_t events) {
    summary_.events += events;
    summary_.with_news += events != 0 ? 1 : 0;
  }

  bool finish_appends() {
    for (const Account& account : accounts_.unfinished_appends(*append_)) {
      guarded(account.query, [&] {
        const auto lock = lock_of(account);
        if (!lock) return;
        Giver giver(delivery_to(account), *append_);
        giver.give_pending();
        summary_.events += giver.events_given();
      });
      tell_warnings();
    }
    return code_ == 0;
  }

  std::unique_ptr<FileLock> lock_of(const Account& account) {
    const std::filesystem::path file = accounts_.lock_file(account);
    auto lock = std::make_unique<FileLock>(file);
    if (lock->is_held()) return lock;
    // Who holds locks and waits for more may wait for one who waits for these. And a name may come
    // twice.
    give_waiting();
    lock = std::make_unique<FileLock>(
        file, saved_.wait ? FileLock::Patience::kWait : FileLock::Patience::kNone);
    if (lock->is_held()) return lock;
    complain(fmt::format("{}: {} is giving it to {}; try again, or --wait", account.query,
                         lock->holder(), account.consumer));
    note_failure(static_cast<int>(ExitCode::kLocked));
    return nullptr;
  }

  Delivery delivery_to(const Account& account) {
    Delivery delivery;
    delivery.cursor_file = accounts_.cursor_file(account);
    delivery.format = format_;
    delivery.restart = saved_.restart;
    delivery.begins_anew = saved_.from_now;
    delivery.manual_ack = saved_.manual_ack;
    delivery.events = saved_.events;
    return delivery;
  }

  EventKinds events_of(const SavedQuery& query) const {
    EventKinds events = saved_.deliver ? query.deliver->events : saved_.events;
    if (!events.any()) events.fresh = true;
    return events;
  }

  bool may_be_due(const SavedQuery& query, const Account& account) {
    const auto due =
        percolation_->may_be_due(query, events_of(query), accounts_.cursor_file(account));
    if (!due) note_failure(complain_of_query(query.request.query, due.error()));
    return due && *due;
  }

  void give(const SavedQuery& query) {
    if (saved_.deliver && !query.deliver) return;
    ++summary_.queries;
    const Account account{saved_.consumer, query.name};
    if (percolation_ && !may_be_due(query, account)) return;
    Waiting fresh{query.name, lock_of(account), nullptr, nullptr};
    if (!fresh.lock) return;
    const ExecOptions& exec = saved_.deliver ? query.deliver->exec : saved_.exec;
    Outlet* outlet = append_ ? static_cast<Outlet*>(append_.get()) : stream_.get();
    if (!exec.command.empty()) {
      fresh.command = std::make_unique<ExecOutlet>(exec, query.name, saved_.consumer);
      outlet = fresh.command.get();
    }
    fresh.giver = std::make_unique<Giver>(delivery_of(query, account, exec), *outlet);
    const auto error = saved_.from_now ? fresh.giver->mark_all(query) : fresh.giver->look(query);
    if (error) {
      note_failure(complain_of_query(query.request.query, *error));
      count_events(fresh.giver->events_given());
      return;
    }
    if (!fresh.giver->has_batch() && !fresh.giver->is_unsaved()) {  // nothing to wait for
      count_events(fresh.giver->events_given());
      return;
    }
    waiting_bytes_ += fresh.giver->batch_bytes();
    waiting_.push_back(std::move(fresh));
  }

  Delivery delivery_of(const SavedQuery& query, const Account& account, const ExecOptions& exec) {
    Delivery delivery = delivery_to(account);
    const Scope scope = query.request.scope();
    delivery.engine = [this, scope]() -> SearchEngine& { return engines_.of(scope); };
    delivery.seen = engines_.fingerprint(scope);
    delivery.write = [format = format_, name = query.name, note = query.note](
                         const std::string& batch, const std::vector<EventHit>& events) {
      return render_events(format, {name, note, batch}, events);
    };
    delivery.events = events_of(query);
    if (percolation_) {
      delivery.among = [this, scope]() -> const Among& { return percolation_->among(scope); };
    }
    if (!exec.command.empty() && exec.per_hit) delivery.most_events = 1;
    return delivery;
  }

  void tell_warnings() {
    if (!append_) return;
    for (; told_ < append_->warnings().size(); ++told_) {
      std::cerr << "cotejo-searcher: warning: " << printable(append_->warnings()[told_]) << '\n';
    }
  }

  const SearcherOptions& options_;
  const SavedOptions& saved_;
  const QueryFolder& folder_;
  Engines& engines_;
  Accounts accounts_;
  std::string format_;
  std::unique_ptr<StreamOutlet> stream_;
  std::unique_ptr<AppendOutlet> append_;
  std::optional<Percolation> percolation_;
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  DeliverySummary summary_;
  std::size_t told_ = 0;
  int code_ = 0;
};

}  // namespace

int deliver_saved(const SearcherOptions& options, const QueryFolder& folder,
                  const std::vector<std::string>& names, Engines& engines) {
  return DeliveryRun(options, folder, engines).run(names);
}

int run_ack(const SavedOptions& saved) {
  for (const auto& fault :
       {fault_of_query_name(saved.name), fault_of_consumer_name(saved.consumer)}) {
    if (fault) throw Failure(*fault, ExitCode::kUsage);
  }
  const Accounts accounts(saved.cursors);
  const Account account{saved.consumer, saved.name};
  if (!std::filesystem::exists(accounts.cursor_file(account))) {
    throw Failure(fmt::format("nothing of '{}' was given to {}", saved.name, saved.consumer));
  }
  const FileLock lock(accounts.lock_file(account));
  if (!lock.is_held()) {
    throw Failure(fmt::format("{} is giving it; try again", lock.holder()), ExitCode::kLocked);
  }
  acknowledge_batch(accounts.cursor_file(account), saved.batch);
  return 0;
}

void show_accounts(const SavedOptions& saved, const std::string& query) {
  const Accounts accounts(saved.cursors);
  for (const Account& account : accounts.of_query(query)) {
    std::cout << "     given to " << account.consumer << ": ";
    try {
      const Cursor cursor = load_cursor(accounts.cursor_file(account));
      std::cout << cursor.given.size();
      if (cursor.pending) {
        std::cout << fmt::format(", and {} on their way in batch {}", cursor.pending->events.size(),
                                 cursor.pending->id);
      }
      std::cout << '\n';
    } catch (const Failure& failure) {
      std::cout << one_line(failure.what()) << '\n';
    }
  }
}

}  // namespace cotejo
