// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace cotejo {
namespace {

using Element = simdjson::dom::element;

constexpr std::size_t kMostScripts = 20;
constexpr std::size_t kMostBytes = 1 << 20;
constexpr std::size_t kMostObjects = 200;  // of a graph
constexpr std::array<std::string_view, 9> kArticles{
    "NewsArticle",  "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
    "PressRelease", "Report",  "SpecialAnnouncement",  "GovernmentDocument"};
constexpr std::array<std::string_view, 3> kPages{"WebPage", "ItemPage", "AboutPage"};

std::string text(const Element& object, std::string_view key) {
  std::string_view value;
  if (object[key].get(value) != simdjson::SUCCESS) return "";
  return std::string(value);
}

// A text, or the name of the first object.
std::string name_of(const Element& object, std::string_view key) {
  Element value;
  if (object[key].get(value) != simdjson::SUCCESS) return "";
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    if (list.begin() == list.end()) return "";
    value = *list.begin();
  }
  if (value.is_string()) return std::string(value.get_string().value());
  return text(value, "name");
}

bool is_of_type(const Element& object, const auto& names) {
  const auto is_one = [&](std::string_view type) {
    return std::find(names.begin(), names.end(), type) != names.end();
  };
  Element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  if (type.is_string()) return is_one(type.get_string().value());
  simdjson::dom::array list;
  if (type.get(list) != simdjson::SUCCESS) return false;
  return std::any_of(list.begin(), list.end(), [&](const Element& one) {
    return one.is_string() && is_one(one.get_string().value());
  });
}

void add_person(const Element& author, std::vector<std::string>& persons) {
  constexpr std::array<std::string_view, 1> kPerson{"Person"};
  constexpr std::size_t kMostPersons = 10;
  const std::string name = text(author, "name");
  if (!name.empty() && is_of_type(author, kPerson) && persons.size() < kMostPersons) {
    persons.push_back(name);
  }
}

void add_persons(const Element& object, std::vector<std::string>& persons) {
  Element author;
  if (object["author"].get(author) != simdjson::SUCCESS) return;
  simdjson::dom::array list;
  if (author.get(list) != simdjson::SUCCESS) return add_person(author, persons);
  for (const Element one : list) add_person(one, persons);
}

void fill(std::string& target, std::string value) {
  if (target.empty()) target = std::move(value);
}

void take(const Element& object, JsonLdArticle& article) {
  fill(article.headline, text(object, "headline"));
  fill(article.published, text(object, "datePublished"));
  fill(article.publisher, name_of(object, "publisher"));
  fill(article.lang, name_of(object, "inLanguage"));
  fill(article.url, text(object, "url"));
  if (article.persons.empty()) add_persons(object, article.persons);
}

// The object itself, those of a list, those of an @graph.
void take_all(const Element& value, JsonLdArticle& article, JsonLdArticle& page) {
  std::size_t left = kMostObjects;
  const auto take_one = [&](const Element& object) {
    if (left == 0 || !object.is_object()) return;
    --left;
    if (is_of_type(object, kArticles)) take(object, article);
    if (is_of_type(object, kPages)) take(object, page);
  };
  const auto take_list = [&](const Element& list) {
    simdjson::dom::array elements;
    if (list.get(elements) != simdjson::SUCCESS) return;
    for (const Element element : elements) take_one(element);
  };
  take_one(value);
  take_list(value);
  Element graph;
  if (value.is_object() && value["@graph"].get(graph) == simdjson::SUCCESS) take_list(graph);
}

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string>& scripts) {
  JsonLdArticle article;
  JsonLdArticle page;
  simdjson::dom::parser parser;
  for (std::size_t i = 0; i < scripts.size() && i < kMostScripts; ++i) {
    if (scripts[i].size() > kMostBytes) continue;
    Element value;
    if (parser.parse(scripts[i]).get(value) == simdjson::SUCCESS) take_all(value, article, page);
  }
  fill(article.published, page.published);
  fill(article.publisher, page.publisher);
  fill(article.lang, page.lang);
  fill(article.url, page.url);
  if (article.persons.empty()) article.persons = page.persons;
  return article;
}

}  // namespace cotejo
