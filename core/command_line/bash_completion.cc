// SPDX-License-Identifier: GPL-3.0-or-later
// One function: it looks for the command among the words before, skipping values of options, and
// goes by "/COMMAND" and "/COMMAND:--option" from there.
#include <fmt/format.h>

#include "core/command_line/completion.h"
#include "core/command_line/completion_words.h"

namespace cotejo {
namespace {

constexpr std::string_view kBashQuote = "'\\''";

struct Cases {
  std::string steps;   // from a command and a word to the command within it
  std::string values;  // options whose value is completed
  std::string skips;   // options that take a value
  std::string words;   // what may stand there else
};

std::string completer(const CommandOption& option) {
  if (!option.choices.empty()) {
    return fmt::format("mapfile -t COMPREPLY < <(compgen -W {} -- \"$current\")",
                       shell_quote(joined(option.choices, " "), kBashQuote));
  }
  switch (value_places(option)) {
    case ValuePlaces::kFolders:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
    case ValuePlaces::kFiles:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
    case ValuePlaces::kNone:
      break;
  }
  return ":";
}

void add_cases(const Command& command, const std::string& path, Cases& cases) {
  std::vector<std::string> names;
  for (const CommandOption& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.value.empty()) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : option.names) patterns.push_back(path + ":" + name);
    const std::string pattern = joined(patterns, " | ");
    cases.values += fmt::format("    {}) {}; return ;;\n", pattern, completer(option));
    cases.skips += fmt::format("      {}) takes=1 ;;\n", pattern);
  }
  std::vector<std::string> commands;
  for (const Command& sub : command.commands) {
    commands.push_back(sub.name);
    const std::string below = path + "/" + sub.name;
    cases.steps += fmt::format("      {}) command={} ;;\n", below, below);
  }
  CommandOption free;
  if (argument_places(command) == ValuePlaces::kFiles) free.value = "FILE";
  if (argument_places(command) == ValuePlaces::kFolders) free.value = "DIR";
  for (const CommandOption& argument : command.arguments) {
    if (!argument.choices.empty()) free.choices = argument.choices;
  }
  if (!commands.empty()) free.choices = commands;
  cases.words +=
      fmt::format("    '{}:-'*) mapfile -t COMPREPLY < <(compgen -W {} -- \"$current\") ;;\n", path,
                  shell_quote(joined(names, " "), kBashQuote));
  cases.words += fmt::format("    '{}:'*) {} ;;\n", path, completer(free));
  for (const Command& sub : command.commands) add_cases(sub, path + "/" + sub.name, cases);
}

}  // namespace

std::string bash_completion(const Command& program) {
  Cases cases;
  add_cases(program, "", cases);
  return fmt::format(R"(# Completion of {0} for bash, made by '{0} --generate bash'.
# shellcheck shell=bash disable=SC2194
{1}() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command='' takes i
  # bash takes --option=value for three words.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = && COMP_CWORD -gt 1 ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    takes=0
    case $command:${{COMP_WORDS[i]}} in
{2}    esac
    if ((takes)); then
      [[ ${{COMP_WORDS[i + 1]}} != = ]] || ((i++))
      ((i++))
      continue
    fi
    case $command/${{COMP_WORDS[i]}} in
{3}    esac
  done
  COMPREPLY=()
  case $command:$previous in
{4}  esac
  case $command:$current in
{5}  esac
}}
complete -F {1} {0}
)",
                     program.name, function_name(program.name), cases.skips, cases.steps,
                     cases.values, cases.words);
}

}  // namespace cotejo
