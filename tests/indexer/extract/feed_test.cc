// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds as values: what each entry gives, what is refused, and that hostile ones stay within
// bounds.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/formats/byte_source.h"
#include "indexer/extract/feed_date.h"
#include "indexer/extract/feed_xml.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/profiles.h"
#include "indexer/extract/readers.h"
#include "tests/support/patience.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

std::vector<Extracted> entries_of(const std::string& feed, const std::string& profile = "") {
  prepare_html();
  const TempDir folder;
  Profiles profiles;
  if (!profile.empty()) profiles.load(folder.write_file("p.toml", profile));
  auto source = ByteSource::open(folder.write_file("feed", feed));
  std::vector<Extracted> found;
  read_feed(**source, {profiles, "feed", 64 << 20},
            [&](Extracted entry) { found.push_back(std::move(entry)); });
  return found;
}

// "name=value" and "~remark", in order; "!code@line" for a fault.
std::vector<std::string> parts_of(const Extracted& entry) {
  if (entry.fields.empty()) return {"!" + entry.fault.code + "@" + std::to_string(entry.line)};
  std::vector<std::string> parts;
  for (const RecordField& field : entry.fields) {
    std::string text = field.name + "=";
    if (const auto* one = std::get_if<std::string>(&field.value)) text += *one;
    if (const auto* list = std::get_if<std::vector<std::string>>(&field.value)) {
      for (const std::string& each : *list) text += "[" + each + "]";
    }
    parts.push_back(text);
  }
  for (const ReaderRemark& remark : entry.remarks) parts.push_back("~" + remark.code);
  return parts;
}

using Parts = std::vector<std::string>;

TEST(Feed, ReadsRss2) {
  const auto found = entries_of(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ministerio &amp; Prensa</title><link>https://example.org/</link>
<language>es-ES</language>
<image><title>Logo</title><link>https://example.org/logo</link></image>
<item><title><![CDATA[Acuerdo de &laquo;paz&raquo;]]></title><link> /n/1 </link>
<guid isPermaLink="false">n-1</guid><pubDate>Thu, 05 Mar 2026 23:30:00 -0500</pubDate>
<dc:creator>admin</dc:creator><category>Paz</category><category>Comercio</category>
<description>Resumen […]</description>
<content:encoded><![CDATA[<p>Uno.</p><p>Dos &ntilde;.</p>]]></content:encoded></item>
<item><title>Nota</title><guid>https://example.org/n/2</guid><pubDate>5 mar 26</pubDate>
<description>&lt;p&gt;S&amp;oacute;lo un resumen.&lt;/p&gt;</description></item>
</channel></rss>)");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(parts_of(found[0]),
            (Parts{"source=Ministerio & Prensa", "date=2026-03-05", "lang=es-ES",
                   "title=Acuerdo de «paz»", "body=Uno.\n\nDos ñ.", "url=https://example.org/n/1",
                   "topics=[Paz][Comercio]", "author=[admin]", "guid=n-1"}));
  EXPECT_EQ(found[0].line, 7U);
  EXPECT_EQ(parts_of(found[1]),
            (Parts{"source=Ministerio & Prensa", "date=2026-03-05", "lang=es-ES", "title=Nota",
                   "body=Sólo un resumen.", "url=https://example.org/n/2", "~summary-only"}));
}

TEST(Feed, ReadsAtom) {
  const auto found = entries_of(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
  xml:base="https://example.org/">
<entry><id>tag:example.org,2026:1</id><title type="html">A &amp;amp; B</title>
<link rel="self" href="/self"/><link href="/a"/><published>2026-03-05T10:00:00Z</published>
<updated>2026-03-09T10:00:00Z</updated><author><name>Press office</name></author>
<category term="peace" label="Peace"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
</entry>
<entry xml:lang="es"><id>tag:example.org,2026:2</id><title>T &lt; U</title>
<updated>2026-03-09</updated><summary>Breve.</summary><source><title>Otro</title></source></entry>
<title>The feed</title></feed>)");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(parts_of(found[0]),
            (Parts{"source=The feed", "date=2026-03-05", "lang=en", "title=A & B",
                   "body=One.\n\nTwo.", "url=https://example.org/a", "topics=[Peace]",
                   "author=[Press office]", "guid=tag:example.org,2026:1"}));
  EXPECT_EQ(parts_of(found[1]),
            (Parts{"id=tag:example.org,2026:2", "source=Otro", "date=2026-03-09", "lang=es",
                   "title=T < U", "body=Breve.", "~date-updated", "~summary-only"}));
}

