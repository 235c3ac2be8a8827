// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/feed_entry.h"

#include <algorithm>

#include "core/base/language.h"
#include "core/base/utf8.h"
#include "core/base/uuid.h"
#include "searcher/output/terminal.h"
#include "searcher/output/web_address.h"
#include "searcher/output/xml_writer.h"

namespace cotejo {
namespace {

constexpr std::size_t kTitleBytes = 200;
constexpr std::size_t kBeginningBytes = 400;

std::string shortened(const std::string& text, std::size_t bytes) {
  // As many bytes as white space could make of them are looked at, not a body of megabytes.
  const std::string line = one_line(truncate_utf8(text, bytes * 2));
  std::string_view cut = truncate_utf8(line, bytes);
  if (line.size() <= bytes && text.size() <= bytes * 2) return line;
  const std::size_t space = cut.rfind(' ');
  if (space != std::string_view::npos && space > bytes / 2) cut = cut.substr(0, space);
  return std::string(cut) + " …";
}

std::string title_of(const std::string& title, const Statement& statement) {
  return title.empty() ? shortened(statement.text(), kTitleBytes / 2) : one_line(title);
}

// Marks are code points; what lies between them is escaped piece by piece.
std::string marked_html(const Snippet& snippet) {
  std::string html;
  std::size_t at = 0;
  std::size_t code_point = 0;
  const auto take_until = [&](std::size_t end) {
    const std::size_t from = at;
    while (code_point < end && at < snippet.text.size()) {
      decode_utf8(snippet.text, at);
      ++code_point;
    }
    html += escape_html(std::string_view(snippet.text).substr(from, at - from));
  };
  for (const auto& [begin, end] : snippet.marks) {
    take_until(begin);
    html += "<mark>";
    take_until(end);
    html += "</mark>";
  }
  take_until(std::string::npos);
  return html;
}

std::string summary_of(const Hit& hit) {
  std::string html;
  for (const Snippet& snippet : hit.snippets) {
    html += "<p>";
    if (!snippet.speaker.empty()) {
      html +=
          "<b>" + escape_html(snippet.speaker) + (snippet.press ? ", the press" : "") + ":</b> ";
    }
    if (snippet.cut_before) html += "… ";
    html += marked_html(snippet) + (snippet.cut_after ? " …</p>" : "</p>");
  }
  if (hit.snippets.empty()) {
    html = "<p>" + escape_html(shortened(hit.statement.text(), kBeginningBytes)) + "</p>";
  }
  const bool edit = hit.revision.change == Change::kEdit;
  if (edit || hit.revision.change == Change::kCorrection) {
    html += std::string("<p>") + (edit ? "Edited by its source" : "Corrected by the archive") +
            ", seen " + iso_day(hit.revision.seen) + ".</p>";
  }
  return html;
}

std::string urn(const std::string& name) {
  return "urn:uuid:" + name_uuid(name);
}

std::string asked(const SearchResult& result) {
  std::string text = result.read_as.empty() ? result.query_text : result.read_as;
  for (const Narrowing& narrowing : result.narrowed_by) {
    text += (&narrowing == result.narrowed_by.data() ? "; " : ", ") + narrowing.name;
    if (!narrowing.value.empty()) text += " " + narrowing.value;
  }
  return text;
}

// Each part by its length: no two searches have one name.
std::string identity(const SearchResult& result) {
  std::string name = "query:" + result.read_as;
  for (const Narrowing& narrowing : result.narrowed_by) {
    for (const std::string* part : {&narrowing.name, &narrowing.value}) {
      name += "\n" + std::to_string(part->size()) + ":" + *part;
    }
  }
  return name;
}

}  // namespace

FeedHead feed_head(const SearchResult& result, const FeedOptions& options) {
  FeedHead head;
  head.id = urn(identity(result));
  const std::string what = asked(result);
  head.title = options.title.empty() ? "Cotejo: " + shortened(what, kTitleBytes) : options.title;
  head.description = "Press statements that match: " + one_line(truncate_utf8(what, 2000));
  head.self_url = web_address(options.self_url);
  return head;
}

FeedEntry feed_entry(const Hit& hit) {
  const Statement& s = hit.statement;
  FeedEntry entry;
  entry.id = urn("statement:" + s.id);
  entry.title = title_of(s.title, s);
  entry.url = web_address(s.url);
  if (is_language_code(s.lang)) entry.lang = s.lang;
  entry.published = start_of(s.date);
  entry.updated = hit.revision.seen.empty() ? entry.published : hit.revision.seen;
  for (const std::string& speaker : s.speakers) entry.authors.push_back(one_line(speaker));
  if (entry.authors.empty()) entry.authors.push_back(one_line(s.source));
  const auto category = [&](const char* field, const std::string& value) {
    if (!value.empty()) entry.categories.emplace_back(field, one_line(value));
  };
  category("source", s.source);
  category("kind", s.kind);
  category("lang", s.lang);
  for (const std::string& topic : s.topics) category("topic", topic);
  for (const Kin& kin : hit.kin) {
    const std::string url = web_address(kin.url);
    if (url.empty() || url == entry.url) continue;
    entry.related.push_back({url, is_language_code(kin.lang) ? kin.lang : "",
                             kin.title.empty() ? kin.id : one_line(kin.title)});
  }
  entry.summary = summary_of(hit);
  return entry;
}

std::string category_scheme(std::string_view field) {
  return urn("field:" + std::string(field));
}

}  // namespace cotejo
