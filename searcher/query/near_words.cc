// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/near_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/base/utf8.h"
#include "searcher/query/typing_errors.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostSteps = 100'000;
// How many times rarer a word may be, as a logarithm, to be as likely as one with an error less.
constexpr double kErrorWeight = 18;

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

struct Search {
  std::u32string typed;
  unsigned bound;
  Language language;
  std::string beginning;  // of the terms: prefix and tag
  std::size_t steps;      // left
  std::map<std::string, NearWord> found;

  void add(const std::string& word, unsigned distance, std::uint64_t statements) {
    NearWord& near = found[word];
    if (near.statements == 0) {
      near = {word, language, distance, typing_cost(typed, to_code_points(word)), 0};
    }
    near.statements += statements;
  }
};

// Adds what one shard has of the words that are at least `least` errors away and begin with
// `shared`.
void walk(const Xapian::Database& database, const std::string& shared, unsigned least,
          Search& search) {
  PrefixRows rows(search.typed, search.bound);
  const std::string range = search.beginning + shared;
  const auto end = database.allterms_end(range);
  for (auto term = database.allterms_begin(range); term != end && search.steps > 0;
       --search.steps) {
    const std::string word = (*term).substr(search.beginning.size());
    const auto distance = rows.advance(to_code_points(word));
    if (!distance) {
      const std::u32string prefix = rows.next_prefix();
      if (prefix.empty()) return;
      std::string target = search.beginning;
      for (char32_t c : prefix) append_utf8(target, c);
      if (target > *term) {
        term.skip_to(target);
      } else {
        ++term;  // behind the last code point there is none to skip to
      }
      continue;
    }
    if (*distance >= least && *distance <= search.bound && is_plain(word)) {
      search.add(word, *distance, term.get_termfreq());
    }
    ++term;
  }
}

// All words one error away, in the letters of the two languages.
std::set<std::string> words_one_error_away(const std::u32string& typed) {
  constexpr std::u32string_view kLetters = U"abcdefghijklmnopqrstuvwxyzñ";
  std::set<std::string> words;
  const auto add = [&](const std::u32string& letters) {
    std::string word;
    for (char32_t c : letters) append_utf8(word, c);
    if (letters != typed) words.insert(std::move(word));
  };
  for (std::size_t at = 0; at <= typed.size(); ++at) {
    for (char32_t c : kLetters) {
      add(std::u32string(typed).insert(at, 1, c));
      if (at < typed.size()) add(std::u32string(typed).replace(at, 1, 1, c));
    }
    if (at < typed.size()) add(std::u32string(typed).erase(at, 1));
    if (at + 1 < typed.size()) {
      std::u32string exchanged = typed;
      std::swap(exchanged[at], exchanged[at + 1]);
      add(exchanged);
    }
  }
  return words;
}

// A server sends all terms one by one, whatever is skipped: 200,000 take seconds. What it sends at
// once is the frequencies of a query's terms, so all words one error away are such a query; two
// errors are looked for behind the first two letters only.
void ask_server(const Xapian::Database& database, Search& search) {
  const std::set<std::string> words = words_one_error_away(search.typed);
  std::vector<std::string> terms;
  for (const std::string& word : words) terms.push_back(search.beginning + word);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  const Xapian::MSet frequencies = enquire.get_mset(0, 0);
  for (const std::string& word : words) {
    const auto statements = frequencies.get_termfreq(search.beginning + word);
    if (statements != 0) search.add(word, 1, statements);
  }
  if (search.bound < 2) return;
  std::string shared;
  append_utf8(shared, search.typed[0]);
  append_utf8(shared, search.typed[1]);
  walk(database, shared, 2, search);
}

}  // namespace

std::optional<unsigned> errors_between(std::u32string_view typed, std::u32string_view meant,
                                       unsigned bound) {
  const auto errors = PrefixRows(std::u32string(typed), bound).advance(std::u32string(meant));
  return errors && *errors <= bound ? errors : std::nullopt;
}

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
  Search search{to_code_points(folded),           bound,      language,
                prefix + word_term(language, ""), kMostSteps, {}};
  for (const Shard& shard : index.shards) {
    if (shard.remote) {
      ask_server(shard.database, search);
    } else {
      walk(shard.database, "", 1, search);
    }
  }
  for (auto& [word, near] : search.found) words.push_back(std::move(near));
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
