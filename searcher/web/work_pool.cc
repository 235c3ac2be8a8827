// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/work_pool.h"

namespace cotejo {

WorkPool::WorkPool(const ServedIndexes& indexes, std::size_t threads, std::size_t most_waiting)
    : most_waiting_(most_waiting) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this, indexes] { work(IndexReader(indexes)); });
  }
}

WorkPool::~WorkPool() {
  stop({});
}

bool WorkPool::submit(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    const std::size_t idle = threads_.size() - running_;
    if (stopping_ || jobs_.size() >= most_waiting_ + idle) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

bool WorkPool::stop(std::chrono::milliseconds patience) {
  std::deque<Job> dropped;
  std::unique_lock lock(mutex_);
  stopping_ = true;
  dropped.swap(jobs_);
  changed_.notify_all();
  return changed_.wait_for(lock, patience, [&] { return running_ == 0; });
}

std::size_t WorkPool::waiting() const {
  const std::scoped_lock lock(mutex_);
  return jobs_.size();
}

std::size_t WorkPool::running() const {
  const std::scoped_lock lock(mutex_);
  return running_;
}

void WorkPool::work(IndexReader reader) {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    ++running_;
    lock.unlock();
    job(reader);
    job = nullptr;  // what it holds goes before the next is waited for
    lock.lock();
    --running_;
    if (stopping_) changed_.notify_all();
  }
}

}  // namespace cotejo
