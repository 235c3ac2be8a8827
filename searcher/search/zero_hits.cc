// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/zero_hits.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "core/base/counted.h"
#include "searcher/search/facet_count.h"
#include "searcher/search/query_parts.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

// A pasted paragraph has hundreds of words: what these do not tell, nobody reads.
constexpr std::size_t kMostCounts = 50;
constexpr std::size_t kMostBuiltLeaves =
    5'000;  // with a thousand words, each count builds them all
constexpr std::size_t kMostLeaves = 16;
constexpr std::size_t kMostParts = 12;
constexpr std::size_t kMostPhraseWords = 6;
constexpr std::size_t kMostNamed = 3;

std::string statements(std::uint64_t count) {
  return counted(count, "statement");
}

// Something that could be dropped: a part of the query, a field's filter, or the range of dates.
struct Cause {
  const QueryNode* part = nullptr;
  std::optional<Field> filter;
  std::string name;
  std::uint64_t alone = 0;  // what it finds by itself
  std::uint64_t without = 0;
};

std::size_t leaves_of(const QueryNode& node) {
  std::size_t leaves = node.children.empty() ? 1 : 0;
  for (const QueryNode& child : node.children) leaves += leaves_of(child);
  return leaves;
}

std::string filter_name(const Filters& filters, Field field) {
  std::string name;
  const auto add = [&](std::string_view option, std::string_view value) {
    name += fmt::format("{}--{} {}", name.empty() ? "" : " ", option, value);
  };
  if (field == Field::kDate) {
    if (filters.dates.since) add("since", filters.dates.since->to_string());
    if (filters.dates.until) add("until", filters.dates.until->to_string());
    return name;
  }
  for (const FieldFilter& filter : filters.fields) {
    if (filter.field != field) continue;
    for (const std::string& value : filter.values) {
      add(field_row(field).name, fmt::format("'{}'", value));
    }
  }
  return name;
}

class ZeroHits {
 public:
  ZeroHits(const OpenIndex& index, const ZeroQuery& query)
      : index_(index), query_(query), none_(query.filters.revisions_only()) {}

  std::vector<std::string> explain() {
    if (index_.statements == 0) return {"the index has no statements"};
    collect_causes();
    note_missing();
    note_outside_of_filters();
    const bool facts = !notes_.empty();
    const std::size_t told = notes_.size();
    std::vector<Cause> single = single_causes();
    note_single(single);
    if (single.empty()) note_smallest_set();
    if (!facts && is_not_together(single)) {
      notes_.insert(notes_.begin() + static_cast<std::ptrdiff_t>(told),
                    "each part is found, but not together; join some with OR");
    }
    return std::move(notes_);
  }

 private:
  // Nothing: the counts are used up, or the part cannot be built.
  std::optional<std::uint64_t> count(const QueryNode& node, const Filters& filters) {
    if (counts_ == kMostCounts || built_leaves_ > kMostBuiltLeaves) return std::nullopt;
    ++counts_;
    built_leaves_ += leaves_of(node);
    const auto query = query_.build(node);
    if (!query) return std::nullopt;
    return count_matches(index_, {*query, &filters, {}, 0}).total;
  }

  Filters filters_without(const std::set<Field>& dropped) const {
    Filters rest = none_;
    for (const FieldFilter& filter : query_.filters.fields) {
      if (!dropped.contains(filter.field)) rest.fields.push_back(filter);
    }
    if (!dropped.contains(Field::kDate)) rest.dates = query_.filters.dates;
    return rest;
  }

  std::optional<std::uint64_t> count_without(const std::vector<const Cause*>& dropped) {
    std::set<const QueryNode*> parts;
    std::set<Field> fields;
    for (const Cause* cause : dropped) {
      if (cause->part != nullptr) parts.insert(cause->part);
      if (cause->filter) fields.insert(*cause->filter);
    }
    return count(without_parts(query_.root, parts), filters_without(fields));
  }

  void collect_causes() {
    const auto add_filter = [&](Field field) {
      causes_.push_back({nullptr, field, filter_name(query_.filters, field), 0, 0});
    };
    for (const FieldFilter& filter : query_.filters.fields) add_filter(filter.field);
    if (query_.filters.has_dates()) add_filter(Field::kDate);
    for (const QueryNode* part : narrowing_parts(query_.root)) {
      causes_.push_back({part, std::nullopt, "'" + as_typed(*part, query_.text) + "'", 0, 0});
    }
  }

