// SPDX-License-Identifier: GPL-3.0-or-later
// Includes CLI11: it takes seconds to compile.
#include "searcher/cli/serve_options.h"

#include <CLI/CLI.hpp>

#include "core/command_line/argument_checks.h"

namespace cotejo {

void define_serve(CLI::App& app, SearcherOptions& options) {
  ServeChoices& serve = options.serve;
  auto* command =
      app.add_subcommand("serve", "Answer over HTTP: the page, a JSON API, feeds, metrics");
  add_index(command, options);
  add_partial(command, options);
  add_words_option(command, options);
  add_queries_option(command, options);
  command
      ->add_option("--listen", serve.listen,
                   "127.0.0.1:8080, [::1]:8080 or unix:PATH; may be repeated\n"
                   "[what systemd hands over, else 127.0.0.1:8080]")
      ->type_name("ADDRESS")
      ->allow_extra_args(false);
  command
      ->add_flag("--public", serve.is_public,
                 "Listen at an address that other machines reach, for whoever may come")
      ->group("Who may ask");
  command
      ->add_option("--token-file", serve.token_file,
                   "Only those who send one of its tokens (one a line) as 'Authorization: Bearer'")
      ->type_name("FILE")
      ->group("Who may ask");
  command
      ->add_option("--cors-origin", serve.cors_origin,
                   "Pages of this origin may read the API in browsers, as https://example.org; "
                   "or '*'")
      ->type_name("ORIGIN")
      ->group("Who may ask");
  command
      ->add_flag("--behind-proxy", serve.behind_proxy,
                 "Who asks is the last address of X-Forwarded-For: a proxy of one's own sets it")
      ->group("Who may ask");
  command
      ->add_option("--threads", serve.threads, "Searches at once [as many as processors, 2 to 8]")
      ->type_name("N")
      ->check(whole_number_between(1, 256))
      ->group("Bounds");
  command->add_option("--connections", serve.connections, "Open at once, of all [1024]")
      ->type_name("N")
      ->check(whole_number_between(1, 100'000))
      ->group("Bounds");
  command
      ->add_option("--rate", serve.rate,
                   "Requests a second of one address; 0: any [50 where other machines reach it, "
                   "else 0]")
      ->type_name("N")
      ->check(decimal_between(0.0, 100'000.0))
      ->group("Bounds");
  command->add_option("--time-limit", serve.time_limit, "Seconds that an answer may take [10]")
      ->type_name("S")
      ->check(decimal_between(0.1, 600.0))
      ->group("Bounds");
  command
      ->add_option("--access-log", serve.access_log,
                   "A line of JSON for each request, added to FILE; - is standard error [none]")
      ->type_name("FILE")
      ->group("Log");
  command
      ->add_flag("--log-queries", serve.log_queries,
                 "With what was asked for; without, the log has paths alone")
      ->group("Log");
  command->footer(
      "It reads only, needs no rights but to read the index, follows each new revision by itself,\n"
      "and ends on SIGTERM when what is under way is done. For other machines put a proxy with\n"
      "TLS before it (docs/server.md).\n\n"
      "Examples:\n"
      "  cotejo-searcher serve\n"
      "  curl 'http://127.0.0.1:8080/api/v1/search?query=embargo&since=2026-03'\n"
      "  cotejo-searcher serve --listen unix:/run/cotejo/web.sock --behind-proxy\n"
      "  cotejo-searcher serve --listen 192.0.2.7:8080 --token-file tokens.txt");
}

}  // namespace cotejo
