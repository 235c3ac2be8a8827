// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/base/counted.h"
#include "core/base/utf8.h"
#include "indexer/doctor/garbled.h"
#include "indexer/doctor/names.h"
#include "indexer/doctor/parts.h"
#include "indexer/doctor/phrases.h"
#include "indexer/doctor/text_traces.h"

namespace cotejo {
namespace {

// One question mark between letters may be a slip, or part of an address.
constexpr std::size_t kLostAccents = 3;
constexpr std::size_t kHyphenatedLines = 3;
constexpr std::size_t kShortText = 8;      // words
constexpr std::size_t kBoilerplate = 700;  // bytes
constexpr std::size_t kRepeated = 200;     // bytes of a paragraph
constexpr std::size_t kCutLine = 80;       // bytes of a last line that breaks off

void add_traces(TextTraces& sum, const TextTraces& more) {
  sum.lost_accents += more.lost_accents;
  sum.combining += more.combining;
  sum.replacement += more.replacement;
  sum.control += more.control;
  sum.tags += more.tags;
  sum.entities += more.entities;
  sum.hyphenated += more.hyphenated;
}

void examine_traces(const Statement& s, Findings& findings) {
  TextTraces traces;
  bool garbled = false;
  each_text(s, [&](const std::string& text) {
    // Garbled letters have controls among their halves: those are told once.
    const bool garbled_here = is_garbled(text);
    add_traces(traces, find_traces(garbled_here ? mend_garbled(text) : text));
    garbled = garbled || garbled_here;
  });
  if (garbled) {
    findings.push_back(
        {"garbled-text", "has Ã©, â€œ or the like: its accents were lost in a conversion"});
  }
  if (traces.lost_accents >= kLostAccents) {
    findings.push_back({"lost-accents",
                        fmt::format("has {} question marks within words: accents were lost before; "
                                    "fetch it again",
                                    traces.lost_accents)});
  }
  if (traces.combining != 0) {
    findings.push_back(
        {"decomposed-text", "has accents as characters of their own (NFD): found all the same"});
  }
  if (traces.replacement != 0) {
    findings.push_back({"replacement-characters", "has U+FFFD: characters were lost before"});
  }
  if (traces.control != 0) {
    findings.push_back(
        {"control-characters",
         fmt::format("has {} control, zero-width or direction characters", traces.control)});
  }
  if (traces.tags != 0) {
    findings.push_back({"html-tags", fmt::format("has {} HTML tags in its text", traces.tags)});
  }
  if (traces.entities != 0) {
    findings.push_back(
        {"html-entities", fmt::format("has {} HTML entities in its text", traces.entities)});
  }
  if (traces.hyphenated >= kHyphenatedLines) {
    findings.push_back({"hyphenated-lines",
                        fmt::format("has {} lines that end in a hyphen: words cut so are not found",
                                    traces.hyphenated)});
  }
}

std::size_t count_words(std::string_view text, std::size_t most) {
  std::size_t words = 0;
  bool within = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && !within && ++words == most) break;
    within = !space;
  }
  return words;
}

// A paragraph of some length that stands twice: a page saved with its print version, or pasted.
bool repeats_itself(std::string_view text) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = without_outer_spaces(text.substr(at, end - at));
    if (line.size() >= kRepeated && !seen.insert(line).second) return true;
    at = end + 1;
  }
  return false;
}

// Why the text seems to go on elsewhere; "" if it does not.
std::string cut_at_end(std::string_view text) {
  text = without_outer_spaces(text);
  if (const std::string_view phrase = cut_phrase_at_end_of(text); !phrase.empty()) {
    return fmt::format("ends in '{}'", phrase);
  }
  for (const std::string_view mark : {"…", "...", "[…]", "[...]", "(…)", "(...)"}) {
    if (text.ends_with(mark)) return fmt::format("ends in {}", mark);
  }
  const std::size_t line = text.rfind('\n');
  const std::size_t length = line == std::string_view::npos ? text.size() : text.size() - line - 1;
  if (length < kCutLine) return "";
  // Prose that stops in mid-sentence: neither a name, nor an address, nor a number.
  const std::string_view last = text.substr(text.find_last_of(" \n") + 1);
  const bool prose = std::all_of(last.begin(), last.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 || c == ',' || c == ';';
  });
  if (prose && last.front() >= 'a' && last.front() <= 'z' && !last.ends_with("”") &&
      !last.ends_with("»")) {
    return "its last line breaks off";
  }
  return "";
}

void examine_whole(const Statement& s, Findings& findings) {
  const std::string text = s.text();
  const std::size_t words = count_words(text, kShortText);
  const std::string_view boilerplate =
      text.size() < kBoilerplate ? boilerplate_in(text) : std::string_view();
  if (!boilerplate.empty()) {
    findings.push_back(
        {"boilerplate-only",
         fmt::format("says '{}' and little else: is it the statement's text?", boilerplate)});
  } else if (words < kShortText) {
    findings.push_back({"short-text", fmt::format("has only {} of text", counted(words, "word"))});
  }
  if (repeats_itself(text)) {
    findings.push_back({"repeated-text", "a paragraph of it stands twice"});
  }
  if (const std::string cut = cut_at_end(text); !cut.empty()) {
    findings.push_back({"cut-text", cut + ": see whether the text goes on"});
  }
}

}  // namespace

void examine_text(const Statement& s, Findings& findings) {
  examine_traces(s, findings);
  examine_whole(s, findings);
}

}  // namespace cotejo
