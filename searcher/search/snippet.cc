// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/snippet.h"

#include <algorithm>
#include <set>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

struct Match {
  std::size_t begin;
  std::size_t end;
  std::size_t what;  // which word or phrase, to prefer passages that show several
};

struct Word {
  std::string term;
  std::uint32_t position;
  std::size_t begin;
  std::size_t end;
};

// Runs of words that make the phrase, from the word at `from`; SIZE_MAX if none does.
std::size_t phrase_end(const std::vector<Word>& words, std::size_t from,
                       const Highlights::Phrase& phrase) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  if (phrase.slop != 0) return kNone;
  if (!phrase.slots.front().contains(words[from].term)) return kNone;
  std::size_t last = from;
  for (std::size_t slot = 1; slot < phrase.slots.size(); ++slot) {
    const auto wanted = words[from].position + static_cast<std::uint32_t>(slot);
    // An alias can stand some words away in the list: look a little around.
    std::size_t found = kNone;
    for (std::size_t i = last; i < words.size() && i < last + 12; ++i) {
      if (words[i].position == wanted && phrase.slots[slot].contains(words[i].term)) found = i;
      if (found != kNone) break;
    }
    if (found == kNone) return kNone;
    last = found;
  }
  return last;
}

// A proximity phrase: the smallest window from `from` that has every slot's word once.
std::size_t window_end(const std::vector<Word>& words, std::size_t from,
                       const Highlights::Phrase& phrase) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<char> have(phrase.slots.size(), 0);
  std::size_t missing = have.size();
  const std::uint32_t limit =
      words[from].position + static_cast<std::uint32_t>(phrase.slots.size()) + phrase.slop;
  for (std::size_t i = from; i < words.size() && words[i].position < limit; ++i) {
    bool any = false;
    for (std::size_t slot = 0; slot < have.size(); ++slot) {
      if (have[slot] != 0 || !phrase.slots[slot].contains(words[i].term)) continue;
      have[slot] = 1;
      any = true;
      if (--missing == 0) return i;
      break;
    }
    if (i == from && !any) return kNone;
  }
  return kNone;
}

// The words that can be marked in a text of that language, or stand in what can, without its tag.
WordFilter words_to_find(Language language, const Highlights& highlights) {
  const std::string tag = word_term(language, "");
  std::vector<std::string_view> words;
  const auto add = [&](const std::set<std::string>& terms) {
    for (std::string_view term : terms) {
      if (term.starts_with(tag)) words.push_back(term.substr(tag.size()));
    }
  };
  add(highlights.words);
  for (const Highlights::Phrase& phrase : highlights.phrases) {
    for (const auto& slot : phrase.slots) add(slot);
  }
  return WordFilter(words);
}

std::vector<Match> match_text(std::string_view text, Language language,
                              const Highlights& highlights, Analyzer& analyzer) {
  std::vector<Match> matches;
  std::vector<Word> words;
  analyzer.analyze(text, words_to_find(language, highlights), [&](const WordOccurrence& found) {
    std::string term = word_term(language, found.word->folded);
    const auto known = highlights.words.find(term);
    if (known != highlights.words.end()) {
      const auto what = std::distance(highlights.words.begin(), known);
      matches.push_back({found.begin, found.end, static_cast<std::size_t>(what)});
    }
    if (!highlights.phrases.empty()) {
      words.push_back({std::move(term), found.position, found.begin, found.end});
    }
  });
  for (std::size_t p = 0; p < highlights.phrases.size(); ++p) {
    const Highlights::Phrase& phrase = highlights.phrases[p];
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::size_t last =
          phrase.slop == 0 ? phrase_end(words, i, phrase) : window_end(words, i, phrase);
      if (last == static_cast<std::size_t>(-1)) continue;
      const std::size_t what = highlights.words.size() + p;
      if (phrase.slop == 0) {
        matches.push_back({words[i].begin, words[last].end, what});
        continue;
      }
      for (std::size_t w = i; w <= last; ++w) {
        for (const auto& slot : phrase.slots) {
          if (slot.contains(words[w].term)) matches.push_back({words[w].begin, words[w].end, what});
        }
      }
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  // Of overlapping ones the longest from the left: a phrase swallows its words.
  std::vector<Match> apart;
  for (const Match& match : matches) {
    if (!apart.empty() && match.begin < apart.back().end) {
      if (match.end > apart.back().end) apart.back().end = match.end;
    } else {
      apart.push_back(match);
    }
  }
  return apart;
}

bool is_space_at(std::string_view text, std::size_t at) {
  return text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
}

// Moves to the beginning of a sentence or else of a word, not farther back than `limit`.
std::size_t tidy_start(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t word = at;
  for (std::size_t i = at; i > limit; --i) {
    if (!is_space_at(text, i - 1)) continue;
    if (i >= 2 &&
        (text[i - 1] == '\n' || text[i - 2] == '.' || text[i - 2] == '?' || text[i - 2] == '!')) {
      return i;
    }
    word = i;
  }
  return limit == 0 ? 0 : word;
}

std::size_t tidy_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  std::size_t end = at;
  while (end > 0 && !is_space_at(text, end)) --end;
  return end == 0 ? truncate_utf8(text, at).size() : end;
}

