// SPDX-License-Identifier: GPL-3.0-or-later
// Completions and manual pages of a small program whose texts have every mark that could break out.
#include <gtest/gtest.h>

#include "core/command_line/completion.h"
#include "core/command_line/manual_page.h"

namespace cotejo {
namespace {

Command odd_program() {
  CommandOption kind{{"--kind"}, "WHAT", {"a", "b"}, "it's [one]: $HOME `id` *star* a_b\nand more"};
  CommandOption folder{{"-d", "--dir"}, "DIR", {}, ".start"};
  CommandOption flag{{"--flag"}, "", {}, "Set it"};
  CommandOption files{{}, "FILE", {}, "What to read", true, true};
  Command inner{"run",   "Run 'it'", "Example:\n  tool set run *\nText.", {kind, folder, flag},
                {files}, {}};
  Command group{"set", "A group", "", {}, {}, {inner}};
  Command other{"run", "Another run", "", {flag}, {}, {}};
  return {"my-tool", "A tool", "", {}, {}, {group, other}};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Completion, BashGoesByTheCommand) {
  const std::string script = bash_completion(odd_program());
  EXPECT_TRUE(has(script, "/set/run:--kind) mapfile -t COMPREPLY < <(compgen -W 'a b'"));
  EXPECT_TRUE(has(script, "/set/run:-d | /set/run:--dir) compopt -o filenames"));
  EXPECT_FALSE(has(script, "/run:--kind |"));
  EXPECT_TRUE(has(script, "complete -F _my_tool my-tool"));
  EXPECT_FALSE(has(script, "$HOME"));  // helps are not shown, so they are not there
}

TEST(Completion, ZshEscapesWhatItWouldRead) {
  const std::string script = zsh_completion(odd_program());
  EXPECT_TRUE(has(script, R"('*--kind[it'\''s \[one\]\: $HOME `id` *star* a_b]:WHAT:(a b)')"));
  EXPECT_TRUE(has(script, "':FILE:_files'") || has(script, "'*:FILE:_files'"));
  EXPECT_TRUE(has(script, R"('run:Run '\''it'\''')"));
}

TEST(Completion, FishTellsCommandsOfOneNameApart) {
  const std::string script = fish_completion(odd_program());
  EXPECT_TRUE(has(script, R"(-d 'it\'s [one]: $HOME `id` *star* a_b')"));
  EXPECT_TRUE(has(script,
                  "-n '__fish_seen_subcommand_from run; and not __fish_seen_subcommand_from set' "
                  "-l flag"));
}

TEST(ManualPage, EscapesMarksAndKeepsExamples) {
  const std::string page = manual_commands(odd_program());
  EXPECT_TRUE(has(page, "## my-tool set run\n"));
  EXPECT_TRUE(
      has(page, "*\\--kind* _WHAT_\n\tit's [one]: $HOME `id` \\*star\\* a\\_b\n\tand more\n"));
  EXPECT_TRUE(has(page, "\tOne of: a, b.\n"));
  EXPECT_TRUE(has(page, "\t\\.start\n"));
  EXPECT_TRUE(has(page, "Example:\n\n```\ntool set run *\n```\n\nText.\n"));
  EXPECT_TRUE(has(page, "*my-tool set run* [_OPTION_...] _FILE_...\n"));
}

}  // namespace
}  // namespace cotejo
