// SPDX-License-Identifier: GPL-3.0-or-later
// From the thread that answers to the connection that sends: pieces of one answer, one waiting at
// most, so that an answer of any size takes the memory of two pieces.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace cotejo {

struct Piece {
  std::string bytes;
  bool last = false;    ///< nothing comes after it
  bool broken = false;  ///< last, and the answer is not whole: the connection must be broken off
  int status = 0;       ///< of the answer, in its first piece
};

class Outbox {
 public:
  /// `ready` is called on the answering thread after each piece is there.
  explicit Outbox(std::function<void()> ready) : ready_(std::move(ready)) {}

  /// Waits while a piece lies there. False: nobody waits for the answer any more.
  bool put(Piece piece);
  /// Nothing: no piece is there yet.
  std::optional<Piece> take();
  /// The answer is not wanted any more; wakes who waits in put().
  void cancel();
  bool cancelled() const;

 private:
  std::function<void()> ready_;
  mutable std::mutex mutex_;
  std::condition_variable taken_;
  std::optional<Piece> waiting_;
  bool cancelled_ = false;
};

}  // namespace cotejo
