// SPDX-License-Identifier: GPL-3.0-or-later
// The terms that are not words of the text: identities, exact values, dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/index/field_table.h"

namespace cotejo {

/// Longest term written, in bytes: Xapian refuses more than 245.
inline constexpr std::size_t kMaxTermBytes = 230;

/// Is it of a word of the text? Those have positions in each document.
bool is_text_word(std::string_view term);

std::string id_term(std::string_view id);
/// Of the file a statement came from; `path` absolute, or "-". The terms of a folder's files begin
/// with the folder's.
std::string origin_term(std::string_view path);
/// Of a whole value of a name or code field, folded: alike whatever its case, accents and spaces.
/// The field must have an exact prefix.
std::string exact_term(Field field, std::string_view value);
/// Of one folded word within a name field. The field must have a word prefix.
std::string field_word_term(Field field, std::string_view folded);

/// Year, month and day term of a date. A date known only to the year or month has its vaguer text
/// in the finer terms ("M2026", "D202603"), so that ranges can ask for such statements alone.
std::vector<std::string> date_terms(const Date& date);
/// Content of kSlotDate: "20260305", "202603" or "2026".
std::string date_value(const Date& date);

/// Values of a name field as they stand in a value slot, and back: white space squeezed, each
/// followed by a newline.
std::string join_values(const std::vector<std::string>& values);
std::vector<std::string> split_values(std::string_view slot);

}  // namespace cotejo
