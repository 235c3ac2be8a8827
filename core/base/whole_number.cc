// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/whole_number.h"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include "core/base/utf8.h"

namespace cotejo {

Result<std::uint64_t> whole_number(std::string_view typed, std::uint64_t least,
                                   std::uint64_t most) {
  constexpr std::size_t kShown = 100;
  std::uint64_t number = 0;
  const char* end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, number);
  // "010" is eight to some, and ten to others.
  const bool leads_with_zero = typed.size() > 1 && typed.front() == '0';
  if (typed.empty() || leads_with_zero || read.ec != std::errc{} || read.ptr != end ||
      number < least || number > most) {
    return Error{"bad-value", fmt::format("'{}' is no number from {} to {}",
                                          truncate_utf8(typed, kShown), least, most)};
  }
  return number;
}

}  // namespace cotejo
