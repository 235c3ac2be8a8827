// SPDX-License-Identifier: GPL-3.0-or-later
// What is told to those who mistype a command.
#include "core/command_line/parse_arguments.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/command_line/argument_checks.h"

namespace cotejo {
namespace {

struct Typed {
  std::string query;
  std::string sort;
  std::size_t limit = 10;
  double wait = 1;
  std::vector<std::string> paths;
};

// Its message; empty: it was taken.
std::string complaint(std::vector<std::string> arguments, Typed& typed,
                      OneMinus one_minus = OneMinus::kValue) {
  CLI::App app;
  app.name("tool");
  app.require_subcommand(1);
  auto* search = app.add_subcommand("search");
  search->add_option("query", typed.query)->required()->type_name("QUERY");
  search->add_option("--limit", typed.limit)->type_name("N")->check(whole_number_between(0, 100));
  search->add_option("--wait", typed.wait)->check(decimal_between(0.1, 60));
  search->add_option("--sort", typed.sort)->check(one_of({"newest", "oldest"}));
  app.add_subcommand("show")->add_option("id", typed.query)->required()->type_name("ID");
  app.add_subcommand("pair")->add_option("id", typed.paths)->expected(2)->type_name("ID ORIGINAL");
  app.add_subcommand("read")->add_option("path", typed.paths)->required()->type_name("PATH");
  auto* saved = app.add_subcommand("saved");
  saved->require_subcommand(1);
  saved->add_subcommand("list");
  arguments.insert(arguments.begin(), "tool");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  try {
    parse_arguments(app, static_cast<int>(argv.size()), argv.data(), one_minus);
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), ExitCode::kUsage);
    return failure.what();
  }
  return "";
}

std::string complaint(std::vector<std::string> arguments) {
  Typed typed;
  return complaint(std::move(arguments), typed);
}

TEST(ParseArguments, NamesWhatIsMistyped) {
  EXPECT_EQ(complaint({"serch", "x"}), "there is no command 'serch'; did you mean search?");
  EXPECT_EQ(complaint({"fetch"}),
            "there is no command 'fetch'; take one of: search, show, pair, read, saved");
  EXPECT_EQ(complaint({}), "'tool' needs a command, one of: search, show, pair, read, saved");
  EXPECT_EQ(complaint({"saved", "lst"}), "there is no command 'lst'; did you mean list?");
  EXPECT_EQ(complaint({"search", "x", "--limt=3"}),
            "'tool search' has no option '--limt'; did you mean --limit?");
  EXPECT_EQ(complaint({"search", "--colour"}),
            "'tool search' has no option '--colour'; all are in: tool search --help");
  EXPECT_EQ(complaint({"--limit", "3", "search", "x"}),
            "'tool' has no option '--limit'; those of a command stand behind it");
  EXPECT_EQ(complaint({"search", "x", "--sort", "newst"}),
            "--sort: there is no 'newst'; did you mean newest?; see: tool search --help");
}

TEST(ParseArguments, TellsHowManyArgumentsThereAre) {
  EXPECT_EQ(complaint({"search"}), "'tool search' needs QUERY; see: tool search --help");
  EXPECT_EQ(
      complaint({"search", "x", "it's", "z"}),
      "'tool search' takes QUERY, and 'it's', 'z' are more; put words that belong together in "
      R"(quotation marks: tool search 'x it'\''s z')");
  EXPECT_EQ(complaint({"pair", "a"}), "'tool pair' needs ID ORIGINAL; see: tool pair --help");
  EXPECT_EQ(complaint({"search", "x", "--limit"}), "--limit needs a value: --limit N");
  EXPECT_EQ(complaint({"search", "x", "--limit", "1", "--limit", "2"}),
            "--limit can be given once");
  EXPECT_EQ(complaint({"show", "a", "b"}),
            "'tool show' takes ID, and 'b' is more; see: tool show --help");
}

TEST(ParseArguments, ReadsNumbersInOneWay) {
  EXPECT_EQ(complaint({"search", "x", "--limit", "-1"}),
            "--limit: '-1' is no number from 0 to 100; see: tool search --help");
  EXPECT_EQ(complaint({"search", "x", "--limit", "many"}),
            "--limit: 'many' is no number from 0 to 100; see: tool search --help");
  EXPECT_EQ(complaint({"search", "x", "--wait", "nan"}),
            "--wait: 'nan' is no number from 0.1 to 60; see: tool search --help");
  EXPECT_EQ(complaint({"search", "x", "--limit", "010"}),
            "--limit: '010' is no number from 0 to 100; see: tool search --help");
  Typed typed;
  EXPECT_EQ(complaint({"search", "x", "--limit", "10", "--wait", "0.5"}, typed), "");
  EXPECT_EQ(typed.limit, 10U);
  EXPECT_EQ(typed.wait, 0.5);
}

TEST(ParseArguments, AQueryMayBeginWithAMinus) {
  Typed typed;
  EXPECT_EQ(complaint({"search", "-embargo"}, typed), "");
  EXPECT_EQ(typed.query, "-embargo");
  EXPECT_EQ(complaint({"search", "-embargo"}, typed, OneMinus::kOption),
            "'tool search' has no option '-embargo'; all are in: tool search --help");
  EXPECT_EQ(complaint({"read", "-", "a"}, typed, OneMinus::kOption), "");
  EXPECT_EQ(typed.paths, (std::vector<std::string>{"-", "a"}));
}

}  // namespace
}  // namespace cotejo
