// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/phrase_match.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "searcher/search/word_weights.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostTerms = 8;  // of a slot

}  // namespace

std::optional<PhraseSlots> PhraseSlots::of(const Xapian::Query& query) {
  if (query.get_type() != Xapian::Query::OP_PHRASE) return std::nullopt;
  PhraseSlots phrase;
  bool is_plain = true;
  for_each_part(query, [&](const Xapian::Query& slot) {
    auto& terms = phrase.terms.emplace_back();
    if (slot.get_type() == Xapian::Query::LEAF_TERM) {
      terms.push_back(term_of(slot));
    } else if (slot.get_type() == Xapian::Query::OP_OR && slot.get_num_subqueries() <= kMostTerms) {
      for_each_part(slot, [&](const Xapian::Query& term) {
        is_plain &= term.get_type() == Xapian::Query::LEAF_TERM;
        if (is_plain) terms.push_back(term_of(term));
      });
    } else {
      is_plain = false;
    }
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
  return phrase_.window == phrase_.terms.size() ? has_in_a_row(document) : has_near(document);
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

// From each place of the first word on, the next of each: no other way ends earlier.
bool PhraseReader::has_near(Xapian::docid document) {
  for (const std::size_t slot : rarest_first_) {
    read(document, slot, slots_[slot]);
    if (slots_[slot].empty()) return false;
  }
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
