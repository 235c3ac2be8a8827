// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/authority_file.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "core/base/file_bytes.h"
#include "core/base/result.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 8 << 20;  // bytes

[[noreturn]] void refuse(const std::string& path, const toml::source_region& where,
                         const std::string& why) {
  throw Failure(fmt::format("{}:{}: {}", path, where.begin.line, why), ExitCode::kUsage);
}

// A person or institution, and where it stands.
struct Entry {
  Authority authority;
  std::string path;
  toml::source_region where;
};

class FileReader {
 public:
  FileReader(std::string path, std::vector<Entry>& entries)
      : path_(std::move(path)), entries_(entries) {}

  void read() {
    toml::table table;
    try {
      table = toml::parse(file_bytes(path_), path_);
    } catch (const std::system_error& error) {
      throw Failure(error.what(), ExitCode::kUsage);
    } catch (const toml::parse_error& error) {
      refuse(path_, error.source(), std::string(error.description()));
    }
    for (const auto& [key, node] : table) {
      const bool person = key.str() == "person";
      if (!person && key.str() != "institution") {
        refuse(
            path_, key.source(),
            fmt::format("there is no '{}' in authority files; take [[person]] or [[institution]]",
                        key.str()));
      }
      for (const toml::table* one : tables(node, key.str())) {
        entries_.push_back({read_entry(*one, person), path_, one->source()});
      }
    }
  }

 private:
  std::vector<const toml::table*> tables(const toml::node& node, std::string_view key) const {
    std::vector<const toml::table*> all;
    const toml::array* list = node.as_array();
    if (list == nullptr)
      refuse(path_, node.source(), fmt::format("write [[{}]], twice bracketed", key));
    for (const toml::node& element : *list) {
      if (!element.is_table()) {
        refuse(path_, element.source(), fmt::format("write [[{}]], twice bracketed", key));
      }
      all.push_back(element.as_table());
    }
    return all;
  }

  std::string text(const toml::node& node, std::string_view key) const {
    const auto value = node.value_exact<std::string>();
    if (!value || authority_key(*value).empty()) {
      refuse(path_, node.source(), fmt::format("{} must be a text that is not empty", key));
    }
    const bool control = std::any_of(value->begin(), value->end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (control) refuse(path_, node.source(), fmt::format("{} has control characters", key));
    return *value;
  }

  std::vector<std::string> texts(const toml::node& node, std::string_view key) const {
    if (!node.is_array()) return {text(node, key)};
    std::vector<std::string> all;
    for (const toml::node& element : *node.as_array()) all.push_back(text(element, key));
    return all;
  }

  Date date(const toml::node& node, std::string_view key) const {
    std::string written;
    if (const auto day = node.value_exact<toml::date>()) {
      written = fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day);
    } else if (const auto year = node.value_exact<std::int64_t>()) {
      written = fmt::format("{:04}", *year);
    } else {
      written = text(node, key);
    }
    const auto read = parse_date(written);
    if (!read) refuse(path_, node.source(), fmt::format("{}: {}", key, read.error().message));
    return *read;
  }

  Authority read_entry(const toml::table& table, bool person) const {
    Authority authority;
    authority.kind = person ? Authority::Kind::kPerson : Authority::Kind::kInstitution;
    for (const auto& [key, node] : table) {
      if (key.str() == "name") {
        authority.name = text(node, "name");
      } else if (key.str() == "names") {
        authority.names = texts(node, "names");
      } else if (person && key.str() == "office") {
        for (const toml::table* one : tables(node, "person.office")) {
          authority.offices.push_back(read_office(*one));
        }
      } else {
        refuse(path_, key.source(),
               fmt::format("there is no key '{}' in [[{}]]; take name, names{}", key.str(),
                           person ? "person" : "institution", person ? ", office" : ""));
      }
    }
    if (authority.name.empty()) refuse(path_, table.source(), "name is missing");
    check_offices(authority, table);
    return authority;
  }

