// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/near_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/base/utf8.h"
#include "searcher/query/typing_errors.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostSteps = 100'000;
// How many times rarer a word may be, as a logarithm, to be as likely as one with an error less.
constexpr double kErrorWeight = 18;

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(decode_utf8(text, at));
  return out;
}

bool is_plain(std::string_view folded) {
  return std::none_of(folded.begin(), folded.end(),
                      [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// The rows of the distance table for the prefixes of one word of a sorted list. The rows of what
// the next word shares with it stay, as in a walk over a trie: H. Shang and T. H. Merrett, "Tries
// for approximate string matching" (1996). Where a row has no cell within the bound, no word with
// that prefix is near, and the list is skipped to the next prefix that can be; which letters can
// stand there follows from the row before, as in a Levenshtein automaton.
class PrefixRows {
 public:
  PrefixRows(std::u32string typed, unsigned bound) : typed_(std::move(typed)), bound_(bound) {
    rows_.resize(typed_.size() + bound + 2, std::vector<unsigned>(typed_.size() + 1));
    for (std::size_t j = 0; j <= typed_.size(); ++j) rows_[0][j] = static_cast<unsigned>(j);
  }

  /// Goes on to `word`. Its distance, or nothing if a prefix of it is already too far.
  std::optional<unsigned> advance(std::u32string word) {
    std::size_t depth = static_cast<std::size_t>(
        std::mismatch(word.begin(), word.end(), word_.begin(), word_.end()).first - word.begin());
    depth = std::min(depth, depth_);
    word_ = std::move(word);
    for (; depth < word_.size(); ++depth) {
      fill_row(depth + 1);
      if (least(depth + 1) > bound_) {
        depth_ = depth;
        return std::nullopt;
      }
    }
    depth_ = depth;
    return rows_[depth].back();
  }

  /// Behind a word that was too far: where the next near one can begin at the earliest; empty: no
  /// word behind it is near.
  std::u32string next_prefix() const {
    for (std::size_t depth = depth_ + 1; depth > 0; --depth) {
      std::u32string prefix = word_.substr(0, depth);
      const char32_t last = prefix.back();
      const char32_t next = least(depth - 1) < bound_ ? last + 1 : next_letter(depth, last);
      if (next == 0) continue;
      prefix.back() = next;
      return prefix;
    }
    return {};
  }

 private:
  unsigned least(std::size_t row) const {
    return *std::min_element(rows_[row].begin(), rows_[row].end());
  }

  void fill_row(std::size_t depth) {
    const std::vector<unsigned>& before = rows_[depth - 1];
    std::vector<unsigned>& row = rows_[depth];
    const char32_t c = word_[depth - 1];
    row[0] = static_cast<unsigned>(depth);
    for (std::size_t j = 1; j < row.size(); ++j) {
      row[j] =
          std::min({before[j - 1] + (typed_[j - 1] == c ? 0 : 1), before[j] + 1, row[j - 1] + 1});
      if (depth > 1 && j > 1 && typed_[j - 2] == c && typed_[j - 1] == word_[depth - 2]) {
        row[j] = std::min(row[j], rows_[depth - 2][j - 2] + 1);
      }
    }
  }

  // The errors are used up before the letter at `depth`: it must be one that was typed here, or
  // one that was exchanged with the letter before. The smallest such letter behind `last`, or 0.
  char32_t next_letter(std::size_t depth, char32_t last) const {
    char32_t next = 0;
    for (std::size_t j = 0; j < typed_.size(); ++j) {
      const bool goes_on = rows_[depth - 1][j] <= bound_;
      const bool exchanged = depth > 1 && j + 1 < typed_.size() &&
                             typed_[j + 1] == word_[depth - 2] && rows_[depth - 2][j] < bound_;
      if ((goes_on || exchanged) && typed_[j] > last && (next == 0 || typed_[j] < next)) {
        next = typed_[j];
      }
    }
    return next;
  }

  std::u32string typed_;
  unsigned bound_;
  std::u32string word_;
  std::size_t depth_ = 0;  // rows up to here are of word_'s prefixes, and within the bound
  std::vector<std::vector<unsigned>> rows_;
};

// Adds what one shard has.
void walk(const Xapian::Database& database, const std::string& beginning,
          const std::u32string& typed, unsigned bound, Language language, std::size_t& steps,
          std::map<std::string, NearWord>& found) {
  PrefixRows rows(typed, bound);
  const auto end = database.allterms_end(beginning);
  for (auto term = database.allterms_begin(beginning); term != end && steps > 0; --steps) {
    const std::string word = (*term).substr(beginning.size());
    std::u32string letters = to_code_points(word);
    const auto distance = rows.advance(letters);
    if (!distance) {
      const std::u32string prefix = rows.next_prefix();
      if (prefix.empty()) return;
      std::string target = beginning;
      for (char32_t c : prefix) append_utf8(target, c);
      if (target > *term) {
        term.skip_to(target);
      } else {
        ++term;  // behind the last code point there is none to skip to
      }
      continue;
    }
    if (*distance > 0 && *distance <= bound && is_plain(word)) {
      NearWord& near = found[word];
      if (near.statements == 0) {
        near = {word, language, *distance, typing_cost(typed, letters), 0};
      }
      near.statements += term.get_termfreq();
    }
    ++term;
  }
}

}  // namespace

unsigned most_errors(std::string_view folded) {
  if (!is_plain(folded)) return 0;
  const std::size_t letters = count_code_points(folded);
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

std::vector<NearWord> near_words(const OpenIndex& index, Language language, std::string_view folded,
                                 const std::string& prefix) {
  std::vector<NearWord> words;
  const unsigned bound = most_errors(folded);
  if (bound == 0) return words;
  std::map<std::string, NearWord> found;
  std::size_t steps = kMostSteps;
  for (const Shard& shard : index.shards) {
    walk(shard.database, prefix + word_term(language, ""), to_code_points(folded), bound, language,
         steps, found);
  }
  for (auto& [word, near] : found) words.push_back(std::move(near));
  return words;
}

double likelihood(const NearWord& near) {
  return std::log(static_cast<double>(near.statements)) - kErrorWeight * near.cost;
}

std::vector<NearWord> likeliest_words(const OpenIndex& index, const WordForm& typed,
                                      const std::string& prefix, std::size_t most) {
  std::vector<NearWord> words;
  if (!typed.stemmable) return words;
  for (Language language = 0; language < stemmed_languages().size(); ++language) {
    for (NearWord& near : near_words(index, language, typed.folded, prefix)) {
      words.push_back(std::move(near));
    }
  }
  std::stable_sort(words.begin(), words.end(), [](const NearWord& a, const NearWord& b) {
    return likelihood(a) > likelihood(b);
  });
  if (words.size() > most) words.resize(most);
  return words;
}

}  // namespace cotejo
