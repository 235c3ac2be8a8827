// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/works.h"

#include <numeric>
#include <unordered_map>
#include <utility>

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

}  // namespace

std::vector<std::size_t> group_works(const std::vector<Kinship>& statements) {
  Sets sets(statements.size());
  std::unordered_map<std::uint64_t, std::size_t> originals;  // by id, or by what is translated
  std::unordered_map<std::uint64_t, std::size_t> texts;
  std::unordered_map<std::string, std::vector<std::size_t>> near;  // by shared term
  // Texts of one form letter share terms by the thousand: the last few speak for them.
  constexpr std::size_t kMostCompared = 8;
  for (std::size_t place = 0; place < statements.size(); ++place) {
    const Kinship& kin = statements[place];
    const auto join_by = [&](auto& map, std::uint64_t key) {
      const auto [first, fresh] = map.try_emplace(key, place);
      if (!fresh) sets.join(first->second, place);
    };
    if (kin.id != 0) join_by(originals, kin.id);
    if (kin.original != 0) join_by(originals, kin.original);
    if (kin.text == 0) continue;
    join_by(texts, kin.text);
    for (std::string& term : near_text_terms(kin.signature)) {
      std::vector<std::size_t>& sharing = near[std::move(term)];
      for (std::size_t i = sharing.size(); i-- > 0;) {
        const std::size_t other = sharing[i];
        if (sets.first_of(other) == sets.first_of(place)) continue;
        if (likeness(statements[other].signature, kin.signature) >= kNearCopy) {
          sets.join(other, place);
        }
      }
      if (sharing.size() == kMostCompared) sharing.erase(sharing.begin());
      sharing.push_back(place);
    }
  }
  std::vector<std::size_t> works(statements.size());
  for (std::size_t place = 0; place < statements.size(); ++place)
    works[place] = sets.first_of(place);
  return works;
}

}  // namespace cotejo
