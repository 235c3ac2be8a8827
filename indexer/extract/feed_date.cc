// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/feed_date.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/extract/date_text.h"

namespace cotejo {
namespace {

bool is_number(std::string_view word, std::size_t most) {
  return !word.empty() && word.size() <= most &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

// "Thu, 05 Mar 26 23:30 GMT" with the year written out; empty: it is not written so.
std::string with_whole_year(std::string_view text) {
  constexpr std::size_t kEnough = 5;
  std::vector<std::string_view> words;
  while (words.size() < kEnough) {
    text.remove_prefix(std::min(text.find_first_not_of(" ,-\t"), text.size()));
    if (text.empty()) break;
    const std::size_t end = std::min(text.find_first_of(" ,-\t"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  if (!words.empty() && !is_number(words.front(), 2)) words.erase(words.begin());  // the weekday
  if (words.size() < 3 || !is_number(words[0], 2) || words[2].size() != 2 ||
      !is_number(words[2], 2)) {
    return "";
  }
  const std::string century = words[2].front() < '5' ? "20" : "19";
  return std::string(words[0]) + " " + std::string(words[1]) + " " + century +
         std::string(words[2]);
}

}  // namespace

std::optional<Date> read_feed_date(std::string_view text) {
  if (const auto date = read_date(text)) return date;
  if (const auto date = parse_date(text)) return *date;  // a month or a year alone
  const std::string whole = with_whole_year(text);
  return whole.empty() ? std::nullopt : read_date(whole);
}

}  // namespace cotejo
