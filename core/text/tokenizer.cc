// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/token_unit.h"

namespace cotejo {
namespace {

// Longest compound that is also given as one word, in parts and bytes.
constexpr std::size_t kMaxJoinedParts = 4;
constexpr std::size_t kMaxJoinedBytes = 60;

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const TokenSink& sink) : text_(text), sink_(sink) {}

  std::uint32_t run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      std::size_t next = at;
      if (is_word_class(class_at(text_, at, next))) {
        at = read_compound(at);
      } else {
        at = next;
      }
    }
    return position_;
  }

 private:
  // Reads units for as long as hyphens join them; one unit is the common case.
  std::size_t read_compound(std::size_t at) {
    TokenUnit unit = read_unit(text_, at);
    const std::size_t begin = at;
    const std::uint32_t first_position = position_;
    std::size_t parts = 0;
    bool any_word = false;
    joined_.clear();
    while (true) {
      ++parts;
      const std::size_t joint = word_behind_hyphen(text_, unit.end);
      if (parts > 1 || joint != 0) {
        joined_ += unit.is_literal ? std::string_view(unit.literal) : unit.raw;
        any_word = any_word || !unit.is_literal || unit.is_acronym;
      }
      emit(unit);
      if (joint == 0) break;
      unit = read_unit(text_, joint);
    }
    if (parts > 1 && parts <= kMaxJoinedParts && joined_.size() <= kMaxJoinedBytes && any_word) {
      // At the first and the last part's position, so that phrases find it from either side.
      sink_({joined_, begin, unit.word_end, first_position, false, true});
      sink_({joined_, begin, unit.word_end, position_ - 1, false, true});
    }
    return unit.end;
  }

  void emit(const TokenUnit& unit) {
    const std::uint32_t position = position_++;
    if (unit.is_literal) {
      sink_({unit.literal, unit.begin, unit.word_end, position, true, false});
      // In a line of capitals nobody can tell US from us: it is both.
      if (unit.is_acronym && unit.is_undotted && is_shouted(text_, unit.begin, unit.end)) {
        const std::string_view word =
            std::string_view(unit.literal).substr(0, unit.literal.size() - 1);
        sink_({word, unit.begin, unit.word_end, position, true, true});
      }
      return;
    }
    sink_({unit.raw, unit.begin, unit.word_end, position, false, false});
    if (unit.elided != 0) {
      // Without the possessive, which `raw` does not have: O'Connor's → connor.
      const std::size_t raw_end = unit.begin + unit.raw.size();
      sink_({text_.substr(unit.elided, raw_end - unit.elided), unit.elided, unit.end, position,
             false, true});
    }
  }

  std::string_view text_;
  const TokenSink& sink_;
  std::uint32_t position_ = 0;
  std::string joined_;
};

}  // namespace

std::uint32_t tokenize(std::string_view text, const TokenSink& sink) {
  return Tokenizer(text, sink).run();
}

}  // namespace cotejo
