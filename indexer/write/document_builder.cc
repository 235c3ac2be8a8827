// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/document_builder.h"

#include <algorithm>

#include "core/index/impact.h"
#include "core/index/kinship.h"
#include "core/index/schema.h"
#include "core/index/terms.h"
#include "core/text/common_words.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// A word in the title says as much as three in the body.
constexpr std::uint32_t kTitleGain = 3;
// The first words of a statement say what it is about: they count twice.
constexpr std::uint32_t kLeadWords = 60;
constexpr std::uint32_t kLeadGain = 2;

// As they are printed: names that are counted otherwise, and labels that name nobody in full.
std::vector<std::string> printed_speakers(const Statement& statement,
                                          const std::vector<SpeakerTurn>& turns) {
  constexpr std::size_t kMost = 300;
  std::vector<std::string> printed = statement.speakers;
  for (const SpeakerTurn& turn : turns) {
    if (turn.role != TurnRole::kNamed || turn.full_name) continue;
    if (printed.size() >= kMost) break;
    if (std::find(printed.begin(), printed.end(), turn.speaker) == printed.end()) {
      printed.push_back(turn.speaker);
    }
  }
  return printed;
}

}  // namespace

DocumentBuilder::DocumentBuilder()
    : batch_(impact), words_(languages().size()), pairs_(languages().size()) {}

void DocumentBuilder::write(const std::filesystem::path& folder) {
  batch_.write(folder);
  for (std::vector<BatchWord>& words : words_) words.clear();
  for (auto& pairs : pairs_) pairs.clear();
  analyzer_.trim();
}

void DocumentBuilder::add(const PendingStatement& pending) {
  const Statement& s = pending.statement;
  const std::string& lang_code = s.lang.empty() ? pending.origin.detected_lang : s.lang;
  const Language language = language_of(lang_code);
  std::uint32_t position = kFirstPosition;
  position += add_text(language, s.title, position, kTitleGain, 0) + kPositionGap;
  signer_ = {};  // titles are not part of what copies have in common
  const StatementNames names = pending.names ? *pending.names : statement_names(s, {});
  add_body(language, s, names.turns, position);
  add_kinship(s);
  add_title_field(language, s.title);
  add_names(Field::kSource, {names.source}, {s.source});
  add_names(Field::kSpeaker, names.speakers, printed_speakers(s, names.turns));
  add_names(Field::kTopic, s.topics);
  if (!s.place.empty()) add_names(Field::kPlace, {s.place});
  const auto add_code = [&](Field field, const std::string& code) {
    if (code.empty()) return;
    batch_.add_term(exact_term(field, code));
    batch_.add_value(*field_row(field).slot, join_values({code}));
  };
  add_code(Field::kLang, lang_code);
  add_code(Field::kKind, s.kind);

  for (const std::string& term : date_terms(s.date)) batch_.add_term(term);
  batch_.add_value(kSlotDate, date_value(s.date));
  batch_.add_value(kSlotChecksum, pending.checksum);
  const RevisionState& revision = pending.origin.revision;
  batch_.add_value(kSlotSince, revision.since);
  if (!revision.until.empty()) batch_.add_value(kSlotUntil, revision.until);
  if (revision.edits > 0) batch_.add_term(std::string(kEditedTerm));
  batch_.add_term(id_term(s.id));
  batch_.add_term(origin_term(pending.origin.path));
  batch_.end_document(encode_stored(pending.origin, pending.record));
}

void DocumentBuilder::add_body(Language language, const Statement& statement,
                               const std::vector<SpeakerTurn>& turns, std::uint32_t position) {
  if (statement.turns.empty()) {
    ByteRanges press;
    for (const SpeakerTurn& turn : turns) {
      if (turn.role == TurnRole::kPress) press.emplace_back(turn.label_begin, turn.end);
    }
    add_text(language, statement.body, position, 1, kLeadWords, press);
    return;
  }
  std::uint32_t lead = kLeadWords;
  for (std::size_t i = 0; i < statement.turns.size(); ++i) {
    const std::string& text = statement.turns[i].text;
    ByteRanges press;
    if (turns[i].role == TurnRole::kPress) press.emplace_back(0, text.size());
    const std::uint32_t used = add_text(language, text, position, 1, lead, press);
    lead -= std::min(lead, used);
    position += used + kPositionGap;
  }
}

