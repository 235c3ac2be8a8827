// SPDX-License-Identifier: GPL-3.0-or-later
// What every page has around its own: the head, the way to the other pages, and the foot.
#pragma once

#include <cstdint>
#include <string>

#include "searcher/pages/html.h"
#include "searcher/pages/url.h"
#include "searcher/pages/wording.h"

namespace cotejo {

/// Headers that go with every page: nothing is loaded from elsewhere, and no script or style is
/// taken from the page itself.
inline constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

/// What a page knows of its request and of the index, beside its own answer.
struct PageContext {
  Wording words{UiLanguage::kEnglish};
  bool language_chosen = false;  ///< by `ui=`: then every link keeps it
  PagePath path{"/"};            ///< of this page, for the other language's link
  PageParameters parameters;     ///< of this page, without `ui`
  std::uint64_t index_statements = 0;
  std::string index_revision;      ///< empty: not told
  bool has_saved_queries = false;  ///< then there is a way to them

  /// The address of a page of this site, in the language chosen.
  Url link(const PagePath& page, const PageParameters& more = {},
           std::string_view fragment = {}) const;
  /// For forms: the language chosen, as a hidden field; empty if none was.
  Html language_field() const;
};

/// Which link of the head is the page itself.
enum class PageKind : std::uint8_t { kSearch, kSaved, kQuote, kTrace, kHelp, kOther };

/// Further parts of the head, and the way the page is laid out.
struct FrameOptions {
  PageKind kind = PageKind::kOther;
  bool wide = false;  ///< two columns
  Html head;
};

/// The whole document. `title` is plain text, of the page alone; `main` its landmark's content.
Html page_frame(const PageContext& context, std::string_view title, const Html& main,
                const FrameOptions& options);

}  // namespace cotejo
