// SPDX-License-Identifier: GPL-3.0-or-later
// Includes CLI11, which takes seconds to compile, as saved_options.cc and serve_options.cc alone do
// beside it.
#include "searcher/cli/options.h"

#include <fmt/format.h>
#include <xapian.h>

#include <CLI/CLI.hpp>

#include "core/command_line/argument_checks.h"
#include "core/command_line/generate_option.h"
#include "core/command_line/parse_arguments.h"
#include "core/index/open_index.h"
#include "core/program/settings.h"
#include "searcher/cli/serve_options.h"
#include "searcher/output/renderer.h"

namespace cotejo {
namespace {

constexpr const char* kExitCodes =
    "\nExit codes: 0 done, 1 failed (with --exit-status: or nothing found), 2 wrong usage or a "
    "query\n"
    "that cannot be read, 3 answered in part (--partial).";

std::chrono::milliseconds milliseconds_of(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

void add_asking(CLI::App* command, SearcherOptions& options) {
  add_common(command, options);
  add_partial(command, options);
}

void add_query(CLI::App* command, SearcherOptions& options) {
  command->add_option("query", options.query, "The query; 'docs/query-syntax.md' is its manual")
      ->required()
      ->type_name("QUERY");
  command->add_flag("--fuzzy", options.fuzzy,
                    "Words also stand for those of the index a letter or two away");
  command->add_flag("--once", options.once,
                    "Count translations and copies of a statement once, and show one of them");
}

void add_reading(CLI::App* command, SearcherOptions& options) {
  command
      ->add_flag("--any", options.any,
                 "Any of the words will do; statements that have more of them come first")
      ->group("Reading");
  command
      ->add_flag("--no-translate", options.no_translate,
                 "Do not look across the languages, nor for synonyms")
      ->group("Reading");
  add_words_option(command, options);
}

void add_filters(CLI::App* command, SearcherOptions& options) {
  const auto add = [&](const char* name, std::vector<std::string>& values, const char* help,
                       const char* type) {
    command->add_option(name, values, help)
        ->type_name(type)
        ->allow_extra_args(false)
        ->group("Filters");
  };
  add("--source", options.sources, "Issued by this institution; repeat for 'or'", "S");
  add("--speaker", options.speakers, "Said by this person; repeat for 'or'", "S");
  add("--lang", options.languages, "In this language; repeat for 'or'", "L");
  add("--kind", options.kinds, "Of this kind; repeat for 'or'", "K");
  command->add_option("--since", options.since, "From this day, month or year on")
      ->type_name("D")
      ->group("Filters");
  command->add_option("--until", options.until, "Up to this day, month or year")
      ->type_name("D")
      ->group("Filters");
  command
      ->add_option("--as-of", options.as_of,
                   "What the statements said at the end of this day, month or year")
      ->type_name("D")
      ->group("Filters");
  command
      ->add_flag("--changed", options.changed, "Only statements whose source has edited the text")
      ->group("Filters");
}

void define_search(CLI::App& app, SearcherOptions& options) {
  auto* search = app.add_subcommand("search", "Find statements: hits, facets, snippets");
  add_query(search, options);
  add_asking(search, options);
  add_filters(search, options);
  add_reading(search, options);
  search->add_option("--sort", options.sort, "relevance, newest or oldest; feeds: newest")
      ->default_str("relevance")
      ->check(one_of({"relevance", "newest", "oldest"}))
      ->group("Results");
  search->add_option("--limit", options.limit, "Hits at most; feeds: 50")
      ->default_str("10")
      ->type_name("N")
      ->check(whole_number_between(0, kLargestNumber))
      ->group("Results");
  search->add_option("--offset", options.offset, "Hits to pass over")
      ->capture_default_str()
      ->type_name("N")
      ->check(whole_number_between(0, kLargestNumber))
      ->group("Results");
  search->add_flag("--all", options.all, "Every hit, streamed, from one revision")
      ->group("Results");
  search
      ->add_option("--facets", options.facets,
                   "What to count by: source, speaker, year, month, lang, kind, topic; or none")
      ->capture_default_str()
      ->group("Results");
  search->add_option("--facet-limit", options.facet_limit, "Values a facet at most; 0: all")
      ->capture_default_str()
      ->type_name("N")
      ->check(whole_number_between(0, kLargestNumber))
      ->group("Results");
  search->add_option("--format", options.format, std::string(kResultFormats))
      ->capture_default_str()
      ->check(one_of({"text", "json", "jsonl", "csv", "ids", "atom", "rss"}))
      ->group("Results");
  search->add_flag("--exit-status", options.exit_status, "Exit with 1 if nothing is found");
  search->add_option("--feed-title", options.feed_title, "Title of the feed [made of the query]")
      ->type_name("T")
      ->group("Results");
  search->add_option("--feed-url", options.feed_url, "Where the feed will be found, https://…")
      ->type_name("URL")
      ->group("Results");
  search->footer(
      std::string("Examples:\n"
                  "  cotejo-searcher search 'relaciones diplomáticas'\n"
                  "  cotejo-searcher search '«mutual respect»' --since 2026-03\n"
                  "  cotejo-searcher search '\"relaciones diplom*\" date:marzo 2026'\n"
                  "  cotejo-searcher search 'embargo -speaker:Obama' --format json | jq .total\n"
                  "  cotejo-searcher search 'ceasefire' --as-of 2026-03-05\n"
                  "  cotejo-searcher search 'ceasefire' --changed\n"
                  "  cotejo-searcher search 'Cuba' --all --format ids\n"
                  "  cotejo-searcher search 'Cuba' --lang es --format atom > cuba.atom") +
      kExitCodes);
}

void define_others(CLI::App& app, SearcherOptions& options) {
  auto* count = app.add_subcommand("count", "The number of statements that match");
  add_query(count, options);
  add_asking(count, options);
  add_filters(count, options);
  add_reading(count, options);
  count->add_option("--format", options.format, "text or json")
      ->capture_default_str()
      ->check(one_of({"text", "json"}));
  count->add_flag("--exit-status", options.exit_status, "Exit with 1 if nothing is found");
  count->footer(std::string("Example:\n  cotejo-searcher count 'Cuba' --lang es") + kExitCodes);

  auto* explain = app.add_subcommand("explain", "How a query is read, term by term, with counts");
  add_query(explain, options);
  explain->add_option("id", options.id, "A statement: why does it match, or not?")->type_name("ID");
  add_asking(explain, options);
  add_filters(explain, options);
  add_reading(explain, options);
  explain->add_option("--format", options.format, "text or json")
      ->capture_default_str()
      ->check(one_of({"text", "json"}));
  explain->footer("Example:\n  cotejo-searcher explain 'negociacion EE.UU.'");

  auto* show = app.add_subcommand("show", "One statement, whole");
  show->add_option("id", options.id, "Its id")->required()->type_name("ID");
  add_asking(show, options);
  add_reading(show, options);
  show->add_option("--revision", options.revision,
                   "What it said before: 1 is the oldest [the one that stands]")
      ->type_name("N")
      ->check(whole_number_between(1, kLargestNumber));
  show->add_option("--highlight", options.highlight, "Mark what this query matches")
      ->type_name("QUERY");
  show->add_option("--format", options.format, "text or json")
      ->capture_default_str()
      ->check(one_of({"text", "json"}));
  show->footer(
      "Examples:\n"
      "  cotejo-searcher show us-state-2026-03-05-relations --highlight stability\n"
      "  cotejo-searcher show us-state-2026-03-05-relations --revision 1");

  auto* history = app.add_subcommand("history", "What a statement said over time");
  history->add_option("id", options.id, "Its id")->required()->type_name("ID");
  add_asking(history, options);
  history->add_option("--format", options.format, "text or json")
      ->capture_default_str()
      ->check(one_of({"text", "json"}));
  history->footer(
      "Each revision, since when and until when it was seen, and what changed: edits are the\n"
      "source's, corrections the archive's.\n\n"
      "Example:\n  cotejo-searcher history us-state-2026-03-05-relations");
}

void define_quote(CLI::App& app, SearcherOptions& options) {
  auto* quote = app.add_subcommand("quote", "Where do these words come from?");
  quote->add_option("text", options.query, "The quotation, with or without quotation marks")
      ->required()
      ->type_name("TEXT");
  add_asking(quote, options);
  add_filters(quote, options);
  add_reading(quote, options);
  quote->add_option("--limit", options.quote_limit, "Statements shown at most [5]")
      ->type_name("N")
      ->check(whole_number_between(1, kLargestNumber))
      ->group("Results");
  quote
      ->add_flag("--timeline", options.timeline,
                 "Who said it when: by date, the earliest first, up to 100 statements")
      ->group("Results");
  quote->add_option("--format", options.format, "text or json")
      ->capture_default_str()
      ->check(one_of({"text", "json"}))
      ->group("Results");
  quote->add_flag("--exit-status", options.exit_status, "Exit with 1 if no source is found")
      ->group("Results");
  quote->footer(std::string("Examples:\n"
                            "  cotejo-searcher quote 'we will not … negotiate under pressure'\n"
                            "  cotejo-searcher quote '«respeto mutuo e igualdad soberana»' "
                            "--since 2026-03 --format json") +
                kExitCodes);
}

void define_trace(CLI::App& app, SearcherOptions& options) {
  auto* trace = app.add_subcommand("trace", "Every quotation in an article, with its source");
  trace
      ->add_option("file", options.file, "The article: plain text, Markdown or HTML; - reads it in")
      ->required()
      ->type_name("FILE");
  add_asking(trace, options);
  add_filters(trace, options);
  add_reading(trace, options);
  trace
      ->add_option("--input-format", options.input_format,
                   "text, markdown or html [by the file's name or beginning]")
      ->type_name("F")
      ->check(one_of({"text", "markdown", "html"}));
  trace
      ->add_option(
          "--published", options.published,
          "When the article was published, 2026-03-05: days of the week count from it, and "
          "later\nstatements are no sources [as the article says]")
      ->type_name("D");
  trace
      ->add_option("--limit", options.quote_limit,
                   "Statements for each quotation at most, in the JSON [3]")
      ->type_name("N")
      ->check(whole_number_between(1, kLargestNumber))
      ->group("Results");
  trace->add_option("--format", options.format, "text or json")
      ->capture_default_str()
      ->check(one_of({"text", "json"}))
      ->group("Results");
  trace->add_flag("--exit-status", options.exit_status, "Exit with 1 if any has no source")
      ->group("Results");
  trace->footer(std::string("Examples:\n"
                            "  cotejo-searcher trace article.txt\n"
                            "  curl -s https://example.org/news.html | cotejo-searcher trace - "
                            "--format json | jq .summary") +
                kExitCodes);
}

}  // namespace

void add_index(CLI::App* command, SearcherOptions& options) {
  command
      ->add_option("--index", options.indexes,
                   "Index folder, tcp://HOST:PORT, or a file that lists such shards; several are\n"
                   "searched as one [$COTEJO_INDEX, else ~/.local/share/cotejo/index]")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command
      ->add_option_function<double>(
          "--shard-timeout",
          [&options](double seconds) { options.shard_timeout = milliseconds_of(seconds); },
          "Seconds to wait for each answer of a server [10]")
      ->type_name("S")
      ->check(decimal_between(0.05, 600.0))
      ->group("Shards");
}

void add_partial(CLI::App* command, SearcherOptions& options) {
  command
      ->add_option("--partial", options.partial,
                   "When a server does not answer: allow (answer without it; exit code 3), refuse\n"
                   "(fail), or auto: allow where a person is shown text, else refuse [auto]")
      ->type_name("WHEN")
      ->check(one_of({"auto", "allow", "refuse"}))
      ->group("Shards");
}

void add_common(CLI::App* command, SearcherOptions& options) {
  add_index(command, options);
  command->add_option("--color", options.color, "auto, always or never [auto; NO_COLOR is heeded]")
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
}

void add_words_option(CLI::App* command, SearcherOptions& options) {
  command
      ->add_option("--words", options.words,
                   "Folder of your own word lists, on top of those that came with the program\n"
                   "[$COTEJO_WORDS, else the setting 'words']")
      ->type_name("DIR")
      ->group("Reading");
}

std::optional<int> parse_options(int argc, char** argv, SearcherOptions& options) {
  CLI::App app{"Finds press statements in Cotejo indexes, in Spanish and English at once."};
  app.name("cotejo-searcher");
  app.set_version_flag("--version", fmt::format("cotejo-searcher {} (Xapian {})", COTEJO_VERSION,
                                                Xapian::version_string()));
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  define_search(app, options);
  define_others(app, options);
  define_quote(app, options);
  define_trace(app, options);
  define_saved(app, options);
  define_serve(app, options);
  app.footer(
      "Settings are read from cotejo.toml in ~/.config/cotejo; 'cotejo-searcher COMMAND --help'\n"
      "tells more of a command.");
  add_generate_option(app);
  if (const auto done = parse_arguments(app, argc, argv, OneMinus::kValue)) return done;
  options.command = app.get_subcommands().front()->get_name();
  const Settings settings = read_settings();
  if (options.partial.empty()) options.partial = settings.partial.value_or("auto");
  const auto usual = std::chrono::duration<double>(RemoteRules().timeout).count();
  if (options.shard_timeout.count() == 0)
    options.shard_timeout = milliseconds_of(settings.shard_timeout.value_or(usual));
  if (options.indexes.empty()) options.indexes = default_indexes(settings);
  if (options.words.empty()) options.words = default_words(settings);
  if (options.saved.queries.empty()) options.saved.queries = default_queries(settings);
  if (options.saved.cursors.empty()) options.saved.cursors = default_cursors();
  if (options.color.empty()) options.color = settings.color.value_or("auto");
  return std::nullopt;
}

}  // namespace cotejo
