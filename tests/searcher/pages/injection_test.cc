// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from outside stays text, on every page, whatever it is.
#include <gtest/gtest.h>

#include <regex>

#include "tests/searcher/pages/hostile_texts.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

// The page with each attribute's value and each text taken out: what is left is ours alone.
std::string skeleton(const std::string& page) {
  std::string out;
  bool in_tag = false;
  bool in_value = false;
  for (const char c : page) {
    if (in_value) {
      in_value = c != '"';
    } else if (in_tag) {
      if (c == '"') in_value = true;
      if (c == '>') in_tag = false;
      if (c != '"') out.push_back(c);
    } else if (c == '<') {
      in_tag = true;
      out.push_back(c);
    }
  }
  return out;
}

PageContext hostile_context(UiLanguage language, const std::string& text) {
  return sample_context(language, {{"query", text},
                                   {"source", text},
                                   {"speaker", text},
                                   {"since", text},
                                   {"quote", text},
                                   {"published", text}});
}

TEST(Injection, MarkupDoesNotDependOnTexts) {
  for (const UiLanguage language : {UiLanguage::kEnglish, UiLanguage::kSpanish}) {
    const auto plain = all_pages(hostile_context(language, "tango"), "tango");
    for (const std::string_view text : kHostileTexts) {
      const std::string hostile(text);
      const auto pages = all_pages(hostile_context(language, hostile), hostile);
      ASSERT_EQ(pages.size(), plain.size());
      for (std::size_t i = 0; i < pages.size(); ++i) {
        EXPECT_EQ(skeleton(pages[i].markup()), skeleton(plain[i].markup()))
            << "page " << i << " with " << text;
      }
    }
  }
}

TEST(Injection, NoPageHasInlineScriptsStylesOrForeignLinks) {
  const std::regex script("<script(?![^>]* src=\"/assets/| type=\"application/ld\\+json\")[^>]*>");
  const std::regex inline_code("<[^>]*[ \"](style|on[a-z]+)=");
  const std::regex address("(href|src|action)=\"(?!/|#)[^\"]*\"");
  for (const std::string_view text : kHostileTexts) {
    for (const Html& page :
         all_pages(hostile_context(UiLanguage::kEnglish, std::string(text)), std::string(text))) {
      const std::string markup = page.markup();
      EXPECT_FALSE(std::regex_search(markup, script)) << text;
      EXPECT_FALSE(std::regex_search(skeleton(markup), inline_code)) << text;
      EXPECT_FALSE(std::regex_search(markup, address)) << text;
    }
  }
}

TEST(Injection, TheSourcesPageIsTheOnlyForeignLink) {
  StatementView view = sample_view("tango");
  view.statement.url = "https://example.org/?a=1&b=\"2\"";
  const std::string markup = statement_page(sample_context(), view).markup();
  EXPECT_EQ(occurrences(markup, "href=\"https://example.org/?a=1&amp;b=%222%22\""), 1U);
  EXPECT_EQ(occurrences(markup, "href=\"http"), 1U);
}

}  // namespace
}  // namespace cotejo
