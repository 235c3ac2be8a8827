// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/accounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/base/durable_file.h"
#include "core/base/mapped_file.h"
#include "searcher/saved/saved_query.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".cursor";

}  // namespace

fs::path Accounts::cursor_file(const Account& account) const {
  return folder_ / account.consumer / (account.query + std::string(kSuffix));
}

fs::path Accounts::lock_file(const Account& account) const {
  const fs::path folder = folder_ / account.consumer;
  make_folder(folder);
  return folder / (account.query + ".lock");
}

std::vector<Account> Accounts::all() const {
  std::vector<Account> accounts;
  std::error_code error;
  for (const fs::directory_entry& consumer : fs::directory_iterator(folder_, error)) {
    const std::string name = consumer.path().filename().string();
    if (fault_of_query_name(name)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(consumer.path(), error)) {
      const std::string file = entry.path().filename().string();
      if (!file.ends_with(kSuffix)) continue;
      accounts.push_back({name, file.substr(0, file.size() - kSuffix.size())});
    }
  }
  std::sort(accounts.begin(), accounts.end(), [](const Account& a, const Account& b) {
    return std::tie(a.consumer, a.query) < std::tie(b.consumer, b.query);
  });
  return accounts;
}

std::vector<Account> Accounts::of_query(std::string_view query) const {
  std::vector<Account> accounts = all();
  std::erase_if(accounts, [&](const Account& account) { return account.query != query; });
  return accounts;
}

std::vector<Account> Accounts::unfinished_appends(const AppendOutlet& outlet) const {
  std::vector<Account> unfinished;
  for (Account& account : all()) {
    // Most have nothing on its way: they are not read in full.
    const auto mapped = MappedFile::open(cursor_file(account));
    if (!mapped || mapped->bytes().find("\nappend ") == std::string_view::npos) continue;
    const auto cursor = decode_cursor(mapped->bytes());
    if (!cursor || !cursor->pending || !cursor->pending->append) continue;
    if (outlet.is_target_of(*cursor->pending->append)) unfinished.push_back(std::move(account));
  }
  return unfinished;
}

std::optional<std::string> fault_of_consumer_name(std::string_view name) {
  auto fault = fault_of_query_name(name);
  if (fault) {
    const std::string_view of = "a saved query";
    fault->replace(fault->find(of), of.size(), "a consumer");
  }
  return fault;
}

}  // namespace cotejo
