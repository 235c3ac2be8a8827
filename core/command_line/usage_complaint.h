// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a command that could not be parsed, in words of its own. Internal to
// core/command_line.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace cotejo {

/// `app` as the parsing left it, which ended with `error`.
std::string usage_complaint(const CLI::App& app, const CLI::ParseError& error);

}  // namespace cotejo
