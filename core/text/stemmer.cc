// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stemmer.h"

#include <fmt/format.h>
#include <libstemmer.h>

#include <array>
#include <optional>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// Stems of one language that are remembered, some 10 MB by estimate; then they are asked anew.
constexpr std::size_t kMostKnown = 100'000;

// Plural endings that a Snowball algorithm reads as an infinitive and a pronoun.
struct PluralEnding {
  std::string_view language;
  std::string_view ending;
};
constexpr std::array<PluralEnding, 2> kMisreadPlurals{{{"es", "rnos"}, {"es", "rnas"}}};

// Short plurals that Snowball leaves as they are: años, días, usos.
std::optional<std::string_view> short_singular(Language language, std::string_view surface,
                                               std::string_view stem) {
  constexpr std::size_t kShortest = 4;  // bytes: not los, las, dos, mes, gas
  const bool plural = surface.ends_with("as") || surface.ends_with("os");
  if (languages()[language].code != "es" || !plural || surface.size() < kShortest) return {};
  if (folded_form(surface) != stem) return {};
  return surface.substr(0, surface.size() - 1);
}

}  // namespace

void Stemmers::Deleter::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmers::Stemmers() : known_(languages().size()) {
  for (const LanguageRow& row : languages()) {
    if (row.snowball.empty()) {
      stemmers_.emplace_back();
      continue;
    }
    stemmers_.emplace_back(sb_stemmer_new(std::string(row.snowball).c_str(), "UTF_8"));
    if (!stemmers_.back()) {
      throw Failure(fmt::format("libstemmer has no '{}' algorithm", row.snowball));
    }
  }
}

std::string Stemmers::stem(Language language, std::string_view surface) {
  sb_stemmer* stemmer = stemmers_[language].get();
  if (stemmer == nullptr) return folded_form(surface);
  auto& known = known_[language];
  std::string key(surface);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  // Where the stemmer knows no accents, a stranger's accents hide its ending from it: résumés.
  const bool reads_accents = !languages()[language].accents.empty();
  const std::string word = reads_accents ? key : folded_form(surface);
  const sb_symbol* stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer));
  if (known.size() == kMostKnown) known.clear();
  return known.emplace(std::move(key), folded_form({reinterpret_cast<const char*>(stem), length}))
      .first->second;
}

std::vector<std::string> Stemmers::stems(Language language, std::string_view surface) {
  std::vector<std::string> found{stem(language, surface)};
  if (const auto singular = short_singular(language, surface, found.front())) {
    found.push_back(stem(language, *singular));
  }
  for (const PluralEnding& plural : kMisreadPlurals) {
    if (languages()[language].code != plural.language || !surface.ends_with(plural.ending))
      continue;
    found.push_back(stem(language, surface.substr(0, surface.size() - 1)));
  }
  return found;
}

std::vector<std::string> Stemmers::accented_stems(Language language, std::string_view surface) {
  std::vector<std::string> found;
  if (folded_form(surface) != surface) return found;
  const std::string_view accents = languages()[language].accents;
  for (std::size_t at = 0; at < surface.size(); ++at) {
    if (static_cast<unsigned char>(surface[at]) >= 0x80) continue;  // ñ
    const std::size_t plain = accents.find(surface[at]);
    if (plain == std::string_view::npos) continue;
    std::size_t end = plain + 1;
    decode_utf8(accents, end);
    std::string accented(surface.substr(0, at));
    accented += accents.substr(plain + 1, end - plain - 1);
    accented += surface.substr(at + 1);
    for (std::string& one : stems(language, accented)) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace cotejo
