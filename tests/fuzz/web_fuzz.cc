// SPDX-License-Identifier: GPL-3.0-or-later
// Throws damaged requests at the routes of the web server, over a small index: whatever is asked,
// the answer must be whole, bounded HTTP, its JSON JSON, and no fault of ours. Each fault is
// printed with the --seed that makes the request again. How bytes become a Request is Beast's, and
// tests/web has that.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/base/utf8.h"
#include "searcher/web/answer.h"
#include "searcher/web/api_routes.h"
#include "searcher/web/page_routes.h"
#include "searcher/web/saved_routes.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

constexpr double kSlowSeconds = 10;            // of the processor: a busy machine is no fault
constexpr std::size_t kMostTarget = 8 * 1024;  // as the server has it
const std::vector<int> kExpected{200, 204, 303, 304, 400, 404, 405, 413, 415};

struct Options {
  std::uint64_t requests = 3000;
  std::uint64_t seed = 1;
  double seconds = 1e9;
};

std::vector<std::string> read_seeds() {
  std::ifstream file(COTEJO_SOURCE_DIR "/tests/fuzz/requests.txt");
  std::vector<std::string> seeds(1);
  for (std::string line; std::getline(file, line);) {
    if (line == "%%") {
      seeds.emplace_back();
    } else {
      seeds.back() += line + "\n";
    }
  }
  return seeds;
}

// "METHOD target", "name: value" lines, an empty one, the body. Nothing: the server refuses such a
// target before the routes see it.
std::optional<Request> request_of(const std::string& text) {
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  const std::size_t space = std::min(text.find(' '), line_end);
  const std::string target = text.substr(std::min(space + 1, line_end), line_end - space - 1);
  if (space == line_end || target.size() > kMostTarget) return std::nullopt;
  auto request = parse_target(target);
  if (!request) return std::nullopt;
  request->method = text.substr(0, space);
  const bool is_token = std::all_of(request->method.begin(), request->method.end(),
                                    [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_token) return std::nullopt;
  std::size_t at = line_end + 1;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty()) break;
    const std::size_t colon = std::min(line.find(": "), line.size());
    request->headers.emplace_back(line.substr(0, colon),
                                  line.substr(std::min(colon + 2, line.size())));
  }
  request->body = text.substr(std::min(at, text.size()));
  return *std::move(request);
}

bool is_json(std::string_view text) {
  static simdjson::dom::parser parser;
  return parser.parse(simdjson::padded_string(text)).error() == simdjson::SUCCESS;
}

// What is wrong with the bytes of an answer; empty: nothing.
std::string wire_fault(const std::string& bytes, bool head_only) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == std::string::npos) return "it has no head";
  const std::string head = bytes.substr(0, end + 2);
  const std::string body = bytes.substr(end + 4);
  for (const char c : head) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\r' && c != '\n')
      return "a control character";
  }
  const auto header = [&](const std::string& name) -> std::optional<std::string> {
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return std::nullopt;
    const std::size_t from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
  };
  const auto length = header("Content-Length");
  if (length && !head_only && *length != std::to_string(body.size()))
    return "its length is another";
  if (head_only) return body.empty() ? "" : "HEAD has a body";
  if (header("Content-Encoding")) return {};
  const std::string type = header("Content-Type").value_or("");
  if (length && type.ends_with("json") && type != "application/x-ndjson" && !is_json(body)) {
    return "its JSON is none";
  }
  if (find_invalid_utf8(body) != std::string::npos) return "it is not UTF-8";
  return {};
}

