// SPDX-License-Identifier: GPL-3.0-or-later
// The passages of a text that show why it matched, with every matched word or phrase marked, and
// nothing else.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/language.h"
#include "core/text/analyzer.h"
#include "core/transcript/speaker_turns.h"
#include "searcher/query/query_builder.h"
#include "searcher/search/result.h"

namespace cotejo {

struct SnippetOptions {
  std::size_t most = 2;                                    ///< snippets a statement
  std::size_t characters = 240;                            ///< about so long
  const std::vector<SpeakerTurn>* turns = nullptr;         ///< the text's, to tell who speaks
  std::function<bool(const SpeakerTurn&)> prefers_turn{};  ///< show these before others
};

/// Byte ranges [begin, end) of `text` that match, in order, not overlapping: words of the query by
/// themselves, words of a phrase only within the whole phrase.
std::vector<std::pair<std::size_t, std::size_t>> find_matches(std::string_view text,
                                                              Language language,
                                                              const Highlights& highlights,
                                                              Analyzer& analyzer);

/// The passages with the most different matches, those of preferred turns before others, in the
/// order of the text; the text's beginning if it has none. Each says whose turn its first match, or
/// else its beginning, lies in.
std::vector<Snippet> make_snippets(std::string_view text, Language language,
                                   const Highlights& highlights, Analyzer& analyzer,
                                   const SnippetOptions& options = {});

}  // namespace cotejo
