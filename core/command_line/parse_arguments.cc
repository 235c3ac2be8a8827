// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/parse_arguments.h"

#include <CLI/CLI.hpp>
#include <cctype>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/command_line/usage_complaint.h"

namespace cotejo {
namespace {

// CLI11 takes what begins with a minus for an option. What is a value gets a mark before it, which
// no argument of a shell has, and loses it again as the first thing that is looked at.
constexpr char kValueMark = '\x01';

std::string without_mark(std::string value) {
  if (value.size() > 1 && value[0] == kValueMark && value[1] == '-') value.erase(0, 1);
  return value;
}

bool is_value(std::string_view argument, OneMinus one_minus) {
  if (argument.size() < 2 || argument[0] != '-' || argument[1] == '-') return false;
  const char next = argument[1];
  const bool is_number = std::isdigit(static_cast<unsigned char>(next)) != 0 || next == '.';
  return is_number || (one_minus == OneMinus::kValue && argument != "-h");
}

void drop_marks(CLI::App& app) {
  const auto takes_values = [](const CLI::Option* option) {
    return option->get_items_expected_max() > 0;
  };
  for (CLI::Option* option : app.get_options(takes_values)) option->transform(without_mark);
  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    drop_marks(*command);
  }
}

}  // namespace

std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv, OneMinus one_minus) {
  drop_marks(app);
  std::vector<std::string> arguments;
  for (int i = argc - 1; i > 0; --i) {  // CLI11 wants them last first
    const std::string argument = argv[i];
    arguments.push_back(is_value(argument, one_minus) ? kValueMark + argument : argument);
  }
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::Success& done) {
    return app.exit(done, std::cout, std::cerr);
  } catch (const CLI::ParseError& error) {
    std::string complaint = usage_complaint(app, error);
    std::erase(complaint, kValueMark);
    throw Failure(complaint, ExitCode::kUsage);
  }
  return std::nullopt;
}

}  // namespace cotejo
