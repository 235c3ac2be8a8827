// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/word_keys.h"

#include "core/base/utf8.h"
#include "core/text/characters.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

constexpr std::string_view kEnye = "ñ";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_sign_of_quantity(char32_t c) {
  return c == U'%' || c == U'‰' || c == U'$' || c == U'€' || c == U'£' || c == U'¥';
}

}  // namespace

std::string comparison_key(std::string_view folded) {
  std::string key;
  key.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (folded.substr(at, kEnye.size()) == kEnye) {
      key.push_back('n');
      at += kEnye.size() - 1;
    } else if (folded[at] != '\'') {
      key.push_back(folded[at]);
    }
  }
  // "3." is no number that the tokenizer makes: a point at the end marks an acronym.
  if (key.size() > 1 && key.back() == '.' && !is_digit(key.front())) key.pop_back();
  return key.empty() ? std::string(folded) : key;
}

std::string letters_of(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(text, at);
    if (is_word_class(char_class(c)) || is_sign_of_quantity(c)) {
      kept.append(text, from, at - from);
    }
  }
  // folded_name() knows no limit of length; letters alone have no spaces for it to squeeze.
  return comparison_key(folded_name(kept));
}

}  // namespace cotejo
