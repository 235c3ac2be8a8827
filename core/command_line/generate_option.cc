// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/generate_option.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <map>

#include "core/command_line/command_tree.h"
#include "core/command_line/completion.h"
#include "core/command_line/manual_page.h"

namespace cotejo {
namespace {

const std::map<std::string, std::function<std::string(const Command&)>>& writers() {
  static const std::map<std::string, std::function<std::string(const Command&)>> kWriters{
      {"bash", bash_completion},
      {"fish", fish_completion},
      {"scdoc", manual_commands},
      {"zsh", zsh_completion}};
  return kWriters;
}

// CLI11 writes a choice into the name of the type: "WHEN:{auto,always,never}".
void read_value(const CLI::Option& option, CommandOption& read) {
  if (option.get_items_expected_max() == 0) return;
  const std::string type = option.get_type_name();
  const std::size_t colon = type.find(':');
  read.value = type.substr(0, colon);
  if (read.value.empty()) read.value = "VALUE";
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (colon == std::string::npos || open == std::string::npos || close == std::string::npos) return;
  std::string choice;
  for (const char c : type.substr(open + 1, close - open - 1) + ",") {
    if (c != ',') {
      choice.push_back(c);
      continue;
    }
    read.choices.push_back(choice);
    choice.clear();
  }
}

CommandOption read_option(const CLI::Option& option) {
  CommandOption read;
  for (const std::string& name : option.get_snames()) read.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) read.names.push_back("--" + name);
  read_value(option, read);
  read.help = option.get_description();
  read.required = option.get_required();
  read.repeats = option.get_items_expected_max() > 1;
  return read;
}

Command read_command(const CLI::App& app) {
  Command read;
  read.name = app.get_name();
  read.help = app.get_description();
  read.footer = app.get_footer();
  const auto shown = [](const CLI::Option* option) { return !option->get_group().empty(); };
  for (const CLI::Option* option : app.get_options(shown)) {
    CommandOption one = read_option(*option);
    (one.names.empty() ? read.arguments : read.options).push_back(std::move(one));
  }
  const auto any = [](const CLI::App*) { return true; };
  for (const CLI::App* command : app.get_subcommands(any)) {
    read.commands.push_back(read_command(*command));
  }
  return read;
}

}  // namespace

void add_generate_option(CLI::App& app) {
  std::string names;
  for (const auto& [name, writer] : writers()) names += (names.empty() ? "" : ", ") + name;
  app.add_option_function<std::string>(
         "--generate",
         [&app](const std::string& what) {
           std::cout << writers().at(what)(read_command(app)) << std::flush;
           throw CLI::Success();
         },
         "Completions for a shell, or the commands of the manual page")
      ->check([names](const std::string& what) {
        return writers().contains(what) ? std::string()
                                        : "cannot generate '" + what + "'; take one of " + names;
      })
      ->group("");
}

}  // namespace cotejo
