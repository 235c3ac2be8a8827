// SPDX-License-Identifier: GPL-3.0-or-later
// Lines: from, to, symbol read, symbol written, weight, separated by tabs; or: an end, weight. A
// line "--" begins the next automaton; each starts at state 0.
#include "core/dictionary_maker/att_graph.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace cotejo {
namespace {

// An automaton with more paths than this for each of its states is a pattern, not a list of words:
// lists have one to six, patterns (amounts, centuries in Roman numbers) hundreds.
constexpr std::size_t kMostPathsForState = 20;
constexpr std::size_t kLongestPath = 200;

struct Arc {
  std::uint32_t to;
  std::string read;
  std::string written;
};

struct Automaton {
  std::vector<std::vector<Arc>> arcs;
  std::vector<bool> ends;

  void reserve_state(std::uint32_t state) {
    if (state < arcs.size()) return;
    arcs.resize(state + 1);
    ends.resize(state + 1);
  }
};

std::string symbol(std::string_view printed) {
  if (printed == "@0@") return "";  // reads or writes nothing
  if (printed == "@_SPACE_@") return " ";
  return std::string(printed);
}

std::vector<std::string_view> columns(std::string_view line) {
  std::vector<std::string_view> found;
  while (true) {
    const std::size_t tab = line.find('\t');
    found.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return found;
    line.remove_prefix(tab + 1);
  }
}

std::uint32_t state_number(std::string_view text) {
  constexpr std::uint32_t kMostStates = 10'000'000;
  std::uint32_t state = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), state);
  if (error != std::errc() || end != text.data() + text.size() || state > kMostStates) {
    throw Failure(fmt::format("the printed automaton has an impossible state '{}'", text));
  }
  return state;
}

class PathWalk {
 public:
  using Sink = std::function<void(const AttWord&, const AttWord&)>;

  explicit PathWalk(const Automaton& automaton)
      : automaton_(automaton),
        most_paths_(automaton.arcs.size() * kMostPathsForState),
        on_path_(automaton.arcs.size()) {}

  // Collects first: a pattern's paths are given up together.
  void give(const Sink& sink) {
    if (automaton_.arcs.empty()) return;
    follow(0);
    if (found_.size() >= most_paths_) return;
    for (const auto& [read, written] : found_) sink(read, written);
  }

 private:
  void follow(std::uint32_t state) {
    if (automaton_.ends[state]) found_.emplace_back(word(read_), word(written_));
    if (read_.size() + written_.size() > 2 * kLongestPath) return;
    on_path_[state] = true;
    for (const Arc& arc : automaton_.arcs[state]) {
      const bool number = !arc.read.empty() && arc.read[0] >= '0' && arc.read[0] <= '9';
      if (number || arc.written == "+" || on_path_[arc.to] || found_.size() >= most_paths_)
        continue;
      read_.push_back(&arc.read);
      written_.push_back(&arc.written);
      follow(arc.to);
      read_.pop_back();
      written_.pop_back();
    }
    on_path_[state] = false;
  }

  static AttWord word(const std::vector<const std::string*>& symbols) {
    AttWord word;
    for (const std::string* one : symbols) {
      if (one->starts_with('<')) {
        if (word.tag.empty()) word.tag = *one;
      } else if (*one != "#") {  // marks where an expression's inflected part ends
        word.text += *one;
      }
    }
    return word;
  }

  const Automaton& automaton_;
  std::size_t most_paths_;
  std::vector<bool> on_path_;
  std::vector<const std::string*> read_;
  std::vector<const std::string*> written_;
  std::vector<std::pair<AttWord, AttWord>> found_;
};

}  // namespace

void each_att_path(const std::filesystem::path& file, const PathWalk::Sink& sink) {
  std::ifstream stream(file);
  if (!stream) throw Failure(fmt::format("cannot read '{}'", file.string()));
  Automaton automaton;
  const auto finish = [&] {
    PathWalk(automaton).give(sink);
    automaton = {};
  };
  for (std::string line; std::getline(stream, line);) {
    if (line == "--") {
      finish();
      continue;
    }
    const auto fields = columns(line);
    if (fields.size() >= 4) {
      const std::uint32_t from = state_number(fields[0]);
      const std::uint32_t to = state_number(fields[1]);
      automaton.reserve_state(std::max(from, to));
      automaton.arcs[from].push_back({to, symbol(fields[2]), symbol(fields[3])});
    } else if (!fields[0].empty()) {
      const std::uint32_t end = state_number(fields[0]);
      automaton.reserve_state(end);
      automaton.ends[end] = true;
    }
  }
  finish();
}

}  // namespace cotejo
