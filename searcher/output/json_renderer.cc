// SPDX-License-Identifier: GPL-3.0-or-later
// Results for programs; docs/json-output.md is the contract.
#include "searcher/output/json_parts.h"
#include "searcher/output/renderers.h"

namespace cotejo {
namespace {

void write_snippets(JsonWriter& writer, const std::vector<Snippet>& snippets) {
  writer.key("snippets").begin_array();
  for (const Snippet& snippet : snippets) {
    writer.begin_object().field("text", snippet.text).key("marks").begin_array();
    for (const auto& [begin, end] : snippet.marks) {
      writer.begin_array().number(number(begin)).number(number(end)).end_array();
    }
    writer.end_array().key("start").number(number(snippet.start));
    writer.field("speaker", snippet.speaker).key("press").boolean(snippet.press).end_object();
  }
  writer.end_array();
}

void write_kin(JsonWriter& writer, const std::vector<Kin>& kin) {
  if (kin.empty()) return;
  writer.key("also").begin_array();
  for (const Kin& one : kin) {
    writer.begin_object();
    writer.field("relation", one.relation == KinRelation::kTranslation ? "translation" : "copy");
    writer.field("id", one.id).field("title", one.title).field("date", one.date.to_string());
    writer.field("source", one.source).field("lang", one.lang).end_object();
  }
  writer.end_array();
}

class JsonRenderer : public ResultRenderer {
 public:
  explicit JsonRenderer(std::ostream& out) : out_(out) {}

  void begin(const SearchResult& result) override {
    std::string json;
    JsonWriter writer(json);
    writer.begin_object().key("format").number(1).key("query").begin_object();
    writer.field("text", result.query_text).field("read_as", result.read_as);
    write_texts(writer, "notes", result.notes);
    writer.key("suggestion");
    if (result.suggestion) {
      writer.string(*result.suggestion);
    } else {
      writer.null();
    }
    writer.end_object().key("index").begin_object().field("revision", result.index_revision);
    writer.key("statements").number(number(result.index_statements)).end_object();
    write_partial(writer, result.missing);
    writer.key("total").number(number(result.total)).key("hits").begin_array();
    out_ << json;
  }

  void hit(const Hit& hit) override {
    out_ << (first_ ? "" : ",") << hit_json(hit);
    first_ = false;
  }

  void end(const SearchResult& result) override {
    std::string json;
    JsonWriter writer(json);
    writer.begin_object().key("facets").begin_object();
    for (const FacetCounts& facet : result.facets) {
      writer.key(facet_row(facet.facet).name).begin_array();
      for (const FacetValue& value : facet.values) {
        writer.begin_object().field("value", value.value);
        writer.key("count").number(number(value.count));
        writer.key("selected").boolean(value.selected).end_object();
      }
      writer.end_array();
    }
    writer.end_object().key("elapsed_ms").number(result.elapsed_ms, 3).end_object();
    // The object that begin() opened goes on: its brace is not repeated.
    out_ << "]," << std::string_view(json).substr(1) << '\n';
  }

 private:
  std::ostream& out_;
  bool first_ = true;
};

class JsonlRenderer : public ResultRenderer {
 public:
  explicit JsonlRenderer(std::ostream& out) : out_(out) {}
  void begin(const SearchResult&) override {}
  void hit(const Hit& hit) override { out_ << hit_json(hit) << '\n'; }
  void end(const SearchResult&) override {}

 private:
  std::ostream& out_;
};

}  // namespace

std::string hit_json(const Hit& hit) {
  const Statement& s = hit.statement;
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().key("rank").number(number(hit.rank));
  writer.field("id", s.id).field("title", s.title).field("date", s.date.to_string());
  writer.field("source", s.source);
  write_texts(writer, "speakers", s.speakers);
  writer.field("lang", s.lang).field("kind", s.kind).field("url", s.url);
  writer.key("score").number(hit.score, 4);
  if (hit.revision.revisions > 1) {
    writer.key("revision").number(number(hit.revision.number));
    writer.key("revisions").number(number(hit.revision.revisions));
  }
  write_snippets(writer, hit.snippets);
  write_kin(writer, hit.kin);
  writer.end_object();
  return json;
}

std::unique_ptr<ResultRenderer> make_json_renderer(std::ostream& out) {
  return std::make_unique<JsonRenderer>(out);
}

std::unique_ptr<ResultRenderer> make_jsonl_renderer(std::ostream& out) {
  return std::make_unique<JsonlRenderer>(out);
}

}  // namespace cotejo
