// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/error_page.h"

#include "searcher/pages/search_form.h"

namespace cotejo {
namespace {

struct Told {
  Word title;
  Word advice;
};

Told told(unsigned status) {
  switch (status) {
    case 404:
      return {Word::kErrorNotFound, Word::kErrorNotFoundAdvice};
    case 413:
      return {Word::kErrorTooLarge, Word::kErrorTooLargeAdvice};
    case 429:
    case 503:
    case 504:
      return {Word::kErrorBusy, Word::kErrorBusyAdvice};
    default:
      return status >= 500 ? Told{Word::kErrorInside, Word::kErrorInsideAdvice}
                           : Told{Word::kErrorRequest, Word::kErrorRequestAdvice};
  }
}

}  // namespace

Html error_page(const PageContext& context, unsigned status, std::string_view message) {
  const Told words = told(status);
  Html main = tag("h1", {}, context.words[words.title]);
  main += tag("p", {{"class", "lead"}}, context.words[words.advice]);
  if (!message.empty()) main += tag("p", {{"class", "fault-box"}, {"lang", "en"}}, message);
  PageContext anew = context;  // what was asked is no part of a new search
  anew.parameters = {};
  main += search_form(anew);
  main += tag("p", {{"class", "fine"}}, "HTTP " + std::to_string(status));
  return page_frame(anew, context.words[words.title], main, {PageKind::kOther, false, {}});
}

}  // namespace cotejo
