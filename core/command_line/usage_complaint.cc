// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/usage_complaint.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <vector>

#include "core/base/nearest_name.h"
#include "core/command_line/completion_words.h"

namespace cotejo {
namespace {

bool looks_like_option(std::string_view argument) {
  return argument.size() > 1 && argument[0] == '-';
}

// The program, its command, that one's command: as far as they were typed.
std::vector<const CLI::App*> typed_commands(const CLI::App& app) {
  std::vector<const CLI::App*> typed{&app};
  while (!typed.back()->get_subcommands().empty()) {
    typed.push_back(typed.back()->get_subcommands().front());
  }
  return typed;
}

std::string whole_name(const std::vector<const CLI::App*>& typed) {
  std::vector<std::string> names;
  for (const CLI::App* command : typed) names.push_back(command->get_name());
  return fmt::format("{}", fmt::join(names, " "));
}

std::string proposal(std::string_view typed, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view nearest = nearest_name(typed, views);
  return nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest);
}

std::string no_such_command(const std::string& typed, const CLI::App& app,
                            const std::string& name) {
  std::vector<std::string> commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(command->get_name());
  }
  const std::string all = fmt::format("{}", fmt::join(commands, ", "));
  if (typed.empty()) return fmt::format("'{}' needs a command, one of: {}", name, all);
  const std::string meant = proposal(typed, commands);
  return fmt::format("there is no command '{}'{}", typed,
                     meant.empty() ? "; take one of: " + all : meant);
}

std::string no_such_option(const std::string& typed, const CLI::App& command,
                           const std::string& name) {
  std::vector<std::string> options;
  const auto is_shown = [](const CLI::Option* option) { return !option->get_group().empty(); };
  for (const CLI::Option* option : command.get_options(is_shown)) {
    for (const std::string& one : option->get_lnames()) options.push_back("--" + one);
  }
  const std::string option = typed.substr(0, typed.find('='));
  const std::string meant = proposal(option, options);
  const std::string elsewhere = command.get_parent() == nullptr
                                    ? "; those of a command stand behind it"
                                    : fmt::format("; all are in: {} --help", name);
  return fmt::format("'{}' has no option '{}'{}", name, option, meant.empty() ? elsewhere : meant);
}

std::vector<const CLI::Option*> arguments_of(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

// Words of a sentence that were typed without quotation marks arrive as arguments of their own.
std::string too_many(const std::vector<std::string>& extras, const CLI::App& command,
                     const std::string& name) {
  std::vector<std::string> types;
  std::vector<std::string> words;
  for (const CLI::Option* argument : arguments_of(command)) {
    types.push_back(argument->get_type_name());
    for (const std::string& word : argument->results()) words.push_back(word);
  }
  words.insert(words.end(), extras.begin(), extras.end());
  const std::string takes = types.empty() ? "no arguments" : fmt::to_string(fmt::join(types, " "));
  const std::string message =
      fmt::format("'{}' takes {}, and '{}' {} more", name, takes, fmt::join(extras, "', '"),
                  extras.size() == 1 ? "is" : "are");
  const bool takes_words = !types.empty() && (types.front() == "QUERY" || types.front() == "TEXT");
  if (!takes_words) return fmt::format("{}; see: {} --help", message, name);
  return fmt::format("{}; put words that belong together in quotation marks: {} {}", message, name,
                     shell_quote(fmt::to_string(fmt::join(words, " ")), "'\\''"));
}

std::string missing_argument(const CLI::App& command, const std::string& name) {
  for (const CLI::Option* argument : arguments_of(command)) {
    if (!argument->get_required() || argument->count() != 0) continue;
    return fmt::format("'{}' needs {}; see: {} --help", name, argument->get_type_name(), name);
  }
  return "";
}

// An option without its value, or given again; an argument of which there must be more.
std::string wrong_count(const CLI::App& command, const std::string& name,
                        const std::string& option_name) {
  const CLI::Option* option = command.get_option_no_throw(option_name);
  if (option == nullptr) return "";
  const std::string type = option->get_type_name().substr(0, option->get_type_name().find(':'));
  if (option->get_positional())
    return fmt::format("'{}' needs {}; see: {} --help", name, type, name);
  if (option->count() > 1) return fmt::format("{} can be given once", option_name);
  return fmt::format("{} needs a value: {} {}", option_name, option_name, type);
}

}  // namespace

std::string usage_complaint(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<const CLI::App*> typed = typed_commands(app);
  // What is mistyped is often why something else is missing: it is told first.
  std::vector<const CLI::App*> begun;
  for (const CLI::App* command : typed) {
    begun.push_back(command);
    for (const std::string& extra : command->remaining()) {
      if (extra == "--") break;  // what follows is no option
      if (looks_like_option(extra)) return no_such_option(extra, *command, whole_name(begun));
    }
  }
  const CLI::App& command = *typed.back();
  const std::string name = whole_name(typed);
  std::vector<std::string> extras = command.remaining();
  std::erase(extras, "--");
  if (command.get_require_subcommand_min() > 0) {
    return no_such_command(extras.empty() ? "" : extras.front(), command, name);
  }
  if (!extras.empty()) return too_many(extras, command, name);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (std::string missing = missing_argument(command, name); !missing.empty()) return missing;
  }
  const std::string message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const std::string option = message.substr(0, message.find(':'));
    if (std::string wrong = wrong_count(command, name, option); !wrong.empty()) return wrong;
  }
  return fmt::format("{}; see: {} --help", message, name);
}

}  // namespace cotejo
