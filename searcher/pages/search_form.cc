// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/search_form.h"

#include <algorithm>
#include <array>

namespace cotejo {
namespace {

// Fields that the form shows itself; all others of the page go with it unseen.
constexpr std::array<std::string_view, 10> kShown{"query",   "since", "until", "as-of",
                                                  "changed", "any",   "fuzzy", "no-translate",
                                                  "offset",  "once"};

Html hidden_fields(const PageContext& context) {
  Html fields = context.language_field();
  for (const auto& [name, value] : context.parameters.pairs()) {
    if (std::find(kShown.begin(), kShown.end(), name) == kShown.end()) {
      fields += hidden_field(name, value);
    }
  }
  return fields;
}

Html choices(const PageContext& context) {
  const Wording& words = context.words;
  const PageParameters& given = context.parameters;
  Html boxes = tick_box(words[Word::kAnyOfTheWords], "any", given.has("any", "true"));
  boxes += tick_box(words[Word::kFuzzy], "fuzzy", given.has("fuzzy", "true"));
  boxes += tick_box(words[Word::kNoTranslate], "no-translate", given.has("no-translate", "true"));
  boxes += tick_box(words[Word::kOnce], "once", given.has("once", "true"));
  boxes += tick_box(words[Word::kChanged], "changed", given.has("changed", "true"));
  return tag("fieldset", {{"class", "ticks"}},
             tag("legend", {}, words[Word::kHowToSearch]) + boxes);
}

Html syntax_help(const PageContext& context) {
  struct Example {
    const char* typed;
    Word meaning;
  };
  static constexpr Example kExamples[] = {
      {"embajada acuerdo", Word::kSyntaxWords}, {"«respeto mutuo»", Word::kSyntaxPhrase},
      {"embargo OR bloqueo", Word::kSyntaxOr},  {"Cuba -embargo", Word::kSyntaxNot},
      {"diplom*", Word::kSyntaxStar},           {"speaker:Kerry date:2015-07", Word::kSyntaxField}};
  Html rows;
  for (const Example& one : kExamples) {
    const Html link =
        tag("a", {{"href", context.link({"/search"}, PageParameters{{"query", one.typed}})}},
            tag("code", {}, one.typed));
    rows += tag("dt", {}, link) + tag("dd", {}, context.words[one.meaning]);
  }
  const Html more = tag("a", {{"href", context.link({"/help"})}}, context.words[Word::kSyntaxMore]);
  return tag("details", {{"class", "syntax"}},
             tag("summary", {}, context.words[Word::kSyntaxSummary]) + tag("dl", {}, rows) +
                 tag("p", {}, more));
}

}  // namespace

Html hidden_field(std::string_view name, std::string_view value) {
  return void_tag("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html text_field(std::string_view label, std::string_view name, std::string_view value,
                std::string_view hint) {
  const std::string id = "field-" + std::string(name);
  return tag("div", {{"class", "field"}},
             tag("label", {{"for", id}}, label) + void_tag("input", {{"type", "text"},
                                                                     {"id", id},
                                                                     {"name", name},
                                                                     {"value", value},
                                                                     {"placeholder", hint},
                                                                     {"autocomplete", "off"}}));
}

Html tick_box(std::string_view label, std::string_view name, bool ticked) {
  return tag(
      "label", {{"class", "tick"}},
      void_tag("input",
               {{"type", "checkbox"}, {"name", name}, {"value", "true"}, {"checked", ticked}}) +
          label);
}

Html filter_fields(const PageContext& context) {
  const Wording& words = context.words;
  const std::string_view shape = words[Word::kDateShape];
  Html fields = text_field(words[Word::kSince], "since", context.parameters.get("since"), shape);
  fields += text_field(words[Word::kUntil], "until", context.parameters.get("until"), shape);
  fields += text_field(words[Word::kAsOf], "as-of", context.parameters.get("as-of"), shape);
  return tag("div", {{"class", "fields"}}, fields);
}

Html search_form(const PageContext& context, bool large) {
  const Wording& words = context.words;
  const Html label =
      tag("label", {{"for", "query"}, {"class", "query-label"}}, words[Word::kQueryLabel]);
  const Html box = void_tag("input", {{"type", "search"},
                                      {"id", "query"},
                                      {"name", "query"},
                                      {"value", context.parameters.get("query")},
                                      {"maxlength", "10000"},
                                      {"autocomplete", "off"},
                                      {"spellcheck", "false"},
                                      {"autofocus", large}});
  const Html go = tag("button", {{"type", "submit"}}, words[Word::kSearchButton]);
  const Html more = tag(
      "details", {{"class", "choices"}},
      tag("summary", {}, words[Word::kMoreChoices]) + filter_fields(context) + choices(context));
  const Html form =
      tag("form", {{"action", Url::local({"/search"})}, {"class", "ask"}},
          label + tag("div", {{"class", "box"}}, box + go) + more + hidden_fields(context));
  return tag("search", {{"class", large ? "asking large" : "asking"}}, form + syntax_help(context));
}

}  // namespace cotejo
