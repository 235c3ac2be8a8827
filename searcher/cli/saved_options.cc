// SPDX-License-Identifier: GPL-3.0-or-later
// The options of `saved`. Includes CLI11, as options.cc does.
#include "searcher/cli/saved_options.h"

#include <CLI/CLI.hpp>

#include "core/command_line/argument_checks.h"
#include "searcher/cli/options.h"

namespace cotejo {
namespace {

void add_state(CLI::App* command, SavedOptions& saved) {
  command
      ->add_option("--state", saved.cursors,
                   "Folder of the accounts of what was given\n[~/.local/state/cotejo/cursors]")
      ->type_name("DIR")
      ->group("Deliveries");
}

void add_consumer(CLI::App* command, SavedOptions& saved) {
  command->add_option("--consumer", saved.consumer, "Who is given it: each has its own account")
      ->capture_default_str()
      ->type_name("NAME")
      ->group("Deliveries");
  add_state(command, saved);
}

void add_names(CLI::App* command, SavedOptions& saved, bool required) {
  auto* names = command->add_option("name", saved.names, "Of the saved query")->type_name("NAME");
  if (required) names->required();
}

CLI::App* begin(CLI::App* group, SearcherOptions& options, const char* name, const char* help) {
  auto* command = group->add_subcommand(name, help);
  command->callback([&options, name] { options.saved.action = name; });
  add_queries_option(command, options);
  return command;
}

void define_add(CLI::App* group, SearcherOptions& options) {
  SavedOptions& saved = options.saved;
  auto* add = begin(group, options, "add", "Write a query's file");
  add->add_option("name", saved.name, "1 to 64 letters, digits, - _ .")
      ->required()
      ->type_name("NAME");
  add->add_option("query", saved.query, "The query, as for 'search'")
      ->required()
      ->type_name("QUERY");
  for (const RequestField& field : request_fields()) {
    const std::string name(field.name);
    // Where the output begins and ends is asked when it is run.
    if (name == "query" || name == "translate" || name == "offset" || name == "all") continue;
    const std::string help(field.help);
    if (field.value == RequestValue::kFlag) {
      add->add_flag_function(
             "--" + name, [&saved, name](std::int64_t) { saved.values.emplace_back(name, "true"); },
             help)
          ->group("As for 'search'");
    } else {
      add->add_option_function<std::vector<std::string>>(
             "--" + name,
             [&saved, name](const std::vector<std::string>& values) {
               for (const std::string& value : values) saved.values.emplace_back(name, value);
             },
             help + (field.repeatable ? "; repeat for 'or'" : ""))
          ->type_name("VALUE")
          ->allow_extra_args(false)
          ->group("As for 'search'");
    }
  }
  add->add_option_function<std::string>(
         "--note", [&saved](const std::string& note) { saved.values.emplace_back("note", note); },
         "What it is for")
      ->type_name("TEXT");
  add->add_flag("--replace", saved.replace, "Write over the file of that name");
  add->add_flag("--anyway", saved.anyway, "Also if it matches every statement");
  add_common(add, options);
  add_words_option(add, options);
  add->footer(
      "Examples:\n"
      "  cotejo-searcher saved add embargo 'embargo OR bloqueo' --since 2026 --note 'for Ana'\n"
      "  cotejo-searcher saved add relations '\"relaciones diplomáticas\"' --lang es --lang en");
}

void add_events(CLI::App* run, SearcherOptions& options) {
  SavedOptions& saved = options.saved;
  const auto flag = [&](const char* name, bool& value, const char* help) {
    run->add_flag(name, value, help)->group("Deliveries");
  };
  flag("--new", saved.events.fresh, "Only what was never given to this consumer");
  flag("--changed", saved.events.changed, "Only what was given, and has changed since");
  flag("--gone", saved.events.gone, "Only what was given, and matches no more; or is back");
  flag("--deliver", saved.deliver,
       "As the [deliver] of each file says; those without one are not run");
  flag("--manual-ack", saved.manual_ack,
       "Give it again until 'saved ack' says that it has arrived");
  flag("--from-now", saved.from_now, "Give nothing, and mark all that matches as given");
  flag("--restart", saved.restart, "Forget what was given");
  flag("--wait", saved.wait, "Wait for another process that gives to this consumer");
  flag("--exit-status", options.exit_status, "Exit with 1 if nothing was due");
  run->add_option("--append", saved.append, "Add it to this file, exactly once whatever happens")
      ->type_name("FILE")
      ->group("Deliveries");
  run->add_option("--among", saved.among,
                  "Early: only what is due of the statements with these ids, one a line; - is\n"
                  "standard input. Takes as long as they are many, however large the index is")
      ->type_name("FILE")
      ->group("Deliveries");
  run->add_option("--summary", saved.summary, "Write there in the end, as JSON, how many had news")
      ->type_name("FILE")
      ->group("Deliveries");
  add_consumer(run, saved);
}

void add_exec(CLI::App* run, SavedOptions& saved) {
  run->add_option("--exec", saved.exec.command,
                  "Give it to this command, run by /bin/sh -c: JSON Lines on its standard input")
      ->type_name("CMD")
      ->group("Deliveries");
  run->add_option_function<std::string>(
         "--exec-per", [&saved](const std::string& per) { saved.exec.per_hit = per == "hit"; },
         "Run it for each hit or for each batch [batch]")
      ->check(one_of({"hit", "batch"}))
      ->type_name("WHAT")
      ->group("Deliveries");
  run->add_option_function<double>(
         "--exec-timeout",
         [&saved](double seconds) {
           saved.exec.timeout =
               std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
         },
         "Seconds that it may take [60]")
      ->check(decimal_between(0.1, 86400.0))
      ->type_name("S")
      ->group("Deliveries");
  run->add_option("--exec-tries", saved.exec.tries, "Times that it is tried [3]")
      ->check(whole_number_between(1, 20))
      ->type_name("N")
      ->group("Deliveries");
}

void define_run(CLI::App* group, SearcherOptions& options) {
  SavedOptions& saved = options.saved;
  auto* run = begin(group, options, "run", "Its results, or what is new of them");
  add_names(run, saved, false);
  run->add_flag("--all", saved.every, "Every saved query");
  run->add_option(
         "--format", saved.format,
         "As of 'search' [the file's, else text]; of events: jsonl, json, csv, ids or text "
         "[jsonl]")
      ->type_name("F");
  add_events(run, options);
  add_exec(run, saved);
  add_common(run, options);
  add_words_option(run, options);
  run->footer(
      "Examples:\n"
      "  cotejo-searcher saved run embargo\n"
      "  cotejo-searcher saved run --all --new --format text | mail -E -s 'New' ana@example.org\n"
      "  cotejo-searcher saved run --all --new --changed --gone --append events.jsonl\n"
      "  cotejo-searcher saved run embargo --new --exec 'curl -fsS --data-binary @- "
      "https://example.org/hook'\n"
      "  cotejo-indexer add --notify new.jsonl     # runs: saved run --all --deliver --among -\n\n"
      "Exit codes: 0 done, 1 failed (with --exit-status: or nothing was due), 2 wrong usage or a "
      "query\nthat cannot be read, 75 another process is giving to this consumer. The other "
      "queries "
      "are run all the\nsame.");
}

}  // namespace

void add_queries_option(CLI::App* command, SearcherOptions& options) {
  command
      ->add_option("--queries", options.saved.queries,
                   "Folder of the saved queries, files NAME.toml\n"
                   "[$COTEJO_QUERIES, else the setting 'queries', else ~/.config/cotejo/queries]")
      ->type_name("DIR");
}

void define_saved(CLI::App& app, SearcherOptions& options) {
  SavedOptions& saved = options.saved;
  auto* group = app.add_subcommand("saved", "Saved queries: add, list, show, remove, run");
  group->require_subcommand(1);
  define_add(group, options);

  auto* list = begin(group, options, "list", "All saved queries");
  list->add_option("--format", saved.format, "text or json [text]")
      ->check(one_of({"text", "json"}));
  list->footer("Example:\n  cotejo-searcher saved list --format json");

  auto* show = begin(group, options, "show", "Its file, how it is read, and what it finds now");
  add_names(show, saved, true);
  add_consumer(show, saved);
  add_common(show, options);
  add_words_option(show, options);
  show->footer("Example:\n  cotejo-searcher saved show embargo");

  auto* remove = begin(group, options, "remove", "Remove its file");
  add_names(remove, saved, true);
  remove->add_flag("--cursors", saved.every, "Forget too what its consumers were given");
  add_state(remove, saved);
  remove->footer("Example:\n  cotejo-searcher saved remove embargo");

  define_run(group, options);

  auto* ack = begin(group, options, "ack", "A batch has arrived");
  ack->add_option("name", saved.name, "Of the saved query")->required()->type_name("NAME");
  ack->add_option("--batch", saved.batch, "Its id")->required()->type_name("ID");
  add_consumer(ack, saved);
  ack->footer("Example:\n  cotejo-searcher saved ack embargo --batch 3f2a9c1e-12");
  group->footer(
      "'cotejo-searcher saved COMMAND --help' tells more; docs/saved-queries.md is the "
      "manual.");
}

}  // namespace cotejo
