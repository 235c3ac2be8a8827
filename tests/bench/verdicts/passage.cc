// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/verdicts/passage.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/formats/record_reader.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::size_t kFewestWords = 120;
constexpr std::size_t kMostBytes = 60'000;
constexpr std::size_t kMostTries = 10'000;

bool has_printers_marks(std::string_view text) {
  return text.find_first_of("[]<>{}_*") != std::string_view::npos ||
         text.find("...") != std::string_view::npos || text.find("…") != std::string_view::npos ||
         text.find("..") != std::string_view::npos || text.find(". .") != std::string_view::npos;
}

bool is_plain_word(std::string_view folded) {
  return folded.size() > 2 &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string print(const PrintedWords& words) {
  std::string text;
  for (const PrintedWord& word : words) text += word.before + word.word;
  return text;
}

PrintedWords CutPassage::printed(std::size_t from, std::size_t to) const {
  PrintedWords words;
  std::size_t last_end = source->words[from].begin;
  for (std::size_t i = from; i < to; ++i) {
    const TextWord& word = source->words[i];
    std::size_t end = word.end;
    // An ’s goes with its word.
    if (word.possessive) end = source->text.find_first_of("sS", end) + 1;
    words.push_back({source->text.substr(last_end, word.begin - last_end),
                     source->text.substr(word.begin, end - word.begin)});
    last_end = end;
  }
  return words;
}

bool is_name_within_sentence(const Source& source, std::size_t word) {
  if (word == 0 || word >= source.words.size()) return false;
  const TextWord& here = source.words[word];
  const TextWord& last = source.words[word - 1];
  return here.end - here.begin > 3 &&
         begins_capital(std::string_view(source.text).substr(here.begin)) &&
         here.begin == last.end + 1 && source.text[last.end] == ' ' &&
         !begins_capital(std::string_view(source.text).substr(last.begin)) &&
         is_plain_word(here.folded);
}

PassageCutter::PassageCutter(const std::vector<std::string>& files, std::size_t most,
                             std::uint32_t seed)
    : random_(seed), sources_(languages().size()), names_(languages().size()) {
  Analyzer analyzer;
  for (const std::string& file : files) {
    auto reader = open_reader(file, {"auto"});
    if (!reader) throw Failure(fmt::format("cannot read '{}'", file));
    std::size_t count = 0;
    while (auto record = (*reader)->next()) {
      if (count >= most) break;
      if (!record->statement) continue;
      auto source = std::make_shared<Source>();
      source->text = truncate_utf8(record->statement->text(), kMostBytes);
      source->language = language_of(record->statement->lang);
      if (source->language == other_language()) continue;
      source->words = words_between(source->text, 0, 0xFFFFFFFF, analyzer);
      if (source->words.size() < kFewestWords) continue;
      for (std::size_t i = 1; i < source->words.size(); ++i) {
        if (is_name_within_sentence(*source, i)) {
          const TextWord& word = source->words[i];
          names_[source->language].push_back(
              source->text.substr(word.begin, word.end - word.begin));
        }
      }
      sources_[source->language].push_back(std::move(source));
      ++count;
    }
  }
}

CutPassage PassageCutter::cut(Language language, std::size_t words, std::size_t room) {
  const auto& sources = sources_[language];
  for (std::size_t tries = 0; tries < kMostTries; ++tries) {
    CutPassage passage;
    passage.source = sources[below(sources.size())];
    const std::size_t size = passage.source->words.size();
    if (size < words + 2 * room) continue;
    passage.first = room + below(size - words - 2 * room + 1);
    passage.last = passage.first + words;
    const std::size_t begin = passage.source->words[passage.first].begin;
    const std::size_t end = passage.source->words[passage.last - 1].end;
    if (!has_printers_marks(passage.source->text.substr(begin, end - begin))) return passage;
  }
  throw Failure("the statements are too short to cut passages from; give longer ones");
}

std::string PassageCutter::any_word(Language language) {
  while (true) {
    const Source& source = *sources_[language][below(sources_[language].size())];
    const TextWord& word = source.words[below(source.words.size())];
    if (is_plain_word(word.folded)) return word.surface;
  }
}

std::string PassageCutter::any_name(Language language) {
  const auto& names = names_[language];
  return names.empty() ? any_word(language) : names[below(names.size())];
}

}  // namespace cotejo