  void note_missing() {
    std::vector<const QueryNode*> leaves = wanted_leaves(query_.root);
    if (leaves.size() > kMostLeaves) leaves.resize(kMostLeaves);
    for (const QueryNode* leaf : leaves) {
      const auto found = count(*leaf, none_);
      if (!found) continue;
      found_.emplace_back(leaf, *found);
      if (*found == 0) note_missing(*leaf);
    }
  }

  void note_missing(const QueryNode& leaf) {
    std::string text = "no statement has " + as_typed(leaf, query_.text);
    if (leaf.kind == Kind::kPhrase) text += about_phrase(leaf);
    note(std::move(text));
  }

  void note(std::string text) {
    if (std::find(notes_.begin(), notes_.end(), text) != notes_.end()) return;
    notes_.push_back(std::move(text));
  }

  // Is it the words, or that they stand in quotation marks?
  std::string about_phrase(const QueryNode& phrase) {
    const std::vector<QueryNode> words = words_of_phrase(phrase);
    const bool tried = words.size() > 1 && words.size() <= kMostPhraseWords;
    std::string missing;
    for (const QueryNode& word : words) {
      if (!tried || count(word, none_).value_or(1) != 0) continue;
      missing += (missing.empty() ? "" : " and ") + word.text;
      if (word.kind == Kind::kPrefix) missing += "*";
    }
    if (!missing.empty()) return fmt::format(", nor {} at all", missing);
    const std::string though = tried ? ", though all of its words occur" : "";
    const auto loose = count(with_words_for(query_.root, &phrase, words), query_.filters);
    if (loose.value_or(0) == 0) return though;
    return fmt::format("{}; without its quotation marks, {} would match", though,
                       statements(*loose));
  }

  void note_outside_of_filters() {
    if (query_.filters.empty()) return;
    const std::size_t most = notes_.size() + kMostNamed;
    for (const auto& [leaf, total] : found_) {
      if (total == 0 || notes_.size() == most) continue;
      const auto inside = count(*leaf, query_.filters);
      if (!inside || *inside != 0) continue;
      note(fmt::format("only statements outside of the filters have {} ({})",
                       as_typed(*leaf, query_.text), total));
    }
  }

  std::optional<std::uint64_t> found_by(const QueryNode* leaf) const {
    for (const auto& [node, found] : found_) {
      if (node == leaf) return found;
    }
    return std::nullopt;
  }

  bool is_missing(const Cause& cause) const { return found_by(cause.part).value_or(1) == 0; }

  // A filter, or a part of the whole query rather than of a bracket in it.
  bool is_outermost(const Cause& cause) const {
    if (cause.filter) return true;
    return query_.root.kind == Kind::kAnd &&
           std::any_of(query_.root.children.begin(), query_.root.children.end(),
                       [&](const QueryNode& child) { return &child == cause.part; });
  }

  // What must be dropped in any case: no statement has it.
  std::vector<const Cause*> needed_drops() const {
    std::vector<const Cause*> needed;
    for (const Cause& cause : causes_) {
      if (is_outermost(cause) && is_missing(cause)) needed.push_back(&cause);
    }
    return needed;
  }

  std::vector<Cause> single_causes() {
    std::vector<Cause> single;
    const std::vector<const Cause*> needed = needed_drops();
    if (needed.size() > 1) return single;
    std::vector<const Cause*> candidates = needed;
    if (needed.empty()) {
      for (const Cause& cause : causes_) candidates.push_back(&cause);
      // Of many parts the rarest are the likeliest causes.
      std::stable_sort(candidates.begin(), candidates.end(),
                       [&](const Cause* a, const Cause* b) { return rarity(*a) < rarity(*b); });
    }
    std::size_t parts = 0;
    for (const Cause* cause : candidates) {
      if (cause->part != nullptr && ++parts > kMostParts) break;
      const std::uint64_t left = count_without({cause}).value_or(0);
      if (left == 0) continue;
      single.push_back(*cause);
      single.back().without = left;
    }
    return single;
  }

  std::uint64_t rarity(const Cause& cause) const {
    if (cause.filter) return 0;
    return found_by(cause.part).value_or(1);
  }

  // Does dropping them leave anything that was asked for? Else all statements would do.
  bool leaves_a_wish(const std::vector<const Cause*>& dropped) const {
    std::set<const QueryNode*> parts;
    for (const Cause* cause : dropped) parts.insert(cause->part);
    return !wanted_leaves(without_parts(query_.root, parts)).empty();
  }

