// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds to the byte, their ids and moments, which addresses are links, and what becomes of hostile
// text. tests/cli/feeds_test.py holds them to schemas and to a reader.
#include <gtest/gtest.h>

#include "searcher/output/entry_spool.h"
#include "searcher/output/feed_entry.h"
#include "searcher/output/web_address.h"
#include "searcher/output/xml_writer.h"
#include "tests/searcher/output/sample_result.h"

namespace cotejo {
namespace {

SearchResult seen_result() {
  SearchResult result = sample_result();
  result.narrowed_by = {{"lang", "es"}, {"once", ""}};
  result.hits[0].revision.seen = "20260306101500";
  result.hits[0].statement.topics = {"comercio"};
  result.hits[0].kin = {
      {KinRelation::kTranslation, "ve-2", "Relations", {}, "", "en", "https://example.org/2"},
      {KinRelation::kCopy, "ve-3", "No page", {}, "", "es", "ftp://example.org"}};
  return result;
}

TEST(AtomRenderer, WritesTheWholeFeed) {
  EXPECT_EQ(
      rendered(seen_result(), "atom"),
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      "<id>urn:uuid:ee65ce0f-5cbb-5a70-a082-0205ba7bfa5b</id>\n"
      "<title>Cotejo: relaciones OR relations; lang es, once</title>\n"
      "<subtitle>Press statements that match: relaciones OR relations; lang es, once"
      "</subtitle>\n"
      "<updated>2026-03-06T10:15:00Z</updated>\n"
      "<generator>Cotejo</generator>\n"
      "<entry xml:lang=\"es\">\n"
      "<id>urn:uuid:d42dfa58-7036-5195-aabc-7ceffa273fda</id>\n"
      "<title>Relaciones, diplomáticas</title>\n"
      "<updated>2026-03-06T10:15:00Z</updated>\n"
      "<published>2026-03-05T00:00:00Z</published>\n"
      "<author>\n<name>Yván Gil</name>\n</author>\n"
      "<author>\n<name>Delcy Rodríguez</name>\n</author>\n"
      "<link rel=\"alternate\" hreflang=\"es\" href=\"https://example.org/1\"/>\n"
      "<link rel=\"related\" hreflang=\"en\" title=\"Relations\" "
      "href=\"https://example.org/2\"/>\n"
      "<category term=\"Ministerio &quot;del&quot; Poder Popular\" "
      "scheme=\"urn:uuid:0e52facb-d771-515f-8788-b84843bc529d\" "
      "label=\"Ministerio &quot;del&quot; Poder Popular\"/>\n"
      "<category term=\"communique\" scheme=\"urn:uuid:87909665-8d04-5739-89bf-bcd75aadb699\" "
      "label=\"communique\"/>\n"
      "<category term=\"es\" scheme=\"urn:uuid:5545dab6-b69b-54e2-ab1b-fe7096270138\" "
      "label=\"es\"/>\n"
      "<category term=\"comercio\" scheme=\"urn:uuid:a118fa58-dc06-52fb-ad17-d3de03b80363\" "
      "label=\"comercio\"/>\n"
      "<summary type=\"html\">&lt;p&gt;… las &lt;mark&gt;relaciones&lt;/mark&gt; …"
      "&lt;/p&gt;</summary>\n"
      "</entry>\n"
      "<entry xml:lang=\"en\">\n"
      "<id>urn:uuid:77f27d68-48d5-580d-833b-172806b84b86</id>\n"
      "<title/>\n"
      "<updated>2015-07-01T00:00:00Z</updated>\n"
      "<published>2015-07-01T00:00:00Z</published>\n"
      "<author>\n<name>UN</name>\n</author>\n"
      "<category term=\"UN\" scheme=\"urn:uuid:0e52facb-d771-515f-8788-b84843bc529d\" "
      "label=\"UN\"/>\n"
      "<category term=\"en\" scheme=\"urn:uuid:5545dab6-b69b-54e2-ab1b-fe7096270138\" "
      "label=\"en\"/>\n"
      "<content type=\"html\">&lt;p&gt;&lt;/p&gt;</content>\n"
      "</entry>\n"
      "</feed>\n");
}

TEST(RssRenderer, WritesTheWholeFeed) {
  SearchResult result = seen_result();
  result.hits.resize(1);
  EXPECT_EQ(rendered(result, "rss"),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
            "<channel>\n"
            "<title>Cotejo: relaciones OR relations; lang es, once</title>\n"
            "<link>urn:uuid:ee65ce0f-5cbb-5a70-a082-0205ba7bfa5b</link>\n"
            "<description>Press statements that match: relaciones OR relations; lang es, once"
            "</description>\n"
            "<lastBuildDate>Fri, 06 Mar 2026 10:15:00 GMT</lastBuildDate>\n"
            "<generator>Cotejo</generator>\n"
            "<docs>https://www.rssboard.org/rss-specification</docs>\n"
            "<item xml:lang=\"es\">\n"
            "<title>Relaciones, diplomáticas</title>\n"
            "<link>https://example.org/1</link>\n"
            "<description>&lt;p&gt;… las &lt;mark&gt;relaciones&lt;/mark&gt; …&lt;/p&gt;"
            "</description>\n"
            "<guid isPermaLink=\"false\">urn:uuid:d42dfa58-7036-5195-aabc-7ceffa273fda</guid>\n"
            "<pubDate>Thu, 05 Mar 2026 00:00:00 GMT</pubDate>\n"
            "<atom:updated>2026-03-06T10:15:00Z</atom:updated>\n"
            "<dc:creator>Yván Gil</dc:creator>\n"
            "<dc:creator>Delcy Rodríguez</dc:creator>\n"
            "<dc:language>es</dc:language>\n"
            "<category domain=\"source\">Ministerio &quot;del&quot; Poder Popular</category>\n"
            "<category domain=\"kind\">communique</category>\n"
            "<category domain=\"lang\">es</category>\n"
            "<category domain=\"topic\">comercio</category>\n"
            "<atom:link rel=\"related\" hreflang=\"en\" title=\"Relations\" "
            "href=\"https://example.org/2\"/>\n"
            "</item>\n"
            "</channel>\n"
            "</rss>\n");
}

TEST(FeedRenderers, SayWhereTheFeedLiesAndWhatItIsCalled) {
  for (const char* format : {"atom", "rss"}) {
    std::ostringstream out;
    const auto renderer =
        make_renderer(format, out, {}, {"A & B", "https://example.org/feed?a=1&b=2"});
    renderer->begin({});
    renderer->end({});
    EXPECT_NE(out.str().find("<title>A &amp; B</title>"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("href=\"https://example.org/feed?a=1&amp;b=2\""), std::string::npos);
    EXPECT_NE(out.str().find("rel=\"self\""), std::string::npos);
    EXPECT_NE(out.str().find(std::string(format) == "atom" ? "1970-01-01T00:00:00Z"
                                                           : "Thu, 01 Jan 1970 00:00:00 GMT"),
              std::string::npos)
        << "a feed without entries has not changed";
  }
}

TEST(FeedHead, HasAnIdOfWhatWasAskedAlone) {
  const SearchResult asked = seen_result();
  const std::string id = feed_head(asked, {}).id;
  SearchResult same = asked;
  same.query_text = "Relaciones";
  same.index_revision = "other-1";
  same.total = 77;
  same.hits.clear();
  same.notes.clear();
  EXPECT_EQ(feed_head(same, {"Another title", "https://example.org/"}).id, id);
  SearchResult other = asked;
  other.read_as = "relaciones";
  EXPECT_NE(feed_head(other, {}).id, id);
  other = asked;
  other.narrowed_by = {{"lang", "en"}, {"once", ""}};
  EXPECT_NE(feed_head(other, {}).id, id);
  other.narrowed_by = {{"lang", "es\n4:once\n0:"}};
  EXPECT_NE(feed_head(other, {}).id, id) << "a value cannot pass for a filter";
}

TEST(FeedEntry, IsOfTheStatementWhateverItsRankAndRevision) {
  Hit hit = seen_result().hits[0];
  const FeedEntry first = feed_entry(hit);
  hit.rank = 9;
  hit.score = 0.1;
  hit.snippets.clear();
  hit.statement.title = "Corrected";
  hit.revision.number = hit.revision.revisions = 2;
  hit.revision.change = Change::kCorrection;
  hit.revision.seen = "20260401000000";
  hit.revision.last_seen = "20260501000000";
  const FeedEntry second = feed_entry(hit);
  EXPECT_EQ(second.id, first.id);
  EXPECT_EQ(second.published, first.published);
  EXPECT_EQ(second.updated, "20260401000000")
      << "not the last time it was seen: readers would jump";
  EXPECT_EQ(second.summary,
            "<p>Uno dos tres.</p><p>Corrected by the archive, seen 2026-04-01.</p>");
  hit.revision.change = Change::kEdit;
  EXPECT_EQ(feed_entry(hit).summary,
            "<p>Uno dos tres.</p><p>Edited by its source, seen 2026-04-01.</p>");
}

TEST(FeedEntry, TakesTheBeginningOfATextWithoutTitle) {
  Hit hit = seen_result().hits[0];
  hit.statement.title.clear();
  EXPECT_EQ(feed_entry(hit).title, "Uno dos tres.");
  hit.statement.body.clear();
  for (int i = 0; i < 1000; ++i) hit.statement.body += "ñandú ";
  const std::string title = feed_entry(hit).title;
  EXPECT_LE(title.size(), 104U);
  EXPECT_TRUE(title.ends_with("ñandú …")) << title;
}

TEST(FeedEntry, EscapesASnippetAndItsSpeaker) {
  Hit hit = seen_result().hits[0];
  hit.snippets = {{"<b>ñ</b> & paz", {{3, 4}, {11, 14}}, 0, false, false, "A <script>", true}};
  EXPECT_EQ(feed_entry(hit).summary,
            "<p><b>A &lt;script&gt;, the press:</b> &lt;b&gt;<mark>ñ</mark>&lt;/b&gt; &amp; "
            "<mark>paz</mark></p>");
}

TEST(WebAddress, IsAUriThatABrowserFetches) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://example.org/a?b=1&c#d", "https://example.org/a?b=1&c#d"},
      {"HTTP://example.org", "HTTP://example.org"},
      {"https://example.org/año nuevo", "https://example.org/a%C3%B1o%20nuevo"},
      {"https://example.org/a%20b%zz", "https://example.org/a%20b%25zz"},
      {"https://example.org/\"><script>", "https://example.org/%22%3E%3Cscript%3E"},
      {"https://example.org/#a#b", "https://example.org/#a%23b"},
      {"https://example.org/[x]", "https://example.org/%5Bx%5D"},
      {"javascript:alert(1)", ""},
      {"https://", ""},
      {"https:///path", ""},
      {"https://[x/", ""},
      {"https://example.org/\n", ""},
      {" https://example.org", ""},
      {"//example.org", ""},
      {"ftp://example.org", ""},
      {"", ""},
  };
  for (const auto& [address, expected] : cases) EXPECT_EQ(web_address(address), expected);
}

TEST(XmlWriter, WritesNothingThatXmlForbids) {
  const std::pair<std::string, const char*> cases[] = {
      {"]]>", "]]&gt;"},
      {"<a b='c'>&amp;\"", "&lt;a b='c'&gt;&amp;amp;&quot;"},
      {std::string("a\0b\x1b[31m", 8), "a\uFFFDb\uFFFD[31m"},
      {"\x7f\u0085\u009b", "\uFFFD\uFFFD\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},  // a lone surrogate
      {"\uFFFE\uFFFF\uFFFD", "\uFFFD\uFFFD\uFFFD"},
      {"\xff", "\uFFFD"},
      {"a\r\n\tb", "a&#13;\n\tb"},
      {"ñ\U0001F54A", "ñ\U0001F54A"},
  };
  for (const auto& [text, expected] : cases) {
    std::string out;
    XmlWriter(out).element("t", text);
    EXPECT_EQ(out, "<t>" + std::string(expected) + "</t>\n");
  }
  std::string out;
  XmlWriter(out).open("t").attribute("a", "x\r\n\ty").close();
  EXPECT_EQ(out, "<t a=\"x&#13;&#10;&#9;y\"/>\n");
}

TEST(EntrySpool, GivesBackWhatDoesNotFitIntoMemory) {
  EntrySpool spool;
  std::string all;
  for (int i = 0; i < 120; ++i) {
    const std::string piece(100000, static_cast<char>('a' + i % 26));
    spool.append(piece);
    all += piece;
  }
  std::ostringstream out;
  spool.write_to(out);
  EXPECT_EQ(out.str(), all);
}

}  // namespace
}  // namespace cotejo
