// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/outbox.h"

namespace cotejo {

bool Outbox::put(Piece piece) {
  {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [&] { return cancelled_ || !waiting_; });
    if (cancelled_) return false;
    waiting_ = std::move(piece);
  }
  ready_();
  return true;
}

std::optional<Piece> Outbox::take() {
  std::optional<Piece> piece;
  {
    const std::scoped_lock lock(mutex_);
    piece.swap(waiting_);
  }
  taken_.notify_one();
  return piece;
}

void Outbox::cancel() {
  {
    const std::scoped_lock lock(mutex_);
    cancelled_ = true;
  }
  taken_.notify_one();
}

bool Outbox::cancelled() const {
  const std::scoped_lock lock(mutex_);
  return cancelled_;
}

}  // namespace cotejo
