// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/argument_checks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

#include "core/base/nearest_name.h"
#include "core/base/whole_number.h"

namespace cotejo {

CLI::Validator whole_number_between(std::uint64_t least, std::uint64_t most) {
  return {[least, most](const std::string& typed) {
            const auto number = whole_number(typed, least, most);
            return number ? std::string() : number.error().message;
          },
          fmt::format("{} to {}", least, most)};
}

CLI::Validator decimal_between(double least, double most) {
  return {[least, most](std::string& typed) {
            double number = 0;
            const char* end = typed.data() + typed.size();
            const auto read = std::from_chars(typed.data(), end, number);
            const bool is_read = !typed.empty() && read.ec == std::errc{} && read.ptr == end;
            // Not a number is in no range.
            if (is_read && number >= least && number <= most) return std::string();
            return fmt::format("'{}' is no number from {} to {}", typed, least, most);
          },
          fmt::format("{} to {}", least, most)};
}

CLI::Validator one_of(std::vector<std::string> choices) {
  std::string description = fmt::format("{{{}}}", fmt::join(choices, ","));
  return {[choices = std::move(choices)](const std::string& typed) {
            if (std::find(choices.begin(), choices.end(), typed) != choices.end()) {
              return std::string();
            }
            const std::vector<std::string_view> names(choices.begin(), choices.end());
            const std::string_view nearest = nearest_name(typed, names);
            return nearest.empty()
                       ? fmt::format("there is no '{}'; take one of {}", typed,
                                     fmt::join(choices, ", "))
                       : fmt::format("there is no '{}'; did you mean {}?", typed, nearest);
          },
          std::move(description)};
}

}  // namespace cotejo
