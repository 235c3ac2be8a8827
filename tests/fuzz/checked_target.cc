// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/checked_target.h"

#include <fmt/format.h>

#include "core/base/result.h"

namespace cotejo {

std::string CheckedTarget::wrong_with(const std::string& input) {
  try {
    check(input);
    return "";
  } catch (const Failure& failure) {
    return *failure.what() != '\0' ? "" : "its Failure says nothing";
  } catch (const FuzzFinding& finding) {
    return finding.what();
  } catch (const std::exception& error) {
    return fmt::format("it throws {}", error.what());
  }
}

}  // namespace cotejo
