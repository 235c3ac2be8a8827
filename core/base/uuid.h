// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers that stay the same because they are made of a name: for feeds, whose readers know an
// entry again by nothing else.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// The namespace of Cotejo's names. Drawn once at random; another one would make every entry of
/// every feed a new one.
inline constexpr std::string_view kUuidNamespace = "3a1447df-805e-4858-9ca6-f42374b2c66c";

/// The UUID of version 5 (RFC 9562, 5.5: SHA-1, by Nettle) of `name` in a namespace, which is a
/// UUID as text: "2ed6657d-e927-568b-95e1-2665a8aea6a2". The same name has the same one for ever.
std::string name_uuid(std::string_view name, std::string_view name_space = kUuidNamespace);

}  // namespace cotejo
