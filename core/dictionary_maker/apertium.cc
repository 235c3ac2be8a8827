// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary_maker/apertium.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/dictionary_maker/att_graph.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;
using Meanings = std::map<std::string, std::vector<std::string>>;  // by lemma with its tag

// Beyond so many, a word means too much to say anything.
constexpr std::size_t kMostMeanings = 12;

void add_unique(std::vector<std::string>& list, const std::string& word) {
  if (list.size() >= kMostMeanings) return;
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

bool is_word(const AttWord& word) {
  return !word.text.empty() && !word.tag.empty() && word.tag != "<num>" && word.tag != "<guio>";
}

class DirectionEntries {
 public:
  DirectionEntries(const ApertiumDirection& direction, const Meanings& meanings,
                   DictionaryKeys& keys)
      : direction_(direction), meanings_(meanings), keys_(keys) {}

  void read() {
    for (const auto& [lemma, words] : meanings_) {
      add(lemma.substr(0, lemma.rfind('<')), words);
    }
    each_att_path(direction_.analysis, [&](const AttWord& form, const AttWord& lemma) {
      const auto found = meanings_.find(lemma.lemma());
      if (found != meanings_.end() && is_word(lemma)) add(form.text, found->second);
    });
    add_stems();
    add_skeletons();
  }

  void give(std::map<DictionarySection, DictionaryEntries>& sections) {
    sections[{Kind::kForm, direction_.from, direction_.to}] = std::move(forms_);
    sections[{Kind::kStem, direction_.from, direction_.to}] = std::move(stems_);
  }

 private:
  void add(const std::string& form, const std::vector<std::string>& meanings) {
    const auto words = keys_.words(form);
    if (words.empty() || words.size() > kMostWords) return;
    const std::string key = DictionaryKeys::form_key(words);
    // An entry also where nothing is left: such a word does not mean what its stem does.
    std::vector<std::string>& entry = forms_[key];
    for (const std::string& meaning : meanings) {
      // A meaning spelled alike is found by the word itself.
      if (DictionaryKeys::form_key(keys_.words(meaning)) != key) add_unique(entry, meaning);
    }
  }

  // Forms that the analysis does not list have the meanings of those that share their stem.
  void add_stems() {
    for (const auto& [key, meanings] : forms_) {
      const auto words = keys_.words(key);
      if (words.size() != 1) continue;
      for (const std::string& stem : keys_.stem_keys(direction_.from, words)) {
        for (const std::string& meaning : meanings) add_unique(stems_[stem], meaning);
      }
    }
  }

  // "espanol" was meant for español, unless it is a word itself.
  void add_skeletons() {
    DictionaryEntries skeletons;
    for (const auto& [key, meanings] : forms_) {
      const std::string skeleton = skeleton_form(key);
      if (skeleton != key && !forms_.contains(skeleton)) skeletons.emplace(skeleton, meanings);
    }
    forms_.merge(skeletons);
  }

  static constexpr std::size_t kMostWords = 6;
  const ApertiumDirection& direction_;
  const Meanings& meanings_;
  DictionaryKeys& keys_;
  DictionaryEntries forms_;
  DictionaryEntries stems_;
};

}  // namespace

std::map<DictionarySection, DictionaryEntries> read_apertium(const ApertiumDirection& there,
                                                             const ApertiumDirection& back,
                                                             DictionaryKeys& keys) {
  Meanings forward;
  Meanings backward;
  const auto add_pairs = [](const std::filesystem::path& file, Meanings& ahead, Meanings& behind) {
    each_att_path(file, [&](const AttWord& read, const AttWord& written) {
      if (!is_word(read) || !is_word(written)) return;
      add_unique(ahead[read.lemma()], written.text);
      add_unique(behind[written.lemma()], read.text);
    });
  };
  add_pairs(there.bilingual, forward, backward);
  add_pairs(back.bilingual, backward, forward);
  std::map<DictionarySection, DictionaryEntries> sections;
  const auto read = [&](const ApertiumDirection& direction, const Meanings& meanings) {
    DirectionEntries entries(direction, meanings, keys);
    entries.read();
    entries.give(sections);
  };
  read(there, forward);
  read(back, backward);
  return sections;
}

}  // namespace cotejo
