// SPDX-License-Identifier: GPL-3.0-or-later
// One account on its way through a delivery, step by step, so that several may wait for the disk
// together. docs/decisions/0013-exactly-once.md tells why the steps come in this order.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/durable_file.h"
#include "searcher/saved/delivery.h"
#include "searcher/saved/due_search.h"

namespace cotejo {

class Giver {
 public:
  /// Reads the account. Throws Failure. `outlet` and what `delivery` refers to must outlive it.
  Giver(Delivery delivery, Outlet& outlet);

  /// Gives the batch that was on its way when the account was read, if there was one, and saves
  /// that. Throws Failure.
  void give_pending();
  /// The same; then looks for what is due, and makes the first batch of it. The Error is of the
  /// query. Throws Failure.
  std::optional<Error> look(const SavedQuery& query);
  /// Instead of look(): all that matches now counts as given, and nothing is on its way any more.
  std::optional<Error> mark_all(const SavedQuery& query);

  /// Does the account's file not have yet what the account says?
  bool is_unsaved() const { return unsaved_; }
  /// The file as it ought to be.
  Replacement account() const;
  void mark_saved() { unsaved_ = false; }

  /// Is a batch made that was not given? It is given once the file has it.
  bool has_batch() const { return made_; }
  std::size_t batch_bytes() const { return made_ ? cursor_.pending->bytes.size() : 0; }
  /// Gives it, takes it for arrived, and makes the next one. Throws Failure: it stays on its way.
  void give_batch();

  std::size_t events_given() const { return given_; }

 private:
  void make_batch();
  void settle();

  Delivery delivery_;
  Outlet& outlet_;
  Cursor cursor_;
  std::optional<DueSearch> due_;
  std::size_t next_ = 0;  // of the events due, those before it are in batches
  std::string seen_;      // index and query, as they are asked
  bool made_ = false;
  bool unsaved_ = false;
  std::size_t given_ = 0;
};

/// Saves what is unsaved and gives what is made, until nothing is: all accounts in one wait for the
/// disk before they give, and one after. Of each giver what became of it; one's Failure does not
/// keep the others from being given, unless the accounts cannot be saved.
std::vector<std::optional<Failure>> give_together(std::span<Giver* const> givers);

}  // namespace cotejo
