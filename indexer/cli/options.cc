// SPDX-License-Identifier: GPL-3.0-or-later
// The only file of the program that includes CLI11: it takes seconds to compile.
#include "indexer/cli/options.h"

#include <fmt/format.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <set>

#include "core/command_line/argument_checks.h"
#include "core/command_line/generate_option.h"
#include "core/command_line/parse_arguments.h"
#include "core/formats/record_reader.h"
#include "core/index/shard_list.h"
#include "core/program/settings.h"
#include "indexer/links/propose_links.h"

namespace cotejo {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 done, 1 failed (with --strict: or a record was rejected), 2 wrong usage,\n"
    "75 the index is being written by another process.";

void add_index(CLI::App* command, IndexerOptions& options) {
  command
      ->add_option("--index", options.index,
                   "The index folder [$COTEJO_INDEX, else ~/.local/share/cotejo/index]")
      ->type_name("DIR");
}

void add_reading(CLI::App* command, IndexerOptions& options) {
  command->add_option("path", options.paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("PATH");
  command->add_option("--format", options.format, "How to read the files: " + format_names())
      ->capture_default_str()
      ->type_name("NAME")
      ->check([](const std::string& name) {
        return is_format(name) ? std::string()
                               : "there is no format '" + name + "'; take one of " + format_names();
      });
  command
      ->add_option("--profile", options.profiles,
                   "How to read one site's pages and files, or the columns of tables: a TOML\n"
                   "file; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--rejects", options.rejects, "Write rejected records and why, as JSON Lines")
      ->type_name("FILE");
  command
      ->add_option("--authorities", options.authorities,
                   "Authority files, or a folder of them: who is meant by which names; or 'none'. "
                   "Remembered by the index [those that come with Cotejo]")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--strict", options.strict, "Exit with 1 if any record is rejected");
  command->add_flag("--json", options.json, "Report as JSON");
  command->add_flag("--quiet", options.quiet, "No progress");
}

void add_for_servers(CLI::App* command, IndexerOptions& options, const std::string& what) {
  command->add_flag_function(
      "--for-servers,!--not-for-servers",
      [&options](std::int64_t count) { options.for_servers = count > 0; }, what);
}

void add_jobs(CLI::App* command, IndexerOptions& options) {
  command->add_option("--jobs", options.jobs, "Threads that build [one a processor]")
      ->type_name("N")
      ->check(whole_number_between(1, 256));
  command
      ->add_option("--shards", options.shards,
                   "Spread a new index over N, for several machines: docs/shards.md; an index that "
                   "is there keeps its number")
      ->type_name("N")
      ->check(whole_number_between(2, kMostShards));
  add_for_servers(command, options,
                  "Make a new index one that xapian-tcpsrv and other programs of Xapian's can\n"
                  "find phrases in, larger by two thirds [if it has shards]; see compact");
}

void add_notify(CLI::App* command, IndexerOptions& options) {
  command->add_flag_function(
      "--notify,!--no-notify", [&options](std::int64_t count) { options.notify = count > 0; },
      "Then deliver what saved queries find of it, as their [deliver] says; the\n"
      "report counts them [the setting 'notify', else not]");
}

void add_allow_empty(CLI::App* command, IndexerOptions& options) {
  command->add_flag(
      "--allow-empty", options.allow_empty,
      "Remove the statements of a folder that has no files any more: without it, they\n"
      "stay, for it may be a disk that is not mounted");
}

void define_watch(CLI::App& app, IndexerOptions& options) {
  auto* watch = app.add_subcommand("watch", "Add what appears or changes, until stopped");
  add_index(watch, options);
  add_reading(watch, options);
  add_jobs(watch, options);
  add_notify(watch, options);
  watch->add_flag("--sync", options.sync, "Also remove the statements of what is deleted");
  add_allow_empty(watch, options);
  watch
      ->add_option("--window", options.window_seconds,
                   "Seconds of rest before a file is taken; what comes meanwhile is one run")
      ->capture_default_str()
      ->type_name("S")
      ->check(decimal_between(0.05, 3600.0));
  watch
      ->add_option("--rescan", options.rescan_minutes,
                   "Minutes between looks at everything, events or none")
      ->capture_default_str()
      ->type_name("N")
      ->check(whole_number_between(1, 100'000));
  watch->footer(
      std::string(
          "Begins with a run over everything, then takes files as they are closed or moved\n"
          "here; hidden ones, .part, .tmp and ~ only when they are renamed. One line a run.\n"
          "SIGTERM and SIGINT end it; so does any failure but a locked index, which is\n"
          "waited for.\n\n"
          "Examples:\n"
          "  cotejo-indexer watch ~/statements\n"
          "  cotejo-indexer watch --sync --json incoming/ | jq -c '{added, rejected}'\n") +
      kExitCodes);
}

void define_links(CLI::App& app, IndexerOptions& options) {
  auto* links = app.add_subcommand("links", "Propose translations that no record names");
  add_index(links, options);
  options.min_score = kUsualMinScore;
  auto* min_score = links
                        ->add_option("--min-score", options.min_score,
                                     "Propose what scores at least so much, 0 to 1")
                        ->capture_default_str()
                        ->type_name("X")
                        ->check(decimal_between(0.0, 1.0));
  links
      ->add_option("--words", options.words,
                   "A folder of word lists of your own [$COTEJO_WORDS, else the settings']")
      ->type_name("DIR");
  links
      ->add_option("--accept", options.accept_file,
                   "Propose nothing: write the links of this file, lines of 'links --json' that\n"
                   "you have kept; - is standard input")
      ->type_name("FILE")
      ->excludes(min_score);
  links->add_flag("--json", options.json, "As JSON Lines; with --accept: report as JSON");
  links->footer(
      "Looks among statements of one source, in two languages, at most a day apart. Which is the\n"
      "original is a guess: exchange 'id' and 'original' where it is wrong.\n\n"
      "Examples:\n"
      "  cotejo-indexer links\n"
      "  cotejo-indexer links --json > probable.jsonl   # delete what is wrong, then:\n"
      "  cotejo-indexer links --accept probable.jsonl");

  auto* link = app.add_subcommand("link", "Say that a statement translates another one");
  add_index(link, options);
  auto* ids = link->add_option("id", options.ids, "The translation, and its original")
                  ->expected(2)
                  ->type_name("ID ORIGINAL");
  link->add_option("--none", options.unlinked, "Take the link of this statement away; repeatable")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->excludes(ids);
  link->add_flag("--json", options.json, "Report as JSON");
  link->footer(
      "Each link is a correction of the record, and holds when the record is added again without\n"
      "it.\n\n"
      "Examples:\n"
      "  cotejo-indexer link us-state-2026-03-05-relations-es us-state-2026-03-05-relations\n"
      "  cotejo-indexer link --none us-state-2026-03-05-relations-es");
}

void define_copying(CLI::App& app, IndexerOptions& options) {
  auto* backup = app.add_subcommand("backup", "Copy the index into a folder, while it is used");
  add_index(backup, options);
  backup->add_option("folder", options.copy_folder, "The backup, itself an index folder")
      ->required()
      ->type_name("DIR");
  backup->add_flag("--copy", options.copy_bytes,
                   "Copy every byte, also where the file system could share them");
  backup->footer(
      "Takes the revision of this moment, whole; a backup of before is replaced when that is\n"
      "done, and what it has already is not copied again. What is damaged is not taken.\n\n"
      "Examples:\n"
      "  cotejo-indexer backup /mnt/disk/cotejo\n"
      "  cotejo-searcher search embargo --index /mnt/disk/cotejo\n"
      "  cotejo-indexer verify --index /mnt/disk/cotejo");

  auto* restore = app.add_subcommand("restore", "Make the index what a backup is");
  add_index(restore, options);
  restore->add_option("folder", options.copy_folder, "The backup")->required()->type_name("DIR");
  restore->add_flag("--replace", options.replace,
                    "Also if there is an index, sound or damaged: what it has is lost");
  restore->footer(
      "Searches go on with the old revision until the backup stands in its place.\n\n"
      "Example:\n  cotejo-indexer restore --replace /mnt/disk/cotejo");

  auto* upgrade = app.add_subcommand("upgrade", "Build an index of an earlier version anew");
  add_index(upgrade, options);
  add_jobs(upgrade, options);
  upgrade->footer(
      "Takes the records that the index has, so that no file is read again; needs room for a\n"
      "second index. The old one is there until the new one stands in its place.\n\n"
      "Example:\n  cotejo-indexer upgrade");
}

void define_commands(CLI::App& app, IndexerOptions& options) {
  auto* add = app.add_subcommand("add", "Add or update the statements of files");
  add_index(add, options);
  add_reading(add, options);
  add_jobs(add, options);
  add_notify(add, options);
  add->add_flag("--correction", options.correction,
                "What differs is a correction of the record, also of the text: the source did\n"
                "not change it");
  add->footer(
      std::string("Examples:\n"
                  "  cotejo-indexer add corpus/statements\n"
                  "  cotejo-indexer add --authorities ours.toml statements.jsonl.gz\n"
                  "  cotejo-indexer add --strict --rejects bad.jsonl statements.jsonl.gz\n"
                  "  cotejo-indexer add --profile corpus/profiles/us-state.toml saved-pages/\n"
                  "  cotejo-indexer add --correction corrected.md\n"
                  "  cotejo-indexer add --profile columns.toml statements.csv\n"
                  "  curl -s https://example.org/feed | cotejo-indexer add --format feed -\n"
                  "  cotejo-indexer add --notify new.jsonl\n"
                  "  curl -s https://example.org/statements.jsonl | cotejo-indexer add -\n") +
      kExitCodes);

  auto* sync = app.add_subcommand("sync", "As add, and remove what is gone from the paths");
  add_index(sync, options);
  add_reading(sync, options);
  add_jobs(sync, options);
  add_notify(sync, options);
  add_allow_empty(sync, options);
  sync->footer(std::string("Example:\n  cotejo-indexer sync ~/statements\n") + kExitCodes);

  define_watch(app, options);

  auto* remove = app.add_subcommand("remove", "Take statements out of searches, by id");
  add_index(remove, options);
  remove->add_option("id", options.ids, "Ids of statements")->required()->type_name("ID");
  remove->add_flag("--purge", options.purge,
                   "Keep nothing of them: their revisions go too, also of those removed before");
  add_notify(remove, options);
  remove->add_flag("--json", options.json, "Report as JSON");
  remove->footer(
      "What a removed statement said stays in its history, and --as-of finds it on the days\n"
      "before.\n\n"
      "Examples:\n"
      "  cotejo-indexer remove us-state-2026-03-05-relations\n"
      "  cotejo-indexer remove --purge us-state-2026-03-05-relations");

  auto* check = app.add_subcommand("check", "Read and examine files, touch no index");
  add_reading(check, options);
  check
      ->add_option("--fix", options.fix_file,
                   "Write all good records to this new file, put right where that needs no guess")
      ->type_name("FILE");
  check->add_flag("--propose-authorities", options.propose_authorities,
                  "Write names that look like one person's, as an authority file to go over");
  check->footer(
      "Examples:\n"
      "  cotejo-indexer check --json incoming/ | jq .warnings\n"
      "  cotejo-indexer check --propose-authorities statements/ > proposed.toml\n"
      "  cotejo-indexer check --fix corrected.jsonl incoming/statements.jsonl\n"
      "docs/doctor.md tells what is looked for, and what is put right.");

  auto* status = app.add_subcommand("status", "Revision, sizes, languages, last run");
  add_index(status, options);
  status->add_flag("--json", options.json, "As JSON");
  status->footer("Example:\n  cotejo-indexer status --json | jq .statements");

  auto* exported = app.add_subcommand("export", "Every statement as JSON Lines, ordered by id");
  add_index(exported, options);
  exported->add_flag("--revisions", options.revisions,
                     "Every revision, also of removed statements; 'add' makes the same history of "
                     "it");
  exported->footer(
      "Examples:\n"
      "  cotejo-indexer export | gzip > statements.jsonl.gz\n"
      "  cotejo-indexer export --revisions | cotejo-indexer add --index copy -");

  auto* verify = app.add_subcommand("verify", "Re-read everything, compare with the checksums");
  add_index(verify, options);
  verify->footer("Example:\n  cotejo-indexer verify && echo sound");

  auto* compact = app.add_subcommand("compact", "Merge the index into one segment");
  add_index(compact, options);
  add_for_servers(compact, options,
                  "With, or without, what xapian-tcpsrv and other programs of Xapian's need to\n"
                  "find phrases [as the index was made]");
  compact->footer(
      "Examples:\n"
      "  cotejo-indexer compact\n"
      "  cotejo-indexer compact --for-servers      # then serve it: docs/shards.md");

  define_copying(app, options);

  auto* learn =
      app.add_subcommand("learn", "Learn which words translate which, from linked translations");
  add_index(learn, options);
  learn
      ->add_option("--min-segments", options.min_segments,
                   "Learn nothing from fewer aligned sentences")
      ->capture_default_str()
      ->type_name("N")
      ->check(whole_number_between(1, 1'000'000));
  learn->add_flag("--json", options.json, "Report as JSON");
  learn->footer(
      "Reads each statement whose translation_of names another one of the index, in the other\n"
      "language. What was learned before is replaced.\n\n"
      "Example:\n  cotejo-indexer learn && cotejo-indexer status");

  define_links(app, options);

  auto* self_check =
      app.add_subcommand("self-check", "Is all there that Cotejo needs, and working?");
  add_index(self_check, options);
  self_check->add_flag("--json", options.json, "As JSON");
  self_check->footer(
      "Looks at libraries, dictionary, cotejo-extract and its sandbox, settings, index, disk and "
      "the\n"
      "services' account; changes nothing. Exit codes: 0 all works, 1 something does not.\n\n"
      "Examples:\n"
      "  cotejo-indexer self-check\n"
      "  runuser -u cotejo -- cotejo-indexer self-check --index /var/lib/cotejo/index");
}

}  // namespace

std::optional<int> parse_options(int argc, char** argv, IndexerOptions& options) {
  CLI::App app{"Takes press statements into a Cotejo index."};
  app.name("cotejo-indexer");
  app.set_version_flag("--version", fmt::format("cotejo-indexer {} (Xapian {})", COTEJO_VERSION,
                                                Xapian::version_string()));
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  define_commands(app, options);
  app.footer(
      "Settings are read from cotejo.toml in ~/.config/cotejo; 'cotejo-indexer COMMAND --help'\n"
      "tells more of a command.");
  add_generate_option(app);
  if (const auto done = parse_arguments(app, argc, argv, OneMinus::kOption)) return done;
  options.command = app.get_subcommands().front()->get_name();
  if (options.command == "self-check") return std::nullopt;  // reads the settings as a check
  const Settings settings = read_settings();
  if (options.index.empty()) options.index = default_indexes(settings).front();
  if (options.authorities.empty()) options.authorities = settings.authorities;
  if (options.jobs == 0) options.jobs = settings.jobs.value_or(0);
  if (!options.notify) {
    const std::set<std::string> changes{"add", "sync", "watch", "remove"};
    options.notify = settings.notify && changes.contains(options.command);
  }
  if (options.profiles.empty()) options.profiles = settings.profiles;
  if (options.words.empty()) options.words = default_words(settings);
  return std::nullopt;
}

}  // namespace cotejo
