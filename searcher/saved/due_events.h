// SPDX-License-Identifier: GPL-3.0-or-later
// What a consumer has been given of a query's statements, and what is due to it now. Pure: no
// index, no clock, no file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// What happened to a statement, as a consumer sees it.
enum class EventKind {
  kNew,      ///< it was never given
  kChanged,  ///< it was given, and its record is another one now
  kBack,     ///< it was told to be gone, and is there again
  kGone,     ///< it was given, and matches no more, or was removed
};
/// "new", "changed", "back", "gone".
std::string_view event_name(EventKind kind);
std::optional<EventKind> find_event(std::string_view name);

/// Which events are asked for. kBack comes with `gone`: it is told to those who heard of that.
struct EventKinds {
  bool fresh = false;  ///< kNew
  bool changed = false;
  bool gone = false;

  bool any() const { return fresh || changed || gone; }
  bool operator==(const EventKinds&) const = default;
};

/// A statement as it was last given.
struct Given {
  std::string checksum;  ///< of the record: 16 bytes
  bool stands = true;    ///< false: it was told to be gone
  bool operator==(const Given&) const = default;
};

/// By id: all statements that were ever given to one consumer of one query. None is ever taken out,
/// so none is new twice.
using GivenSet = std::map<std::string, Given, std::less<>>;

/// A statement that matches now. The same id may stand in several indexes with several records:
/// then it is unchanged if one of them is as given, else the least checksum counts.
struct ResultRow {
  std::string id;
  std::string checksum;
};

struct Event {
  EventKind kind = EventKind::kNew;
  std::string id;
  std::string checksum;  ///< of the record as it is now; kGone: as it was given
  bool operator==(const Event&) const = default;
};

/// What is due to a consumer who was `given` this, when `rows` match now, in the order of ids. What
/// is not asked for stays due. A statement that is back with another record is kChanged if that is
/// asked for, else kBack.
std::vector<Event> due_events(const GivenSet& given, const std::vector<ResultRow>& rows,
                              const EventKinds& kinds);

/// Marks events as given.
void mark_given(GivenSet& given, const std::vector<Event>& events);

}  // namespace cotejo
