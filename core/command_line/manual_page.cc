// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/manual_page.h"

#include <fmt/format.h>

#include <sstream>

namespace cotejo {
namespace {

// Everything that scdoc could take for markup.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_mark = c == '*' || c == '_' || c == '\\' || c == '<';
    const bool begins = out.empty() && (c == '#' || c == '-' || c == '|' || c == '[' || c == ']' ||
                                        c == '.' || c == '`' || c == ';');
    if (is_mark || begins) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// "*--index* _DIR_", and the help below it.
std::string entry(const CommandOption& option) {
  std::string head;
  for (const std::string& name : option.names) {
    head += fmt::format("{}*{}*", head.empty() ? "" : ", ", plain(name));
  }
  if (!option.value.empty()) head += (head.empty() ? "_" : " _") + plain(option.value) + "_";
  std::string text = head + "\n";
  for (const std::string& line : lines_of(option.help)) text += "\t" + plain(line) + "\n";
  if (!option.choices.empty()) {
    std::string choices;
    for (const std::string& choice : option.choices) {
      choices += (choices.empty() ? "" : ", ") + plain(choice);
    }
    text += "\tOne of: " + choices + ".\n";
  }
  return text + "\n";
}

// Lines with two spaces before them are commands; the rest is text.
std::string footer_text(const std::string& footer) {
  std::string text;
  bool literal = false;
  for (const std::string& line : lines_of(footer)) {
    const bool is_command = line.starts_with("  ");
    if (is_command != literal) text += literal ? "```\n\n" : "\n```\n";
    literal = is_command;
    text += (is_command ? line.substr(2) : plain(line)) + "\n";
  }
  return text + (literal ? "```\n" : "") + "\n";
}

std::string synopsis(const Command& command, const std::string& path) {
  std::string text = "*" + plain(path) + "*";
  if (!command.commands.empty()) return text + " _COMMAND_";
  text += " [_OPTION_...]";
  for (const CommandOption& argument : command.arguments) {
    const std::string value = "_" + plain(argument.value) + "_" + (argument.repeats ? "..." : "");
    text += argument.required ? " " + value : " [" + value + "]";
  }
  return text;
}

void add_command(const Command& command, const std::string& path, std::string& out) {
  out += fmt::format("## {}\n\n{}\n\n{}.\n\n", path, synopsis(command, path), plain(command.help));
  for (const CommandOption& argument : command.arguments) out += entry(argument);
  for (const CommandOption& option : command.options) {
    const bool is_help = option.names.back() == "--help";
    if (!is_help) out += entry(option);
  }
  out += footer_text(command.footer);
  for (const Command& sub : command.commands) add_command(sub, path + " " + sub.name, out);
}

}  // namespace

std::string manual_commands(const Command& program) {
  std::string out = "# OPTIONS\n\n";
  for (const CommandOption& option : program.options) out += entry(option);
  out += "Each command has *--help* too.\n\n# COMMANDS\n\n";
  for (const Command& command : program.commands) {
    add_command(command, program.name + " " + command.name, out);
  }
  return out;
}

}  // namespace cotejo
