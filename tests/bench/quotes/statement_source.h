// SPDX-License-Identifier: GPL-3.0-or-later
// Statements to cut passages from: those of an index, or those of files that an index has not.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "core/statement/statement.h"
#include "core/statement/statement_json.h"

namespace cotejo {

/// By language code; `lang` of each statement is filled in.
class StatementSource {
 public:
  virtual ~StatementSource() = default;
  virtual std::size_t count(const std::string& lang) const = 0;
  /// The n-th of its language, from 0.
  virtual Statement statement(const std::string& lang, std::size_t n) = 0;
};

class IndexStatements : public StatementSource {
 public:
  /// `index` must outlive it.
  explicit IndexStatements(const OpenIndex& index);
  std::size_t count(const std::string& lang) const override;
  Statement statement(const std::string& lang, std::size_t n) override;

 private:
  const OpenIndex& index_;
  std::map<std::string, std::vector<Xapian::docid>> documents_;
  StatementParser parser_;
};

class HeldOutStatements : public StatementSource {
 public:
  /// Reads files of records, and keeps those whose identifiers `index` has not. Throws Failure if a
  /// file cannot be read; records that are none are left out.
  HeldOutStatements(const std::vector<std::string>& files, const OpenIndex& index);
  std::size_t count(const std::string& lang) const override;
  Statement statement(const std::string& lang, std::size_t n) override;

 private:
  std::map<std::string, std::vector<Statement>> statements_;
};

}  // namespace cotejo
