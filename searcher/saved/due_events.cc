// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/due_events.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 4> kNames{"new", "changed", "back", "gone"};

// The record that counts among those of one id.
const std::string& record_of(const std::vector<const ResultRow*>& same_id, const Given* given) {
  const auto as_given = std::find_if(same_id.begin(), same_id.end(), [&](const ResultRow* row) {
    return given != nullptr && row->checksum == given->checksum;
  });
  return as_given != same_id.end() ? (*as_given)->checksum : same_id.front()->checksum;
}

std::optional<EventKind> event_of(const Given* given, const std::string& checksum,
                                  const EventKinds& kinds) {
  if (given == nullptr) return kinds.fresh ? std::optional(EventKind::kNew) : std::nullopt;
  if (kinds.changed && given->checksum != checksum) return EventKind::kChanged;
  if (kinds.gone && !given->stands) return EventKind::kBack;
  return std::nullopt;
}

}  // namespace

std::string_view event_name(EventKind kind) {
  return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<EventKind> find_event(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<EventKind>(found - kNames.begin());
}

std::vector<Event> due_events(const GivenSet& given, const std::vector<ResultRow>& rows,
                              const EventKinds& kinds) {
  std::vector<const ResultRow*> sorted;
  sorted.reserve(rows.size());
  for (const ResultRow& row : rows) sorted.push_back(&row);
  std::sort(sorted.begin(), sorted.end(), [](const ResultRow* a, const ResultRow* b) {
    return std::tie(a->id, a->checksum) < std::tie(b->id, b->checksum);
  });
  std::vector<Event> events;
  auto known = given.begin();
  const auto tell_gone = [&] {
    if (kinds.gone && known->second.stands) {
      events.push_back({EventKind::kGone, known->first, known->second.checksum});
    }
    ++known;
  };
  for (std::size_t first = 0; first < sorted.size();) {
    const std::string& id = sorted[first]->id;
    std::vector<const ResultRow*> same_id;
    for (; first < sorted.size() && sorted[first]->id == id; ++first) {
      same_id.push_back(sorted[first]);
    }
    while (known != given.end() && known->first < id) tell_gone();
    const bool was_given = known != given.end() && known->first == id;
    const Given* before = was_given ? &known->second : nullptr;
    const std::string& checksum = record_of(same_id, before);
    if (const auto kind = event_of(before, checksum, kinds)) {
      events.push_back({*kind, id, checksum});
    }
    if (was_given) ++known;
  }
  while (known != given.end()) tell_gone();
  return events;
}

void mark_given(GivenSet& given, const std::vector<Event>& events) {
  for (const Event& event : events) {
    given[event.id] = {event.checksum, event.kind != EventKind::kGone};
  }
}

}  // namespace cotejo