  Office read_office(const toml::table& table) const {
    Office office;
    for (const auto& [key, node] : table) {
      if (key.str() == "title") {
        office.titles = texts(node, "title");
      } else if (key.str() == "institution") {
        office.institutions = texts(node, "institution");
      } else if (key.str() == "from") {
        office.from = date(node, "from");
      } else if (key.str() == "until") {
        office.until = date(node, "until");
      } else {
        refuse(
            path_, key.source(),
            fmt::format("there is no key '{}' in an office; take title, institution, from, until",
                        key.str()));
      }
    }
    if (office.titles.empty()) refuse(path_, table.source(), "the office has no title");
    if (office.from && office.until && office.until->last_day() < office.from->first_day()) {
      refuse(path_, table.source(),
             fmt::format("the office ends on {}, before it begins on {}", office.until->to_string(),
                         office.from->to_string()));
    }
    return office;
  }

  // One person holds one office once at a time: else a date is mistyped.
  void check_offices(const Authority& authority, const toml::table& table) const {
    for (std::size_t i = 0; i < authority.offices.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Office& a = authority.offices[i];
        const Office& b = authority.offices[j];
        if (authority_key(a.titles.front()) != authority_key(b.titles.front())) continue;
        if (a.institutions != b.institutions) continue;
        const bool a_first = a.until && b.from && a.until->last_day() <= b.from->first_day();
        const bool b_first = b.until && a.from && b.until->last_day() <= a.from->first_day();
        if (a_first || b_first) continue;
        refuse(path_, table.source(),
               fmt::format("{} holds the office '{}' twice at the same time", authority.name,
                           a.titles.front()));
      }
    }
  }

  std::string path_;
  std::vector<Entry>& entries_;
};

std::vector<std::string> files_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (!fs::exists(path, error)) {
      throw Failure(fmt::format("{}: there is no such authority file or folder", path),
                    ExitCode::kUsage);
    }
    return {path};
  }
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  if (files.empty()) {
    throw Failure(fmt::format("{}: there is no *.toml in this folder", path), ExitCode::kUsage);
  }
  std::sort(files.begin(), files.end());
  return files;
}

// A name leads to one entry of its kind.
void check_names(const std::vector<Entry>& entries) {
  std::map<std::pair<Authority::Kind, std::string>, const Entry*> bearers;
  for (const Entry& entry : entries) {
    std::vector<std::string> all = entry.authority.names;
    all.push_back(entry.authority.name);
    for (const std::string& name : all) {
      const auto [known, first] =
          bearers.try_emplace({entry.authority.kind, authority_key(name)}, &entry);
      if (first || known->second == &entry) continue;
      refuse(entry.path, entry.where,
             fmt::format("'{}' is also a name of '{}' ({}:{}); a name may lead to one entry only",
                         name, known->second->authority.name, known->second->path,
                         known->second->where.begin.line));
    }
  }
}

void check_institutions(const std::vector<Entry>& entries, const Authorities& authorities) {
  for (const Entry& entry : entries) {
    for (const Office& office : entry.authority.offices) {
      for (const std::string& institution : office.institutions) {
        if (authorities.institution(institution) != nullptr) continue;
        refuse(entry.path, entry.where,
               fmt::format("{} has an office of '{}', which no [[institution]] names",
                           entry.authority.name, institution));
      }
    }
  }
}

}  // namespace

Authorities read_authorities(const std::vector<std::string>& paths) {
  std::vector<Entry> entries;
  for (const std::string& path : paths) {
    for (const std::string& file : files_of(path)) {
      std::error_code error;
      if (fs::file_size(file, error) > kLargestFile && !error) {
        throw Failure(fmt::format("{}: larger than 8 MiB, which no authority file is", file),
                      ExitCode::kUsage);
      }
      FileReader(file, entries).read();
    }
  }
  check_names(entries);
  std::vector<Authority> all;
  for (const Entry& entry : entries) all.push_back(entry.authority);
  Authorities authorities(std::move(all));
  check_institutions(entries, authorities);
  return authorities;
}

fs::path shipped_authorities() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  fs::path folder = program.parent_path().parent_path() / "share" / "cotejo" / "authorities";
  return fs::is_directory(folder, error) ? folder : fs::path();
}

}  // namespace cotejo
