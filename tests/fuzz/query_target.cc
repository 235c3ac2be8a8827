// SPDX-License-Identifier: GPL-3.0-or-later
// Queries at the parser, and some of them at a small index too.
#include "tests/fuzz/query_checks.h"
#include "tests/fuzz/query_source.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/targets.h"

namespace cotejo {
namespace {

constexpr std::uint64_t kSearchEvery = 100;  // of those that are made

class QueryTarget : public FuzzTarget {
 public:
  QueryTarget() : seeds_(seeds_of("query")), source_(seeds_) {}

  std::string input(std::uint64_t number) override {
    searches_ = number % kSearchEvery == 0;
    return source_.query(number);
  }
  const std::vector<std::string>& seeds() const override { return seeds_; }
  std::uint64_t taken() const override { return tally_.read; }

  std::string wrong_with(const std::string& query) override {
    std::string fault = parsing_fault(query, tally_);
    if (fault.empty() && searches_) fault = search_fault(engine_, query, tally_);
    return fault;
  }

 private:
  std::vector<std::string> seeds_;
  QuerySource source_;
  SmallIndex index_;
  SearchEngine engine_{{index_.path()}, Dictionary(default_dictionary_file())};
  Tally tally_;
  bool searches_ = true;
};

}  // namespace

std::unique_ptr<FuzzTarget> make_query_target() {
  return std::make_unique<QueryTarget>();
}

}  // namespace cotejo
