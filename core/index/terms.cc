// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/language.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/text/normalizer.h"

namespace cotejo {
namespace {

// A text too long for a term is cut, and told apart by a hash of the whole. Of one with zero bytes,
// which Xapian writes as two, the hash alone stands.
std::string bounded_term(std::string_view prefix, std::string_view text) {
  std::string term(prefix);
  if (text.find('\0') != std::string_view::npos) return term + sha256_hex(text).substr(0, 32);
  if (prefix.size() + text.size() <= kMaxTermBytes) {
    term += text;
    return term;
  }
  const std::string hash = sha256_hex(text).substr(0, 32);
  term += truncate_utf8(text, kMaxTermBytes - prefix.size() - hash.size());
  return term + hash;
}

std::string squeeze_spaces(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

bool is_text_word(std::string_view term) {
  return std::any_of(languages().begin(), languages().end(),
                     [&](const LanguageRow& row) { return term.starts_with(row.tag); });
}

std::string id_term(std::string_view id) {
  return bounded_term(kIdPrefix, id);
}

std::string origin_term(std::string_view path) {
  return bounded_term(kOriginPrefix, path);
}

std::string exact_term(Field field, std::string_view value) {
  return bounded_term(field_row(field).exact_prefix, folded_name(value));
}

std::string field_word_term(Field field, std::string_view folded) {
  // A word of digits would run into a prefix that ends in a capital just as well; Xapian's own
  // convention puts a colon before capitals only, and folded words have none.
  return bounded_term(field_row(field).word_prefix, folded);
}

std::string date_value(const Date& date) {
  if (!date.has_month()) return fmt::format("{:04}", date.year);
  if (!date.has_day()) return fmt::format("{:04}{:02}", date.year, date.month);
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::vector<std::string> date_terms(const Date& date) {
  const std::string day = date_value(date);
  return {std::string(kYearPrefix) + day.substr(0, 4), std::string(kMonthPrefix) + day.substr(0, 6),
          std::string(kDayPrefix) + day};
}

std::string join_values(const std::vector<std::string>& values) {
  std::string slot;
  for (const std::string& value : values) {
    slot += squeeze_spaces(value);
    slot.push_back('\n');
  }
  return slot;
}

std::vector<std::string> split_values(std::string_view slot) {
  std::vector<std::string> values;
  while (!slot.empty()) {
    const std::size_t end = slot.find('\n');
    values.emplace_back(slot.substr(0, end));
    if (end == std::string_view::npos) break;
    slot.remove_prefix(end + 1);
  }
  return values;
}

}  // namespace cotejo
