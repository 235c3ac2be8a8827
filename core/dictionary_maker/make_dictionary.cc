// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the dictionary when the programs are built: Apertium's words, as printed from the machine's
// own package, and the shipped lists.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "core/dictionary/word_lists.h"
#include "core/dictionary_maker/apertium.h"

namespace {

using cotejo::language_of;

int make(int argc, char** argv) {
  constexpr int kListsOnly = 3;
  constexpr int kWithApertium = 4;
  if (argc != kListsOnly && argc != kWithApertium) {
    fmt::print(stderr, "usage: make-dictionary OUTPUT LISTS [PRINTED-APERTIUM-FOLDER]\n");
    return static_cast<int>(cotejo::ExitCode::kUsage);
  }
  cotejo::DictionaryKeys keys;
  auto sections = cotejo::read_word_lists(argv[2], keys);
  if (argc == kWithApertium) {
    const std::filesystem::path folder(argv[3]);
    const cotejo::ApertiumDirection there{language_of("en"), language_of("es"),
                                          folder / "eng-spa.autobil.att",
                                          folder / "eng-spa.automorf.att"};
    const cotejo::ApertiumDirection back{language_of("es"), language_of("en"),
                                         folder / "spa-eng.autobil.att",
                                         folder / "spa-eng.automorf.att"};
    sections.merge(cotejo::read_apertium(there, back, keys));
  }
  for (const auto& [section, entries] : sections) {
    fmt::print("{} {} > {}: {} keys\n", static_cast<int>(section.kind),
               cotejo::languages()[section.from].code, cotejo::languages()[section.to].code,
               entries.size());
  }
  cotejo::write_dictionary(sections, argv[1]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return make(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "make-dictionary: {}\n", error.what());
    return 1;
  }
}
