// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_alarms.h"

#include <algorithm>
#include <string>

#include "searcher/quotes/figures.h"

namespace cotejo {
namespace {

// "Second" is a moment too, "cuarto" a room, and "one" is nobody: ordinals, fractions and one are
// said otherwise in a translation.
bool is_counted(const Figure& figure) {
  const char first = figure.sense.front();
  const bool digits = first >= '0' && first <= '9';
  return digits && !figure.date && figure.sense != "1" && figure.sense != "0";
}

// The number without the sign behind it: 5 % may be "five in a hundred".
std::string_view value(const Figure& figure) {
  const std::string_view sense = figure.sense;
  return sense.substr(0, sense.find(' '));
}

bool has_value(const std::vector<Figure>& figures, const Figure& sought) {
  return std::any_of(figures.begin(), figures.end(),
                     [&](const Figure& figure) { return value(figure) == value(sought); });
}

bool denies(const TellingWord& word) {
  return word.kind == TellingClass::kNegation || word.kind == TellingClass::kPhrase;
}

template <typename Words>
std::string text_of(std::string_view text, const Words& words, std::size_t begin, std::size_t end) {
  return std::string(text.substr(words[begin].begin, words[end - 1].end - words[begin].begin));
}

class Comparer {
 public:
  Comparer(const TranslatedPassage& passage, const Dictionary& dictionary)
      : passage_(passage),
        quoted_(TellingWords(dictionary, passage.from)
                    .read(passage.quote.text, passage.quote.words, 0, passage.quote.words.size())),
        said_(TellingWords(dictionary, passage.to)
                  .read(passage.text, passage.words, 0, passage.words.size())) {}

  std::vector<Alarm> alarms() {
    compare_numbers();
    compare_negations();
    return std::move(alarms_);
  }

 private:
  bool is_within(std::size_t begin, std::size_t end) const {
    return begin >= passage_.first && end <= passage_.last;
  }

  // A number that is another one has one in its place; one that is only there may be cut off.
  void compare_numbers() {
    std::vector<Figure> quoted = figures_of(passage_.quote.text, passage_.quote.words, quoted_);
    std::vector<Figure> said = figures_of(passage_.text, passage_.words, said_);
    std::erase_if(quoted, [](const Figure& figure) { return !is_counted(figure); });
    std::vector<Figure> others;  // of the passage, and not of the quotation
    for (const Figure& figure : said) {
      if (is_counted(figure) && is_within(figure.begin, figure.end) && !has_value(quoted, figure)) {
        others.push_back(figure);
      }
    }
    std::erase_if(quoted, [&](const Figure& figure) { return has_value(said, figure); });
    for (std::size_t i = 0; i < std::min(quoted.size(), others.size()); ++i) {
      alarms_.push_back(
          {AlarmKind::kNumber,
           text_of(passage_.quote.text, passage_.quote.words, quoted[i].begin, quoted[i].end),
           text_of(passage_.text, passage_.words, others[i].begin, others[i].end)});
    }
  }

  void compare_negations() {
    const auto quoted = std::find_if(quoted_.begin(), quoted_.end(), denies);
    const auto said = std::find_if(said_.begin(), said_.end(), denies);
    if (quoted != quoted_.end() && said == said_.end()) {
      alarms_.push_back({AlarmKind::kNegation,
                         text_of(passage_.quote.text, passage_.quote.words, quoted->begin,
                                 quoted->begin + quoted->length),
                         ""});
    }
    const auto within = std::find_if(said_.begin(), said_.end(), [&](const TellingWord& word) {
      return denies(word) && is_within(word.begin, word.begin + word.length);
    });
    if (quoted == quoted_.end() && within != said_.end()) {
      alarms_.push_back(
          {AlarmKind::kNegation, "",
           text_of(passage_.text, passage_.words, within->begin, within->begin + within->length)});
    }
  }

  const TranslatedPassage& passage_;
  std::vector<TellingWord> quoted_;
  std::vector<TellingWord> said_;
  std::vector<Alarm> alarms_;
};

}  // namespace

std::vector<Alarm> translated_alarms(const TranslatedPassage& passage,
                                     const Dictionary& dictionary) {
  return Comparer(passage, dictionary).alarms();
}

}  // namespace cotejo
