// SPDX-License-Identifier: GPL-3.0-or-later
// One function a command, each a call of _arguments.
#include <fmt/format.h>

#include "core/command_line/completion.h"
#include "core/command_line/completion_words.h"

namespace cotejo {
namespace {

constexpr std::string_view kZshQuote = "'\\''";

// Within [ ] and in messages these have a meaning of their own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

// ":MESSAGE:ACTION"
std::string action(const CommandOption& option) {
  std::string does = " ";
  if (!option.choices.empty()) {
    does = "(" + joined(option.choices, " ") + ")";
  } else if (value_places(option) == ValuePlaces::kFolders) {
    does = "_directories";
  } else if (value_places(option) == ValuePlaces::kFiles) {
    does = "_files";
  }
  return fmt::format(":{}:{}", escaped(option.value), does);
}

std::string specification(const CommandOption& option, const std::string& name) {
  const std::string text = fmt::format("*{}[{}]{}", name, escaped(short_help(option.help)),
                                       option.value.empty() ? std::string() : action(option));
  return shell_quote(text, kZshQuote);
}

void add_function(const Command& command, const std::string& function, std::string& out) {
  std::string lines;
  for (const CommandOption& option : command.options) {
    for (const std::string& name : option.names) {
      lines += " \\\n    " + specification(option, name);
    }
  }
  if (command.commands.empty()) {
    for (const CommandOption& argument : command.arguments) {
      lines +=
          " \\\n    " + shell_quote((argument.repeats ? "*" : "") + action(argument), kZshQuote);
    }
    out += fmt::format("{}() {{\n  _arguments -s{}\n}}\n\n", function, lines);
    return;
  }
  std::string listed;
  std::string cases;
  for (const Command& sub : command.commands) {
    add_function(sub, function + "_" + sub.name, out);
    listed += "\n    " + shell_quote(escaped(sub.name) + ":" + short_help(sub.help), kZshQuote);
    cases += fmt::format("        {0}) {1}_{0} ;;\n", sub.name, function);
  }
  out += fmt::format(R"({0}() {{
  local context state state_descr line
  typeset -A opt_args
  local -a commands=({1}
  )
  _arguments -C{2} \
    '1: :->command' \
    '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $words[1] in
{3}      esac
      ;;
  esac
}}

)",
                     function, listed, lines, cases);
}

}  // namespace

std::string zsh_completion(const Command& program) {
  const std::string function = function_name(program.name);
  std::string out = fmt::format(
      "#compdef {0}\n# Completion of {0} for zsh, made by '{0} --generate zsh'.\n\n", program.name);
  add_function(program, function, out);
  return out + function + " \"$@\"\n";
}

}  // namespace cotejo
