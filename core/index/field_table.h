// SPDX-License-Identifier: GPL-3.0-or-later
// The field table: the only place that knows the fields' names, aliases, term prefixes and value
// slots. docs/index-format.md and docs/query-syntax.md are checked against it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cotejo {

/// How a field's value becomes terms, and how `field:value` is read in a query.
enum class FieldKind {
  kText,  ///< words in the statement's language, stemmed, with positions (title)
  kName,  ///< a name: its words, folded, with positions, and the whole name as one exact term
  kCode,  ///< a closed set of codes: one exact term (lang, kind)
  kDate,  ///< year, month and day terms, and a sortable value
};

/// Value slots. Numbers are part of the index format: append only.
enum Slot : std::uint32_t {
  kSlotDate = 0,      ///< "20260305", "202603" or "2026": sorts as text
  kSlotChecksum = 1,  ///< first 16 bytes of the SHA-256 of the canonical record
  kSlotSource = 2,    ///< name fields: the values, each followed by a newline
  kSlotSpeaker = 3,
  kSlotLang = 4,
  kSlotKind = 5,
  kSlotTopic = 6,
  kSlotPlace = 7,
  kSlotSince = 8,     ///< Timestamp: since when the statement said this
  kSlotUntil = 9,     ///< Timestamp: until when; none: it still does
  kSlotKinship = 10,  ///< what copies and translations are told by: core/index/kinship.h
};

enum class Field : std::uint8_t { kTitle, kSource, kSpeaker, kDate, kLang, kKind, kTopic, kPlace };

/// One row of the table.
struct FieldRow {
  Field field;
  std::string_view name;          ///< English name, canonical
  std::string_view spanish_name;  ///< with its accents; folded forms are accepted too
  FieldKind kind;
  std::string_view word_prefix;   ///< of its words' terms; empty: it has none
  std::string_view exact_prefix;  ///< of the whole value's term; empty: it has none
  std::optional<Slot> slot;
  std::string_view help;
};

std::span<const FieldRow> field_table();
const FieldRow& field_row(Field field);
/// The field that a name or alias in either language, any case, with or without accents, names.
std::optional<Field> find_field(std::string_view name);

/// What statements are counted by. Year and month come out of the date.
enum class Facet : std::uint8_t { kSource, kSpeaker, kYear, kMonth, kLang, kKind, kTopic };

struct FacetRow {
  Facet facet;
  std::string_view name;
  std::string_view spanish_name;
  Field field;
};

std::span<const FacetRow> facet_table();
const FacetRow& facet_row(Facet facet);
std::optional<Facet> find_facet(std::string_view name);

/// Prefixes that belong to no field.
inline constexpr std::string_view kIdPrefix = "Q";            ///< the statement's id
inline constexpr std::string_view kOriginPrefix = "P";        ///< the file the statement came from
inline constexpr std::string_view kTranslationPrefix = "XO";  ///< the id it is a translation of
inline constexpr std::string_view kSameTextPrefix = "XH";     ///< hash of its words
inline constexpr std::string_view kNearTextPrefix = "XB";     ///< a band of its signature
inline constexpr std::string_view kYearPrefix = "Y";          ///< "Y2026"
inline constexpr std::string_view kMonthPrefix = "M";         ///< "M202603"
inline constexpr std::string_view kDayPrefix = "D";           ///< "D20260305"
inline constexpr std::string_view kEditedTerm = "XE";         ///< its source has edited the text

}  // namespace cotejo
