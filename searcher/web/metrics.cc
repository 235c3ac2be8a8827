// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/metrics.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "core/base/result.h"
#include "core/index/manifest.h"

namespace cotejo {
namespace {

void heading(std::string& out, const char* name, const char* type, const char* help) {
  out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

// Label values: backslash, quote and line feed are escaped.
std::string label(std::string_view value) {
  std::string text = "\"";
  for (const char c : value) {
    if (c == '\\' || c == '"') text.push_back('\\');
    text += c == '\n' ? "\\n" : std::string(1, c);
  }
  return text + "\"";
}

void add_indexes(std::string& out, const std::vector<std::string>& indexes) {
  std::string published;
  heading(out, "cotejo_index_revision", "gauge", "Revision of the index, by its manifest.");
  for (const std::string& index : indexes) {
    if (index.starts_with("tcp://")) continue;
    try {
      out += fmt::format("cotejo_index_revision{{index={}}} {}\n", label(index),
                         read_manifest(index).revision);
    } catch (const Failure&) {
      continue;  // it is gone, and the series with it
    }
    struct stat status {};
    if (::stat((std::filesystem::path(index) / kManifestName).c_str(), &status) == 0) {
      published += fmt::format("cotejo_index_published_timestamp_seconds{{index={}}} {}\n",
                               label(index), status.st_mtim.tv_sec);
    }
  }
  heading(out, "cotejo_index_published_timestamp_seconds", "gauge",
          "When the revision was published; time() minus this is the age of the index.");
  out += published;
}

void add_shards(std::string& out, const std::vector<std::string>& indexes,
                const std::vector<std::string>& down) {
  const auto is_local = [](const std::string& index) { return !index.starts_with("tcp://"); };
  if (std::all_of(indexes.begin(), indexes.end(), is_local)) return;
  heading(out, "cotejo_shard_up", "gauge",
          "1: the server answered when it was last asked; 0: not.");
  for (const std::string& index : indexes) {
    if (is_local(index)) continue;
    const bool is_down = std::find(down.begin(), down.end(), index) != down.end();
    out += fmt::format("cotejo_shard_up{{shard={}}} {}\n", label(index), is_down ? 0 : 1);
  }
}

}  // namespace

void Metrics::count_request(const std::string& route, int status, double seconds,
                            std::uint64_t bytes) {
  ++requests_[{route, status}];
  Histogram& histogram = durations_[route];
  const auto* place = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  ++histogram.counts.at(static_cast<std::size_t>(place - kBounds.begin()));
  histogram.sum += seconds;
  bytes_ += bytes;
}

std::string Metrics::text(const Gauges& gauges, const std::vector<std::string>& indexes) const {
  std::string out;
  heading(out, "cotejo_requests_total", "counter", "Requests answered, by route and status.");
  for (const auto& [key, count] : requests_) {
    out += fmt::format("cotejo_requests_total{{route={},status=\"{}\"}} {}\n", label(key.first),
                       key.second, count);
  }
  heading(out, "cotejo_request_duration_seconds", "histogram",
          "From the end of a request to the end of its answer, by route.");
  for (const auto& [route, histogram] : durations_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i <= kBounds.size(); ++i) {
      sum += histogram.counts.at(i);
      out += fmt::format("cotejo_request_duration_seconds_bucket{{route={},le=\"{}\"}} {}\n",
                         label(route), i == kBounds.size() ? "+Inf" : fmt::format("{}", kBounds[i]),
                         sum);
    }
    out += fmt::format("cotejo_request_duration_seconds_sum{{route={}}} {:.6f}\n", label(route),
                       histogram.sum);
    out += fmt::format("cotejo_request_duration_seconds_count{{route={}}} {}\n", label(route), sum);
  }
  heading(out, "cotejo_rejected_total", "counter", "Requests and connections turned away.");
  for (const auto& [reason, count] : rejections_) {
    out += fmt::format("cotejo_rejected_total{{reason={}}} {}\n", label(reason), count);
  }
  const auto single = [&](const char* name, const char* type, const char* help,
                          std::uint64_t value) {
    heading(out, name, type, help);
    out += fmt::format("{} {}\n", name, value);
  };
  single("cotejo_sent_bytes_total", "counter", "Bytes of answers.", bytes_);
  single("cotejo_connections_total", "counter", "Connections taken.", connections_);
  single("cotejo_connections", "gauge", "Connections that are open.", gauges.connections);
  heading(out, "cotejo_jobs", "gauge", "Requests that ask the index, by pool and state.");
  const auto jobs = [&](const char* pool, const char* state, std::size_t count) {
    out += fmt::format("cotejo_jobs{{pool=\"{}\",state=\"{}\"}} {}\n", pool, state, count);
  };
  jobs("search", "waiting", gauges.searches_waiting);
  jobs("search", "running", gauges.searches_running);
  jobs("slow", "waiting", gauges.slow_waiting);
  jobs("slow", "running", gauges.slow_running);
  add_indexes(out, indexes);
  add_shards(out, indexes, gauges.down);
  return out;
}

}  // namespace cotejo
