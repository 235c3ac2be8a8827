// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/answer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>

#include "core/base/outer_spaces.h"
#include "core/base/sha256.h"
#include "searcher/web/api_parameters.h"
#include "searcher/web/refusals.h"

namespace cotejo {
namespace {

constexpr const char* kOnlyOurs = "default-src 'none'; frame-ancestors 'none'";

bool has_header(const Response& response, std::string_view name) {
  return find_parameter(response.headers, name) != nullptr;
}

struct Attempt {
  Response response;
  std::string fault;
  bool is_refused = false;      // by the handler; not a fault of ours
  bool is_index_fault = false;  // another try, with the index opened anew, may do
  std::optional<MissingShard> failed_shard;
};

// Runs `body`; what it throws becomes a problem.
Attempt attempt(const Router& router, const Request& request, const IndexReader& reader,
                const std::function<Response()>& body) {
  Attempt made;
  const auto fault = [&](Problem problem, std::string what) {
    made.response = router.problem(request, problem);
    made.fault = std::move(what);
  };
  try {
    made.response = body();
  } catch (const RefusedRequest& refused) {
    made.response = router.problem(request, refused.problem());
    made.is_refused = true;
  } catch (const ShardFailure& failure) {
    // It was asked twice already; ShardHealth sees when it is back.
    fault({503, "shard-unavailable", failure.what(), {}, 0}, failure.what());
    made.response.with("Retry-After", "5");
  } catch (const Failure& failure) {
    const Problem problem{503, "index-unavailable", failure.what(), {}, 0};
    fault(problem, failure.what());
    made.response.with("Retry-After", "5");
    made.is_index_fault = true;
  } catch (const Xapian::Error& error) {
    const Problem problem{503,
                          "index-unavailable",
                          "the index could not be read; try again, and if it stays so, "
                          "cotejo-indexer verify tells what is wrong with it",
                          {},
                          0};
    fault(problem, error.get_description());
    made.failed_shard = failed_shard(error, reader.locations());
    made.response.with("Retry-After", "5");
    made.is_index_fault = true;
  } catch (const std::exception& error) {
    fault(own_mistake(), error.what());
  }
  return made;
}

// May the answer be without shards that fail? As the request says, else as the server does.
bool takes_part(const Route& route, const Request& request, const AnswerRules& rules) {
  if (route.part == Route::Part::kNever) return false;
  const bool is_person = route.part == Route::Part::kForPeople;
  const std::string* asked = is_person ? nullptr : find_parameter(request.query, "partial");
  const std::string& policy = asked == nullptr ? rules.partial : *asked;
  return policy == "auto" ? is_person : policy == "allow";
}

// A part is told of, and kept nowhere: it may be whole the next time.
Response marked_partial(Response response, const std::vector<MissingShard>& missing) {
  std::string locations;
  for (const MissingShard& shard : missing) {
    locations.append(locations.empty() ? "" : ", ").append(shard.location);
  }
  response.with("Cotejo-Partial", locations);
  return response;
}

Response handled(const Route& route, const Request& request, IndexReader& reader) {
  reader.refresh();
  const bool is_get = request.method == "GET" || request.method == "HEAD";
  if (!route.cacheable || !is_get) return route.handler(request, reader);
  // Before the answer: what changes meanwhile has it asked for again.
  const std::string state = route.state ? route.state(request) : std::string();
  const std::string etag = etag_of(reader.revision(), request, state);
  if (reader.missing().empty() && matches_etag(request.header("if-none-match"), etag)) {
    Response unchanged;
    unchanged.status = 304;
    return unchanged.with("ETag", etag);
  }
  Response response = route.handler(request, reader);
  if (response.status == 200 && reader.missing().empty()) response.with("ETag", etag);
  return response;
}

}  // namespace

std::string etag_of(const std::string& revision, const Request& request, std::string_view state) {
  std::string key = fmt::format("{}\n{}\n{}\n", COTEJO_VERSION, request.target, state);
  for (const std::string_view header : {"accept-language", "cookie"}) {
    key += fmt::format("{}\n", request.header(header));
  }
  return fmt::format("W/\"{}-{}\"", revision, sha256_hex(key).substr(0, 16));
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) {
    tag = trimmed(tag, " \t");
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
  };
  // Our tags have no commas, so a list may be cut at each.
  for (std::size_t at = 0; at < if_none_match.size();) {
    const std::size_t end = std::min(if_none_match.find(',', at), if_none_match.size());
    const std::string_view tag = opaque(if_none_match.substr(at, end - at));
    if (tag == "*" || tag == opaque(etag)) return true;
    at = end + 1;
  }
  return false;
}

void add_common_headers(Response& response, const Request& request, const AnswerRules& rules) {
  const auto add = [&](const char* name, const char* value) {
    if (!has_header(response, name)) response.with(name, value);
  };
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  // A 304 has the headers of what the browser keeps: a policy of its own would take their place.
  if (response.status != 304) add("Content-Security-Policy", kOnlyOurs);
  add("X-Frame-Options", "DENY");
  // May be kept, but is asked for again each time: the index may have changed.
  const bool keeps = has_header(response, "ETag");
  add("Cache-Control", !keeps ? "no-store" : rules.has_tokens ? "private, no-cache" : "no-cache");
  if (rules.cors_origin.empty() || request.segments.empty() || request.segments[0] != "api") return;
  response.with("Access-Control-Allow-Origin", rules.cors_origin);
  if (rules.cors_origin != "*") response.with("Vary", "Origin");
  if (request.method == "OPTIONS" && !request.header("access-control-request-method").empty()) {
    response.with("Access-Control-Allow-Methods", "GET, HEAD, POST");
    response.with("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match");
    response.with("Access-Control-Max-Age", "86400");
  }
}

Answered answer(const Router& router, const Route& route, const Request& request,
                IndexReader& reader, const AnswerRules& rules, const WireForm& form,
                const PieceSink& sink) {
  bool sent = false;
  const PieceSink watched = [&](Piece piece) {
    sent = true;
    return sink(std::move(piece));
  };
  Answered answered;
  reader.begin(takes_part(route, request, rules));
  for (std::size_t tries = 1; !sent; ++tries) {
    Attempt made =
        attempt(router, request, reader, [&] { return handled(route, request, reader); });
    // The second of two parts that may throw: a stream, until its first piece is out.
    const auto send = [&](Response response) {
      answered.status = response.status;
      if (!reader.missing().empty() && response.status < 400) {
        response = marked_partial(std::move(response), reader.missing());
      }
      add_common_headers(response, request, rules);
      send_response(std::move(response), form, watched);
      return Response();
    };
    if (made.fault.empty()) {
      answered.fault.clear();  // the second try did
      Response response = std::move(made.response);
      made = attempt(router, request, reader, [&] { return send(std::move(response)); });
      if (made.fault.empty() && !made.is_refused) break;
    }
    answered.fault = made.fault;
    if (sent) break;
    if (made.is_index_fault && reader.recover(made.failed_shard, tries)) continue;
    made.response.stream = nullptr;
    send(std::move(made.response));
  }
  return answered;
}

}  // namespace cotejo
