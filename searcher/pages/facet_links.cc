// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/facet_links.h"

#include <algorithm>
#include <optional>

#include "core/index/field_table.h"

namespace cotejo {
namespace {

constexpr std::size_t kShownAtOnce = 6;
constexpr std::size_t kMostShown = 60;

std::optional<Word> heading_of(Facet facet) {
  switch (facet) {
    case Facet::kSource:
      return Word::kFacetSource;
    case Facet::kSpeaker:
      return Word::kFacetSpeaker;
    case Facet::kLang:
      return Word::kFacetLanguage;
    case Facet::kKind:
      return Word::kFacetKind;
    default:
      return std::nullopt;  // no option chooses by topic
  }
}

std::string label_of(const Wording& words, Facet facet, const std::string& value) {
  if (value.empty()) return std::string(words[Word::kNotGiven]);
  if (facet == Facet::kLang) return words.language_name(value);
  if (facet == Facet::kKind) return words.kind_name(value);
  return value;
}

Html value_link(const PageContext& context, Facet facet, const FacetValue& value) {
  const Wording& words = context.words;
  const std::string_view name = facet_row(facet).name;
  const Html label = tag("span", {{"class", "value"}}, label_of(words, facet, value.value));
  const Html count = tag("span", {{"class", "count"}}, words.number(value.count));
  if (value.value.empty()) {  // an absence cannot be asked for
    return tag("li", {{"class", "absent"}}, tag("span", {{"class", "line"}}, label + count));
  }
  const PageParameters first = context.parameters.without("offset");
  // A filter may be typed with other capitals than the value has: all of its field go then.
  const PageParameters taken =
      first.has(name, value.value) ? first.without(name, value.value) : first.without(name);
  const Url url =
      context.link({"/search"}, value.selected ? taken : first.adding(name, value.value));
  if (!value.selected)
    return tag("li", {}, tag("a", {{"href", url}, {"class", "line"}}, label + count));
  const Html told = tag("span", {{"class", "unseen"}}, words[Word::kChosenValue]);
  return tag("li", {},
             tag("a", {{"href", url}, {"class", "line chosen"}, {"aria-current", "true"}},
                 label + told + count));
}

Html facet_list(const PageContext& context, const FacetCounts& facet, Word heading) {
  Html first;
  Html rest;
  std::size_t shown = 0;
  for (const FacetValue& value : facet.values) {
    if (shown < kShownAtOnce || value.selected) {
      first += value_link(context, facet.facet, value);
    } else if (shown < kMostShown) {
      rest += value_link(context, facet.facet, value);
    } else {
      continue;
    }
    ++shown;
  }
  const Wording& words = context.words;
  Html content = tag("h3", {}, words[heading]) + tag("ul", {}, first);
  if (!rest.empty()) {
    const std::size_t more = facet.values.size() - std::min(kShownAtOnce, facet.values.size());
    Html inner = tag("summary", {}, words.plain(Word::kMoreValues, {words.number(more)})) +
                 tag("ul", {}, rest);
    if (facet.values.size() > shown) {
      inner += tag("p", {{"class", "fine"}},
                   words.plain(Word::kValuesLeft, {words.number(facet.values.size() - shown)}));
    }
    content += tag("details", {}, inner);
  }
  return tag("section", {{"class", "facet"}}, content);
}

// Filters, then ways to search; {0} is the value.
struct Choice {
  std::string_view name;
  Word label;
};
constexpr Choice kChoices[] = {{"source", Word::kValueAlone},        {"speaker", Word::kValueAlone},
                               {"lang", Word::kValueAlone},          {"kind", Word::kValueAlone},
                               {"since", Word::kChosenSince},        {"until", Word::kChosenUntil},
                               {"as-of", Word::kChosenAsOf},         {"changed", Word::kChanged},
                               {"any", Word::kAnyOfTheWords},        {"fuzzy", Word::kFuzzy},
                               {"no-translate", Word::kNoTranslate}, {"once", Word::kOnce}};

std::string told_choice(const Wording& words, const Choice& choice, const std::string& value) {
  if (choice.name == "lang") return words.plain(choice.label, {words.language_name(value)});
  if (choice.name == "kind") return words.plain(choice.label, {words.kind_name(value)});
  const bool is_date = choice.name == "since" || choice.name == "until" || choice.name == "as-of";
  if (is_date) {
    if (const auto date = parse_date(value)) return words.plain(choice.label, {words.date(*date)});
  }
  return words.plain(choice.label, {value});
}

// A year, a month or a day chosen as a whole is one choice.
std::string told_period(const Wording& words, const PageParameters& search) {
  const auto date = parse_date(search.get("since"));
  if (!date || search.get("since") != search.get("until")) return {};
  return words.plain(date->has_day() ? Word::kValueAlone : Word::kChosenPeriod,
                     {words.date(*date)});
}

}  // namespace

Html facet_lists(const PageContext& context, const std::vector<FacetCounts>& facets) {
  Html lists;
  for (const FacetCounts& facet : facets) {
    const auto heading = heading_of(facet.facet);
    const bool worth = facet.values.size() > 1 ||
                       (facet.values.size() == 1 && !facet.values.front().value.empty());
    if (heading && worth) lists += facet_list(context, facet, *heading);
  }
  if (lists.empty()) return {};
  return tag("aside",
             {{"class", "facets"}, {"id", "facets"}, {"aria-label", context.words[Word::kNarrow]}},
             tag("h2", {}, context.words[Word::kNarrow]) + lists);
}

std::vector<std::string> told_choices(const Wording& words, const PageParameters& search) {
  std::vector<std::string> told;
  const std::string period = told_period(words, search);
  for (const Choice& choice : kChoices) {
    if (!period.empty() && choice.name == "until") continue;
    for (const std::string& value : search.all(choice.name)) {
      const bool is_period = !period.empty() && choice.name == "since";
      told.push_back(is_period ? period : told_choice(words, choice, value));
    }
  }
  return told;
}

Html chosen_filters(const PageContext& context) {
  const Wording& words = context.words;
  const PageParameters given = context.parameters.without("offset");
  Html list;
  PageParameters none = given;
  const std::string period = told_period(words, given);
  for (const Choice& choice : kChoices) {
    const std::string_view name = choice.name;
    for (const std::string& value : given.all(name)) {
      none = none.without(name);
      const bool is_period = !period.empty() && name == "since";
      if (!period.empty() && name == "until") continue;
      const Url url = context.link({"/search"}, is_period ? given.without("since").without("until")
                                                          : given.without(name, value));
      const Html text = tag("span", {{"class", "unseen"}}, words[Word::kTakeOut]) +
                        (is_period ? period : told_choice(words, choice, value)) +
                        tag("span", {{"aria-hidden", "true"}, {"class", "cross"}}, "×");
      list += tag("li", {}, tag("a", {{"href", url}, {"class", "chip"}}, text));
    }
  }
  if (list.empty()) return {};
  const Url url = context.link({"/search"}, none);
  list += tag("li", {}, tag("a", {{"href", url}}, words[Word::kTakeOutAll]));
  return tag("nav", {{"aria-label", words[Word::kChosenFilters]}},
             tag("ul", {{"class", "chips"}}, list));
}

}  // namespace cotejo
