// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/html.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace cotejo {
namespace {

// What the compiler has to refuse: text as an address, an address as text, text as markup.
static_assert(!std::is_constructible_v<Attribute, AddressName, std::string>);
static_assert(!std::is_constructible_v<Attribute, AttributeName, Url>);
static_assert(!std::is_constructible_v<Literal, std::string>);
static_assert(!std::is_constructible_v<AttributeName, std::string>);
static_assert(!std::is_convertible_v<std::string, Url>);

TEST(Html, TextIsEscaped) {
  EXPECT_EQ(Html("<b> & \"'").markup(), "&lt;b&gt; &amp; &quot;&#39;");
  EXPECT_EQ(Html(std::string("ñ «¿»")).markup(), "ñ «¿»");
}

TEST(Html, ControlsAndOverridesAreShown) {
  EXPECT_EQ(Html(std::string_view("a\0b\x1b[1m\xE2\x80\xAE", 10)).markup(), "a�b�[1m�");
  EXPECT_EQ(Html("a\tb\nc").markup(), "a\tb\nc");
}

TEST(Html, TagsNest) {
  const Html html = tag("p", {{"class", "a\"b"}}, "x" + tag("b", {}, "<"));
  EXPECT_EQ(html.markup(), "<p class=\"a&quot;b\">x<b>&lt;</b></p>");
  EXPECT_EQ(void_tag("input", {{"checked", true}, {"disabled", false}}).markup(),
            "<input checked>");
}

TEST(Html, AddressesAreEscapedToo) {
  const Url url = Url::local({"/s"}, {{"a", "1"}, {"b", "\"&<"}});
  EXPECT_EQ(tag("a", {{"href", url}}, "x").markup(), "<a href=\"/s?a=1&amp;b=%22%26%3C\">x</a>");
}

TEST(Html, JsonCannotEndItsElement) {
  const Html html = json_block("application/json", "{\"a\":\"</script><!--&\"}");
  EXPECT_EQ(html.markup(),
            "<script type=\"application/json\">"
            "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}</script>");
}

}  // namespace
}  // namespace cotejo
