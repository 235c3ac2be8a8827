// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/reader_seeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "tests/fuzz/pdf_seeds.h"
#include "tests/fuzz/record_seeds.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr const char* kPage =
    "<html lang=es><head><title>Nota</title><meta name=date content=2020-03-05></head><body>"
    "<article><h1>Nota de prensa</h1><p>Los ministros celebran el acuerdo de hoy.</p><p>Las "
    "conversaciones continúan mañana en la capital.</p></article></body></html>";

ReaderSeeds pages() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(COTEJO_SOURCE_DIR "/tests/data/pages")) {
    if (entry.path().extension() == ".html") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  ReaderSeeds seeds;
  for (const auto& path : paths) seeds.files.push_back(read_file(path));
  seeds.pieces = {"<p>",
                  "</p>",
                  "<div>",
                  "</div>",
                  "<!--",
                  "-->",
                  "<!-->",
                  "<br>",
                  "<table><tr><td>",
                  "</table>",
                  "<script>",
                  "</script>",
                  "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":",
                  "<meta charset=",
                  "utf-16",
                  "iso-8859-1",
                  "<meta name=date content=2020-02-30>",
                  "<title>",
                  "<pre>",
                  "\n\n",
                  "\xC2\xA0",
                  "\xF1",
                  "\xFF\xFE",
                  "&#150;",
                  "&#xFFFFFFFF;",
                  "&nbsp",
                  "<a href=x>",
                  "<article>",
                  "<time datetime=2020-01-01>",
                  "<link rel=canonical href=//x>",
                  "5 de marzo de 2020",
                  "<template>",
                  "<html lang=",
                  "<![CDATA["};
  return seeds;
}

ReaderSeeds documents() {
  return {pdf_seeds(),
          {" 0 R",
           " obj\n",
           "endobj\n",
           "stream\n",
           "endstream",
           "<<",
           ">>",
           "[",
           "]",
           "(",
           ")",
           "<D83D",
           "/Kids",
           "/Count -1",
           "/Parent 4 0 R",
           "/Length 5 0 R",
           "xref\n",
           "trailer\n",
           "startxref\n",
           "%%EOF\n",
           "/Prev 9",
           "/Encrypt 3 0 R",
           "/Filter [/FlateDecode /ASCIIHexDecode /LZWDecode]",
           "/DecodeParms << /Predictor 12 /Columns 0 >>",
           "BT ",
           " ET\n",
           " Tj\n",
           " cm\n",
           "q ",
           "Q ",
           "/X1 Do ",
           "/F1 0 Tf ",
           "1e38 ",
           "-1e38 0 0 1e-38 0 0 cm ",
           "beginbfrange <00> <FFFF> <0000>",
           "/Type /ObjStm /N 9 /First 9",
           "/Type0 /Identity-H",
           "/Subtype /Type3 /CharProcs << /fi 5 0 R >>",
           "\xFE\xFF\xD8\x3D",
           "\\000",
           "\\377\\376"}};
}

