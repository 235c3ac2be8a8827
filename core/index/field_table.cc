// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/field_table.h"

#include <array>
#include <string>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::array<FieldRow, 8> kFields{{
    {Field::kTitle, "title", "título", FieldKind::kText, "S", "", std::nullopt,
     "words of the title"},
    {Field::kSource, "source", "fuente", FieldKind::kName, "XS", "XSX", kSlotSource,
     "the institution that issued it"},
    {Field::kSpeaker, "speaker", "orador", FieldKind::kName, "A", "XAX", kSlotSpeaker,
     "who said it"},
    {Field::kDate, "date", "fecha", FieldKind::kDate, "", "", kSlotDate, "the day it was issued"},
    {Field::kLang, "lang", "idioma", FieldKind::kCode, "", "L", kSlotLang, "es, en, …"},
    {Field::kKind, "kind", "tipo", FieldKind::kCode, "", "XK", kSlotKind,
     "statement, communique, remarks, …"},
    {Field::kTopic, "topic", "tema", FieldKind::kName, "XT", "XTX", kSlotTopic,
     "what it is about, as its archive says"},
    {Field::kPlace, "place", "lugar", FieldKind::kName, "XP", "XPX", kSlotPlace,
     "where it was said"},
}};

constexpr std::array<FacetRow, 7> kFacets{{
    {Facet::kSource, "source", "fuente", Field::kSource},
    {Facet::kSpeaker, "speaker", "orador", Field::kSpeaker},
    {Facet::kYear, "year", "año", Field::kDate},
    {Facet::kMonth, "month", "mes", Field::kDate},
    {Facet::kLang, "lang", "idioma", Field::kLang},
    {Facet::kKind, "kind", "tipo", Field::kKind},
    {Facet::kTopic, "topic", "tema", Field::kTopic},
}};

// Names are short and Latin: small letters, the accents of Spanish taken off.
std::string plain_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = decode_utf8(name, at);
    switch (c) {
      case U'á':
      case U'Á':
        out.push_back('a');
        break;
      case U'é':
      case U'É':
        out.push_back('e');
        break;
      case U'í':
      case U'Í':
        out.push_back('i');
        break;
      case U'ó':
      case U'Ó':
        out.push_back('o');
        break;
      case U'ú':
      case U'Ú':
        out.push_back('u');
        break;
      case U'ñ':
      case U'Ñ':
        out.push_back('n');
        break;
      default:
        if (c >= 0x300 && c <= 0x36F) break;  // an accent that stands behind its letter
        append_utf8(out, c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
  }
  return out;
}

}  // namespace

std::span<const FieldRow> field_table() {
  return kFields;
}

const FieldRow& field_row(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}

std::optional<Field> find_field(std::string_view name) {
  const std::string plain = plain_name(name);
  for (const FieldRow& row : kFields) {
    if (plain == row.name || plain == plain_name(row.spanish_name)) return row.field;
  }
  return std::nullopt;
}

std::span<const FacetRow> facet_table() {
  return kFacets;
}

const FacetRow& facet_row(Facet facet) {
  return kFacets[static_cast<std::size_t>(facet)];
}

std::optional<Facet> find_facet(std::string_view name) {
  const std::string plain = plain_name(name);
  for (const FacetRow& row : kFacets) {
    if (plain == row.name || plain == plain_name(row.spanish_name)) return row.facet;
  }
  return std::nullopt;
}

}  // namespace cotejo
