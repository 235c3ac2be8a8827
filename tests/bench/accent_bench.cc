// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-accent-bench INDEX [WORDS | --pairs FILE]: do two spellings find the same statements? The
// accented words of an index beside the same without accents, or pairs of spellings of a file.
// scripts/bench-accents calls it.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "core/index/schema.h"
#include "core/program/run_program.h"
#include "core/text/normalizer.h"
#include "searcher/query/parser.h"
#include "searcher/search/search_engine.h"

namespace {

using namespace cotejo;
using Documents = std::vector<Xapian::docid>;

constexpr std::string_view kUsage = "usage: cotejo-accent-bench INDEX [WORDS | --pairs FILE]\n";
constexpr std::size_t kWordsAsked = 5000;
constexpr std::size_t kWorstShown = 20;

struct Spellings {
  std::string written;  // as the statements have it
  std::string typed;
};

struct Comparison {
  Spellings spellings;
  std::size_t written = 0;  // statements
  std::size_t typed = 0;
  std::size_t both = 0;

  bool contains() const { return both == written; }
  double jaccard() const {
    const std::size_t either = written + typed - both;
    return either == 0 ? 1 : static_cast<double>(both) / static_cast<double>(either);
  }
};

// What a search across no languages finds, as numbers: an answer's texts would take most of the
// time.
Documents find(const SearchEngine& engine, const Lexicon& lexicon, const std::string& text) {
  const auto parsed = parse_query(text);
  if (!parsed) throw Failure(fmt::format("'{}' is no query: {}", text, parsed.error().message));
  const Dictionary no_dictionary;
  QueryBuilder builder({engine.index(), lexicon, no_dictionary, false});
  const auto query = builder.build(parsed->root);
  if (!query) throw Failure(fmt::format("'{}' is no query: {}", text, query.error().message));
  Xapian::Enquire enquire(engine.index().combined);
  enquire.set_query(*query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet matches = enquire.get_mset(0, engine.index().combined.get_doccount());
  Documents documents;
  for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
  return documents;
}

Comparison compare(const SearchEngine& engine, const Lexicon& lexicon, Spellings spellings) {
  const Documents written = find(engine, lexicon, spellings.written);
  const Documents typed = find(engine, lexicon, spellings.typed);
  Documents both;
  std::set_intersection(written.begin(), written.end(), typed.begin(), typed.end(),
                        std::back_inserter(both));
  return {std::move(spellings), written.size(), typed.size(), both.size()};
}

// Letters only, one of them with an accent or an ñ.
bool is_accented(const std::string& surface) {
  const bool letters = std::all_of(surface.begin(), surface.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  return letters && skeleton_form(surface) != surface;
}

// The accented Spanish words that most statements have. A term has no accents: how often a word is
// written with and without them is not known, but for the ñ.
std::vector<Spellings> accented_words(const OpenIndex& index, std::size_t count) {
  const Language spanish = language_of("es");
  const std::string prefix = std::string(kSpellingKeyPrefix) + languages()[spanish].tag;
  std::set<std::string> surfaces;
  for (const Xapian::Database& catalog : index.catalogs) {
    for (auto key = catalog.metadata_keys_begin(prefix); key != catalog.metadata_keys_end(prefix);
         ++key) {
      const std::string words = catalog.get_metadata(*key);
      for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        surfaces.insert(words.substr(at, end - at));
        at = end + 1;
      }
    }
  }
  std::vector<std::pair<Xapian::doccount, std::string>> ranked;
  for (const std::string& surface : surfaces) {
    if (!is_accented(surface)) continue;
    const auto statements = index.combined.get_termfreq(word_term(spanish, folded_form(surface)));
    if (statements > 0) ranked.emplace_back(statements, surface);
  }
  std::sort(ranked.rbegin(), ranked.rend());
  if (ranked.size() > count) ranked.resize(count);
  std::vector<Spellings> words;
  for (const auto& [statements, surface] : ranked) {
    words.push_back({surface, skeleton_form(surface)});
  }
  return words;
}

// A pair a line: kind, language, and the two spellings, with tabs between.
std::map<std::string, std::vector<Spellings>> read_pairs(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Failure("cannot read '" + path + "'");
  std::map<std::string, std::vector<Spellings>> kinds;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> columns;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      columns.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    if (columns.size() != 4) throw Failure("'" + line + "' has not four columns");
    kinds[columns[0]].push_back({columns[2], columns[3]});
  }
  return kinds;
}

void print_summary(const std::string& name, const std::vector<Comparison>& compared) {
  double sum = 0;
  double least = 1;
  std::size_t contain = 0;
  std::size_t found_nothing = 0;
  for (const Comparison& one : compared) {
    sum += one.jaccard();
    least = std::min(least, one.jaccard());
    contain += one.contains() ? 1 : 0;
    found_nothing += one.written == 0 && one.typed == 0 ? 1 : 0;
  }
  const auto count = static_cast<double>(std::max<std::size_t>(compared.size(), 1));
  std::cout << fmt::format("{:<12} {:>6} {:>9.2f} % {:>9.4f} {:>9.4f} {:>8}\n", name,
                           compared.size(), 100 * static_cast<double>(contain) / count, sum / count,
                           least, found_nothing);
}

void print_worst(std::vector<Comparison> compared) {
  std::stable_sort(compared.begin(), compared.end(), [](const auto& one, const auto& other) {
    return std::pair(one.contains(), one.jaccard()) < std::pair(other.contains(), other.jaccard());
  });
  if (compared.size() > kWorstShown) compared.resize(kWorstShown);
  std::cout << fmt::format("\n{:<24} {:<24} {:>8} {:>8} {:>8} {:>8}\n", "written", "typed", "finds",
                           "finds", "both", "Jaccard");
  for (const Comparison& one : compared) {
    std::cout << fmt::format("{:<24} {:<24} {:>8} {:>8} {:>8} {:>8.4f}\n", one.spellings.written,
                             one.spellings.typed, one.written, one.typed, one.both, one.jaccard());
  }
}

std::size_t to_count(const std::string& text) {
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count == 0) {
    throw Failure("'" + text + "' is no number of words", ExitCode::kUsage);
  }
  return count;
}

int measure(const std::vector<std::string>& arguments) {
  const SearchEngine engine({arguments[0]});
  const Lexicon lexicon(engine.index().catalogs);
  std::map<std::string, std::vector<Spellings>> kinds;
  if (arguments.size() == 3) {
    kinds = read_pairs(arguments[2]);
  } else {
    const std::size_t count = arguments.size() == 2 ? to_count(arguments[1]) : kWordsAsked;
    kinds["accented"] = accented_words(engine.index(), count);
  }
  std::cout << fmt::format("{:<12} {:>6} {:>11} {:>9} {:>9} {:>8}\n", "", "pairs", "contains",
                           "Jaccard", "least", "no hit");
  std::vector<Comparison> all;
  for (auto& [kind, pairs] : kinds) {
    std::vector<Comparison> compared;
    for (Spellings& pair : pairs) compared.push_back(compare(engine, lexicon, std::move(pair)));
    print_summary(kind, compared);
    all.insert(all.end(), compared.begin(), compared.end());
  }
  if (kinds.size() > 1) print_summary("all", all);
  print_worst(std::move(all));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run_program("cotejo-accent-bench", [&] {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool pairs = arguments.size() == 3 && arguments[1] == "--pairs";
    if (pairs || arguments.size() == 1 || arguments.size() == 2) return measure(arguments);
    std::cerr << kUsage;
    return static_cast<int>(ExitCode::kUsage);
  });
}
