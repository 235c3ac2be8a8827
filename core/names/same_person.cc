// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/same_person.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/names/name_word_lists.h"  // made by CMake of corpus/words
#include "core/names/name_words.h"
#include "core/names/person_name.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

using NameParts = std::vector<std::string>;

// Longer ones are no names; every way to lay two beside each other is tried.
constexpr std::size_t kMostParts = 8;

// Folded forms that are short for each other; the numbers of the lines that they stand in.
const std::map<std::string, std::set<std::size_t>, std::less<>>& short_names() {
  static const auto kNames = [] {
    constexpr std::string_view kBar = " | ";
    std::map<std::string, std::set<std::size_t>, std::less<>> lines;
    std::size_t number = 0;
    for (const ListedLine& line : kListedLines) {
      ++number;
      if (line.list != "short-names") continue;
      std::string_view forms = line.forms;
      while (!forms.empty()) {
        const std::size_t bar = forms.find(kBar);
        lines[folded_name(forms.substr(0, bar))].insert(number);
        forms = bar == std::string_view::npos ? "" : forms.substr(bar + kBar.size());
      }
    }
    return lines;
  }();
  return kNames;
}

bool are_short_for_each_other(const std::string& a, const std::string& b) {
  const auto of_a = short_names().find(a);
  const auto of_b = short_names().find(b);
  if (of_a == short_names().end() || of_b == short_names().end()) return false;
  return std::any_of(of_a->second.begin(), of_a->second.end(),
                     [&](std::size_t line) { return of_b->second.contains(line); });
}

bool is_initial(const std::string& part) {
  return part.size() == 1;
}

bool are_alike(const std::string& a, const std::string& b) {
  if (is_initial(a) || is_initial(b)) return a.front() == b.front();
  return a == b || are_short_for_each_other(a, b);
}

bool is_suffix(const std::string& part) {
  return part == "jr" || part == "sr" || part == "ii" || part == "iii" || part == "iv";
}

// "López-Gatell" is two parts, "de" and "Jr." none.
NameParts parts_of(const PersonName& name) {
  NameParts parts;
  for (const std::string& word : name.folded) {
    if (is_listed(NameWords::kParticle, word) || is_suffix(word)) continue;
    std::string part;
    for (const char c : word + "-") {
      const bool letter = (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
      if (letter) part += c;
      if (c == '-' && !part.empty()) {
        parts.push_back(part);
        part.clear();
      }
    }
  }
  return parts;
}

// "RUIZ, Ana" is Ana Ruiz; what stands behind the comma is no office.
NameParts parts_of(std::string_view printed) {
  const PersonName name = parse_person_name(printed);
  NameParts parts = parts_of(name);
  const PersonName behind = parse_person_name(name.office);
  const bool given = name.title.empty() && name.words.size() <= 2 && !behind.words.empty() &&
                     behind.words.size() <= 2 && behind.title.empty() && behind.office.empty();
  if (given) {
    const NameParts first = parts_of(behind);
    parts.insert(parts.begin(), first.begin(), first.end());
  }
  if (parts.size() > kMostParts) parts.resize(kMostParts);
  return parts;
}

// Two names laid beside each other, up to some part.
struct Laid {
  bool surname = false;  // have they one in common?
  std::size_t left_out_of_a = 0;
  std::size_t left_out_of_b = 0;
};

// Do both go on alike from `i` and `k`? What the one has and the other has not may stand anywhere,
// but not in the same place on both sides: there they differ.
bool go_on_alike(const NameParts& a, std::size_t i, const NameParts& b, std::size_t k, Laid laid) {
  // Ana Paz Gil is not Ana María Ruiz Paz: a given name and a surname are missing before Paz.
  if (k == b.size()) return laid.surname && (i == a.size() || laid.left_out_of_a < 2);
  if (i == a.size()) return laid.surname && laid.left_out_of_b < 2;
  const auto joins = [&](std::size_t at, std::size_t to) {
    const bool initial = is_initial(a[at]) || is_initial(b[to]);
    const Laid next{laid.surname || !initial, laid.left_out_of_a + to - k,
                    laid.left_out_of_b + at - i};
    return are_alike(a[at], b[to]) && go_on_alike(a, at + 1, b, to + 1, next);
  };
  if (joins(i, k)) return true;
  for (std::size_t at = i + 1; at < a.size(); ++at) {
    if (joins(at, k)) return true;
  }
  for (std::size_t to = k + 1; to < b.size(); ++to) {
    if (joins(i, to)) return true;
  }
  return false;
}

// Obrador or López Obrador of Andrés Manuel López Obrador: behind the first given name.
bool stands_within(const NameParts& part, const NameParts& whole) {
  std::size_t at = 1;
  for (const std::string& word : part) {
    while (at < whole.size() && whole[at] != word) ++at;
    if (at++ >= whole.size()) return false;
  }
  return true;
}

}  // namespace

bool may_be_same_person(std::string_view printed, std::string_view other) {
  const NameParts a = parts_of(printed);
  const NameParts b = parts_of(other);
  if (a.empty() || b.empty()) return false;
  if (a == b || stands_within(a, b) || stands_within(b, a)) return true;
  return are_alike(a.front(), b.front()) && go_on_alike(a, 1, b, 1, {});
}

}  // namespace cotejo
