// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/run_program.h"

#include <xapian.h>

#include <exception>
#include <iostream>

#include "core/base/result.h"
#include "core/base/utf8.h"

namespace cotejo {

int run_program(const std::string& name, const std::function<int()>& body) {
  const auto complain = [&](const std::string& message, ExitCode code) {
    std::cout.flush();
    std::cerr << name << ": error: " << printable(message) << '\n';
    return static_cast<int>(code);
  };
  std::ios::sync_with_stdio(false);
  try {
    const int code = body();
    std::cout.flush();
    if (!std::cout) return complain("cannot write the output", ExitCode::kFailed);
    return code;
  } catch (const Failure& failure) {
    return complain(failure.what(), failure.code());
  } catch (const Xapian::Error& error) {
    return complain("the index: " + error.get_description(), ExitCode::kFailed);
  } catch (const std::exception& error) {
    return complain(error.what(), ExitCode::kFailed);
  }
}

}  // namespace cotejo
