// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizer.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/text/characters.h"

namespace cotejo {
namespace {

using GetInstance = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2& instance_of(GetInstance get) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = get(status);
  if (U_FAILURE(status)) throw Failure("ICU has no normalization data on this machine");
  return *instance;
}

// Asked for once, and not by each word: our own lock is also one that the thread sanitizer sees.
const icu::Normalizer2& normalizer(bool compose) {
  static const icu::Normalizer2& kCompose = instance_of(icu::Normalizer2::getNFKCInstance);
  static const icu::Normalizer2& kDecompose = instance_of(icu::Normalizer2::getNFDInstance);
  return compose ? kCompose : kDecompose;
}

std::string normalize(std::string_view text, bool compose) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString target = normalizer(compose).normalize(source, status);
  std::string out;
  target.toUTF8String(out);
  return out;
}

bool is_ascii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Letters that Unicode does not decompose, and those of Latin-1 that it does, spelled out so that
// ICU is asked only for what is rare. nullptr: not in the table.
const char* fold_letter(char32_t c) {
  switch (c) {
    case U'á':
    case U'à':
    case U'â':
    case U'ä':
    case U'ã':
    case U'å':
      return "a";
    case U'é':
    case U'è':
    case U'ê':
    case U'ë':
      return "e";
    case U'í':
    case U'ì':
    case U'î':
    case U'ï':
    case U'ı':
      return "i";
    case U'ó':
    case U'ò':
    case U'ô':
    case U'ö':
    case U'õ':
    case U'ø':
      return "o";
    case U'ú':
    case U'ù':
    case U'û':
    case U'ü':
      return "u";
    case U'ý':
    case U'ÿ':
      return "y";
    case U'ç':
      return "c";
    case U'ñ':
      return "ñ";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    default:
      return nullptr;
  }
}

// Decomposes, drops the marks, but puts a tilde back on its n.
std::string fold_by_decomposition(std::string_view text) {
  const std::string decomposed = normalize(text, false);
  std::string out;
  for (std::size_t at = 0; at < decomposed.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(decomposed, at);
    if (c == 0x303 && !out.empty() && out.back() == 'n') {
      out.pop_back();
      out += "ñ";
    } else if (const char* letters = fold_letter(c)) {
      out += letters;  // ǿ: an ø, once its accent is gone
    } else if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) {
      out.append(decomposed, from, at - from);
    }
  }
  return out;
}

// Lower case, apostrophes as ', without ignorable characters. `plain` becomes false if there is
// anything that may have another NFKC form.
std::string lower_pass(std::string_view raw, bool& plain) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const auto byte = static_cast<unsigned char>(raw[at]);
    if (byte < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : raw[at]);
      ++at;
      continue;
    }
    const char32_t c = decode_utf8(raw, at);
    const CharClass kind = char_class(c);
    if (kind == CharClass::kIgnorable) continue;
    if (kind == CharClass::kApostrophe) {
      out.push_back('\'');
      continue;
    }
    // Below the combining marks everything is its own NFKC form but a few compatibility letters
    // (ŉ, ǆ …) that no statement needs.
    if (c >= 0x300) plain = false;
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return out;
}

std::string whole_surface(std::string_view raw) {
  bool plain = true;
  std::string out = lower_pass(raw, plain);
  // A compatibility form can hide a capital (ℂ, 𝐏) or an apostrophe: hence the second pass.
  return plain ? out : lower_pass(normalize(out, true), plain);
}

std::string whole_folded(std::string_view surface) {
  if (is_ascii(surface)) return std::string(surface);
  std::string out;
  out.reserve(surface.size());
  for (std::size_t at = 0; at < surface.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(surface, at);
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (const char* letters = fold_letter(c)) {
      out += letters;
    } else {
      out += fold_by_decomposition(surface.substr(from, at - from));
    }
  }
  return out;
}

}  // namespace

std::string surface_form(std::string_view raw) {
  std::string surface = whole_surface(raw);
  // Some letters (ﷺ, ͺ) have a compatibility form of several words; the lexicon has spaces between
  // words. Without them a mark may find a letter to go with.
  if (std::erase(surface, ' ') > 0) surface = whole_surface(surface);
  return std::string(truncate_utf8(surface, kMaxWordBytes));
}

std::string folded_form(std::string_view surface) {
  return std::string(truncate_utf8(whole_folded(surface), kMaxWordBytes));
}

std::string folded_name(std::string_view name) {
  const std::string folded = whole_folded(whole_surface(name));
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(folded, at);
    // ICU is asked beyond ASCII alone: names of a whole table are folded at each start.
    if (c <= 0x20 || (c >= 0x80 && u_isUWhiteSpace(static_cast<UChar32>(c)))) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.append(folded, from, at - from);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string skeleton_form(std::string_view form) {
  std::string folded = folded_form(form);
  constexpr std::string_view kEnye = "ñ";
  for (std::size_t at = folded.find(kEnye); at != std::string::npos; at = folded.find(kEnye, at)) {
    folded.replace(at, kEnye.size(), "n");
  }
  const std::size_t apostrophe = folded.find('\'');
  if (apostrophe != std::string::npos && folded.size() - apostrophe > 3) {
    folded.erase(apostrophe, 1);
  }
  return folded;
}

bool begins_capital(std::string_view text) {
  std::size_t end = 0;
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return text[0] >= 'A' && text[0] <= 'Z';
  decode_utf8(text, end);
  const std::string_view first = text.substr(0, end);
  return surface_form(first) != first;
}

}  // namespace cotejo
