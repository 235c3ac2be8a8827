// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-suggestion-bench INDEX [WORDS [SEED]]: misspelled words of an index, one seeded error
// each, and how many of them a suggestion puts right, beside Xapian's get_spelling_suggestion over
// a database filled with the same words. scripts/bench-suggestions calls it.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <random>

#include "core/base/utf8.h"
#include "core/text/normalizer.h"
#include "searcher/query/parser.h"
#include "searcher/search/search_engine.h"
#include "searcher/search/suggestion.h"
#include "tests/support/percentile.h"
#include "tests/support/temp_dir.h"

namespace {

using namespace cotejo;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string word_of(const std::u32string& letters) {
  std::string word;
  for (char32_t c : letters) append_utf8(word, c);
  return word;
}

bool is_plain(const std::string& word) {
  return std::none_of(word.begin(), word.end(),
                      [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '\''; });
}

class Misspeller {
 public:
  explicit Misspeller(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  // One error of those that the fingers make, anywhere but for a lost first letter.
  std::string misspell(const std::string& word) {
    std::u32string letters = to_code_points(word);
    const std::size_t at = below(letters.size());
    switch (below(5)) {
      case 0:
        letters.erase(at, 1);
        break;
      case 1:
        letters.insert(at, 1, static_cast<char32_t>('a' + below(26)));
        break;
      case 2:
        letters[at] = neighbour(letters[at]);
        break;
      case 3:
        std::swap(letters[at], letters[at + 1 < letters.size() ? at + 1 : at - 1]);
        break;
      default:
        letters.insert(at, 1, letters[at]);
    }
    return word_of(letters);
  }

 private:
  char32_t neighbour(char32_t c) {
    constexpr std::array<std::u32string_view, 27> kAround{
        U"aqwsz",   U"bvghn", U"cxdfv",   U"dserfcx", U"ewsdr",   U"fdrtgvc", U"gftyhbv",
        U"hgyujnb", U"iujko", U"jhuikmn", U"kjiolm",  U"lkopñ",   U"mnjk",    U"nbhjm",
        U"oiklp",   U"pol",   U"qwa",     U"redft",   U"sawedxz", U"trfgy",   U"uyhji",
        U"vcfgb",   U"wqase", U"xzsdc",   U"ytghu",   U"zasx",    U"ñlp"};
    for (std::u32string_view keys : kAround) {
      if (keys.front() == c) return keys[1 + below(keys.size() - 1)];
    }
    return U'e';
  }

  std::mt19937 random_;
};

struct Score {
  std::size_t right = 0;
  std::size_t none = 0;
  std::size_t wrong = 0;
  std::size_t empty = 0;  // suggested, and no statement has it
  std::vector<double> times;

  void add(const std::string& meant, const std::string& suggested, double milliseconds) {
    ++(suggested.empty() ? none : suggested == meant ? right : wrong);
    times.push_back(milliseconds);
  }
  void print(std::string_view name) const {
    const double all = static_cast<double>(times.size()) / 100;
    std::cout << fmt::format(
        "{:<8} right {:5.1f} %   another {:5.1f} %   none {:5.1f} %   without a hit {:5.1f} %   "
        "p50 {:6.2f} ms   p95 {:6.2f} ms\n",
        name, static_cast<double>(right) / all, static_cast<double>(wrong) / all,
        static_cast<double>(none) / all, static_cast<double>(empty) / all, percentile(times, 0.5),
        percentile(times, 0.95));
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: cotejo-suggestion-bench INDEX [WORDS [SEED]]\n";
    return 2;
  }
  const bool verbose = std::getenv("COTEJO_BENCH_SHOW") != nullptr;
  SearchEngine engine({argv[1]});
  const OpenIndex& index = engine.index();
  const Lexicon lexicon(index.catalogs);
  const Dictionary dictionary;  // an unknown word is a slip here: the judge's words are the index's
  std::map<std::string, Xapian::termcount> words;  // of all languages, with their statements
  for (const LanguageRow& row : languages()) {
    const std::string tag(1, row.tag);
    for (auto term = index.combined.allterms_begin(tag); term != index.combined.allterms_end(tag);
         ++term) {
      words[(*term).substr(1)] += term.get_termfreq();
    }
  }
  const TempDir folder;
  Xapian::WritableDatabase spelling(folder.file("spelling"), Xapian::DB_CREATE);
  for (const auto& [word, statements] : words) spelling.add_spelling(word, statements);
  spelling.commit();

  std::vector<std::string> common;
  std::vector<std::string> rare;  // in a statement or two: most are right
  for (Language language = 0; language < stemmed_languages().size(); ++language) {
    const std::string tag = word_term(language, "");
    for (auto term = index.combined.allterms_begin(tag); term != index.combined.allterms_end(tag);
         ++term) {
      const std::string word = (*term).substr(1);
      if (!is_plain(word) || count_code_points(word) < 5) continue;
      if (term.get_termfreq() >= 5) common.push_back(word);
      if (words[word] <= 2) rare.push_back(word);
    }
  }
  Misspeller misspeller(static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 1));
  const std::size_t wanted = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2000;
  Score ours;
  Score stock;
  std::size_t found_by_family = 0;
  double cpu_ours = 0;
  for (std::size_t tries = 0; ours.times.size() < wanted && tries < 20 * wanted; ++tries) {
    const std::string& meant = common[misspeller.below(common.size())];
    const std::string typed = misspeller.misspell(meant);
    if (typed == meant || words.contains(typed)) continue;
    const auto parsed = parse_query(typed);
    const std::uint64_t total = engine.count(typed, {})->total;
    if (total > 2 && total == engine.count(meant, {})->total) ++found_by_family;

    Clock::time_point start = Clock::now();
    const std::clock_t cpu_start = std::clock();
    const auto suggestion = suggest({index, lexicon, dictionary}, parsed->root, {}, total);
    cpu_ours += static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC * 1000;
    ours.add(meant, suggestion ? folded_form(surface_form(suggestion->query)) : "", since(start));
    if (suggestion && engine.count(suggestion->query, {})->total == 0) ++ours.empty;

    start = Clock::now();
    const std::string other = spelling.get_spelling_suggestion(typed, 2);
    stock.add(meant, other, since(start));
    if (!other.empty() && engine.count(other, {})->total == 0) ++stock.empty;
    if (verbose) {
      std::cout << fmt::format("{} {} -> {} ({})\n", meant, typed,
                               suggestion ? suggestion->query : "-", other);
    }
  }
  ours.print("cotejo");
  stock.print("Xapian");
  std::cout << fmt::format(
      "found already, by their family: {:.1f} %   cpu {:.2f} ms each\n",
      100 * static_cast<double>(found_by_family) / static_cast<double>(ours.times.size()),
      cpu_ours / static_cast<double>(ours.times.size()));
  std::size_t doubted = 0;
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::string& word = rare[misspeller.below(rare.size())];
    const auto suggestion = suggest({index, lexicon, dictionary}, parse_query(word)->root, {},
                                    engine.count(word, {})->total);
    if (suggestion) ++doubted;
    if (suggestion && verbose) std::cout << fmt::format("{} ~> {}\n", word, suggestion->query);
  }
  std::cout << fmt::format("of words that are in a statement or two, corrected: {:.1f} %\n",
                           100 * static_cast<double>(doubted) / static_cast<double>(wanted));
  return 0;
}
