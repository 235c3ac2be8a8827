// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dictionary/word_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/base/outer_spaces.h"
#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

using Kind = DictionarySection::Kind;
using Sections = std::map<DictionarySection, DictionaryEntries>;

constexpr std::size_t kMostLineBytes = 2000;
constexpr std::string_view kSpaces = " \r";  // tabs part the columns
// The columns of a file of translations.
constexpr std::string_view kFirstColumn = "en";
constexpr std::string_view kSecondColumn = "es";

// The lists of forms: NAME.CODE.txt.
struct FormList {
  std::string_view name;
  Kind kind;
};
constexpr std::array<FormList, 5> kFormLists{{{"stop-words", Kind::kStop},
                                              {"verbs-of-saying", Kind::kVerbOfSaying},
                                              {"nouns-of-saying", Kind::kNounOfSaying},
                                              {"offices", Kind::kOffice},
                                              {"institutions", Kind::kInstitution}}};
// What changes with such a word: docs/word-lists.md.
constexpr std::array<std::string_view, 10> kTellingClasses{
    "negation", "phrase",  "exception", "plain",    "prefix",
    "number",   "percent", "date",      "sequence", "clause"};

struct Line {
  std::filesystem::path file;
  std::size_t number;
  std::string text;
};

[[noreturn]] void refuse(const Line& line, std::string_view why) {
  throw Failure(fmt::format("{}:{}: {}", line.file.string(), line.number, why), ExitCode::kUsage);
}

