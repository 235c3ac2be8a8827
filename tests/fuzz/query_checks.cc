// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/query_checks.h"

#include <fmt/format.h>

#include "core/base/utf8.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parser.h"
#include "tests/fuzz/finding.h"
#include "tests/searcher/query_describe.h"

namespace cotejo {
namespace {

std::string error_fault(const Error& error, const std::string& query) {
  if (error.code != "bad-query") return "error code " + error.code;
  if (error.message.empty() || !is_utf8(error.message)) return "error message unreadable";
  if (error.column < 1 || error.column > count_code_points(query) + 1) {
    return fmt::format("error at column {}: {}", error.column, error.message);
  }
  return "";
}

std::string notes_fault(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (note.empty() || !is_utf8(note)) return "note unreadable: " + escaped(note);
  }
  return "";
}

// Brackets and escapes that a tree needs may take it over the parser's limits.
bool is_near_limits(const std::string& query, const std::string& message) {
  return query.size() > kMaxQueryCharacters / 4 &&
         (message.starts_with("too many") || message.starts_with("more than") ||
          message.starts_with("the query is over"));
}

// The spans of the parts, which messages cut out of the query.
bool has_bad_span(const QueryNode& node, std::size_t characters) {
  if (node.first > node.last || node.last > characters + 1) return true;
  for (const QueryNode& child : node.children) {
    if (has_bad_span(child, characters)) return true;
  }
  return false;
}

}  // namespace

std::string parsing_fault(const std::string& query, Tally& tally) {
  const auto parsed = parse_query(query);
  if (!parsed) return error_fault(parsed.error(), query);
  ++tally.read;
  if (std::string fault = notes_fault(parsed->notes); !fault.empty()) return fault;
  if (has_bad_span(parsed->root, count_code_points(query))) return "a part ends behind the query";
  const std::string text = read_back(parsed->root);
  const auto again = parse_query(text);
  if (!again) {
    if (is_near_limits(text, again.error().message)) return "";
    return fmt::format("read back as {}, which fails: {}", escaped(text), again.error().message);
  }
  if (describe(again->root) != describe(parsed->root)) {
    return fmt::format("read back as {}, another tree: {} instead of {}", escaped(text),
                       escaped(describe(again->root)), escaped(describe(parsed->root)));
  }
  if (read_back(again->root) != text) {
    return fmt::format("read back as {}, then as {}", escaped(text),
                       escaped(read_back(again->root)));
  }
  return "";
}

std::string search_fault(SearchEngine& engine, const std::string& query, Tally& tally) {
  ++tally.searched;
  SearchOptions options;
  options.limit = 3;
  options.facets = {Facet::kLang};
  const auto found = engine.search(query, options);
  const auto counted = engine.count(query, options);
  if (!found || !counted) {
    if (found || counted) return "search and count do not fail alike";
    return error_fault(found.error(), query);
  }
  if (std::string fault = notes_fault(found->notes); !fault.empty()) return fault;
  if (found->total != 0) ++tally.with_hits;
  if (found->total != counted->total) {
    return fmt::format("search finds {}, count {}", found->total, counted->total);
  }
  if (found->hits.size() != std::min<std::uint64_t>(3, found->total)) return "hits are missing";
  const auto again = engine.count(found->read_as, options);
  if (!again && is_near_limits(found->read_as, again.error().message)) return "";
  if (!again) return "as it was read: " + again.error().message;
  if (again->total != found->total) {
    return fmt::format("finds {}, as it was read {}", found->total, again->total);
  }
  return "";
}

std::string escaped(const std::string& query) {
  std::string out;
  for (const char c : query) {
    if (c >= ' ' && c <= '~' && c != '\\') {
      out.push_back(c);
    } else {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace cotejo