// Cuts [begin, end) out of the text, folds its white space, and counts in code points.
Snippet cut(std::string_view text, std::size_t begin, std::size_t end,
            const std::vector<Match>& matches) {
  while (begin < end && is_space_at(text, begin)) ++begin;
  while (end > begin && is_space_at(text, end - 1)) --end;
  Snippet snippet;
  snippet.start = count_code_points(text.substr(0, begin));
  snippet.cut_before = begin != 0;
  snippet.cut_after = end < text.size();
  std::size_t characters = 0;
  std::size_t next = 0;
  while (next < matches.size() && matches[next].end <= begin) ++next;
  bool marking = false;
  for (std::size_t at = begin; at <= end; ++at) {
    if (marking && at == matches[next].end) {
      snippet.marks.back().second = characters;
      marking = false;
      ++next;
    }
    if (at == end) break;
    if (!marking && next < matches.size() && at == matches[next].begin &&
        matches[next].end <= end) {
      snippet.marks.emplace_back(characters, characters);
      marking = true;
    }
    if (is_space_at(text, at)) {
      if (snippet.text.empty() || snippet.text.back() == ' ') continue;
      snippet.text.push_back(' ');
      ++characters;
      continue;
    }
    snippet.text.push_back(text[at]);
    if (at + 1 == end || (static_cast<unsigned char>(text[at + 1]) & 0xC0) != 0x80) ++characters;
  }
  return snippet;
}

struct Window {
  std::size_t begin;
  std::size_t end;
  std::size_t different;
  std::size_t count;
  int rank = 0;  // by whose turn it begins in: of the preferred ones 2, of the press 0
};

const SpeakerTurn* turn_of(const SnippetOptions& options, std::size_t at) {
  return options.turns == nullptr ? nullptr : turn_at(*options.turns, at);
}

int turn_rank(const SnippetOptions& options, std::size_t at) {
  const SpeakerTurn* turn = turn_of(options, at);
  if (turn == nullptr) return 1;
  if (options.prefers_turn && options.prefers_turn(*turn)) return 2;
  return turn->role == TurnRole::kPress ? 0 : 1;
}

void name_speaker(const SnippetOptions& options, std::size_t at, Snippet& snippet) {
  const SpeakerTurn* turn = turn_of(options, at);
  if (turn == nullptr) return;
  snippet.speaker = turn->role == TurnRole::kNamed ? turn->speaker : turn->label;
  snippet.press = turn->role == TurnRole::kPress;
}

// For each match the window that begins with it: how many different things does it show?
std::vector<Window> score_windows(const std::vector<Match>& matches, std::size_t bytes,
                                  const SnippetOptions& options) {
  std::vector<Window> windows;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    std::set<std::size_t> different;
    std::size_t last = i;
    std::size_t limit = matches[i].begin + bytes;
    // What stands behind the turn is another's.
    if (const SpeakerTurn* turn = turn_of(options, matches[i].begin)) {
      limit = std::min(limit, turn->end);
    }
    while (last < matches.size() && (last == i || matches[last].end <= limit)) {
      different.insert(matches[last++].what);
    }
    windows.push_back({matches[i].begin, matches[last - 1].end, different.size(), last - i,
                       turn_rank(options, matches[i].begin)});
  }
  std::stable_sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
    // Who was asked for comes first; a question only where an answer shows no less.
    if ((a.rank == 2) != (b.rank == 2)) return a.rank == 2;
    if (a.different != b.different) return a.different > b.different;
    if (a.rank != b.rank) return a.rank > b.rank;
    return a.count > b.count;
  });
  return windows;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_matches(std::string_view text,
                                                              Language language,
                                                              const Highlights& highlights,
                                                              Analyzer& analyzer) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const Match& match : match_text(text, language, highlights, analyzer)) {
    ranges.emplace_back(match.begin, match.end);
  }
  return ranges;
}

std::vector<Snippet> make_snippets(std::string_view text, Language language,
                                   const Highlights& highlights, Analyzer& analyzer,
                                   const SnippetOptions& options) {
  const std::vector<Match> matches = match_text(text, language, highlights, analyzer);
  if (text.empty()) return {};
  if (matches.empty()) {
    Snippet beginning = cut(text, 0, tidy_end(text, options.characters), matches);
    name_speaker(options, 0, beginning);
    return {std::move(beginning)};
  }
  struct Chosen {
    std::size_t begin;
    std::size_t end;
    std::size_t match;  // where the first match begins
  };
  std::vector<Chosen> chosen;
  for (const Window& window : score_windows(matches, options.characters * 2 / 3, options)) {
    if (chosen.size() == options.most) break;
    const std::size_t room = options.characters / 3;
    std::size_t limit = window.begin > room ? window.begin - room : 0;
    const SpeakerTurn* turn = turn_of(options, window.begin);
    if (turn != nullptr) limit = std::max(limit, turn->label_begin);
    const std::size_t begin = tidy_start(text, window.begin, limit);
    std::size_t longest = tidy_end(text, begin + options.characters);
    if (turn != nullptr) longest = std::min(longest, turn->end);
    const std::size_t end = std::max(window.end, longest);
    const bool apart = std::all_of(chosen.begin(), chosen.end(), [&](const Chosen& other) {
      return end <= other.begin || begin >= other.end;
    });
    if (apart) chosen.push_back({begin, end, window.begin});
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Chosen& a, const Chosen& b) { return a.begin < b.begin; });
  std::vector<Snippet> snippets;
  for (const Chosen& one : chosen) {
    snippets.push_back(cut(text, one.begin, one.end, matches));
    name_speaker(options, one.match, snippets.back());
  }
  return snippets;
}

}  // namespace cotejo
