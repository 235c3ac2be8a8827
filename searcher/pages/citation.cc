// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/citation.h"

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "searcher/pages/url.h"

namespace cotejo {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// On one line: a line break would end nothing here, but look like it.
std::string one_line(std::string_view text) {
  std::string out = printable(text);
  for (char& c : out) c = c == '\n' || c == '\t' ? ' ' : c;
  return out;
}

std::string tex_escaped(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '{':  // as \{ and \} they would still be counted by BibTeX, and have to pair
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        out.push_back('\\');
        [[fallthrough]];
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string key_of(const std::string& id) {
  std::string key;
  for (const char c : id) key.push_back(is_plain(c) || c == '-' ? c : '-');
  return key;
}

std::string title_or_id(const Statement& s) {
  return s.title.empty() ? s.id : s.title;
}

void write_date(JsonWriter& writer, const Date& date) {
  writer.begin_object().key("date-parts").begin_array().begin_array();
  writer.number(static_cast<std::int64_t>(date.year));
  if (date.has_month()) writer.number(static_cast<std::int64_t>(date.month));
  if (date.has_day()) writer.number(static_cast<std::int64_t>(date.day));
  writer.end_array().end_array().end_object();
}

std::string_view csl_type(const std::string& kind) {
  if (kind == "speech" || kind == "remarks" || kind == "briefing") return "speech";
  return kind == "interview" ? "interview" : "webpage";
}

}  // namespace

std::string bibtex(const CitedPlace& place) {
  const Statement& s = place.statement;
  std::string entry = "@online{" + key_of(s.id);
  const auto field = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) entry += ",\n  " + std::string(name) + " = {" + value + "}";
  };
  // In braces of their own: names of persons and bodies are not taken apart at "and" or commas.
  std::string authors;
  for (const std::string& speaker : s.speakers) {
    authors += (authors.empty() ? "{" : " and {") + tex_escaped(speaker) + "}";
  }
  if (authors.empty()) authors.append("{").append(tex_escaped(s.source)).append("}");
  field("author", authors);
  std::string title(1, '{');
  field("title", title.append(tex_escaped(title_or_id(s))).append("}"));
  field("organization", tex_escaped(s.source));
  field("date", s.date.to_string());
  field("location", tex_escaped(s.place));
  if (const auto url = Url::external(s.url)) field("url", url->text());  // has no braces: encoded
  field("langid", s.lang == "es" ? "spanish" : s.lang == "en" ? "english" : "");
  field("note", tex_escaped(s.id) +
                    (place.paragraph ? ", ¶ " + std::to_string(*place.paragraph) : std::string()));
  return entry + "\n}\n";
}

std::string csl_json(const CitedPlace& place) {
  const Statement& s = place.statement;
  std::string json;
  JsonWriter writer(json);
  writer.begin_array().begin_object().field("id", s.id).field("type", csl_type(s.kind));
  writer.field("title", title_or_id(s)).key("author").begin_array();
  for (const std::string& speaker : s.speakers) {
    writer.begin_object().field("literal", speaker).end_object();
  }
  if (s.speakers.empty()) writer.begin_object().field("literal", s.source).end_object();
  writer.end_array().field("publisher", s.source).key("issued");
  write_date(writer, s.date);
  if (const auto url = Url::external(s.url)) writer.field("URL", url->text());
  if (!s.lang.empty()) writer.field("language", s.lang);
  if (!s.place.empty()) writer.field("event-place", s.place);
  if (place.paragraph) writer.field("note", "¶ " + std::to_string(*place.paragraph));
  writer.end_object().end_array();
  return json;
}

std::string plain_citation(const CitedPlace& place, const Wording& words) {
  const Statement& s = place.statement;
  std::string line;
  for (const std::string& speaker : s.speakers) line += one_line(speaker) + ", ";
  line += words.plain(Word::kInQuotes, {one_line(title_or_id(s))}) + ", ";
  line += one_line(s.source) + ", " + words.date(s.date);
  if (place.paragraph) line += ", ¶ " + std::to_string(*place.paragraph);
  if (const auto url = Url::external(s.url)) line += ", " + url->text();
  return line + " [" + one_line(s.id) + "]";
}

std::string linked_data(const Statement& s) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("@context", "https://schema.org").field("@type", "NewsArticle");
  writer.field("identifier", s.id).field("headline", title_or_id(s));
  writer.field("datePublished", s.date.to_string());
  if (!s.lang.empty()) writer.field("inLanguage", s.lang);
  writer.key("publisher").begin_object().field("@type", "Organization").field("name", s.source);
  writer.end_object();
  if (const auto url = Url::external(s.url)) writer.field("url", url->text());
  writer.end_object();
  return json;
}

}  // namespace cotejo
