// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/names.h"

#include <algorithm>
#include <map>

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// Longest abbreviation with a capital and a point that ends no sentence: Mrs., Sra., Gral.
constexpr std::size_t kLongestAbbreviation = 4;

// Does a capital at `at` say nothing, since a sentence, a heading or the text begins there?
bool begins_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char before = text[at - 1];
    // A bracket opens a stage direction: (Applause.)
    constexpr std::string_view kOpens = "\n!?:([";
    if (kOpens.find(before) != std::string_view::npos) return true;
    if (before == '.') {
      std::size_t from = at - 1;
      while (from > 0 && is_word_class(char_class(static_cast<unsigned char>(text[from - 1])))) {
        --from;
      }
      const std::size_t length = at - 1 - from;
      return length == 0 || length > kLongestAbbreviation || !begins_capital(text.substr(from));
    }
    const auto byte = static_cast<unsigned char>(before);
    std::size_t from = at - 1;
    while (from > 0 && byte >= 0x80 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) {
      --from;
    }
    std::size_t next = from;
    const char32_t c = decode_utf8(text, next);
    if (c == U'…' || c == U'¿' || c == U'¡' || c == U'—') return true;
    if (is_word_class(char_class(c)) || c == U',' || c == U';') return false;
    at = from;
  }
  return true;
}

// In a text mostly in capitals a capital says nothing either.
template <typename Words>
bool is_shouted(std::string_view text, const Words& words) {
  std::size_t capitals = 0;
  for (const TextWord& word : words) capitals += begins_capital(text.substr(word.begin)) ? 1 : 0;
  return words.size() > 3 && capitals * 10 > words.size() * 7;
}

class NameFinder {
 public:
  explicit NameFinder(const ReadComparison& read)
      : read_(read),
        quote_shouted_(is_shouted(read.comparison.quote.text, read.comparison.quote.words)),
        source_shouted_(is_shouted(read.comparison.source_text, read.comparison.source)) {}

  bool is_quoted(std::size_t word) const {
    return is_name(read_.comparison.quote.text, read_.quoted(word), quote_shouted_);
  }
  bool is_said(std::size_t word) const {
    return is_name(read_.comparison.source_text, read_.said(word), source_shouted_);
  }

 private:
  bool is_name(std::string_view text, const TextWord& word, bool shouted) const {
    const bool digits = word.folded.front() >= '0' && word.folded.front() <= '9';
    if (digits || is_stop_word(word) || is_telling(word)) return false;
    if (!begins_capital(text.substr(word.begin))) return read_.telling.is_known_name(word);
    if (!shouted && !begins_sentence(text, word.begin)) return true;
    if (read_.telling.is_known_name(word) || stands_as_name(word)) return true;
    return read_.telling.has_dictionary() && !read_.telling.is_known(word);
  }

  // Also with what hangs on it: I’d, we’ll.
  bool is_stop_word(const TextWord& word) const {
    const std::size_t apostrophe = word.folded.find('\'');
    if (apostrophe == std::string::npos) return read_.telling.is_stop_word(word);
    TextWord base = word;
    base.folded.resize(apostrophe);
    base.surface = base.folded;
    return read_.telling.is_stop_word(base);
  }

  // A month, a number or a negation has an alarm of its own.
  bool is_telling(const TextWord& word) const {
    const auto found =
        read_.telling.read("A", std::vector<TextWord>{{word.folded, "", 0, 1, 0}}, 0, 1);
    return !found.empty();
  }

  // Has it a capital within a sentence nearby?
  bool stands_as_name(const TextWord& word) const {
    const std::string_view text = read_.comparison.source_text;
    return !source_shouted_ &&
           std::any_of(read_.comparison.source.begin(), read_.comparison.source.end(),
                       [&](const TextWord& other) {
                         return other.folded == word.folded &&
                                begins_capital(text.substr(other.begin)) &&
                                !begins_sentence(text, other.begin);
                       });
  }

  const ReadComparison& read_;
  bool quote_shouted_;
  bool source_shouted_;
};

struct ChangedNames {
  const ChangedWords* change;
  std::vector<std::size_t> quoted;
  std::vector<std::size_t> said;
};

bool is_near(const ReadComparison& read, std::size_t quoted, std::size_t said) {
  const auto& words = read.comparison.alignment.words;
  return std::any_of(words.begin(), words.end(), [&](const AlignedWord& word) {
    return word.near && word.quote == quoted && word.source == said;
  });
}

// An acronym and its name; Corte and Corta are of one stem, and two names.
bool may_be_one_name(const ReadComparison& read, const ChangedWords& change) {
  const std::string quoted = read.quote_text(change.quote);
  const std::string said = read.source_text(change.source);
  const auto is_acronym = [](const std::string& text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  return change.quote.size() != change.source.size() || is_acronym(quoted) || is_acronym(said);
}

ChangedNames names_of(const ReadComparison& read, const ChangedWords& change,
                      const NameFinder& finder) {
  ChangedNames names{&change, {}, {}};
  for (const std::size_t word : change.source) {
    if (finder.is_said(word)) names.said.push_back(word);
  }
  for (const std::size_t word : change.quote) {
    // A slip of the pen in a common word makes no name of it; one in a name makes another name.
    const auto said = std::find_if(change.source.begin(), change.source.end(),
                                   [&](std::size_t other) { return is_near(read, word, other); });
    const bool slip = said != change.source.end();
    if (slip ? finder.is_said(*said) : finder.is_quoted(word)) names.quoted.push_back(word);
  }
  return names;
}

}  // namespace

std::vector<PlacedAlarm> name_alarms(const ReadComparison& read) {
  const NameFinder finder(read);
  std::vector<ChangedNames> all;
  std::map<std::string, int> balance;  // names that only moved are an alarm of another kind
  for (const ChangedWords& change : read.changes) {
    if (change.mark == ChangedWords::Mark::kGap || change.joins_fragments()) continue;
    all.push_back(names_of(read, change, finder));
    for (const std::size_t word : all.back().quoted) ++balance[read.quote_key(word)];
    for (const std::size_t word : all.back().said) --balance[read.source_key(word)];
  }
  std::vector<PlacedAlarm> alarms;
  for (ChangedNames& names : all) {
    std::erase_if(names.quoted, [&](auto word) { return balance[read.quote_key(word)] == 0; });
    std::erase_if(names.said, [&](auto word) { return balance[read.source_key(word)] == 0; });
    if (names.quoted.empty() && names.said.empty()) continue;
    const bool both = !names.quoted.empty() && !names.said.empty();
    // Brackets tell who is meant; only another name there is a change.
    if (names.change->mark == ChangedWords::Mark::kBracket && !both) continue;
    Alarm alarm{AlarmKind::kName, read.quote_text(names.quoted), read.source_text(names.said)};
    if (both && may_be_one_name(read, *names.change) &&
        read.telling.mean_the_same(read.quote_text(names.change->quote),
                                   read.source_text(names.change->source))) {
      continue;
    }
    alarms.push_back({names.change->at, std::move(alarm)});
  }
  return alarms;
}

}  // namespace cotejo
