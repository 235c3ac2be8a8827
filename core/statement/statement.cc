// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statement/statement.h"

#include "core/base/sha256.h"

namespace cotejo {

std::string Statement::text() const {
  if (turns.empty()) return body;
  std::string joined;
  for (const Turn& turn : turns) {
    if (&turn != &turns.front()) joined += kTurnSeparator;
    joined += turn.text;
  }
  return joined;
}

std::string derive_id(const Statement& statement) {
  constexpr std::size_t kDigits = 20;  // 80 bits: no chance collision in any archive
  if (!statement.url.empty()) return "u-" + sha256_hex(statement.url).substr(0, kDigits);
  // NUL keeps the parts apart: only texts with a NUL of their own could give the same string as
  // others.
  std::string identity = statement.source;
  identity.push_back('\0');
  identity += statement.date.to_string();
  identity.push_back('\0');
  identity += statement.title;
  identity.push_back('\0');
  identity += sha256_hex(statement.text());
  return "t-" + sha256_hex(identity).substr(0, kDigits);
}

}  // namespace cotejo