const DocumentBuilder::BatchWord& DocumentBuilder::batch_word(Language language,
                                                              const WordForm& word) {
  std::vector<BatchWord>& words = words_[language];
  if (word.number >= words.size()) words.resize(word.number + word.number / 2 + 1024);
  BatchWord& known = words[word.number];
  if (known.is_known) return known;
  vocabulary_.add(language, word);
  known = {true, is_common_word(language, word.folded),
           batch_.number_of(word_term(language, word.folded))};
  return known;
}

DocumentBatch::TermNumber DocumentBuilder::pair_number(Language language, const WordForm& first,
                                                       const WordForm& second) {
  const std::uint64_t key = std::uint64_t{first.number} << 32 | second.number;
  const auto [found, added] = pairs_[language].try_emplace(key);
  if (added) {
    found->second = batch_.number_of(common_pair_term(language, first.folded, second.folded));
  }
  return found->second;
}

std::uint32_t DocumentBuilder::add_text(Language language, std::string_view text,
                                        std::uint32_t first_position, std::uint32_t word_gain,
                                        std::uint32_t lead_words, const ByteRanges& quiet) {
  const WordForm* common = nullptr;  // the word before, if it is a common one
  auto range = quiet.begin();
  return analyzer_.analyze(text, [&](const WordOccurrence& found) {
    while (range != quiet.end() && found.begin >= range->second) ++range;
    const bool is_quiet = range != quiet.end() && found.begin >= range->first;
    const BatchWord& word = batch_word(language, *found.word);
    const std::uint32_t gain = found.position < lead_words ? kLeadGain : word_gain;
    batch_.add_posting(word.term, first_position + found.position, is_quiet ? 0 : gain);
    if (found.alias) return;
    signer_.add(found.word->hash);
    const WordForm* const before = common;
    common = word.is_common ? found.word : nullptr;
    if (before != nullptr && common != nullptr) {
      batch_.add_posting(pair_number(language, *before, *common), 0, 0);
    }
  });
}

void DocumentBuilder::add_kinship(const Statement& s) {
  Kinship kinship;
  kinship.id = stable_hash(s.id);
  if (!s.translation_of.empty()) {
    kinship.original = stable_hash(s.translation_of);
    batch_.add_term(translations_term(s.translation_of));
  }
  kinship.text = signer_.text_hash();
  kinship.signature = signer_.signature();
  if (kinship.text != 0) {
    batch_.add_term(same_text_term(kinship.text));
    for (const std::string& term : near_text_terms(kinship.signature)) {
      batch_.add_term(term);
    }
  }
  batch_.add_value(kSlotKinship, encode_kinship(kinship));
}

void DocumentBuilder::add_title_field(Language language, std::string_view title) {
  const std::string prefix(field_row(Field::kTitle).word_prefix);
  analyzer_.analyze(title, [&](const WordOccurrence& found) {
    add_field_word(prefix + word_term(language, found.word->folded),
                   found.position + kFirstPosition);
  });
}

void DocumentBuilder::add_names(Field field, const std::vector<std::string>& names,
                                const std::vector<std::string>& also_printed) {
  if (!names.empty()) batch_.add_value(*field_row(field).slot, join_values(names));
  for (const std::string& name : names) batch_.add_term(exact_term(field, name));
  std::vector<std::string> all = names;
  for (const std::string& name : also_printed) {
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
  std::uint32_t position = kFirstPosition;
  for (const std::string& name : all) {
    position += analyzer_.analyze(name, [&](const WordOccurrence& found) {
      const std::string& folded = found.word->folded;
      add_field_word(field_word_term(field, folded), position + found.position);
      // Names have no lexicon: who types n for ñ, or leaves out an apostrophe, finds this one.
      if (const std::string skeleton = skeleton_form(folded); skeleton != folded) {
        add_field_word(field_word_term(field, skeleton), position + found.position);
      }
    });
    position += kPositionGap;
  }
}

}  // namespace cotejo
