// SPDX-License-Identifier: GPL-3.0-or-later
// Events of saved queries in each format, byte by byte where programs read them.
#include "searcher/output/event_renderer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/searcher/output/sample_result.h"

namespace cotejo {
namespace {

EventHit event_of(EventKind kind) {
  EventHit event{{kind, "ve-1", "c"}, true, {}};
  event.hit.statement = sample_statement();
  event.hit.revision.revisions = 2;
  event.hit.revision.number = 2;
  event.hit.revision.change = Change::kCorrection;
  return event;
}

EventHit removed() {
  EventHit event{{EventKind::kGone, "u-2", "c"}, false, {}};
  event.hit.statement.id = "u-2";
  return event;
}

const BatchHeading kHeading{"embargo", "for Ana\x1B[2J", "3f2a9c1e-12"};

TEST(EventRenderer, JsonLines) {
  const std::string hit =
      R"("id":"ve-1","title":"Relaciones, diplomáticas","date":"2026-03-05",)"
      R"("source":"Ministerio \"del\" Poder Popular","speakers":["Yván Gil","Delcy Rodríguez"],)"
      R"("lang":"es","kind":"communique","url":"https://example.org/1","score":0.0000,)"
      R"("revision":2,"revisions":2,"snippets":[]})";
  const std::string head = R"({"schema":1,"saved":"embargo","batch":"3f2a9c1e-12","event":)";
  EXPECT_EQ(render_events("jsonl", kHeading,
                          {event_of(EventKind::kNew), event_of(EventKind::kChanged),
                           event_of(EventKind::kGone), removed()}),
            head + "\"new\",\"rank\":1," + hit + "\n" + head +
                "\"changed\",\"change\":\"correction\",\"rank\":2," + hit + "\n" + head +
                "\"gone\",\"reason\":\"matches no more\",\"rank\":3," + hit + "\n" + head +
                "\"gone\",\"reason\":\"removed\",\"id\":\"u-2\"}\n");
}

TEST(EventRenderer, Json) {
  EXPECT_EQ(render_events("json", kHeading, {removed()}),
            R"({"schema":1,"saved":"embargo","batch":"3f2a9c1e-12","events":[)"
            R"({"event":"gone","reason":"removed","id":"u-2"}]})"
            "\n");
}

TEST(EventRenderer, CsvAndIds) {
  EXPECT_EQ(event_preamble("csv"),
            "saved,batch,event,change,rank,id,date,source,speakers,lang,kind,title,url,score\r\n");
  EXPECT_EQ(event_preamble("jsonl"), "");
  EXPECT_EQ(
      render_events("csv", kHeading, {event_of(EventKind::kChanged)}),
      "embargo,3f2a9c1e-12,changed,correction,1,ve-1,2026-03-05,\"Ministerio \"\"del\"\" Poder "
      "Popular\",Yván Gil; Delcy Rodríguez,es,communique,\"Relaciones, "
      "diplomáticas\",https://example.org/1,0.0000\r\n");
  EXPECT_EQ(render_events("ids", kHeading, {event_of(EventKind::kNew), removed()}), "ve-1\nu-2\n");
}

TEST(EventRenderer, TextIsAMailThatMovesNoCursor) {
  const std::string text = render_events(
      "text", kHeading, {event_of(EventKind::kNew), event_of(EventKind::kBack), removed()});
  EXPECT_TRUE(text.starts_with("== embargo: 1 new, 1 back, 1 gone ==\nfor Ana\uFFFD[2J\n")) << text;
  EXPECT_NE(text.find("  1. Relaciones, diplomáticas\n"), std::string::npos);
  EXPECT_NE(text.find("     (is back)\n"), std::string::npos);
  EXPECT_NE(text.find("     Gone (removed): u-2\n"), std::string::npos);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(EventRenderer, EveryKeyIsDocumented) {
  std::ifstream file(COTEJO_SOURCE_DIR "/docs/json-output.md");
  std::ostringstream page;
  page << file.rdbuf();
  for (const char* key : {"schema", "saved", "batch", "event", "change", "reason"}) {
    EXPECT_NE(page.str().find("| `" + std::string(key) + "` |"), std::string::npos) << key;
  }
}

}  // namespace
}  // namespace cotejo
