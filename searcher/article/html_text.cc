// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/html_text.h"

#include "core/base/utf8.h"
#include "core/text/html_entities.h"
#include "searcher/article/html_tags.h"
#include "searcher/article/paragraphs.h"
#include "searcher/article/text_builder.h"

namespace cotejo {
namespace {

bool any_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (std::string_view one : names) {
    if (name == one) return true;
  }
  return false;
}

// What a page has beside its article.
bool is_dropped(std::string_view name) {
  return any_of(name, {"nav", "footer", "aside", "form", "button", "select", "menu", "dialog"});
}

bool is_inline(std::string_view name) {
  return any_of(name, {"a",      "abbr", "b",   "bdi",  "cite", "code", "del",   "em",
                       "font",   "i",    "ins", "mark", "q",    "s",    "small", "span",
                       "strong", "sub",  "sup", "time", "u",    "wbr",  "img"});
}

class PageReader {
 public:
  explicit PageReader(ArticleText& article) : article_(article), builder_(article) {}

  void read(std::string_view page) {
    HtmlReader reader(page);
    for (HtmlPiece piece; reader.next(piece);) {
      if (!piece.is_tag()) {
        take_text(piece.text);
      } else if (!drop(piece)) {
        take_tag(piece);
      }
    }
    article_.title = with_single_spaces(meta_title_.empty() ? title_ : meta_title_);
  }

 private:
  // Within what is dropped, only its own end counts.
  bool drop(const HtmlPiece& piece) {
    if (dropped_.empty()) {
      if (!piece.closes && is_dropped(piece.name)) {
        dropped_ = piece.name;
        depth_ = 1;
      }
      return !dropped_.empty();
    }
    if (piece.name == dropped_) depth_ = piece.closes ? depth_ - 1 : depth_ + 1;
    if (depth_ == 0) dropped_.clear();
    return true;
  }

  void take_text(std::string_view text) {
    if (!dropped_.empty()) return;
    std::string decoded;
    append_decoded(decoded, text);
    if (in_title_) {
      title_ += decoded;
    } else if (!decoded.empty()) {
      if (decoded.find_first_not_of(" \t\r\n") != std::string::npos) breaks_ = 0;
      builder_.add(decoded);
    }
  }

  void take_tag(const HtmlPiece& piece) {
    if (piece.name == "title") {
      in_title_ = !piece.closes && title_.empty();
    } else if (piece.name == "meta") {
      read_meta(piece.attributes);
    } else if (piece.name == "html") {
      const std::string code = attribute_of(piece.attributes, "lang");
      if (!code.empty()) article_.language = language_of(code.substr(0, 2));
    } else if (piece.name == "q") {
      builder_.add(piece.closes ? "”" : "“");
    } else if (piece.name == "blockquote") {
      piece.closes ? builder_.end_quote() : builder_.begin_quote();
    } else if (piece.name == "br") {
      // One goes on with a line, two begin a paragraph.
      builder_.add(" ");
      if (++breaks_ >= 2) builder_.end_paragraph();
    } else if (!is_inline(piece.name)) {
      builder_.end_paragraph();
    }
    if (piece.name == "time") set_date(attribute_of(piece.attributes, "datetime"), false);
  }

  void read_meta(std::string_view attributes) {
    std::string name = attribute_of(attributes, "property");
    if (name.empty()) name = attribute_of(attributes, "name");
    if (name.empty()) name = attribute_of(attributes, "itemprop");
    if (any_of(name, {"og:title", "twitter:title"}) && meta_title_.empty()) {
      meta_title_ = attribute_of(attributes, "content");
    }
    if (any_of(name, {"article:published_time", "datePublished", "date", "pubdate", "DC.date",
                      "DC.date.issued", "dcterms.created", "publish-date"})) {
      set_date(attribute_of(attributes, "content"), true);
    }
  }

  // The page's own date before that of any <time>, of which the first counts.
  void set_date(std::string_view text, bool own) {
    constexpr std::size_t kDayBytes = 10;
    const auto date = parse_date(text.substr(0, kDayBytes));
    if (!date || own_date_ || (article_.published && !own)) return;
    article_.published = *date;
    own_date_ = own;
  }

  ArticleText& article_;
  TextBuilder builder_;
  std::string title_;
  std::string meta_title_;
  std::string dropped_;
  std::size_t depth_ = 0;
  std::size_t breaks_ = 0;
  bool in_title_ = false;
  bool own_date_ = false;
};

}  // namespace

ArticleText html_text(std::string_view page) {
  ArticleText article;
  article.language = other_language();
  PageReader(article).read(page);
  return article;
}

}  // namespace cotejo