std::string fault_of(const Router& router, IndexReader& reader, Request request,
                     std::vector<std::uint64_t>& statuses) {
  const Router::Match match = router.match(request);
  std::string bytes;
  const PieceSink sink = [&](const Piece& piece) {
    bytes += piece.bytes;
    return !piece.broken;
  };
  const WireForm form{true, true, request.method == "HEAD",
                      takes_gzip(request.header("accept-encoding"))};
  Answered answered;
  const AnswerRules rules{"https://example.org", false};
  if (match.route == nullptr || match.route->quick) {
    Response response =
        match.route == nullptr ? router.no_route(request, match) : match.route->quick(request);
    answered.status = response.status;
    add_common_headers(response, request, rules);
    send_response(std::move(response), form, sink);
  } else {
    answered = answer(router, *match.route, request, reader, rules, form, sink);
  }
  if (!answered.fault.empty()) return "a fault of ours: " + answered.fault;
  const auto known = std::find(kExpected.begin(), kExpected.end(), answered.status);
  if (known == kExpected.end()) return fmt::format("status {}", answered.status);
  ++statuses[static_cast<std::size_t>(known - kExpected.begin())];
  return wire_fault(bytes, form.head_only);
}

void make_index(const TempDir& folder) {
  std::string lines;
  const char* const bodies[] = {
      "Peace talks restore diplomatic relations with the U.S. in 1.000 days.",
      "Las relaciones diplomáticas y la paz con EE. UU. siguen rotas.",
      "The embassy of Cuba reopens; co-operation grows 3,5%."};
  for (std::size_t i = 0; i < 12; ++i) {
    lines += record_line(std::to_string(i), i % 3 == 1 ? "es" : "en", bodies[i % 3],
                         R"("title":"On relaciones","speaker":"John Kerry")");
  }
  add_records(folder, "index", lines);
}

void make_queries(const TempDir& folder) {
  const QueryFolder queries(folder.file("queries"));
  queries.write("peace", "query = \"peace OR paz\"\nlang = [\"en\", \"es\"]\n");
  queries.write("old", "query = \"relaciones\"\nuntil = 2020\nlimit = 2\nonce = true\n");
  queries.write("odd", "query = \"Cuba\"\nformat = \"text\"\nsort = \"oldest\"\n");
}

int run(const Options& options) {
  const TempDir folder;
  make_index(folder);
  Router router;
  make_queries(folder);
  const QueryFolder queries(folder.file("queries"), ToldPath::kName);
  add_api_routes(router);
  add_saved_routes(router, queries);
  add_page_routes(router, queries);
  IndexReader reader({{folder.file("index")}, ""});
  Mutation mutation(read_seeds(), {"%",        "&",    "=",   "?",       "/",       "%2F", "%C3%B1",
                                   "\xc3\xb1", "\xff", "%00", "&limit=", "&query=", "\n",  ": ",
                                   "#",        "+",    "\"",  "(",       "*",       "~2"});
  std::vector<std::uint64_t> statuses(kExpected.size());
  std::uint64_t done = 0;
  std::uint64_t asked = 0;
  std::string fault;
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&](auto since) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
  };
  for (; done < options.requests && seconds(start) < options.seconds && fault.empty(); ++done) {
    const std::string text = mutation.file(options.seed + done);
    auto request = request_of(text);
    if (!request) continue;
    ++asked;
    const std::clock_t before = std::clock();
    fault = fault_of(router, reader, *std::move(request), statuses);
    const double used = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    if (fault.empty() && used > kSlowSeconds) fault = "takes very long";
    if (!fault.empty()) {
      fmt::print("--seed {}: {}\n{}\n", options.seed + done, fault,
                 printable(text.substr(0, 2000)));
    }
  }
  fmt::print("{} requests from seed {}, {} reached the routes, {:.0f} s; by status:", done,
             options.seed, asked, seconds(start));
  for (std::size_t i = 0; i < kExpected.size(); ++i) {
    fmt::print(" {} {}", kExpected[i], statuses[i]);
  }
  fmt::print("\n");
  return fault.empty() ? 0 : 1;
}

}  // namespace
}  // namespace cotejo

int main(int argc, char** argv) {
  cotejo::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--requests") options.requests = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seed") options.seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seconds") options.seconds = std::strtod(argv[i + 1], nullptr);
  }
  return cotejo::run(options);
}
