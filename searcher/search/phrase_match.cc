// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/phrase_match.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "searcher/search/word_weights.h"

namespace cotejo {
namespace {

// The words of which one has to stand in a slot. False: it is something else.
bool take_terms(const Xapian::Query& slot, std::vector<std::string>& terms) {
  if (slot.get_type() == Xapian::Query::LEAF_TERM) {
    terms.push_back(term_of(slot));
    return true;
  }
  if (slot.get_type() != Xapian::Query::OP_OR && slot.get_type() != Xapian::Query::OP_SYNONYM) {
    return slot.get_type() == Xapian::Query::LEAF_MATCH_NOTHING;
  }
  bool is_plain = true;
  for_each_part(slot, [&](const Xapian::Query& part) { is_plain &= take_terms(part, terms); });
  return is_plain;
}

// Is there a place for each slot, no two of them the same? Slots that are alike have the same
// places. By augmenting paths (Kuhn 1955).
class PlacesForSlots {
 public:
  /// The places that each slot may take, ascending.
  explicit PlacesForSlots(std::vector<std::vector<std::uint32_t>> places)
      : places_(std::move(places)) {}

  bool exist() {
    for (std::size_t slot = 0; slot < places_.size(); ++slot) {
      refused_.clear();
      if (!find(slot)) return false;
    }
    return true;
  }

 private:
  bool find(std::size_t slot) {
    for (const std::uint32_t place : places_[slot]) {
      if (!refused_.insert(place).second) continue;
      const auto taken = taken_.find(place);
      if (taken != taken_.end() && !find(taken->second)) continue;
      taken_[place] = slot;
      return true;
    }
    return false;
  }

  std::vector<std::vector<std::uint32_t>> places_;
  std::map<std::uint32_t, std::size_t> taken_;  // the slot that has it
  std::set<std::uint32_t> refused_;             // in this turn
};

}  // namespace

std::optional<PhraseSlots> PhraseSlots::of(const Xapian::Query& query) {
  const bool in_order = query.get_type() == Xapian::Query::OP_PHRASE;
  if (!in_order && query.get_type() != Xapian::Query::OP_NEAR) return std::nullopt;
  PhraseSlots phrase;
  phrase.in_order = in_order;
  bool is_plain = true;
  for_each_part(query, [&](const Xapian::Query& slot) {
    is_plain &= take_terms(slot, phrase.terms.emplace_back());
  });
  if (!is_plain) return std::nullopt;
  phrase.window = window_of(query);
  return phrase;
}

PhraseReader::PhraseReader(const MappedPostings& mapped, PostingLists& lists, PhraseSlots phrase)
    : phrase_(std::move(phrase)),
      rarest_first_(phrase_.terms.size()),
      slots_(phrase_.terms.size()) {
  std::vector<std::uint64_t> frequencies;
  for (const auto& terms : phrase_.terms) {
    std::uint64_t sum = 0;
    auto& positions = positions_.emplace_back();
    for (const std::string& term : terms) {
      sum += lists.frequency(term);
      positions.emplace_back(mapped, term);
    }
    frequencies.push_back(sum);
  }
  std::iota(rarest_first_.begin(), rarest_first_.end(), std::size_t{0});
  std::stable_sort(rarest_first_.begin(), rarest_first_.end(),
                   [&](std::size_t a, std::size_t b) { return frequencies[a] < frequencies[b]; });
}

bool PhraseReader::has(Xapian::docid document) {
  if (!phrase_.in_order) return has_near(document);
  return phrase_.window == phrase_.terms.size() ? has_in_a_row(document)
                                                : has_one_after_another(document);
}

// The rarest words decide, as a rule: the others are not read then.
bool PhraseReader::has_in_a_row(Xapian::docid document) {
  begins_.clear();
  for (std::size_t i = 0; i < rarest_first_.size(); ++i) {
    const std::size_t slot = rarest_first_[i];
    read(document, slot, here_);
    if (i == 0) {
      for (const std::uint32_t position : here_) {
        if (position > slot) begins_.push_back(position - static_cast<std::uint32_t>(slot));
      }
    } else {
      std::erase_if(begins_, [&](std::uint32_t begin) {
        return !std::binary_search(here_.begin(), here_.end(), begin + slot);
      });
    }
    if (begins_.empty()) return false;
  }
  return true;
}

// The places of all slots; false: one has none.
bool PhraseReader::read_all(Xapian::docid document) {
  return std::all_of(rarest_first_.begin(), rarest_first_.end(), [&](std::size_t slot) {
    read(document, slot, slots_[slot]);
    return !slots_[slot].empty();
  });
}

// From each place of any slot on.
bool PhraseReader::has_near(Xapian::docid document) {
  if (!read_all(document)) return false;
  for (const Positions& slot : slots_) {
    for (const std::uint32_t first : slot) {
      if (fits_from(first)) return true;
    }
  }
  return false;
}

// Is there a place for each slot from `first` on, within the window?
bool PhraseReader::fits_from(std::uint32_t first) const {
  const auto within = [&](const Positions& slot) {
    const auto begin = std::lower_bound(slot.begin(), slot.end(), first);
    return std::pair(begin, std::lower_bound(begin, slot.end(), first + phrase_.window));
  };
  for (const Positions& slot : slots_) {
    const auto [begin, end] = within(slot);
    if (begin == end) return false;
  }
  std::vector<Positions> places;
  for (const Positions& slot : slots_) {
    const auto [begin, end] = within(slot);
    places.emplace_back(begin, end);
  }
  return PlacesForSlots(std::move(places)).exist();
}

// From each place of the first word on, the next of each: no other way ends earlier.
bool PhraseReader::has_one_after_another(Xapian::docid document) {
  if (!read_all(document)) return false;
  return std::any_of(slots_[0].begin(), slots_[0].end(), [&](std::uint32_t first) {
    std::uint32_t last = first;
    for (std::size_t slot = 1; slot < slots_.size(); ++slot) {
      const auto next = std::upper_bound(slots_[slot].begin(), slots_[slot].end(), last);
      if (next == slots_[slot].end()) return false;
      last = *next;
    }
    return last - first < phrase_.window;
  });
}

void PhraseReader::read(Xapian::docid document, std::size_t slot, Positions& positions) {
  positions.clear();
  for (MappedPostings::Positions& term : positions_[slot]) {
    const auto before = static_cast<std::ptrdiff_t>(positions.size());
    term.read(document, positions);
    std::inplace_merge(positions.begin(), positions.begin() + before, positions.end());
  }
}

}  // namespace cotejo
