// SPDX-License-Identifier: GPL-3.0-or-later
// Articles of a few lines, and what is found in them with the shipped lists.
#pragma once

#include <string>
#include <vector>

#include "searcher/article/quotation.h"

namespace cotejo {

const Dictionary& shipped_lists();

ArticleText article_of(const std::string& text, const char* language = "en",
                       const char* published = "2026-03-06");

std::vector<Quotation> quotations_of(const std::string& text, const char* language = "en");

/// The quotations' texts; "~" before a scare quotation, ">" before one within another.
std::vector<std::string> texts_of(const std::string& text, const char* language = "en");

/// Whom the last quotation that is no scare quotation is from; "-" if nobody.
std::string speaker_of(const std::string& text, const char* language = "en");

}  // namespace cotejo
