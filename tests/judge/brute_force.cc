// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/judge/brute_force.h"

#include <algorithm>

#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::uint32_t kGap = 100;

bool may_lie_in(const Date& date, const DateRange& range) {
  return (!range.since || range.since->first_day() <= date.last_day()) &&
         (!range.until || date.first_day() <= range.until->last_day());
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::vector<std::string> record_facet_values(const Statement& s, const std::string& lang,
                                             Facet facet) {
  std::vector<std::string> values;
  const std::string date = s.date.to_string();
  switch (facet) {
    case Facet::kSource:
      values = {squeezed(s.source)};
      break;
    case Facet::kSpeaker:
      values = s.speakers;
      break;
    case Facet::kYear:
      values = {date.substr(0, 4)};
      break;
    case Facet::kMonth:
      values = {date.size() >= 7 ? date.substr(0, 7) : ""};
      break;
    case Facet::kLang:
      values = {lang};
      break;
    case Facet::kKind:
      values = {s.kind};
      break;
    case Facet::kTopic:
      values = s.topics;
      break;
  }
  for (std::string& value : values) value = squeezed(value);
  if (values.empty()) values.emplace_back();
  return values;
}

BruteForce::WordId BruteForce::intern(const std::string& folded) {
  return ids_.emplace(folded, static_cast<WordId>(ids_.size())).first->second;
}

std::uint32_t BruteForce::append(Text& text, std::string_view source, std::uint32_t first,
                                 std::optional<Language> language) {
  return analyzer_.analyze(source, [&](const WordOccurrence& found) {
    const WordForm& word = *found.word;
    text.words.push_back({intern(word.folded), first + found.position});
    if (!language) {
      // Names: n finds ñ, and no apostrophe finds one.
      const std::string skeleton = skeleton_form(word.folded);
      if (skeleton != word.folded) text.words.push_back({intern(skeleton), first + found.position});
      return;
    }
    auto& vocabulary = vocabulary_[*language];
    if (!vocabulary.emplace(word.surface, word.folded).second) return;
    by_skeleton_[*language][skeleton_form(word.folded)].insert(word.surface);
    if (word.stemmable) {
      for (const std::string& stem : stemmers_.stems(*language, word.surface)) {
        by_stem_[*language][stem].insert(word.folded);
      }
    }
  });
}

void BruteForce::finish(Text& text) {
  for (const Occurrence& word : text.words) text.distinct.push_back(word.word);
  std::sort(text.distinct.begin(), text.distinct.end());
  text.distinct.erase(std::unique(text.distinct.begin(), text.distinct.end()), text.distinct.end());
}

void BruteForce::add(Statement statement, const std::string& lang) {
  Entry entry{std::move(statement), lang, language_of(lang), {}, {}, {}};
  const Statement& s = entry.statement;
  std::uint32_t position = append(entry.all, s.title, 1, entry.language) + 1 + kGap;
  std::vector<Turn> turns = s.turns;
  if (turns.empty()) turns.push_back({"", s.body});
  for (const Turn& turn : turns) {
    position += append(entry.all, turn.text, position, entry.language) + kGap;
  }
  append(entry.title, s.title, 1, entry.language);
  const auto add_names = [&](Field field, const std::vector<std::string>& names) {
    std::uint32_t at = 1;
    for (const std::string& name : names) {
      at += append(entry.names[field], name, at, std::nullopt) + kGap;
    }
  };
  add_names(Field::kSource, {s.source});
  add_names(Field::kSpeaker, s.speakers);
  add_names(Field::kTopic, s.topics);
  add_names(Field::kPlace, {s.place});
  finish(entry.all);
  finish(entry.title);
  for (auto& [field, text] : entry.names) finish(text);
  statements_.push_back(std::move(entry));
}

std::set<std::string> BruteForce::spellings(Language language, const WordForm& typed) const {
  std::set<std::string> words{typed.folded};
  if (!typed.stemmable) return words;
  const bool has_enye = typed.folded.find("ñ") != std::string::npos;
  const auto skeletons = by_skeleton_.find(language);
  if (skeletons == by_skeleton_.end()) return words;
  const auto alike = skeletons->second.find(skeleton_form(typed.folded));
  if (alike == skeletons->second.end()) return words;
  for (const std::string& surface : alike->second) {
    const std::string folded = folded_form(surface);
    if (!has_enye || folded == typed.folded) words.insert(folded);
  }
  return words;
}

// As docs/text-policy.md has it: of a word that is its own stem it is not known.
bool BruteForce::is_written(Language language, const WordForm& typed) {
  const std::string stem = stemmers_.stem(language, typed.surface);
  const bool own_stem =
      stem == typed.folded && stemmers_.stem(language, typed.folded) == typed.folded;
  return !own_stem && by_stem_[language][stem].contains(typed.folded);
}

std::set<std::string> BruteForce::family(Language language, const WordForm& typed) {
  std::set<std::string> words = spellings(language, typed);
  if (!typed.stemmable) return words;
  std::set<std::string> stems;
  const auto add_stems = [&](const std::string& surface) {
    for (const std::string& stem : stemmers_.stems(language, surface)) stems.insert(stem);
  };
  add_stems(typed.surface);
  for (const std::string& word : words) add_stems(word);
  const std::string skeleton = skeleton_form(typed.folded);
  bool known = is_written(language, typed);
  for (const std::string& surface : by_skeleton_[language][skeleton]) {
    if (!words.contains(folded_form(surface))) continue;
    add_stems(surface);
    known = known || surface != skeleton;
  }
  for (const std::string& stem : stemmers_.accented_stems(language, typed.surface)) {
    if (!known) stems.insert(stem);
  }
  for (const std::string& stem : stems) {
    const auto& relatives = by_stem_[language][stem];
    words.insert(relatives.begin(), relatives.end());
  }
  return words;
}

BruteForce::WordSet BruteForce::to_set(const std::set<std::string>& words) const {
  WordSet set(ids_.size(), 0);
  for (const std::string& word : words) {
    if (const auto id = ids_.find(word); id != ids_.end()) set[id->second] = 1;
  }
  return set;
}

const BruteForce::Text& BruteForce::text_of(const Entry& entry, const QueryNode& node) const {
  static const Text kNothing;
  if (!node.field) return entry.all;
  if (*node.field == Field::kTitle) return entry.title;
  const auto names = entry.names.find(*node.field);
  return names == entry.names.end() ? kNothing : names->second;
}

// Which statements have, at consecutive positions, a word of each slot?
BruteForce::Bits BruteForce::match_slots(
    const QueryNode& node, const std::vector<std::vector<WordSet>>& slots_by_language) {
  Bits bits(statements_.size(), 0);
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    const Entry& entry = statements_[i];
    const Text& text = text_of(entry, node);
    const auto& slots = slots_by_language[entry.language];
    const bool possible = std::all_of(slots.begin(), slots.end(), [&](const WordSet& slot) {
      return std::any_of(text.distinct.begin(), text.distinct.end(),
                         [&](WordId word) { return slot[word] != 0; });
    });
    if (!possible || slots.empty()) continue;
    if (slots.size() == 1) {
      bits[i] = 1;
      continue;
    }
    std::set<std::uint32_t> ends;  // positions where the slots so far end
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      std::set<std::uint32_t> next;
      for (const Occurrence& word : text.words) {
        if (slots[slot][word.word] == 0) continue;
        if (slot == 0 || ends.contains(word.position - 1)) next.insert(word.position);
      }
      ends = std::move(next);
    }
    bits[i] = ends.empty() ? 0 : 1;
  }
  return bits;
}

