// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/completion_words.h"

#include <algorithm>

namespace cotejo {

ValuePlaces value_places(const CommandOption& option) {
  if (option.value == "DIR") return ValuePlaces::kFolders;
  if (option.value == "FILE" || option.value == "PATH") return ValuePlaces::kFiles;
  return ValuePlaces::kNone;
}

ValuePlaces argument_places(const Command& command) {
  for (const CommandOption& argument : command.arguments) {
    if (value_places(argument) != ValuePlaces::kNone) return value_places(argument);
  }
  return ValuePlaces::kNone;
}

std::string short_help(const std::string& help) {
  return help.substr(0, help.find('\n'));
}

std::string shell_quote(std::string_view text, std::string_view inner) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += inner;
    } else {
      quoted.push_back(c);
    }
  }
  return quoted + "'";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::string function_name(std::string_view program) {
  std::string name = "_" + std::string(program);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace cotejo
