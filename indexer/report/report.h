// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of the indexer did: plain data, and its two renderings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cotejo {

/// A record that was rejected, or one that went in with something odd about it.
struct Remark {
  std::string path;
  std::size_t line = 0;  ///< 1-based; 0 = the whole file
  std::string id;        ///< empty if it could not be read
  std::string code;      ///< stable, for scripts
  std::string message;   ///< for people
  std::size_t column = 0;
};

/// What the saved queries had of it (--notify).
struct Notified {
  std::uint64_t queries = 0;    ///< that are to be delivered
  std::uint64_t with_news = 0;  ///< of them, those of which events were delivered
  std::uint64_t failed = 0;     ///< that could not be read or delivered
  std::uint64_t events = 0;     ///< that were delivered
};

struct Report {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;    ///< the sum of the next two
  std::uint64_t edited = 0;     ///< revisions in which the source changed the text
  std::uint64_t corrected = 0;  ///< revisions in which the archivist changed the record
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::vector<Remark> rejected;
  std::uint64_t rejected_unlisted = 0;  ///< besides: too many of one file to be listed
  std::vector<Remark> warnings;
  std::optional<std::vector<Remark>> fixed;  ///< what `check --fix` put right; none: not asked
  std::vector<std::string> changed;  ///< ids of what was added, updated or removed; not rendered
  std::optional<Notified> notified;  ///< none: not asked, or not known
  std::uint64_t names = 0;       ///< different printed names that authority files know as others
  std::uint64_t renamed = 0;     ///< statements built anew, since authority files have changed
  std::uint64_t statements = 0;  ///< in the index after the run
  std::string revision;          ///< of the index after the run; empty for `check`
  double seconds = 0;
  std::uint64_t bytes = 0;  ///< of text read, unpacked
};

/// One JSON object with the members' names as keys, and a newline.
std::string report_json(const Report& report);
/// A few lines for a person: counts, throughput, then rejected records and warnings
/// ("path:line: reason"), at most `most` of each, and how many there are of each code if some are
/// left out.
std::string report_text(const Report& report, std::size_t most = 20);
/// The first part of report_text(): the rejected records and the warnings.
std::string report_remarks_text(const Report& report, std::size_t most = 20);
/// Its counts in one line, without a newline.
std::string report_line(const Report& report);
/// One rejected record as a JSON Lines line, for --rejects.
std::string remark_json(const Remark& remark);

}  // namespace cotejo