BruteForce::Bits BruteForce::match_leaf(const QueryNode& node) {
  std::vector<std::pair<WordForm, bool>> words;  // with: is it an alias?
  analyzer_.analyze(node.text, [&](const WordOccurrence& found) {
    words.emplace_back(*found.word, found.alias);
  });
  const bool is_name = node.field && field_row(*node.field).kind == FieldKind::kName;
  const std::size_t bases = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const auto& word) { return !word.second; }));
  const bool widen = node.kind == QueryNode::Kind::kWord && bases == 1 && !is_name;
  std::vector<std::vector<WordSet>> slots(languages().size());
  for (Language language = 0; language < languages().size(); ++language) {
    for (const auto& [word, alias] : words) {
      if (alias) continue;
      const std::set<std::string> alternatives = is_name ? std::set<std::string>{word.folded}
                                                 : widen ? family(language, word)
                                                         : spellings(language, word);
      slots[language].push_back(to_set(alternatives));
    }
  }
  return match_slots(node, slots);
}

BruteForce::Bits BruteForce::matches(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  Bits bits(statements_.size(), 0);
  switch (node.kind) {
    case Kind::kAll:
      return Bits(statements_.size(), 1);
    case Kind::kWord:
    case Kind::kPhrase:
      if (node.field && field_row(*node.field).kind == FieldKind::kCode) {
        for (std::size_t i = 0; i < bits.size(); ++i) {
          const Entry& entry = statements_[i];
          bits[i] = (*node.field == Field::kLang ? entry.lang : entry.statement.kind) == node.text;
        }
        return bits;
      }
      return match_leaf(node);
    case Kind::kDate:
      for (std::size_t i = 0; i < bits.size(); ++i) {
        bits[i] = may_lie_in(statements_[i].statement.date, node.range) ? 1 : 0;
      }
      return bits;
    case Kind::kAnd:
    case Kind::kOr:
      bits.assign(bits.size(), node.kind == Kind::kAnd ? 1 : 0);
      for (const QueryNode& child : node.children) {
        const Bits other = matches(child);
        for (std::size_t i = 0; i < bits.size(); ++i) {
          bits[i] = node.kind == Kind::kAnd ? bits[i] & other[i] : bits[i] | other[i];
        }
      }
      return bits;
    case Kind::kNot:
      bits = matches(node.children.front());
      for (char& bit : bits) bit = bit == 0 ? 1 : 0;
      return bits;
    case Kind::kPrefix:
      break;  // the random queries have none
  }
  return bits;
}

bool BruteForce::passes(const Entry& entry, const Filters& filters,
                        std::optional<Field> lifted) const {
  for (const FieldFilter& filter : filters.fields) {
    if (lifted == filter.field) continue;
    Facet facet{};
    for (const FacetRow& row : facet_table()) {
      if (row.field == filter.field) facet = row.facet;
    }
    const auto values = record_facet_values(entry.statement, entry.lang, facet);
    const bool any = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
      // As documented: without case, accents and spacing.
      return std::any_of(
          filter.values.begin(), filter.values.end(),
          [&](const std::string& chosen) { return folded_name(chosen) == folded_name(value); });
    });
    if (!any) return false;
  }
  return lifted == Field::kDate || may_lie_in(entry.statement.date, filters.dates);
}

BruteForce::Answer BruteForce::answer(const QueryNode& node, const Filters& filters) {
  const Bits bits = matches(node);
  Answer answer;
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    if (bits[i] == 0) continue;
    const Entry& entry = statements_[i];
    if (passes(entry, filters, std::nullopt)) ++answer.total;
    for (const FacetRow& row : facet_table()) {
      if (!passes(entry, filters, row.field)) continue;
      for (const auto& value : record_facet_values(entry.statement, entry.lang, row.facet)) {
        ++answer.facets[row.facet][value];
      }
    }
  }
  return answer;
}

}  // namespace cotejo
