// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/record_fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/normalizer.h"

namespace cotejo {
namespace {

struct FieldNames {
  std::string_view field;
  std::array<std::string_view, 5> others;  // folded; the rest empty
};

// Few and plain: what is taken for a field here is not kept under its own name.
constexpr std::array<FieldNames, 14> kFields{{
    {"id", {"identificador"}},
    {"source", {"fuente", "institucion", "institution"}},
    {"speaker", {"speakers", "orador", "oradora", "oradores"}},
    {"date", {"fecha"}},
    {"lang", {"language", "idioma", "lengua"}},
    {"kind", {"tipo"}},
    {"title", {"titulo", "titular", "headline"}},
    {"body", {"text", "texto", "cuerpo"}},
    {"turns", {}},
    {"url", {"enlace", "link"}},
    {"place", {"lugar"}},
    {"topics", {"topic", "tema", "temas"}},
    {"translation_of", {"traduccion_de", "traduccion de", "translation of"}},
    {"retrieved", {"recuperado", "consultado"}},
}};

}  // namespace

bool is_record_field(std::string_view name) {
  return std::any_of(kFields.begin(), kFields.end(),
                     [&](const FieldNames& row) { return row.field == name; });
}

bool is_list_field(std::string_view name) {
  return name == "speaker" || name == "topics";
}

std::string_view field_of_column(std::string_view heading) {
  const std::string folded = folded_name(heading);
  if (folded.empty()) return "";
  for (const FieldNames& row : kFields) {
    if (row.field == folded ||
        std::find(row.others.begin(), row.others.end(), folded) != row.others.end()) {
      return row.field;
    }
  }
  return "";
}

}  // namespace cotejo
