// SPDX-License-Identifier: GPL-3.0-or-later
// What one thread of the server asks the index with: everything opened once a revision, and opened
// anew when a writer has published another one.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/quotes/quote_tracer.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

/// Which indexes are served.
struct ServedIndexes {
  std::vector<std::string> locations;  ///< folders and tcp://HOST:PORT
  std::string words;                   ///< folder of word lists of one's own; empty: none
};

/// Not for two threads at once. What it gives stays valid until the next refresh().
class IndexReader {
 public:
  explicit IndexReader(ServedIndexes indexes);
  ~IndexReader();
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) = delete;

  /// Lets go of what a writer has replaced since: of a folder as soon as its manifest is another
  /// one, of a server, which cannot tell, after kRemoteAge. Cheap where nothing changed.
  void refresh();
  /// Lets go of everything, so that it is opened anew when it is next asked for.
  void close();

  /// Both throw Failure if the index cannot be opened, which the next call tries again.
  SearchEngine& engine(Scope scope = Scope::kCurrent);
  QuoteTracer& tracer(Scope scope = Scope::kCurrent);
  const Dictionary& dictionary();

  /// Of the statements as they are now.
  const std::string& revision() { return engine().index().revision; }

  static constexpr std::chrono::seconds kRemoteAge{30};

 private:
  struct Opened;
  // Identity of a manifest: two of the same are the same file, never written again.
  struct Mark {
    std::uint64_t device, inode, size;
    std::int64_t seconds, nanoseconds;
    bool operator==(const Mark&) const = default;
  };
  std::vector<Mark> marks() const;
  Opened& opened(Scope scope);
  Dictionary open_dictionary() const;

  ServedIndexes indexes_;
  std::vector<Mark> marks_;
  std::chrono::steady_clock::time_point opened_at_;
  std::array<std::unique_ptr<Opened>, 2> scopes_;  // by Scope
  std::optional<Dictionary> dictionary_;
};

}  // namespace cotejo
