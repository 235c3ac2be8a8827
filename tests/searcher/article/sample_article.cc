// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/article/sample_article.h"

namespace cotejo {

const Dictionary& shipped_lists() {
  static const Dictionary dictionary = [] {
    Dictionary lists;
    lists.add_lists(std::string(COTEJO_SOURCE_DIR) + "/corpus/words");
    return lists;
  }();
  return dictionary;
}

ArticleText article_of(const std::string& text, const char* language, const char* published) {
  ArticleText article;
  article.text = text;
  article.language = language_of(language);
  if (const auto date = parse_date(published)) article.published = *date;
  return article;
}

std::vector<Quotation> quotations_of(const std::string& text, const char* language) {
  return find_quotations(article_of(text, language), shipped_lists());
}

std::vector<std::string> texts_of(const std::string& text, const char* language) {
  std::vector<std::string> texts;
  for (const Quotation& quotation : quotations_of(text, language)) {
    texts.push_back((quotation.parent ? ">" : "") + std::string(quotation.scare ? "~" : "") +
                    quotation.text);
  }
  return texts;
}

std::string speaker_of(const std::string& text, const char* language) {
  std::string speaker = "-";
  for (const Quotation& quotation : quotations_of(text, language)) {
    if (quotation.scare || quotation.parent) continue;
    speaker = quotation.attributed_to ? quotation.attributed_to->speaker : "-";
  }
  return speaker;
}

}  // namespace cotejo
