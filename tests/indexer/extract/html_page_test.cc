// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments and pages as values; whole pages through the programs are in tests/cli/pages_test.py.
#include "indexer/extract/html_page.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/extract/attribute_scan.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/web_address.h"

namespace cotejo {
namespace {

struct HtmlPageRow {
  const char* html;
  const char* text;
};

TEST(HtmlText, IsWhatIsSeen) {
  prepare_html();
  const std::vector<HtmlPageRow> rows{
      {"plain", "plain"},
      {"a <b>bold</b>\n\n  word", "a bold word"},
      {"<p>One</p><p>Two</p>", "One\n\nTwo"},
      {"<p>One<p>Two", "One\n\nTwo"},
      {"One<br>Two", "One\nTwo"},
      {"One<br>\n<br/>Two<br><br><br>Three", "One\n\nTwo\n\nThree"},
      {"<ul><li>a<li>b</ul>c", "a\nb\n\nc"},
      {"<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"},
      {"<pre>a\n  b</pre>", "a\nb"},
      {"a<script>b</script><style>c</style><template>d</template>e", "ae"},
      {"&laquo;s&iacute;&raquo; &#150; &#x2014; &euro;", "«sí» – — €"},
      {"a&nbsp;b\xC2\xA0 c", "a b c"},
      {"a<!-- b -->c<!-->d<!--->e", "acde"},
      {"1 < 2 & 3", "1 < 2 & 3"},
      {"<div><div></div></div>", ""},
      {"", ""},
  };
  for (const HtmlPageRow& row : rows) EXPECT_EQ(html_text(row.html), row.text) << row.html;
}

std::string field(const Extracted& page, const std::string& name) {
  for (const RecordField& found : page.fields) {
    if (found.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&found.value)) return *text;
    if (const auto* list = std::get_if<std::vector<std::string>>(&found.value))
      return list->front();
  }
  return "";
}

bool has_remark(const Extracted& page, const std::string& code) {
  for (const ReaderRemark& remark : page.remarks) {
    if (remark.code == code) return true;
  }
  return false;
}

std::string page_with(const std::string& head) {
  return "<html><head>" + head +
         "</head><body><main><p>The delegations met today in the capital, and they agreed on "
         "nothing "
         "whatever.</p></main></body></html>";
}

// Maps by node are in the order of addresses, which are others in each run.
TEST(HtmlPage, TakesTheFirstOfEqualTextsWhereverItLiesInMemory) {
  prepare_html();
  std::string html = "<html><head><meta name=date content=2020-01-01></head><body>";
  for (const char* number : {"one", "two", "six", "ten"}) {
    html += std::string("<div><div><p>In paragraph ") + number +
            " the delegations met in the capital, and they agreed on nothing.</p></div></div>";
  }
  const PageSurroundings context{"https://www.ministry.example/a", "", "", ""};
  std::vector<Result<HtmlTree>> trees;  // what is in memory already moves the next one
  for (int i = 0; i < 50; ++i) {
    trees.push_back(HtmlTree::parse(
        std::string(static_cast<std::size_t>(i), 'x').insert(0, "<p>").append("</p><p>y</p>")));
    const std::string body = field(read_html_page(html, context, {}), "body");
    EXPECT_NE(body.find("paragraph one"), std::string::npos) << i << ": " << body;
  }
}

TEST(HtmlPage, TakesFieldsInTheOrderOfTrust) {
  prepare_html();
  const std::string date = "<meta name=date content=2020-01-01>";
  const std::string og = "<meta property=og:site_name content='Ministry'>";
  const PageSurroundings context{"https://www.ministry.example/a", "", "2021-01-01T00:00:00Z", ""};
  Extracted page = read_html_page(
      page_with(date + og +
                "<title>T | Ministry</title><meta property=article:published_time "
                "content=2021-02-03T00:00:00Z><meta name=author content='web master 2'>"),
      context, {});
  EXPECT_EQ(field(page, "date"), "2021-02-03");
  EXPECT_EQ(field(page, "title"), "T");
  EXPECT_EQ(field(page, "source"), "Ministry");
  EXPECT_EQ(field(page, "speaker"), "");
  EXPECT_EQ(field(page, "url"), "https://www.ministry.example/a");
  EXPECT_EQ(field(page, "retrieved"), "2021-01-01T00:00:00Z");
  page = read_html_page(page_with(date + "<meta name=author content='Ana Pérez'>"), context, {});
  EXPECT_EQ(field(page, "speaker"), "Ana Pérez");
  EXPECT_TRUE(has_remark(page, "speaker-from-author"));
  EXPECT_EQ(field(page, "source"), "www.ministry.example");
  EXPECT_TRUE(has_remark(page, "source-from-host"));
  EXPECT_EQ(read_html_page(page_with(og), context, {}).fault.code, "missing-date");
  EXPECT_EQ(read_html_page(page_with(date), {}, {}).fault.code, "missing-field");
  // A home page for an address would make one statement of all.
  page = read_html_page(
      page_with(date + "<link rel=canonical href='https://www.ministry.example/es/'>"), context,
      {});
  EXPECT_EQ(field(page, "url"), "https://www.ministry.example/a");
}

TEST(HtmlPage, SaysWhatWasLost) {
  prepare_html();
  const std::string head = "<meta name=date content=2020-01-01><meta name=publisher content=S>";
  EXPECT_TRUE(has_remark(read_html_page(page_with(head) + "\xF1", {}, {}), "charset-guessed"));
  EXPECT_TRUE(has_remark(read_html_page(page_with("<meta charset=utf-8>" + head) + "\xF1", {}, {}),
                         "broken-bytes"));
  EXPECT_TRUE(has_remark(read_html_page(page_with("<meta charset=x-none>" + head), {}, {}),
                         "unknown-charset"));
}

TEST(AttributeScan, FindsTagsThatCannotBeReadInTime) {
  std::string tag = "\n<p";
  for (std::size_t i = 0; i <= kMostAttributes; ++i) tag += " a" + std::to_string(i);
  EXPECT_EQ(line_of_overlong_tag(tag + ">"), 2U);
  EXPECT_EQ(line_of_overlong_tag("\n" + tag), 3U);
  EXPECT_EQ(line_of_overlong_tag("<!-- " + tag + "> -->"), 0U);
  EXPECT_EQ(line_of_overlong_tag("<script>if (a" + tag + ")</script><p>"), 0U);
  EXPECT_EQ(line_of_overlong_tag("<a title='" + tag + "'>"), 0U);
  EXPECT_EQ(line_of_overlong_tag("<a b=\"unclosed " + tag), 0U);
  EXPECT_EQ(line_of_overlong_tag("<"), 0U);
  EXPECT_EQ(line_of_overlong_tag(""), 0U);
}

TEST(WebAddress, AreTakenApart) {
  EXPECT_EQ(host_of("https://user@WWW.Example.org:80/a?b"), "www.example.org");
  EXPECT_EQ(host_of("javascript:alert(1)"), "");
  for (const char* home : {"https://a.example", "https://a.example/", "https://a.example/es/"}) {
    EXPECT_TRUE(is_home_page(home)) << home;
  }
  for (const char* page :
       {"https://a.example/x/y", "https://a.example/?p=1", "https://a.example/new"}) {
    EXPECT_FALSE(is_home_page(page)) << page;
  }
  EXPECT_EQ(absolute_address("/b#c", "https://a.example/x"), "https://a.example/b");
  EXPECT_EQ(absolute_address("//evil.example/b", "https://a.example/x"), "");
  EXPECT_EQ(absolute_address("javascript:x", "https://a.example/x"), "");
  EXPECT_EQ(address_of_saved_page("<!-- saved from url=(0022)https://a.example/b-c -->"),
            "https://a.example/b-c");
}

}  // namespace
}  // namespace cotejo
