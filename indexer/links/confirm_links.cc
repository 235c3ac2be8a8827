// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/links/confirm_links.h"

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <utility>

#include "core/index/kinship.h"
#include "core/index/open_index.h"
#include "core/index/shard_list.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/names/authorities.h"
#include "core/statement/statement_json.h"
#include "core/transcript/statement_names.h"
#include "indexer/report/last_run.h"
#include "indexer/write/sharded_writer.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostLineBytes = 1 << 20;

// The statements as they stand, and as the links before this one in the run have made them.
class StandingLinks {
 public:
  explicit StandingLinks(const std::string& location) : index_(open_index({location})) {}

  // The document data of a statement; nothing if there is none.
  std::optional<std::string> find(const std::string& id) {
    const std::string term = id_term(id);
    for (const Shard& shard : index_.shards) {
      for (auto at = shard.database.postlist_begin(term); at != shard.database.postlist_end(term);
           ++at) {
        std::string data = shard.database.get_document(*at).get_data();
        // The term of a very long id is cut.
        if (decode_stored(data, parser_).id == id) return data;
      }
    }
    return std::nullopt;
  }

  Statement read(const std::string& data) { return decode_stored(data, parser_); }

  std::string original_of(const Statement& statement) const {
    const auto changed = changed_.find(statement.id);
    return changed == changed_.end() ? statement.translation_of : changed->second;
  }

  // The id of a statement that is linked to this one as its original; empty: there is none.
  std::string translation_of_it(const std::string& id) {
    for (const auto& [translation, original] : changed_) {
      if (original == id) return translation;
    }
    const std::string term = translations_term(id);
    for (const Shard& shard : index_.shards) {
      for (auto at = shard.database.postlist_begin(term); at != shard.database.postlist_end(term);
           ++at) {
        const Statement other = read(shard.database.get_document(*at).get_data());
        if (original_of(other) == id) return other.id;
      }
    }
    return "";
  }

  bool is_changed(const std::string& id) const { return changed_.contains(id); }
  void change(const std::string& id, const std::string& original) { changed_[id] = original; }

 private:
  OpenIndex index_;
  StatementParser parser_;
  std::map<std::string, std::string> changed_;  // id → original
};

// Why it cannot be; nothing if it can. `translation` is the statement with the link's id.
std::optional<Error> link_fault(const AcceptedLink& link, const Statement& translation,
                                StandingLinks& standing) {
  if (link.original.empty()) return std::nullopt;
  if (link.original == link.id) {
    return Error{"same-statement",
                 "a statement is no translation of itself; name another original"};
  }
  const auto data = standing.find(link.original);
  if (!data) {
    return Error{"not-found", fmt::format("its original '{}' is not in the index; add that first",
                                          link.original)};
  }
  const Statement original = standing.read(*data);
  if (!original.lang.empty() && original.lang == translation.lang) {
    return Error{"same-language",
                 fmt::format("'{}' is in the same language ({}); if one of the two is declared "
                             "wrong, correct its lang first",
                             link.original, original.lang)};
  }
  if (const std::string further = standing.original_of(original); !further.empty()) {
    return Error{"link-chain",
                 fmt::format("'{}' is itself a translation of '{}'; link to that one, or take its "
                             "link away with --none",
                             link.original, further)};
  }
  if (const std::string other = standing.translation_of_it(link.id); !other.empty()) {
    return Error{"link-chain", fmt::format("it is the original of '{}'; take that link away with "
                                           "--none first",
                                           other)};
  }
  return std::nullopt;
}

SeenStatement corrected_statement(const std::string& data, const std::string& original) {
  StatementParser parser;
  SeenStatement seen;
  seen.is_correction = true;
  // As the record is: decode_stored() would declare a language that was detected.
  const Result<Statement> statement = parser.parse(stored_record(data));
  if (!statement) {
    throw Failure("a stored statement is damaged (" + statement.error().message +
                  "); run: cotejo-indexer verify");
  }
  PendingStatement& pending = seen.pending;
  pending.statement = *statement;
  pending.statement.translation_of = original;
  pending.record = to_json(pending.statement);
  pending.checksum = record_checksum(pending.record);
  pending.origin = stored_origin(data);
  // It is about the record, and has not seen what its source says today: from today on, it would
  // hide an edit that was seen before, and is added after.
  seen.seen = pending.origin.revision.last_seen;
  return seen;
}

std::optional<Error> apply_link(const AcceptedLink& link, StandingLinks& standing,
                                ShardedWriter& writer, Report& report) {
  if (standing.is_changed(link.id)) {
    return Error{"duplicate-id", "is linked twice; keep one line of it"};
  }
  const auto data = standing.find(link.id);
  if (!data) {
    return Error{"not-found", fmt::format("the index has no statement '{}'", link.id)};
  }
  const Statement translation = standing.read(*data);
  if (auto fault = link_fault(link, translation, standing)) return fault;
  standing.change(link.id, link.original);
  if (translation.translation_of == link.original) {
    ++report.unchanged;
    return std::nullopt;
  }
  report.corrected +=
      writer.history_of(link.id).see({corrected_statement(*data, link.original)}).corrections;
  return std::nullopt;
}

}  // namespace

std::vector<AcceptedLink> read_accepted_file(const std::string& path,
                                             std::vector<Remark>& rejected) {
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) {
      throw Failure(fmt::format("cannot read the accepted links in '{}'", path), ExitCode::kUsage);
    }
  }
  std::istream& in = path == "-" ? std::cin : file;
  std::vector<AcceptedLink> links;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<AcceptedLink> link =
        line.size() > kMostLineBytes
            ? Result<AcceptedLink>(Error{"too-long", "is longer than a megabyte"})
            : read_accepted(line);
    if (!link) {
      rejected.push_back({path, number, "", link.error().code, link.error().message});
      continue;
    }
    link->line = number;
    links.push_back(std::move(*link));
  }
  return links;
}

Report confirm_links(const std::string& index, const std::vector<AcceptedLink>& links,
                     const std::string& path, const std::string& command) {
  const auto start = std::chrono::steady_clock::now();
  Report report;
  require_index(index);
  Authorities authorities;
  ShardedWriter writer(index, 1, [&](PendingStatement& pending) {
    if (!pending.names) pending.names = statement_names(pending.statement, authorities);
  });
  authorities = parse_table(writer.authorities());
  StandingLinks standing(index);
  for (const AcceptedLink& link : links) {
    if (const auto fault = apply_link(link, standing, writer, report)) {
      report.rejected.push_back({path, link.line, link.id, fault->code, fault->message});
    }
  }
  report.updated = report.corrected;
  writer.publish(last_run_json(command, report));
  report.statements = writer.statements();
  report.revision = writer.revision();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace cotejo