  void note_single(std::vector<Cause>& single) {
    std::stable_sort(single.begin(), single.end(), [&](const Cause& a, const Cause& b) {
      if (a.filter.has_value() != b.filter.has_value()) return a.filter.has_value();
      if (leaves_a_wish({&a}) != leaves_a_wish({&b})) return leaves_a_wish({&a});
      return a.without > b.without;
    });
    std::size_t parts = 0;
    for (const Cause& cause : single) {
      if (cause.part != nullptr && ++parts > kMostNamed) break;
      const bool excludes = cause.part != nullptr && cause.part->kind == Kind::kNot;
      notes_.push_back(excludes ? fmt::format("{} takes all away: without it, {} would match",
                                              cause.name, statements(cause.without))
                                : fmt::format("without {}, {} would match", cause.name,
                                              statements(cause.without)));
    }
  }

  // Drops one after the other, the rarest first, and takes back what was dropped in vain.
  void note_smallest_set() {
    const std::vector<const Cause*> needed = needed_drops();
    std::vector<const Cause*> others;
    for (Cause& cause : causes_) {
      if (std::find(needed.begin(), needed.end(), &cause) != needed.end()) continue;
      if (!is_outermost(cause)) continue;
      cause.alone = count_alone(cause);
      others.push_back(&cause);
    }
    std::stable_sort(others.begin(), others.end(),
                     [](const Cause* a, const Cause* b) { return a->alone < b->alone; });
    std::vector<const Cause*> dropped = needed;
    std::uint64_t left = dropped.empty() ? 0 : count_without(dropped).value_or(0);
    for (const Cause* cause : others) {
      if (left != 0) break;
      dropped.push_back(cause);
      left = count_without(dropped).value_or(0);
    }
    if (left == 0) return;
    for (std::size_t i = needed.size(); i + 1 < dropped.size();) {
      std::vector<const Cause*> fewer = dropped;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      const std::uint64_t still = count_without(fewer).value_or(0);
      if (still == 0) {
        ++i;
        continue;
      }
      dropped = std::move(fewer);
      left = still;
    }
    const bool only_filters = std::all_of(dropped.begin(), dropped.end(), [](const Cause* cause) {
      return cause->filter.has_value();
    });
    if (only_filters || leaves_a_wish(dropped)) note_set(dropped, left, only_filters);
  }

  std::uint64_t count_alone(const Cause& cause) {
    if (const auto found = found_by(cause.part)) return *found;
    if (cause.part != nullptr) return count(*cause.part, none_).value_or(0);
    std::set<Field> others;
    for (const Cause& other : causes_) {
      if (other.filter && other.filter != cause.filter) others.insert(*other.filter);
    }
    return count(QueryNode{}, filters_without(others)).value_or(0);
  }

  void note_set(const std::vector<const Cause*>& dropped, std::uint64_t left, bool only_filters) {
    std::string names;
    for (std::size_t i = 0; i < dropped.size(); ++i) {
      names += i == 0 ? "" : i + 1 == dropped.size() ? " and " : ", ";
      names += dropped[i]->name;
    }
    const std::size_t filters = query_.filters.fields.size() + (query_.filters.has_dates() ? 1 : 0);
    if (only_filters && dropped.size() == filters) names = "the filters";
    notes_.push_back(fmt::format("without {}, {} would match", names, statements(left)));
  }

  // Is it that the parts are rare together, rather than an exclusion or the filters?
  bool is_not_together(const std::vector<Cause>& single) {
    const auto excludes = [](const Cause& cause) {
      return cause.filter || cause.part->kind == Kind::kNot;
    };
    if (std::any_of(single.begin(), single.end(), excludes)) return false;
    if (wanted_leaves(query_.root).size() < 2) return false;
    return query_.filters.empty() || count(query_.root, none_).value_or(1) == 0;
  }

  const OpenIndex& index_;
  const ZeroQuery& query_;
  const Filters none_;
  std::vector<Cause> causes_;
  std::vector<std::pair<const QueryNode*, std::uint64_t>> found_;  // leaves, whatever the filters
  std::vector<std::string> notes_;
  std::size_t counts_ = 0;
  std::size_t built_leaves_ = 0;
};

}  // namespace

std::vector<std::string> explain_zero_hits(const OpenIndex& index, const ZeroQuery& query) {
  return ZeroHits(index, query).explain();
}

}  // namespace cotejo
