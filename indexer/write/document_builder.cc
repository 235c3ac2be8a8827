// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/document_builder.h"

#include <algorithm>

#include "core/index/kinship.h"
#include "core/index/schema.h"
#include "core/index/terms.h"
#include "core/text/common_words.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// A word in the title says as much as three in the body.
constexpr Xapian::termcount kTitleGain = 3;
// The first words of a statement say what it is about: they count twice.
constexpr std::uint32_t kLeadWords = 60;
constexpr Xapian::termcount kLeadGain = 2;

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

Xapian::Document DocumentBuilder::build(const PendingStatement& pending) {
  const Statement& s = pending.statement;
  analyzer_.trim();
  const std::string& lang_code = s.lang.empty() ? pending.origin.detected_lang : s.lang;
  const Language language = language_of(lang_code);
  Xapian::Document document;
  document.set_data(encode_stored(pending.origin, pending.record));

  std::uint32_t position = kFirstPosition;
  position += add_text(document, language, s.title, position, kTitleGain, 0) + kPositionGap;
  signer_ = {};  // titles are not part of what copies have in common
  const StatementNames names = pending.names ? *pending.names : statement_names(s, {});
  add_body(document, language, s, names.turns, position);
  add_kinship(document, s);
  add_title_field(document, language, s.title);
  add_names(document, Field::kSource, {names.source}, {s.source});
  add_names(document, Field::kSpeaker, names.speakers, printed_speakers(s, names.turns));
  add_names(document, Field::kTopic, s.topics);
  if (!s.place.empty()) add_names(document, Field::kPlace, {s.place});
  const auto add_code = [&](Field field, const std::string& code) {
    if (code.empty()) return;
    document.add_boolean_term(exact_term(field, code));
    document.add_value(*field_row(field).slot, join_values({code}));
  };
  add_code(Field::kLang, lang_code);
  add_code(Field::kKind, s.kind);

  for (const std::string& term : date_terms(s.date)) document.add_boolean_term(term);
  document.add_value(kSlotDate, date_value(s.date));
  document.add_value(kSlotChecksum, pending.checksum);
  const RevisionState& revision = pending.origin.revision;
  document.add_value(kSlotSince, revision.since);
  if (!revision.until.empty()) document.add_value(kSlotUntil, revision.until);
  if (revision.edits > 0) document.add_boolean_term(std::string(kEditedTerm));
  document.add_boolean_term(id_term(s.id));
  document.add_boolean_term(origin_term(pending.origin.path));
  return document;
}

void DocumentBuilder::add_body(Xapian::Document& document, Language language,
                               const Statement& statement, const std::vector<SpeakerTurn>& turns,
                               std::uint32_t position) {
  if (statement.turns.empty()) {
    ByteRanges press;
    for (const SpeakerTurn& turn : turns) {
      if (turn.role == TurnRole::kPress) press.emplace_back(turn.label_begin, turn.end);
    }
    add_text(document, language, statement.body, position, 1, kLeadWords, press);
    return;
  }
  std::uint32_t lead = kLeadWords;
  for (std::size_t i = 0; i < statement.turns.size(); ++i) {
    const std::string& text = statement.turns[i].text;
    ByteRanges press;
    if (turns[i].role == TurnRole::kPress) press.emplace_back(0, text.size());
    const std::uint32_t used = add_text(document, language, text, position, 1, lead, press);
    lead -= std::min(lead, used);
    position += used + kPositionGap;
  }
}

std::uint32_t DocumentBuilder::add_text(Xapian::Document& document, Language language,
                                        std::string_view text, std::uint32_t first_position,
                                        Xapian::termcount word_gain, std::uint32_t lead_words,
                                        const ByteRanges& quiet) {
  postings_.clear();
  const WordForm* common = nullptr;  // the word before, if it is a common one
  auto range = quiet.begin();
  const std::uint32_t used = analyzer_.analyze(text, [&](const WordOccurrence& found) {
    while (range != quiet.end() && found.begin >= range->second) ++range;
    const bool is_quiet = range != quiet.end() && found.begin >= range->first;
    postings_.push_back({found.word, first_position + found.position, is_quiet});
    if (found.alias) return;
    signer_.add(found.word->folded);
    const WordForm* const before = common;
    common = is_common_word(language, found.word->folded) ? found.word : nullptr;
    if (before != nullptr && common != nullptr) {
      document.add_boolean_term(common_pair_term(language, before->folded, common->folded));
    }
  });
  // Grouped by word: one term string and one search in the document's terms for all its positions.
  std::stable_sort(postings_.begin(), postings_.end(),
                   [](const Posting& a, const Posting& b) { return a.word < b.word; });
  const WordForm* last = nullptr;
  for (const Posting& posting : postings_) {
    if (posting.word != last) {
      last = posting.word;
      vocabulary_.add(language, *last);
      term_.assign(1, languages()[language].tag);
      term_ += last->folded;
    }
    const bool lead = posting.position - first_position < lead_words;
    const Xapian::termcount gain = lead ? kLeadGain : word_gain;
    document.add_posting(term_, posting.position, posting.quiet ? 0 : gain);
  }
  return used;
}

void DocumentBuilder::add_kinship(Xapian::Document& document, const Statement& s) {
  Kinship kinship;
  kinship.id = stable_hash(s.id);
  if (!s.translation_of.empty()) {
    kinship.original = stable_hash(s.translation_of);
    document.add_boolean_term(translations_term(s.translation_of));
  }
  kinship.text = signer_.text_hash();
  kinship.signature = signer_.signature();
  if (kinship.text != 0) {
    document.add_boolean_term(same_text_term(kinship.text));
    for (const std::string& term : near_text_terms(kinship.signature)) {
      document.add_boolean_term(term);
    }
  }
  document.add_value(kSlotKinship, encode_kinship(kinship));
}

void DocumentBuilder::add_title_field(Xapian::Document& document, Language language,
                                      std::string_view title) {
  const std::string prefix(field_row(Field::kTitle).word_prefix);
  analyzer_.analyze(title, [&](const WordOccurrence& found) {
    document.add_posting(prefix + word_term(language, found.word->folded),
                         found.position + kFirstPosition, 0);
  });
}

void DocumentBuilder::add_names(Xapian::Document& document, Field field,
                                const std::vector<std::string>& names,
                                const std::vector<std::string>& also_printed) {
  if (!names.empty()) document.add_value(*field_row(field).slot, join_values(names));
  for (const std::string& name : names) document.add_boolean_term(exact_term(field, name));
  std::vector<std::string> all = names;
  for (const std::string& name : also_printed) {
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
  std::uint32_t position = kFirstPosition;
  for (const std::string& name : all) {
    position += analyzer_.analyze(name, [&](const WordOccurrence& found) {
      const std::string& folded = found.word->folded;
      document.add_posting(field_word_term(field, folded), position + found.position, 0);
      // Names have no lexicon: who types n for ñ, or leaves out an apostrophe, finds this one.
      if (const std::string skeleton = skeleton_form(folded); skeleton != folded) {
        document.add_posting(field_word_term(field, skeleton), position + found.position, 0);
      }
    });
    position += kPositionGap;
  }
}

}  // namespace cotejo