TEST(Feed, ReadsRss1) {
  const auto found = entries_of(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title>
<dc:language>fr</dc:language></channel>
<item rdf:about="https://example.org/1"><title>T</title><link>https://example.org/1</link>
<dc:date>2003-03-05T10:00+01:00</dc:date><dc:subject>S</dc:subject><description>D...</description></item>
</rdf:RDF>)");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(parts_of(found[0]),
            (Parts{"source=Old", "date=2003-03-05", "lang=fr", "title=T", "body=D...",
                   "url=https://example.org/1", "topics=[S]", "~summary-only"}));
}

std::string rss(const std::string& inner) {
  return "<rss><channel><title>C</title>" + inner + "</channel></rss>";
}

TEST(Feed, MendsWhatEditorsGetWrong) {
  const auto found = entries_of(
      "\n<?xml version='1.0'?>" +
      rss("<item><title>AT&T &ntilde; &nosuch; \x0B.</title><link>https://e.org/?a=1&b=2</link>"
          "<description>a & b</description></item>"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(parts_of(found[0]),
            (Parts{"source=C", "title=AT&T ñ &nosuch; .", "body=a & b",
                   "url=https://e.org/?a=1&b=2", "~summary-only", "~mended-xml"}));
}

TEST(Feed, ReadsCharsets) {
  const auto found = entries_of("<?xml version='1.0' encoding='ISO-8859-1'?>" +
                                rss("<item><title>Espa\xF1"
                                    "a \x93s\xED\x94</title></item>"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(parts_of(found[0])[1], "title=España “sí”");
}

TEST(Feed, KeepsADateThatItDoesNotUnderstand) {
  const auto found = entries_of(rss("<item><title>T</title><pubDate>05/03/2026</pubDate></item>"));
  EXPECT_EQ(parts_of(found.at(0)), (Parts{"source=C", "date=05/03/2026", "title=T"}));
}

TEST(Feed, SaysOfAnEmptyEntryThatItIs) {
  const auto found = entries_of("<rss><channel><item/>\n<item><x/></item></channel></rss>");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(parts_of(found.at(0)), (Parts{"!missing-field@1"}));
  EXPECT_EQ(parts_of(found.at(1)), (Parts{"!missing-field@2"}));
  EXPECT_NE(found.at(0).fault.message, "");
}

TEST(Feed, SaysThatThereAreNoEntries) {
  for (const char* bytes : {"<rss/>", "<rss><channel><title>C</title></channel></rss>",
                            "<feed><Entry/></feed>", "<RDF><channel/></RDF>"}) {
    const auto found = entries_of(bytes);
    ASSERT_EQ(found.size(), 1U) << bytes;
    EXPECT_EQ(parts_of(found[0]), Parts{"!no-entries@0"}) << bytes;
  }
  const auto mended = entries_of("<rss><channel><title>A & B</title></channel></rss>");
  ASSERT_EQ(mended.size(), 1U);
  EXPECT_NE(mended[0].fault.message.find("&"), std::string::npos) << mended[0].fault.message;
}

TEST(Feed, TakesTheConstantsOfAProfile) {
  const auto found = entries_of(
      rss("<item><link>https://www.example.org/1</link><description>a</description></item>"),
      "name = \"x\"\n[match]\nhosts = [\"example.org\"]\n[constants]\nsource = \"Ministry\"\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(parts_of(found[0]).back(), "~summary-only");
  EXPECT_EQ(std::get<std::string>(found[0].fields.back().value), "Ministry");
}

TEST(Feed, GivesTheEntriesBeforeDamage) {
  const auto found = entries_of(
      "<rss><channel><title>C</title>\n<item><title>A</title></item>\n"
      "<item><title>B</title>\n<desc");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(parts_of(found[0])[1], "title=A");
  EXPECT_EQ(found[1].fault.code, "bad-feed");
  EXPECT_GE(found[1].line, 3U);
}

TEST(Feed, RefusesWhatIsNoFeed) {
  for (const char* bytes :
       {"", " ", "text", "<html><body>x</body></html>", "{}", "<rss", "\xFF\xFE", "<a xmlns:"}) {
    const auto found = entries_of(bytes);
    ASSERT_EQ(found.size(), 1U) << bytes;
    EXPECT_EQ(found[0].fault.code, "bad-feed") << bytes;
    EXPECT_FALSE(found[0].fault.message.empty());
  }
}

TEST(Feed, StaysWithinBoundsOnHostileFeeds) {
  const auto begin = std::chrono::steady_clock::now();
  std::string laughs = "<?xml version='1.0'?>\n<!-- a --><!DOCTYPE rss [<!ENTITY a 'ha'>";
  for (char c = 'b'; c < 'l'; ++c) {
    laughs += std::string("<!ENTITY ") + c + " '";
    for (int n = 0; n < 10; ++n) laughs += std::string("&") + static_cast<char>(c - 1) + ";";
    laughs += "'>";
  }
  EXPECT_EQ(parts_of(entries_of(laughs + "]>" + rss("<item><title>&k;</title></item>")).at(0)),
            Parts{"!bad-feed@2"});
  EXPECT_EQ(parts_of(entries_of("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" +
                                rss("<item><title>&x;</title></item>"))
                         .at(0)),
            Parts{"!bad-feed@1"});
  // An outer DTD is not fetched, and is no fault: RSS 0.91 has one.
  EXPECT_EQ(parts_of(entries_of("<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" "
                                "\"http://127.0.0.1:9/rss.dtd\">" +
                                rss("<item><title>a &x;</title></item>"))
                         .at(0))[1],
            "title=a &x;");
  std::string nested;
  for (int n = 0; n < 100'000; ++n) nested += "<a>";
  EXPECT_EQ(entries_of("<rss><channel><item>" + nested).back().fault.code, "bad-feed");
  EXPECT_EQ(entries_of(nested).back().fault.code, "bad-feed");
  std::string attributes = "<item";
  for (int n = 0; n < 100'000; ++n) attributes += " a" + std::to_string(n) + "=''";
  EXPECT_EQ(entries_of(rss(attributes + "/>")).at(0).fault.code, "bad-feed");
  std::string references;
  for (int n = 0; n < 500'000; ++n) references += "&";
  EXPECT_EQ(entries_of(rss("<item><title>" + references + "</title></item>")).size(), 1U);
  const auto zeros =
      entries_of(rss("<item><title>a" + std::string(1000, '\0') + "b</title></item>"));
  EXPECT_EQ(zeros.size(), 1U);
  std::string items;
  for (int n = 0; n < 100'000; ++n) items += "<item/>";
  EXPECT_EQ(entries_of(rss(items)).size(), 100'000U);
  std::string spaces(5'000'000, '<');
  EXPECT_EQ(entries_of(spaces).size(), 1U);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(taken.count(), 60 * kPatience);
}

TEST(FeedDate, ReadsWhatFeedsHave) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"Thu, 05 Mar 2026 10:00:00 GMT", "2026-03-05"},
      {"Thu, 5 Mar 2026 10:00 EST", "2026-03-05"},
      {"05 Mar 2026", "2026-03-05"},
      {"Thu, 05 Mar 2026 23:59:59 -0500", "2026-03-05"},
      {"Thursday, 05-Mar-26 10:00:00 GMT", "2026-03-05"},
      {"5 Mar 98 10:00 GMT", "1998-03-05"},
      {"jue, 05 mar 2026 10:00:00 +0000", "2026-03-05"},
      {"Mar 5, 2026", "2026-03-05"},
      {"2026-03-05T10:00:00Z", "2026-03-05"},
      {"2026-03-05 10:00", "2026-03-05"},
      {"2026-03", "2026-03"},
      {"2026", "2026"},
      {"05/03/2026", ""},
      {"31 Feb 2026", ""},
      {"", ""},
      {"soon", ""},
      {"1 2 26", ""},
  };
  for (const auto& [text, date] : rows) {
    const auto found = read_feed_date(text);
    EXPECT_EQ(found ? found->to_string() : "", date) << text;
  }
}

}  // namespace
}  // namespace cotejo
