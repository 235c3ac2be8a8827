// SPDX-License-Identifier: GPL-3.0-or-later
// The table as text: a letter for what a line holds, then its parts, a tab before each. P and I
// begin a person and an institution, N is one more name, O an office: from, until, then titles (T)
// and institutions (S) on lines of their own.
#include "core/names/authorities.h"

namespace cotejo {
namespace {

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t tab = line.find('\t');
    parts.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return parts;
    line.remove_prefix(tab + 1);
  }
}

std::optional<Date> date_of(std::string_view text) {
  const auto date = parse_date(text);
  return date ? std::optional(*date) : std::nullopt;
}

std::string date_text(const std::optional<Date>& date) {
  return date ? date->to_string() : "";
}

}  // namespace

std::string serialize(const Authorities& authorities) {
  std::string table;
  const auto line = [&](char kind, const std::string& text) {
    table += kind;
    table += '\t' + text + '\n';
  };
  for (const Authority& authority : authorities.all()) {
    line(authority.kind == Authority::Kind::kPerson ? 'P' : 'I', authority.name);
    for (const std::string& name : authority.names) line('N', name);
    for (const Office& office : authority.offices) {
      line('O', date_text(office.from) + '\t' + date_text(office.until));
      for (const std::string& title : office.titles) line('T', title);
      for (const std::string& institution : office.institutions) line('S', institution);
    }
  }
  return table;
}

Authorities parse_table(std::string_view table) {
  return Authorities(parse_authorities(table));
}

std::vector<Authority> parse_authorities(std::string_view table) {
  std::vector<Authority> all;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::vector<std::string_view> parts = parts_of(table.substr(0, end));
    table.remove_prefix(std::min(end + 1, table.size()));
    if (parts.size() < 2 || parts[0].size() != 1) continue;
    const char kind = parts[0].front();
    const std::string text(parts[1]);
    if (kind == 'P' || kind == 'I') {
      all.push_back(
          {kind == 'P' ? Authority::Kind::kPerson : Authority::Kind::kInstitution, text, {}, {}});
      continue;
    }
    if (all.empty()) continue;
    std::vector<Office>& offices = all.back().offices;
    if (kind == 'N') all.back().names.push_back(text);
    if (kind == 'O') offices.push_back({{}, {}, date_of(text), date_of(parts.back())});
    if (offices.empty()) continue;
    if (kind == 'T') offices.back().titles.push_back(text);
    if (kind == 'S') offices.back().institutions.push_back(text);
  }
  return all;
}

}  // namespace cotejo
