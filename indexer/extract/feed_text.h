// SPDX-License-Identifier: GPL-3.0-or-later
// What an element of a feed is, in which of its vocabularies, and which text it has.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

namespace cotejo {

/// By the namespace: Atom has had two, RSS four and none.
enum class FeedVocabulary { kRss, kAtom, kDublinCore, kContent, kOther };
FeedVocabulary vocabulary_of(const xmlNode* node);

std::string_view name_of(const xmlNode* node);
bool is_element(const xmlNode* node, FeedVocabulary vocabulary, std::string_view name);

/// What libxml2 gives away, as a text; frees it. Empty for none.
std::string owned_text(xmlChar* owned);
/// Value of an attribute without a prefix, as it is; empty: there is none.
std::string plain_attribute(const xmlNode* node, const char* name);

/// Text between tags, one line: names, titles, dates.
std::string line_text(const xmlNode* node);
/// Of an element that holds text or markup, as its type says; RSS says nothing: text that looks
/// like HTML is HTML.
std::string rich_text(const xmlNode* node);
/// The same, one line.
std::string rich_line(const xmlNode* node);

}  // namespace cotejo