ReaderSeeds feeds() {
  return {
      {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
       "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Ministerio de "
       "Muestra</title><link>https://m.example/</link><language>es</language>"
       "<item><title>Acuerdo</title><link>/a/1</link><guid isPermaLink=\"false\">x1</guid>"
       "<pubDate>Thu, 05 Mar 2020 10:00:00 GMT</pubDate><dc:creator>Ana P&eacute;rez</dc:creator>"
       "<category>comercio</category><description>Resumen &lt;b&gt;corto&lt;/b&gt;</description>"
       "<content:encoded><![CDATA[<p>Los ministros celebran.</p><p>Continúa.</p>]]>"
       "</content:encoded></item>\n<item><title>Otro</title><link>https://m.example/2</link>"
       "<pubDate>6 marzo 2020</pubDate><description>Las conversaciones siguen.</description>"
       "</item></channel></rss>\n",
       "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\" "
       "xml:base=\"https://m.example/\"><title type=\"text\">Samples</title><link rel=\"self\" "
       "href=\"/f\"/><updated>2020-03-05T10:00:00Z</updated><entry><id>urn:x:1</id><title "
       "type=\"html\">A &amp;amp; B</title><link rel=\"alternate\" href=\"a/1\"/><published>"
       "2020-03-05T10:00:00+01:00</published><author><name>Ann Sample</name></author><category "
       "term=\"trade\"/><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The "
       "ministers welcome it.</p><p>Talks go on.</p></div></content></entry><entry><id>urn:x:2</id>"
       "<title>Two</title><updated>2020-03-06</updated><summary>A summary of it.</summary></entry>"
       "</feed>",
       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
       "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel "
       "rdf:about=\"x\"><title>Muestra</title></channel><item rdf:about=\"https://m.example/3\">"
       "<title>Tres</title><link>https://m.example/3</link><dc:date>2020-03</dc:date><description>"
       "El texto de la tercera nota.</description></item></rdf:RDF>"},
      {"<item>",
       "</item>",
       "<entry>",
       "</entry>",
       "<channel>",
       "</channel>",
       "<rss>",
       "<![CDATA[",
       "]]>",
       "<!--",
       "-->",
       "<?x ",
       "?>",
       "&",
       "&amp;",
       "&lt;p&gt;",
       "&ntilde;",
       "&#0;",
       "&#xD800;",
       "&#x110000;",
       "&x;",
       "<!DOCTYPE r [<!ENTITY x \"y\">]>",
       "xmlns:a=\"b\"",
       "a:b=\"c\" ",
       "xml:base=\"http://[\" ",
       "encoding=\"utf-16\"",
       "encoding=\"windows-1252\"",
       "\xFF\xFE",
       "\xF1",
       "\x01",
       "<pubDate>",
       "</pubDate>",
       "32 Foo 2020 25:61:00 +9999",
       "5 mars 2020",
       "<link href=\"//x\"/>",
       "<link>",
       "type=\"xhtml\"",
       "type=\"text\"",
       "<a:a xmlns:a=\"a\">",
       "<description>",
       "</description>",
       "<content type=\"html\">"}};
}

std::string warc_record(const char* type, const char* content_type, const std::string& block,
                        const char* uri = "https://m.example/1") {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2020-03-05T10:00:00Z\r\n"
      "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, uri, content_type, block.size(), block);
}

ReaderSeeds archives() {
  const char* http = "application/http; msgtype=response";
  const std::string page(kPage);
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
  const std::string plain = warc_record(
      "response", http, head + fmt::format("Content-Length: {}\r\n\r\n{}", page.size(), page));
  const std::string chunked = warc_record(
      "response", http,
      head +
          fmt::format("Transfer-Encoding: chunked\r\n\r\n20\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n",
                      page.substr(0, 32), page.size() - 32, page.substr(32)),
      "https://m.example/2");
  const std::string packed = warc_record(
      "response", http, head + "Content-Encoding: gzip\r\n\r\n" + gzip_member(page), "<x:y>");
  const std::string others = warc_record("warcinfo", "application/warc-fields", "software: x\r\n") +
                             warc_record("revisit", http, "HTTP/1.1 304 Not Modified\r\n\r\n") +
                             warc_record("request", http, "GET / HTTP/1.1\r\n\r\n") +
                             warc_record("resource", "text/html", page, "https://m.example/4");
  return {{others + plain, plain + chunked + packed, chunked + others,
           gzip_member(others) + gzip_member(plain) + gzip_member(chunked)},
          {"WARC/1.0\r\n",
           "WARC/1.1\r\n",
           "\r\n",
           "\r\n\r\n",
           "\n",
           "Content-Length: ",
           "WARC-Type: response\r\n",
           "WARC-Type: resource\r\n",
           "WARC-Truncated: length\r\n",
           "WARC-Target-URI: <>\r\n",
           " folded\r\n",
           "HTTP/1.1 200 OK\r\n",
           "HTTP/1.1 999\r\n",
           "Transfer-Encoding: chunked\r\n",
           "Content-Encoding: deflate\r\n",
           "Content-Encoding: br\r\n",
           "Content-Type: text/html; charset=utf-16\r\n",
           "ffffffffffffffff\r\n",
           "0\r\n\r\n",
           "-1\r\n",
           ":",
           ": ",
           "\x1F\x8B\x08",
           "<html>",
           "\xF1",
           std::string_view("\0", 1)}};
}

}  // namespace

ReaderSeeds reader_seeds(std::string_view format) {
  if (format == "html") return pages();
  if (format == "pdf") return documents();
  if (format == "feed") return feeds();
  if (format == "warc") return archives();
  return record_seeds(format);
}

}  // namespace cotejo
