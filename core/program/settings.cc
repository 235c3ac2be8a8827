// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/settings.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "core/base/file_bytes.h"
#include "core/base/result.h"

namespace cotejo {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// An XDG folder, or its default below the home folder.
std::string xdg_folder(const char* name, const char* below_home) {
  const std::string folder = environment(name);
  return folder.empty() ? environment("HOME") + below_home : folder;
}

[[noreturn]] void refuse(const std::string& path, const toml::source_region& where,
                         const std::string& why) {
  throw Failure(fmt::format("{}:{}:{}: {}", path, where.begin.line, where.begin.column, why),
                ExitCode::kUsage);
}

// A text, or a list of them.
std::vector<std::string> texts(const std::string& path, std::string_view name,
                               const toml::node& node) {
  const auto refuse_type = [&](const toml::node& wrong) {
    refuse(path, wrong.source(), fmt::format("{} must be a text or a list of texts", name));
  };
  if (const auto text = node.value_exact<std::string>()) return {*text};
  const toml::array* list = node.as_array();
  if (list == nullptr) refuse_type(node);
  std::vector<std::string> found;
  for (const toml::node& element : *list) {
    const auto text = element.value_exact<std::string>();
    if (!text) refuse_type(element);
    found.push_back(*text);
  }
  return found;
}

}  // namespace

std::string settings_path() {
  const std::string given = environment("COTEJO_SETTINGS");
  return given.empty() ? xdg_folder("XDG_CONFIG_HOME", "/.config") + "/cotejo/cotejo.toml" : given;
}

Settings read_settings() {
  Settings settings;
  const std::string path = settings_path();
  if (!std::filesystem::exists(path)) return settings;
  toml::table table;
  try {
    table = toml::parse(file_bytes(path), path);
  } catch (const std::system_error& error) {
    throw Failure(error.what(), ExitCode::kUsage);
  } catch (const toml::parse_error& error) {
    refuse(path, error.source(), std::string(error.description()));
  }
  for (const auto& [key, node] : table) {
    if (key.str() == "index") {
      settings.index = texts(path, "index", node);
    } else if (key.str() == "authorities") {
      settings.authorities = texts(path, "authorities", node);
    } else if (key.str() == "jobs") {
      const auto jobs = node.value_exact<std::int64_t>();
      if (!jobs || *jobs < 1 || *jobs > 256) refuse(path, node.source(), "jobs must be 1 to 256");
      settings.jobs = static_cast<std::size_t>(*jobs);
    } else if (key.str() == "color") {
      settings.color = node.value_exact<std::string>();
      if (settings.color != "auto" && settings.color != "always" && settings.color != "never") {
        refuse(path, node.source(), "color must be \"auto\", \"always\" or \"never\"");
      }
    } else if (key.str() == "words") {
      settings.words = node.value_exact<std::string>();
      if (!settings.words) refuse(path, node.source(), "words must be a text: a folder");
    } else if (key.str() == "queries") {
      settings.queries = node.value_exact<std::string>();
      if (!settings.queries) refuse(path, node.source(), "queries must be a text: a folder");
    } else if (key.str() == "notify") {
      const auto notify = node.value_exact<bool>();
      if (!notify) refuse(path, node.source(), "notify must be true or false");
      settings.notify = *notify;
    } else if (key.str() == "partial") {
      settings.partial = node.value_exact<std::string>();
      if (settings.partial != "auto" && settings.partial != "allow" &&
          settings.partial != "refuse") {
        refuse(path, node.source(), "partial must be \"auto\", \"allow\" or \"refuse\"");
      }
    } else if (key.str() == "shard-timeout") {
      settings.shard_timeout = node.value<double>();
      if (!settings.shard_timeout || !(*settings.shard_timeout >= 0.05) ||
          *settings.shard_timeout > 600) {
        refuse(path, node.source(), "shard-timeout must be a number of seconds, 0.05 to 600");
      }
    } else if (key.str() == "profiles") {
      settings.profiles = texts(path, "profiles", node);
    } else {
      refuse(path, key.source(),
             fmt::format("there is no setting '{}'; take authorities, color, index, jobs, "
                         "notify, partial, profiles, queries, shard-timeout or words",
                         key.str()));
    }
  }
  return settings;
}

std::string default_words(const Settings& settings) {
  const std::string given = environment("COTEJO_WORDS");
  return given.empty() ? settings.words.value_or("") : given;
}

std::string default_queries(const Settings& settings) {
  const std::string given = environment("COTEJO_QUERIES");
  if (!given.empty()) return given;
  if (settings.queries) return *settings.queries;
  return xdg_folder("XDG_CONFIG_HOME", "/.config") + "/cotejo/queries";
}

std::string default_cursors() {
  return xdg_folder("XDG_STATE_HOME", "/.local/state") + "/cotejo/cursors";
}

std::vector<std::string> default_indexes(const Settings& settings) {
  const std::string given = environment("COTEJO_INDEX");
  if (!given.empty()) return {given};
  if (!settings.index.empty()) return settings.index;
  return {xdg_folder("XDG_DATA_HOME", "/.local/share") + "/cotejo/index"};
}

}  // namespace cotejo