// Every line that says something, without its end.
void each_line(const std::filesystem::path& file, const std::function<void(const Line&)>& sink) {
  if (!std::filesystem::exists(file)) return;
  std::ifstream stream(file, std::ios::binary);
  Line line{file, 0, {}};
  while (std::getline(stream, line.text)) {
    ++line.number;
    if (line.text.size() > kMostLineBytes) refuse(line, "the line is too long");
    if (find_invalid_utf8(line.text) != std::string_view::npos) refuse(line, "not UTF-8");
    if (line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
    const std::string_view text = trimmed(line.text, kSpaces);
    if (text.empty() || text.front() == '#') continue;
    sink(line);
  }
  if (stream.bad() || !stream.eof()) {
    throw Failure(fmt::format("cannot read the list '{}'", file.string()), ExitCode::kUsage);
  }
}

void add_unique(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

std::vector<std::string> alternatives(const Line& line, std::string_view text) {
  std::vector<std::string> found;
  while (true) {
    const std::size_t bar = text.find('|');
    const std::string_view one = trimmed(text.substr(0, bar), kSpaces);
    if (one.empty()) refuse(line, "a word is missing between '|'; take the '|' out");
    found.emplace_back(one);
    if (bar == std::string_view::npos) return found;
    text.remove_prefix(bar + 1);
  }
}

class ListReader {
 public:
  explicit ListReader(DictionaryKeys& keys) : keys_(keys) {}

  void read_translations(const std::filesystem::path& file) {
    const Language first = language_of(kFirstColumn);
    const Language second = language_of(kSecondColumn);
    each_line(file, [&](const Line& line) {
      const std::size_t tab = line.text.find('\t');
      if (tab == std::string::npos || line.text.find('\t', tab + 1) != std::string::npos) {
        refuse(line, "write the English, one tab, and the Spanish");
      }
      const auto left = alternatives(line, std::string_view(line.text).substr(0, tab));
      const auto right = alternatives(line, std::string_view(line.text).substr(tab + 1));
      add(line, first, second, left, right);
      add(line, second, first, right, left);
    });
  }

  void read_synonyms(const std::filesystem::path& file, Language language) {
    each_line(file, [&](const Line& line) {
      const auto words = alternatives(line, line.text);
      if (words.size() < 2) refuse(line, "write two words or more, with '|' between them");
      if (line.text.find('\t') != std::string::npos) refuse(line, "write '|', and no tab");
      add(line, language, language, words, words);
    });
  }

  void read_forms(const std::filesystem::path& file, Kind kind, Language language) {
    each_line(file, [&](const Line& line) {
      for (const std::string& form : alternatives(line, line.text)) {
        const auto words = keys_.words(form);
        if (words.size() != 1) refuse(line, "write one word, or several with '|' between them");
        // Without its accent anunció is a noun; a stop word is one with and without.
        const WordForm& word = words.front();
        sections_[{kind, language, language}][kind == Kind::kStop ? word.folded : word.surface];
      }
    });
  }

  void read_telling_words(const std::filesystem::path& file, Language language) {
    each_line(file, [&](const Line& line) {
      const std::size_t tab = line.text.find('\t');
      const std::string kind(trimmed(std::string_view(line.text).substr(0, tab), kSpaces));
      if (tab == std::string::npos || std::find(kTellingClasses.begin(), kTellingClasses.end(),
                                                kind) == kTellingClasses.end()) {
        refuse(line, "write the class of the words, one tab, and the words");
      }
      const auto words = alternatives(line, std::string_view(line.text).substr(tab + 1));
      for (const std::string& word : words) {
        const auto forms = keys_.words(word);
        if (forms.empty()) refuse(line, fmt::format("'{}' has no word in it", word));
        std::string key = DictionaryKeys::form_key(forms);
        if (word.back() == '-') key.push_back('-');  // a prefix is no word: in-
        // The first word of a line names its sense; one in capitals counts in capitals only.
        std::vector<std::string> entry{kind, words.front()};
        if (begins_capital(word)) entry.emplace_back(kTellingInCapitals);
        sections_[{Kind::kTelling, language, language}][key] = std::move(entry);
      }
    });
  }

  Sections take() { return std::move(sections_); }

 private:
  // Words of one stem find each other without an entry: vocera, where vocero is asked for.
  bool is_family(Language language, const std::string& word, const std::string& other) {
    const auto forms = keys_.words(word);
    const auto others = keys_.words(other);
    if (forms.size() != 1 || others.size() != 1) return false;
    const auto stems = keys_.stem_keys(language, forms);
    const auto other_stems = keys_.stem_keys(language, others);
    return std::find_first_of(stems.begin(), stems.end(), other_stems.begin(), other_stems.end()) !=
           stems.end();
  }

  void add(const Line& line, Language from, Language to, const std::vector<std::string>& words,
           const std::vector<std::string>& meanings) {
    DictionaryEntries& entries = sections_[{Kind::kList, from, to}];
    DictionaryEntries& stems = sections_[{Kind::kListStem, from, to}];
    for (const std::string& word : words) {
      const std::string form = DictionaryKeys::form_key(keys_.words(word));
      if (form.empty()) refuse(line, fmt::format("'{}' has no word in it", word));
      for (const std::string& meaning : meanings) {
        if (from == to && (meaning == word || is_family(from, meaning, word))) continue;
        add_unique(entries[form], meaning);
      }
      for (const std::string& key : keys_.entry_stems(from, word)) add_unique(stems[key], form);
    }
  }

  DictionaryKeys& keys_;
  Sections sections_;
};

}  // namespace

Sections read_word_lists(const std::filesystem::path& folder, DictionaryKeys& keys) {
  if (!std::filesystem::is_directory(folder)) {
    throw Failure(fmt::format("there is no folder of word lists '{}'", folder.string()),
                  ExitCode::kUsage);
  }
  ListReader reader(keys);
  std::vector<std::filesystem::path> tables;
  if (std::filesystem::is_directory(folder / "translations")) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / "translations")) {
      if (entry.path().extension() == ".tsv") tables.push_back(entry.path());
    }
  }
  std::sort(tables.begin(), tables.end());
  for (const auto& table : tables) reader.read_translations(table);
  for (Language language = 0; language < stemmed_languages().size(); ++language) {
    const std::string_view code = languages()[language].code;
    reader.read_synonyms(folder / fmt::format("synonyms.{}.txt", code), language);
    for (const FormList& list : kFormLists) {
      reader.read_forms(folder / fmt::format("{}.{}.txt", list.name, code), list.kind, language);
    }
    reader.read_telling_words(folder / fmt::format("telling-words.{}.txt", code), language);
  }
  return reader.take();
}

}  // namespace cotejo
