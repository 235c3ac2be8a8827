// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/spanish_notes.h"

#include <array>
#include <vector>

namespace cotejo {
namespace {

// {} stands for anything, as little as will do; the same pieces go into the Spanish sentence in
// their order. The first that fits counts: the particular stand before the general.
struct Sentence {
  std::string_view english;
  std::string_view spanish;
};

constexpr std::array kSentences{
    Sentence{"also looked for: {}", "también se buscó: {}"},
    Sentence{"'{}' also finds {}", "«{}» encuentra también {}"},
    Sentence{"'{}' also stands for {}", "«{}» vale también por {}"},
    Sentence{"'{}' is also read as {}", "«{}» se lee también como {}"},
    Sentence{"'{}' is ignored; * stands for any ending",
             "se ignora «{}»; * vale por cualquier final"},
    Sentence{"'{}' is ignored: every word must be found; for a word as it is, \"word\"",
             "se ignora «{}»: hay que encontrar todas las palabras; para una palabra tal cual, "
             "\"palabra\""},
    Sentence{"'{}' is ignored; write a space before it to exclude",
             "se ignora «{}»; escriba un espacio antes para excluir"},
    Sentence{"'{}' is ignored", "se ignora «{}»"},
    Sentence{"'us' is read as the word us; write US or U.S. for the country",
             "«us» se lee como la palabra inglesa us; para el país, escriba US o U.S."},
    Sentence{"'{}' is read as a word; write {} for the operator",
             "«{}» se lee como palabra; para el operador, escriba {}"},
    Sentence{"'{}' is read as a word, not as a field", "«{}» se lee como palabra, no como campo"},
    Sentence{"the quotation that {} opens is taken to end at {}",
             "la cita que abre {} se da por cerrada en {}"},
    Sentence{"only exclusions: every other statement matches",
             "solo hay exclusiones: coinciden todas las demás declaraciones"},
    Sentence{"empty query: every statement matches",
             "consulta vacía: coinciden todas las declaraciones"},
    Sentence{"no statement has {}, nor {} at all",
             "ninguna declaración tiene {}, ni en ninguna parte {}"},
    Sentence{"no statement has {}, though all of its words occur; without its quotation marks, {} "
             "statement would match",
             "ninguna declaración tiene {}, aunque todas sus palabras aparecen; sin las comillas "
             "coincidiría {}"},
    Sentence{"no statement has {}, though all of its words occur; without its quotation marks, {} "
             "statements would match",
             "ninguna declaración tiene {}, aunque todas sus palabras aparecen; sin las comillas "
             "coincidirían {}"},
    Sentence{"no statement has {}, though all of its words occur",
             "ninguna declaración tiene {}, aunque todas sus palabras aparecen"},
    Sentence{"no statement has {}; without its quotation marks, {} statements would match",
             "ninguna declaración tiene {}; sin las comillas coincidirían {}"},
    Sentence{"no statement has {} '{}'; filters take whole values, {}",
             "ninguna declaración tiene {} «{}»; los filtros piden valores enteros, {}"},
    Sentence{"no statement has {}", "ninguna declaración tiene {}"},
    Sentence{"only statements outside of the filters have {} ({} statement)",
             "solo hay {} fuera de los filtros ({} declaración)"},
    Sentence{"only statements outside of the filters have {} ({} statements)",
             "solo hay {} fuera de los filtros ({} declaraciones)"},
    Sentence{"only statements outside of the filters have {} ({})",
             "solo hay {} fuera de los filtros ({})"},
    Sentence{"without the filters, {} statement would match",
             "sin los filtros coincidiría {} declaración"},
    Sentence{"without the filters, {} statements would match",
             "sin los filtros coincidirían {} declaraciones"},
    Sentence{"without {}, {} statement would match", "sin {} coincidiría {} declaración"},
    Sentence{"without {}, {} statements would match", "sin {} coincidirían {} declaraciones"},
    Sentence{"{} takes all away: without it, {} statement would match",
             "{} lo quita todo: sin ello coincidiría {} declaración"},
    Sentence{"{} takes all away: without it, {} statements would match",
             "{} lo quita todo: sin ello coincidirían {} declaraciones"},
    Sentence{"each part is found, but not together; join some with OR",
             "cada parte aparece, pero no juntas; una algunas con OR"},
    Sentence{"the index has no statements", "el índice no tiene declaraciones"},
    Sentence{"asked by the press, not said by {}", "lo pregunta la prensa, no lo dice {}"},
    Sentence{"printed as {}'s, asked by the press", "impreso como de {}; lo pregunta la prensa"},
    Sentence{"printed as {}'s, stands in a statement of {}; printed as of an earlier day, the "
             "statement is of {}",
             "impreso como de {}; está en una declaración de {}; impreso como de un día anterior, "
             "la declaración es del {}"},
    Sentence{
        "printed as {}'s, stands in a statement of {}; printed as of {}, the statement is of {}",
        "impreso como de {}; está en una declaración de {}; impreso como del {}, la declaración es "
        "del {}"},
    Sentence{"printed as {}'s, stands in a statement of {}",
             "impreso como de {}; está en una declaración de {}"},
    Sentence{"printed as of an earlier day, the statement is of {}",
             "impreso como de un día anterior; la declaración es del {}"},
    Sentence{"printed as of {}, the statement is of {}",
             "impreso como del {}; la declaración es del {}"},
    Sentence{"'{}' is published in this language too, as '{}', in other words",
             "«{}» se publicó también en esta lengua, como «{}», con otras palabras"},
    Sentence{
        "the shard {} does not answer ({}): its statements are left out, and this is a part of "
        "the answer",
        "la parte {} del archivo no responde ({}): faltan sus declaraciones, y esta respuesta "
        "es parcial"},
    Sentence{"{} is read as {}", "{} se lee como {}"},
    Sentence{"{} read as {}", "{} se lee como {}"},
};

// What the blanks of `pattern` stand for in `text`; nothing if it does not fit.
std::optional<std::vector<std::string_view>> blanks_of(std::string_view pattern,
                                                       std::string_view text) {
  std::vector<std::string_view> blanks;
  std::size_t blank = pattern.find("{}");
  if (!text.starts_with(pattern.substr(0, blank))) return std::nullopt;
  if (blank == std::string_view::npos) {
    if (text != pattern) return std::nullopt;
    return blanks;
  }
  text.remove_prefix(blank);
  while (blank != std::string_view::npos) {
    pattern.remove_prefix(blank + 2);
    blank = pattern.find("{}");
    const std::string_view behind = pattern.substr(0, blank);
    const bool last = blank == std::string_view::npos;
    if (last && (text.size() < behind.size() || !text.ends_with(behind))) return std::nullopt;
    const std::size_t at = last ? text.size() - behind.size() : text.find(behind);
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    blanks.push_back(text.substr(0, at));
    text.remove_prefix(at + behind.size());
  }
  return blanks;
}

// A list that is cut ends so.
std::string with_spanish_end(std::string_view blank) {
  constexpr std::string_view kMore = " more";
  const std::size_t at = blank.rfind(" and ");
  if (at == std::string_view::npos || !blank.ends_with(kMore)) return std::string(blank);
  const std::string_view number = blank.substr(at + 5, blank.size() - kMore.size() - at - 5);
  if (number.find_first_not_of("0123456789") != std::string_view::npos) return std::string(blank);
  return std::string(blank.substr(0, at)) + " y " + std::string(number) + " más";
}

}  // namespace

std::optional<std::string> spanish_note(std::string_view note) {
  for (const Sentence& sentence : kSentences) {
    const auto blanks = blanks_of(sentence.english, note);
    if (!blanks) continue;
    std::string out;
    std::string_view pattern = sentence.spanish;
    for (const std::string_view blank : *blanks) {
      const std::size_t at = pattern.find("{}");
      out += pattern.substr(0, at);
      out += with_spanish_end(blank);
      pattern.remove_prefix(at + 2);
    }
    return out + std::string(pattern);
  }
  return std::nullopt;
}

}  // namespace cotejo
