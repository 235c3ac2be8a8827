// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/works.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "core/index/slot_values.h"

namespace cotejo {
namespace {

// Disjoint sets (Galler & Fischer 1964), each named by its least place.
class Sets {
 public:
  explicit Sets(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t first_of(std::size_t place) {
    while (parents_[place] != place) {
      parents_[place] = parents_[parents_[place]];
      place = parents_[place];
    }
    return place;
  }
  void join(std::size_t a, std::size_t b) {
    a = first_of(a);
    b = first_of(b);
    if (a > b) std::swap(a, b);
    parents_[b] = a;
  }

 private:
  std::vector<std::size_t> parents_;
};

// A band of a signature, by which near copies meet.
struct Band {
  std::uint64_t key;
  std::size_t place;
};

// Those with a key in common, in the order of their places.
std::vector<Band> bands_of(const std::vector<Kinship>& statements) {
  std::vector<Band> bands;
  bands.reserve(statements.size() * kSignatureBands);
  for (std::size_t place = 0; place < statements.size(); ++place) {
    if (statements[place].text == 0) continue;
    for (std::size_t band = 0; band < kSignatureBands; ++band) {
      bands.push_back({static_cast<std::uint64_t>(band) << 32 |
                           signature_band(statements[place].signature, band),
                       place});
    }
  }
  std::sort(bands.begin(), bands.end(), [](const Band& a, const Band& b) {
    return a.key != b.key ? a.key < b.key : a.place < b.place;
  });
  return bands;
}

void join_near_copies(const std::vector<Kinship>& statements, Sets& sets) {
  // Texts of one form letter share bands by the thousand: the last few speak for them.
  constexpr std::size_t kMostCompared = 8;
  const std::vector<Band> bands = bands_of(statements);
  std::size_t begin = 0;  // of those with this key
  for (std::size_t i = 1; i < bands.size(); ++i) {
    if (bands[i].key != bands[begin].key) begin = i;
    const std::size_t place = bands[i].place;
    for (std::size_t j = i; j > begin && i - j < kMostCompared; --j) {
      const std::size_t other = bands[j - 1].place;
      if (sets.first_of(other) == sets.first_of(place)) continue;
      if (likeness(statements[other].signature, statements[place].signature) >= kNearCopy) {
        sets.join(other, place);
      }
    }
  }
}

}  // namespace

std::vector<std::size_t> group_works(const std::vector<Kinship>& statements) {
  Sets sets(statements.size());
  std::unordered_map<std::uint64_t, std::size_t> originals;  // by id, or by what is translated
  std::unordered_map<std::uint64_t, std::size_t> texts;
  originals.reserve(statements.size());
  texts.reserve(statements.size());
  for (std::size_t place = 0; place < statements.size(); ++place) {
    const Kinship& kin = statements[place];
    const auto join_by = [&](auto& map, std::uint64_t key) {
      if (key == 0) return;
      const auto [first, fresh] = map.try_emplace(key, place);
      if (!fresh) sets.join(first->second, place);
    };
    join_by(originals, kin.id);
    join_by(originals, kin.original);
    join_by(texts, kin.text);
  }
  join_near_copies(statements, sets);
  std::vector<std::size_t> works(statements.size());
  for (std::size_t place = 0; place < statements.size(); ++place)
    works[place] = sets.first_of(place);
  return works;
}

Works::Works(const OpenIndex& index, std::vector<Xapian::docid> documents)
    : documents_(std::move(documents)) {
  std::vector<Kinship> statements;
  statements.reserve(documents_.size());
  IndexValues kinship(index, kSlotKinship);
  for (const Xapian::docid document : documents_) {
    statements.push_back(decode_kinship(kinship.of(document)));
  }
  works_ = group_works(statements);
  sizes_.resize(works_.size(), 0);
  for (const std::size_t work : works_) count_ += sizes_[work]++ == 0 ? 1 : 0;
}

std::size_t Works::work_of(Xapian::docid document) const {
  const auto at = std::lower_bound(documents_.begin(), documents_.end(), document);
  return works_[static_cast<std::size_t>(at - documents_.begin())];
}

}  // namespace cotejo
