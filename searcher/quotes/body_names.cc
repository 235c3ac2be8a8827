// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/body_names.h"

#include <algorithm>
#include <span>

#include "core/names/name_words.h"
#include "core/names/nations.h"

namespace cotejo {
namespace {

constexpr double kMostWords = 2.0 / 3;

bool share(const BodyName::Keys& a, const BodyName::Keys& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& key) { return b.contains(key); });
}

std::size_t count_shared(const BodyName& named, const BodyName& known) {
  const auto is_known = [&](const BodyName::Keys& word) {
    return std::any_of(known.telling.begin(), known.telling.end(),
                       [&](const BodyName::Keys& other) { return share(word, other); });
  };
  return static_cast<std::size_t>(
      std::count_if(named.telling.begin(), named.telling.end(), is_known));
}

}  // namespace

bool BodyName::is_government() const {
  constexpr std::string_view kGovernments[] = {"government", "gobierno", "administration",
                                               "administracion"};
  return telling.empty() &&
         std::any_of(std::begin(kGovernments), std::end(kGovernments),
                     [&](std::string_view word) { return head.contains(std::string(word)); });
}

std::vector<BodyNames::Word> BodyNames::words_of(std::string_view name) {
  using Kind = DictionarySection::Kind;
  std::vector<Word> all;
  std::vector<std::string> folded;
  analyzer_.analyze(name, [&](const WordOccurrence& found) {
    if (found.alias) return;
    Word word{*found.word};
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      const std::string& surface = word.form.surface;
      word.stop = word.stop || dictionary_.is_stop_word(language, word.form);
      word.institution =
          word.institution || dictionary_.lists(Kind::kInstitution, language, surface);
      word.office = word.office || dictionary_.lists(Kind::kOffice, language, surface);
    }
    folded.push_back(word.form.folded);
    all.push_back(std::move(word));
  });
  for (const NationName& nation : find_nations(folded)) {
    for (std::size_t i = nation.begin; i < nation.end; ++i) all[i].nation = true;
  }
  std::vector<Word> words;
  for (Word& word : all) {
    if (!word.stop || word.nation) {
      words.push_back(std::move(word));
    } else if (!words.empty()) {
      words.back().stop_follows = true;
    }
  }
  return words;
}

std::size_t BodyNames::head_of(const std::vector<Word>& words) const {
  const auto may_head = [](const Word& word) {
    return (word.institution || word.office) && !word.nation;
  };
  const auto before =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.stop_follows; });
  const bool of = before != words.end();
  for (auto word = of ? before + 1 : words.end(); word != words.begin();) {
    // The last word in English, the first in Spanish.
    if (may_head(*--word)) {
      if (of || word + 1 == words.end()) return static_cast<std::size_t>(word - words.begin());
      break;
    }
  }
  return static_cast<std::size_t>(std::find_if(words.begin(), words.end(), may_head) -
                                  words.begin());
}

// The words themselves, and the words of all that they mean together.
BodyName::Keys BodyNames::keys_of(const std::vector<Word>& words, std::size_t begin,
                                  std::size_t length) const {
  std::vector<WordForm> forms;
  for (std::size_t i = begin; i < begin + length; ++i) forms.push_back(words[i].form);
  BodyName::Keys keys;
  if (length == 1) keys.insert(forms.front().folded);
  for (Language from = 0; from < stemmed_languages().size(); ++from) {
    for (Language to = 0; to < stemmed_languages().size(); ++to) {
      for (const std::string& meaning : dictionary_.meanings(from, to, forms)) {
        for (const WordForm& word : dictionary_.words(meaning)) keys.insert(word.folded);
      }
    }
  }
  return keys;
}

BodyName BodyNames::read(std::string_view name) {
  const std::vector<Word> words = words_of(name);
  const std::size_t head = head_of(words);
  BodyName body;
  std::vector<BodyName::Keys> keys(words.size());
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const std::size_t longest = std::min(words.size() - begin, kLongestExpression);
    for (std::size_t length = 1; length <= longest; ++length) {
      for (const std::string& key : keys_of(words, begin, length)) {
        for (std::size_t i = begin; i < begin + length; ++i) keys[i].insert(key);
      }
    }
  }
  if (head < words.size()) body.head = keys_of(words, head, 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == head || words[i].nation) continue;
    // "State Department" means something together: State is no department for that.
    BodyName::Keys telling;
    std::set_difference(keys[i].begin(), keys[i].end(), body.head.begin(), body.head.end(),
                        std::inserter(telling, telling.end()));
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      std::erase_if(telling, [&](const std::string& key) {
        return dictionary_.is_stop_word(language, {.surface = key, .folded = key});
      });
    }
    if (!telling.empty()) body.telling.push_back(std::move(telling));
  }
  return body;
}

bool BodyNames::is_body(std::string_view name) {
  const std::vector<Word> words = words_of(name);
  const std::size_t head = head_of(words);
  return head < words.size() && words[head].institution;
}

bool BodyNames::is_same(const BodyName& named, const BodyName& known) {
  return !named.telling.empty() && static_cast<double>(count_shared(named, known)) >=
                                       kMostWords * static_cast<double>(named.telling.size());
}

bool BodyNames::are_apart(const BodyName& named, const BodyName& known) {
  return !named.telling.empty() && !known.telling.empty() && share(named.head, known.head) &&
         count_shared(named, known) == 0;
}

bool BodyNames::share_office(std::string_view named, std::string_view known) {
  const std::vector<Word> words = words_of(named);
  const std::size_t head = head_of(words);
  if (head == words.size() || !words[head].office) return false;
  const BodyName::Keys keys = keys_of(words, head, 1);
  const std::vector<Word> others = words_of(known);
  return std::any_of(others.begin(), others.end(), [&](const Word& other) {
    return other.office && keys.contains(other.form.folded);
  });
}

}  // namespace cotejo
