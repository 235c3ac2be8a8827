// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/agreement.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace cotejo {
namespace {

constexpr double kEnough = 0.5;

std::chrono::sys_days days(const Date& date) {
  return std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day};
}

}  // namespace

std::string_view agreement_name(Agreement agreement) {
  static constexpr std::array<std::string_view, 3> kNames{"unknown", "supports", "contradicts"};
  return kNames[static_cast<std::size_t>(agreement)];
}

// For each word that says something: itself, and the words of all that it means, alone or within an
// expression: "Foreign Affairs" has relaciones and exteriores.
std::vector<NameAgreement::Keys> NameAgreement::keys_of(std::string_view name) {
  std::vector<WordForm> words;
  analyzer_.analyze(name, [&](const WordOccurrence& found) {
    if (found.alias) return;
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      if (dictionary_.is_stop_word(language, *found.word)) return;
    }
    words.push_back(*found.word);
  });
  std::vector<Keys> keys(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) keys[i].insert(words[i].folded);
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const std::size_t longest = std::min(words.size() - begin, kLongestExpression);
    for (std::size_t length = 1; length <= longest; ++length) {
      const std::span<const WordForm> expression(words.data() + begin, length);
      for (Language from = 0; from < stemmed_languages().size(); ++from) {
        for (Language to = 0; to < stemmed_languages().size(); ++to) {
          for (const std::string& meaning : dictionary_.meanings(from, to, expression)) {
            for (const WordForm& word : dictionary_.words(meaning)) {
              for (std::size_t i = begin; i < begin + length; ++i) keys[i].insert(word.folded);
            }
          }
        }
      }
    }
  }
  return keys;
}

// The share of the name's words that are known.
double NameAgreement::shared(const std::string& name, const Keys& known) {
  const std::vector<Keys> words = keys_of(name);
  if (words.empty()) return 0;
  const auto count = std::count_if(words.begin(), words.end(), [&](const Keys& keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const std::string& key) { return known.contains(key); });
  });
  return static_cast<double>(count) / static_cast<double>(words.size());
}

Agreement NameAgreement::compare(const Attribution& attribution, const QuoteMatch& match) {
  Keys names;
  const auto add = [&](const std::string& name) {
    for (Keys& keys : keys_of(name)) names.merge(keys);
  };
  // What the press asks is not said by those who answer.
  if (!match.passage.press) {
    for (const std::string& speaker : match.statement.speakers) add(speaker);
  }
  add(match.passage.speaker);
  Keys all = names;
  if (!match.passage.press) {
    for (Keys& keys : keys_of(match.statement.source)) all.merge(keys);
    for (Keys& keys : keys_of(match.statement.place)) all.merge(keys);
  }
  const bool person = attribution.speaker != attribution.institution;
  if (shared(attribution.speaker, all) >= kEnough) return Agreement::kSupports;
  if (!attribution.institution.empty() && shared(attribution.institution, all) >= kEnough) {
    return Agreement::kSupports;
  }
  return person && !names.empty() ? Agreement::kContradicts : Agreement::kUnknown;
}

Agreement compare_dates(const std::optional<Date>& said_on, const std::optional<Date>& published,
                        const Date& statement) {
  constexpr std::chrono::days kNextDay{1};
  if (published && days(statement.first_day()) > days(published->last_day()) + kNextDay) {
    return Agreement::kContradicts;
  }
  if (!said_on) return Agreement::kUnknown;
  const bool near = days(statement.first_day()) <= days(said_on->last_day()) + kNextDay &&
                    days(statement.last_day()) + kNextDay >= days(said_on->first_day());
  return near ? Agreement::kSupports : Agreement::kContradicts;
}

}  // namespace cotejo
