// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/percolation.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "core/base/mapped_file.h"
#include "searcher/saved/cursor.h"

namespace cotejo {
namespace {

StatementIds ids_of(const std::string& file) {
  if (file == "-") return read_ids(std::cin, "standard input");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Failure(fmt::format("cannot open '{}': {}", file, std::strerror(errno)),
                  ExitCode::kUsage);
  }
  return read_ids(stream, file);
}

}  // namespace

Percolation::Percolation(const std::string& file, Engines& engines)
    : ids_(ids_of(file)), engines_(engines) {}

const Among& Percolation::among(Scope scope) {
  const auto known = among_.find(scope);
  if (known != among_.end()) return known->second;
  return among_.try_emplace(scope, ids_, engines_.of(scope).index()).first->second;
}

Result<bool> Percolation::may_be_due(const SavedQuery& query, const EventKinds& kinds,
                                     const std::filesystem::path& cursor_file) {
  const Scope scope = query.request.scope();
  const auto matches = engines_.of(scope).any_among(query.request.query, query.request.options,
                                                    among(scope).statements);
  if (!matches || *matches) return matches;
  // What matches no more, or is not there any more, is of interest to those who were given it.
  if (!kinds.gone) return false;
  const auto account = MappedFile::open(cursor_file);
  return account && may_have_given(account->bytes(), ids_);
}

}  // namespace cotejo
