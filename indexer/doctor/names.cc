// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/text/normalizer.h"
#include "indexer/doctor/parts.h"
#include "indexer/doctor/phrases.h"

namespace cotejo {
namespace {

struct Meaning {
  std::string_view word;  // folded
  std::string_view meant;
};

constexpr std::array<Meaning, 26> kKindWords{{{"press release", "statement"},
                                              {"press statement", "statement"},
                                              {"declaracion", "statement"},
                                              {"pronunciamiento", "statement"},
                                              {"communiqué", "communique"},
                                              {"comunicado", "communique"},
                                              {"comunicado de prensa", "communique"},
                                              {"comunicado oficial", "communique"},
                                              {"boletin", "communique"},
                                              {"remark", "remarks"},
                                              {"palabras", "remarks"},
                                              {"press briefing", "briefing"},
                                              {"press conference", "briefing"},
                                              {"conferencia", "briefing"},
                                              {"conferencia de prensa", "briefing"},
                                              {"readouts", "readout"},
                                              {"speeches", "speech"},
                                              {"address", "speech"},
                                              {"discurso", "speech"},
                                              {"discursos", "speech"},
                                              {"entrevista", "interview"},
                                              {"fact sheet", "fact-sheet"},
                                              {"factsheet", "fact-sheet"},
                                              {"ficha", "fact-sheet"},
                                              {"nota", "note"},
                                              {"nota de prensa", "note"}}};

constexpr std::array<Meaning, 28> kFieldWords{
    {{"fuente", "source"},    {"institution", "source"}, {"institucion", "source"},
     {"publisher", "source"}, {"speakers", "speaker"},   {"orador", "speaker"},
     {"oradores", "speaker"}, {"fecha", "date"},         {"published", "date"},
     {"language", "lang"},    {"idioma", "lang"},        {"lengua", "lang"},
     {"tipo", "kind"},        {"type", "kind"},          {"category", "kind"},
     {"titulo", "title"},     {"headline", "title"},     {"text", "body"},
     {"texto", "body"},       {"content", "body"},       {"contenido", "body"},
     {"link", "url"},         {"enlace", "url"},         {"location", "place"},
     {"lugar", "place"},      {"tags", "topics"},        {"topic", "topics"},
     {"temas", "topics"}}};

template <std::size_t kSize>
std::string_view meaning_of(const std::array<Meaning, kSize>& words, std::string_view written) {
  const std::string folded = folded_name(written);
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const Meaning& one) { return one.word == folded; });
  return found == words.end() ? std::string_view() : found->meant;
}

// Kinds that somebody says aloud.
bool is_spoken(std::string_view kind) {
  constexpr std::array<std::string_view, 4> kSpoken{"remarks", "briefing", "speech", "interview"};
  return std::find(kSpoken.begin(), kSpoken.end(), kind) != kSpoken.end();
}

bool is_missing(const Statement& s, std::string_view field) {
  return (field == "speaker" && s.speakers.empty()) || (field == "lang" && s.lang.empty()) ||
         (field == "kind" && s.kind.empty()) || (field == "title" && s.title.empty()) ||
         (field == "url" && s.url.empty()) || (field == "place" && s.place.empty()) ||
         (field == "topics" && s.topics.empty());
}

std::string shown(std::string_view text) {
  return std::string(truncate_utf8(text, 80));
}

void examine_speakers(const Statement& s, Findings& findings) {
  for (const std::string& speaker : s.speakers) {
    if (is_no_name(speaker)) {
      findings.push_back(
          {"no-name", fmt::format("speaker '{}' is no name: leave the field out", shown(speaker))});
    } else if (split_names(speaker).size() > 1) {
      findings.push_back(
          {"several-speakers",
           fmt::format("speaker '{}' reads like several names: make it a list", shown(speaker))});
    }
  }
  if (is_no_name(s.source)) {
    findings.push_back(
        {"no-name", fmt::format("source '{}' names no institution", shown(s.source))});
  }
  if (is_spoken(s.kind) && s.speakers.empty() && s.turns.empty()) {
    findings.push_back({"no-speaker", fmt::format("is of kind {}, but has no speaker", s.kind)});
  }
}

void examine_spaces(const Statement& s, Findings& findings) {
  const auto test = [&](std::string_view field, std::string_view value) {
    if (value == without_outer_spaces(value) && value.find('\n') == std::string_view::npos) return;
    findings.push_back(
        {"outer-spaces",
         fmt::format("{} '{}' has spaces or line breaks around or in it", field, shown(value))});
  };
  test("source", s.source);
  test("title", s.title);
  test("place", s.place);
  for (const std::string& speaker : s.speakers) test("speaker", speaker);
  for (const std::string& topic : s.topics) test("topics", topic);
}

}  // namespace

std::string_view kind_meant_by(std::string_view word) {
  const std::string folded = folded_name(word);
  for (const std::string_view kind : kKinds) {
    if (folded == kind) return kind;
  }
  return meaning_of(kKindWords, word);
}

std::string_view field_meant_by(std::string_view name) {
  return meaning_of(kFieldWords, name);
}

std::string_view without_outer_spaces(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  while (true) {
    if (!text.empty() && kSpaces.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (!text.empty() && kSpaces.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      return text;
    }
  }
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  const auto take = [&](std::string_view name) {
    name = without_outer_spaces(name);
    if (!name.empty()) names.emplace_back(name);
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool spaced =
        at > 0 && at + 1 < text.size() && text[at - 1] == ' ' && text[at + 1] == ' ';
    const bool divides = text[at] == ';' || text[at] == '|' || (text[at] == '/' && spaced);
    if (!divides) continue;
    take(text.substr(begin, at - begin));
    begin = at + 1;
  }
  take(text.substr(begin));
  return names;
}

bool is_web_address(std::string_view url) {
  std::string_view rest = url;
  if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
  } else if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else {
    return false;
  }
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  return !host.empty() && url.find_first_of(" \t\r\n<>\"") == std::string_view::npos;
}

void examine_names(const Statement& s, Findings& findings) {
  if (!s.kind.empty() && std::find(kKinds.begin(), kKinds.end(), s.kind) == kKinds.end()) {
    const std::string_view meant = kind_meant_by(s.kind);
    findings.push_back(
        {"unknown-kind",
         meant.empty()
             ? fmt::format("kind '{}' is none of the format's", shown(s.kind))
             : fmt::format("kind '{}' is none of the format's: write {}", shown(s.kind), meant)});
  }
  examine_speakers(s, findings);
  examine_spaces(s, findings);
  if (s.source.starts_with("http") || s.source.starts_with("www.")) {
    findings.push_back(
        {"source-is-address",
         fmt::format("source '{}' is an address: write the institution's name", shown(s.source))});
  }
  if (s.title.empty()) findings.push_back({"no-title", "has no title"});
  if (!s.url.empty() && !is_web_address(s.url)) {
    findings.push_back(
        {"bad-url", fmt::format("url '{}' does not begin with http:// or https://, or has spaces",
                                shown(s.url))});
  }
  if (s.translation_of == s.id) {
    findings.push_back({"translation-of-itself", "translation_of is its own id"});
  }
  for (const ExtraField& field : s.extra) {
    const std::string_view meant = field_meant_by(field.name);
    if (!meant.empty() && is_missing(s, meant)) {
      findings.push_back(
          {"misnamed-field", fmt::format("field '{}' is kept, but means nothing here: is it {}?",
                                         shown(field.name), meant)});
    }
  }
}

}  // namespace cotejo
