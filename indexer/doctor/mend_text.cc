// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/mend_text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/text/html_entities.h"
#include "indexer/doctor/garbled.h"
#include "indexer/doctor/text_traces.h"

namespace cotejo {
namespace {

std::string without_controls(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = windows_character(decode_utf8(text, at));
    if (!is_stray_control(c)) append_utf8(out, c);
  }
  return out;
}

// Tags whose ends are ends of lines.
bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 17> kBlocks{
      "blockquote", "br", "div",   "h1", "h2", "h3", "h4",   "hr",  "li",
      "ol",         "p",  "table", "td", "tr", "ul", "body", "html"};
  return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end();
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view name;
    bool closes = false;
    const std::size_t length = text[at] == '<' ? html_tag_at(text, at, name, closes) : 0;
    if (length == 0) {
      out.push_back(text[at++]);
      continue;
    }
    at += length;
    if (!is_block(name)) continue;
    // A paragraph ends in an empty line, a line in one end of line; none is put in twice.
    const bool paragraph = name == "p" || name == "blockquote" || name.front() == 'h';
    while (!out.empty() && out.back() == ' ') out.pop_back();
    const std::string_view end = paragraph ? "\n\n" : "\n";
    while (!out.empty() && !out.ends_with(end) && at < text.size()) out.push_back('\n');
  }
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  append_decoded(out, text);
  return out;
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw Failure("ICU has no normalization data on this machine");
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out;
  nfc->normalize(source, status).toUTF8String(out);
  return out;
}

std::size_t start_of_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

std::string mend_text(const std::string& text, const TextChanged& changed) {
  constexpr int kMostRounds = 3;  // what is decoded may hold tags, and those entities
  std::string mended = text;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::string before_round = mended;
    const auto step = [&](std::string_view code, std::string next) {
      if (next == mended) return;
      changed(code, mended, next);
      mended = std::move(next);
    };
    const TextTraces traces = find_traces(mended);
    if (is_garbled(mended)) step("garbled-text", mend_garbled(mended));
    if (traces.control != 0) step("control-characters", without_controls(mended));
    if (traces.tags != 0) step("html-tags", without_tags(mended));
    if (traces.entities != 0) step("html-entities", decoded(mended));
    if (traces.combining != 0) step("decomposed-text", composed(mended));
    if (mended == before_round) break;
  }
  return mended;
}

std::string first_change(std::string_view before, std::string_view after) {
  constexpr std::size_t kBefore = 12;
  constexpr std::size_t kShown = 40;
  const auto [a, b] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto at = static_cast<std::size_t>(a - before.begin());
  std::size_t from = start_of_character(before, at - std::min(at, kBefore));
  // From a word's beginning, if there is one on the way.
  if (from != 0) {
    const std::size_t space = before.find(' ', from);
    if (space < at) from = space + 1;
  }
  const auto excerpt = [&](std::string_view text) {
    const std::string_view rest = text.substr(std::min(from, text.size()));
    const std::string_view shown = truncate_utf8(rest, kShown);
    return fmt::format("{}{}{}", from == 0 ? "" : "…", shown,
                       shown.size() < rest.size() ? "…" : "");
  };
  return fmt::format("'{}' became '{}'", excerpt(before), excerpt(after));
}

}  // namespace cotejo
