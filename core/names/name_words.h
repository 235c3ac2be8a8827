// SPDX-License-Identifier: GPL-3.0-or-later
// The words that stand beside names, and the labels of transcripts: lists of corpus/words, in both
// languages at once, compiled in (docs/word-lists.md).
#pragma once

#include <string_view>

namespace cotejo {

enum class NameWords {
  kOffice,       ///< offices: minister, canciller, mr
  kTitle,        ///< titles: administrator, señora; what else stands before names
  kTitlePart,    ///< title-words: foreign, constitucional; what stands beside those
  kParticle,     ///< name-particles: de, van
  kPressLabel,   ///< press-labels: question, pregunta
  kAnswerLabel,  ///< answer-labels: answer, respuesta
  kChairLabel,   ///< chair-labels: moderator, voz de mujer
  kNeverLabel,   ///< never-labels: note, asunto
};

/// Is `folded` (as by folded_name(), without full stops) in the list?
bool is_listed(NameWords list, std::string_view folded);

/// What somebody is or is called: kOffice or kTitle.
bool is_office_word(std::string_view folded);
/// Any word that may stand in a title: kOffice, kTitle or kTitlePart.
bool is_title_word(std::string_view folded);

}  // namespace cotejo
