// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/complaints.h"

#include <iostream>

#include "core/base/utf8.h"
#include "searcher/output/terminal.h"

namespace cotejo {

int complain_of_query(const std::string& query, const Error& error) {
  std::cerr << "cotejo-searcher: error: " << printable(error.message) << '\n';
  if (error.column != 0) {
    std::string line = printable(query);
    for (char& c : line) c = c == '\n' || c == '\t' ? ' ' : c;
    std::string before;
    std::size_t at = 0;
    for (std::size_t i = 1; i < error.column && at < line.size(); ++i) decode_utf8(line, at);
    std::cerr << "  " << line << "\n  " << std::string(display_width(line.substr(0, at)), ' ')
              << "^ column " << error.column << '\n';
  }
  return static_cast<int>(ExitCode::kUsage);
}

int complain_of_saved(const Error& error) {
  std::cerr << "cotejo-searcher: error: " << printable(error.message) << '\n';
  return static_cast<int>(ExitCode::kUsage);
}

}  // namespace cotejo
