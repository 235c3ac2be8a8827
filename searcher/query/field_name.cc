// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <vector>

namespace cotejo {
namespace {

std::string lower_ascii(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// How many letters must be put in, left out, changed, or swapped with their neighbour (bytes are
// near enough for names).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

// The field that was perhaps meant; empty if none is near.
std::string_view nearest_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  std::string_view nearest;
  std::size_t least = 3;  // more than two changes are another word
  const auto consider = [&](std::string_view candidate) {
    const std::size_t far = distance(lower, candidate);
    if (far >= least || far * 2 >= candidate.size()) return;
    least = far;
    nearest = candidate;
  };
  for (const FieldRow& row : field_table()) {
    consider(row.name);
    consider(row.spanish_name);
  }
  for (std::string_view end : {"since", "desde", "until", "hasta"}) consider(end);
  return nearest;
}

}  // namespace

std::optional<FieldName> find_field_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  const bool since = lower == "since" || lower == "desde";
  const bool until = lower == "until" || lower == "hasta";
  if (since || until) return FieldName{Field::kDate, since, until};
  const auto field = find_field(name);
  if (!field) return std::nullopt;
  return FieldName{*field, false, false};
}

std::string no_such_field(std::string_view name) {
  std::string out = fmt::format("there is no field '{}'", name);
  if (const auto nearest = nearest_name(name); !nearest.empty()) {
    out += fmt::format(", perhaps '{}' is meant", nearest);
  }
  out += "; the fields are:";
  for (const FieldRow& row : field_table()) out += fmt::format(" {}", row.name);
  return out + " (to search for the text itself, put it in quotation marks)";
}

}  // namespace cotejo
