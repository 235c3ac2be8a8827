// SPDX-License-Identifier: GPL-3.0-or-later
// One line a command, option and value, each with the condition under which it may stand.
#include <fmt/format.h>

#include "core/command_line/completion.h"
#include "core/command_line/completion_words.h"

namespace cotejo {
namespace {

constexpr std::string_view kFishQuote = "\\'";

std::string quoted(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') escaped.push_back('\\');
    escaped.push_back(c);
  }
  return shell_quote(escaped, kFishQuote);
}

std::string seen(const std::string& names) {
  return "__fish_seen_subcommand_from " + names;
}

class Lines {
 public:
  explicit Lines(const Command& program) : program_(program) {
    out_ =
        fmt::format("# Completion of {0} for fish, made by '{0} --generate fish'.\n", program.name);
    add("-f", "");
    add_command(program, "", "__fish_use_subcommand");
  }
  const std::string& text() const { return out_; }

 private:
  void add(const std::string& what, const std::string& condition) {
    const std::string when = condition.empty() ? "" : " -n " + quoted(condition);
    out_ += fmt::format("complete -c {}{} {}\n", program_.name, when, what);
  }

  void add_option(const CommandOption& option, const std::string& condition) {
    std::string what;
    for (const std::string& name : option.names) {
      const bool is_long = name.starts_with("--");
      what += fmt::format("{} {} ", is_long ? "-l" : "-s", name.substr(is_long ? 2 : 1));
    }
    if (!option.value.empty()) what += "-r ";
    if (!option.choices.empty()) {
      what += "-f -a " + quoted(joined(option.choices, " ")) + " ";
    } else if (value_places(option) == ValuePlaces::kFiles) {
      what += "-F ";
    } else if (value_places(option) == ValuePlaces::kFolders) {
      what += "-f -a '(__fish_complete_directories)' ";
    } else if (!option.value.empty()) {
      what += "-f ";
    }
    add(what + "-d " + quoted(short_help(option.help)), condition);
  }

  // `here`: where its own commands may stand; `inside`: where its options may.
  void add_command(const Command& command, const std::string& inside, const std::string& here) {
    for (const CommandOption& option : command.options) {
      add_option(option, command.commands.empty() ? inside : here);
    }
    if (argument_places(command) != ValuePlaces::kNone) add("-F", inside);
    std::vector<std::string> names;
    std::vector<std::string> groups;
    for (const Command& sub : command.commands) {
      names.push_back(sub.name);
      if (!sub.commands.empty()) groups.push_back(sub.name);
    }
    const std::string outer = inside.empty() ? "" : inside + "; and ";
    for (const Command& sub : command.commands) {
      add(fmt::format("-a {} -d {}", sub.name, quoted(short_help(sub.help))), here);
      std::string within = outer + seen(sub.name);
      // A command within a group may have the name of one outside.
      for (const std::string& group : groups) {
        if (group != sub.name) within += "; and not " + seen(group);
      }
      std::vector<std::string> inner;
      for (const Command& below : sub.commands) inner.push_back(below.name);
      const std::string first =
          inner.empty() ? "" : within + "; and not " + seen(joined(inner, " "));
      add_command(sub, within, first);
    }
  }

  const Command& program_;
  std::string out_;
};

}  // namespace

std::string fish_completion(const Command& program) {
  return Lines(program).text();
}

}  // namespace cotejo
