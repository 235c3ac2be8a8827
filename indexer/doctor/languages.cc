// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/base/language.h"
#include "core/base/utf8.h"
#include "core/text/language_detector.h"
#include "indexer/doctor/examine.h"
#include "indexer/doctor/parts.h"

namespace cotejo {
namespace {

constexpr std::size_t kPart = 1024;  // bytes that tell whether a text is in a certain language

// The title, and about `enough` bytes behind it: they settle the language as well as all of it
// does.
std::string sample_of(const Statement& statement, std::size_t enough) {
  std::string sample = statement.title + "\n";
  if (statement.turns.empty()) {
    sample += truncate_utf8(statement.body, enough);
  }
  for (const Turn& turn : statement.turns) {
    if (sample.size() >= enough) break;
    sample += truncate_utf8(turn.text, enough);
    sample += "\n";
  }
  return sample;
}

// Only languages we know: a short text in Galician or Scots fools any detector.
bool is_known(std::string_view code) {
  return language_of(code) != other_language();
}

std::string_view base_of(std::string_view code) {
  return code.substr(0, code.find('-'));
}

// A text that is in one language at its beginning, its `head`, and in another at its end is often a
// bilingual release, of which each half deserves a record of its own.
bool examine_halves(const Statement& s, const DetectedLanguage& head, Findings& findings) {
  if (s.body.size() < 4 * kPart) return false;
  std::size_t tail = s.body.size() - kPart;
  while ((static_cast<unsigned char>(s.body[tail]) & 0xC0) == 0x80) ++tail;
  const DetectedLanguage end = detect_language(std::string_view(s.body).substr(tail));
  if (!head.reliable || !end.reliable || head.code == end.code) return false;
  if (!is_known(head.code) || !is_known(end.code)) return false;
  findings.push_back(
      {"mixed-languages", fmt::format("begins in {} and ends in {}: if it is one text in two "
                                      "languages, make two records, the second with translation_of",
                                      head.code, end.code)});
  return true;
}

}  // namespace

std::string detected_language(const Statement& statement) {
  constexpr std::size_t kUndeclared = 2 * kPart;
  return detect_language(sample_of(statement, kUndeclared)).code;
}

void examine_languages(const Statement& s, const std::string& detected, Findings& findings) {
  const DetectedLanguage found = detect_language(sample_of(s, kPart));
  const bool mixed = examine_halves(s, found, findings);
  if (s.lang.empty()) {
    if (detected.empty()) {
      findings.push_back(
          {"lang-unknown", "no language declared, none recognised: its words are not stemmed"});
    } else {
      findings.push_back(
          {"lang-detected", fmt::format("no language declared, taken as {}", detected)});
    }
    return;
  }
  if (mixed) return;  // one of the two is the one declared
  const std::string_view declared = base_of(s.lang);
  if (found.reliable && found.code != declared && is_known(found.code) && is_known(declared)) {
    findings.push_back(
        {"lang-differs",
         fmt::format("declared as {}, reads like {}; kept as declared", s.lang, found.code)});
  }
}

}  // namespace cotejo
