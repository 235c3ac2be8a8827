// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/profiles.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <regex>

#include "core/base/result.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/web_address.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 9> kFields{"title", "date",  "speaker", "source", "lang",
                                                  "kind",  "place", "topics",  "body"};

// Reads one file into a Profile; throws with the place of what is wrong.
class ProfileReader {
 public:
  explicit ProfileReader(const std::string& file) : file_(file) { profile_.file = file; }

  Profile read() {
    toml::table table;
    try {
      table = toml::parse_file(file_);
    } catch (const toml::parse_error& error) {
      throw Failure(fmt::format("{}:{}: {}", file_, error.source().begin.line, error.description()),
                    ExitCode::kUsage);
    }
    for (const auto& [key, node] : table) take(key, node);
    if (profile_.name.empty()) refuse(table.source(), "it needs a name = \"…\"");
    if (profile_.hosts.empty() && profile_.urls.empty() && profile_.generators.empty() &&
        profile_.files.empty()) {
      refuse(table.source(), "it matches nothing: [match] needs hosts, urls, generators or files");
    }
    return std::move(profile_);
  }

 private:
  [[noreturn]] void refuse(const toml::source_region& where, const std::string& why) const {
    throw Failure(fmt::format("{}:{}: {}", file_, std::max(where.begin.line, 1U), why),
                  ExitCode::kUsage);
  }

  void take(const toml::key& key, const toml::node& node) {
    const std::string_view name = key.str();
    if (name == "name") {
      profile_.name = texts(key, node).front();
    } else if (name == "match") {
      for (const auto& [inner, value] : table_of(key, node)) take_match(inner, value);
    } else if (name == "xpath" || name == "file_name" || name == "constants") {
      for (const auto& [inner, value] : table_of(key, node)) take_rule(name, inner, value);
    } else if (name == "drop") {
      profile_.drop = texts(key, node);
      for (const std::string& path : profile_.drop) check_xpath(node, path);
    } else if (name == "date_formats") {
      for (const std::string& text : texts(key, node)) take_date_format(node, text);
    } else {
      refuse(key.source(), fmt::format("there is no key '{}'; take name, match, xpath, file_name, "
                                       "constants, drop or date_formats",
                                       name));
    }
  }

  void take_date_format(const toml::node& node, const std::string& text) {
    auto format = parse_date_format(text);
    if (!format) refuse(node.source(), format.error().message);
    if (!has_month(*format)) {
      // Each number of four figures would be a year.
      refuse(node.source(), fmt::format("'{}' has no month, which dates of pages need", text));
    }
    profile_.date_formats.push_back(std::move(*format));
  }

  void take_match(const toml::key& key, const toml::node& node) {
    const std::string_view name = key.str();
    if (name == "hosts") {
      profile_.hosts = texts(key, node);
    } else if (name == "urls") {
      profile_.urls = texts(key, node);
    } else if (name == "generators") {
      profile_.generators = texts(key, node);
    } else if (name == "files") {
      profile_.files = texts(key, node);
      for (const std::string& pattern : profile_.files) check_pattern(node, pattern, 0);
    } else {
      refuse(
          key.source(),
          fmt::format("there is no key 'match.{}'; take hosts, urls, generators or files", name));
    }
  }

  void take_rule(std::string_view section, const toml::key& key, const toml::node& node) {
    const std::string_view field = key.str();
    if (std::find(kFields.begin(), kFields.end(), field) == kFields.end()) {
      refuse(key.source(), fmt::format("there is no field '{}'; take one of {}", field,
                                       fmt::join(kFields, ", ")));
    }
    auto rule = std::find_if(profile_.rules.begin(), profile_.rules.end(),
                             [&](const ProfileRule& known) { return known.field == field; });
    if (rule == profile_.rules.end()) {
      rule = profile_.rules.insert(rule, ProfileRule{std::string(field), {}, {}, {}});
    }
    if (section == "xpath") {
      rule->paths = texts(key, node);
      for (const std::string& path : rule->paths) check_xpath(node, path);
    } else if (field == "body") {
      refuse(key.source(), "body stands on the page: [xpath] alone can say where");
    } else if (section == "file_name") {
      rule->name_pattern = texts(key, node).front();
      check_pattern(node, rule->name_pattern, 1);
    } else {
      rule->constants = texts(key, node);
    }
  }

  const toml::table& table_of(const toml::key& key, const toml::node& node) const {
    if (!node.is_table()) refuse(key.source(), fmt::format("'{}' must be a table", key.str()));
    return *node.as_table();
  }

  // A text or a list of texts; never empty.
  std::vector<std::string> texts(const toml::key& key, const toml::node& node) const {
    std::vector<std::string> list;
    if (const auto text = node.value_exact<std::string>()) list.push_back(*text);
    if (const toml::array* array = node.as_array()) {
      for (const toml::node& element : *array) {
        const auto text = element.value_exact<std::string>();
        if (!text) refuse(element.source(), fmt::format("'{}' must have texts only", key.str()));
        list.push_back(*text);
      }
    }
    if (list.empty() || std::find(list.begin(), list.end(), "") != list.end()) {
      refuse(node.source(), fmt::format("'{}' must be a text or a list of texts", key.str()));
    }
    return list;
  }

  void check_xpath(const toml::node& node, const std::string& path) const {
    if (const auto fault = xpath_fault(path); !fault.empty()) refuse(node.source(), fault);
  }

  void check_pattern(const toml::node& node, const std::string& pattern, unsigned groups) const {
    try {
      const std::regex compiled(pattern);
      if (compiled.mark_count() >= groups) return;
    } catch (const std::regex_error&) {
      refuse(node.source(), fmt::format("'{}' is no regular expression", pattern));
    }
    refuse(node.source(), fmt::format("'{}' needs a group, (…), for what to take", pattern));
  }

  std::string file_;
  Profile profile_;
};

bool is_of_host(std::string_view host, std::string_view wanted) {
  return host == wanted || (host.size() > wanted.size() && host.ends_with(wanted) &&
                            host[host.size() - wanted.size() - 1] == '.');
}

bool matches(const Profile& profile, std::string_view url, std::string_view generator,
             const std::string& file_name) {
  const std::string host = host_of(url);
  const auto begins = [](std::string_view text) {
    return [text](const std::string& beginning) { return text.starts_with(beginning); };
  };
  return std::any_of(profile.hosts.begin(), profile.hosts.end(),
                     [&](const std::string& wanted) { return is_of_host(host, wanted); }) ||
         std::any_of(profile.urls.begin(), profile.urls.end(), begins(url)) ||
         std::any_of(profile.generators.begin(), profile.generators.end(), begins(generator)) ||
         std::any_of(profile.files.begin(), profile.files.end(), [&](const std::string& pattern) {
           return !file_name.empty() && std::regex_search(file_name, std::regex(pattern));
         });
}

}  // namespace

const ProfileRule* Profile::rule(std::string_view field) const {
  for (const ProfileRule& rule : rules) {
    if (rule.field == field) return &rule;
  }
  return nullptr;
}

void Profiles::load(const std::string& file) {
  profiles_.push_back(ProfileReader(file).read());
}

const Profile* Profiles::find(std::string_view url, std::string_view generator,
                              const std::string& file_name) const {
  for (const Profile& profile : profiles_) {
    if (matches(profile, url, generator, file_name)) return &profile;
  }
  return nullptr;
}

}  // namespace cotejo
