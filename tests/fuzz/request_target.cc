// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged requests at the routes of the web server, over a small index: whatever is asked, the
// answer must be whole, bounded HTTP, its JSON JSON, and no fault of ours. How bytes become a
// Request is Beast's, and tests/web has that.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "core/base/utf8.h"
#include "searcher/web/answer.h"
#include "searcher/web/api_routes.h"
#include "searcher/web/page_routes.h"
#include "searcher/web/saved_routes.h"
#include "tests/fuzz/mutated_target.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/targets.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostTarget = 8 * 1024;  // as the server has it
const std::vector<int> kExpected{200, 204, 303, 304, 400, 404, 405, 413, 415};

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

// `status`: of the answer.
std::string fault_of(const Router& router, IndexReader& reader, Request request, int& status) {
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
  status = answered.status;
  if (std::find(kExpected.begin(), kExpected.end(), status) == kExpected.end()) {
    return fmt::format("status {}", status);
  }
  return wire_fault(bytes, form.head_only);
}

void make_queries(const TempDir& folder) {
  const QueryFolder queries(folder.file("queries"));
  queries.write("peace", "query = \"peace OR paz\"\nlang = [\"en\", \"es\"]\n");
  queries.write("old", "query = \"relaciones\"\nuntil = 2020\nlimit = 2\nonce = true\n");
  queries.write("odd", "query = \"Cuba\"\nformat = \"text\"\nsort = \"oldest\"\n");
}

QueryFolder made_queries(const TempDir& folder) {
  make_queries(folder);
  return QueryFolder(folder.file("queries"), ToldPath::kName);
}

class RequestTarget : public MutatedTarget {
 public:
  RequestTarget()
      : MutatedTarget(
            seeds_of("request"),
            {"%",       "&",       "=",  "?",  "/", "%2F", "%C3%B1", "\xc3\xb1", "\xff", "%00",
             "&limit=", "&query=", "\n", ": ", "#", "+",   "\"",     "(",        "*",    "~2"}) {
    add_api_routes(router_);
    add_saved_routes(router_, queries_);
    add_page_routes(router_, queries_);
  }

  std::string wrong_with(const std::string& text) override {
    auto request = request_of(text);
    if (!request) return "";
    int status = 0;
    std::string fault = fault_of(router_, reader_, *std::move(request), status);
    if (status == 200) ++taken_;
    return fault;
  }

 private:
  TempDir folder_;
  SmallIndex index_;
  QueryFolder queries_ = made_queries(folder_);
  Router router_;
  IndexReader reader_{{{index_.path()}, ""}};
};

}  // namespace

std::unique_ptr<FuzzTarget> make_request_target() {
  return std::make_unique<RequestTarget>();
}

}  // namespace cotejo
