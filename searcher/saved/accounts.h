// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of accounts: CONSUMER/NAME.cursor, and beside it NAME.lock, held by who gives.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/saved/append_outlet.h"
#include "searcher/saved/cursor.h"

namespace cotejo {

/// Whose account, of which query.
struct Account {
  std::string consumer;
  std::string query;
};

class Accounts {
 public:
  explicit Accounts(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path cursor_file(const Account& account) const;
  /// Makes its folder.
  std::filesystem::path lock_file(const Account& account) const;
  /// Of one query, by consumer.
  std::vector<Account> of_query(std::string_view query) const;
  /// Those whose pending batch is on its way to the outlet's file.
  std::vector<Account> unfinished_appends(const AppendOutlet& outlet) const;

 private:
  std::vector<Account> all() const;

  std::filesystem::path folder_;
};

/// Nothing if a consumer can be named so: the rule is that of queries. Else why not.
std::optional<std::string> fault_of_consumer_name(std::string_view name);

}  // namespace cotejo
