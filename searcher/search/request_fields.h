// SPDX-License-Identifier: GPL-3.0-or-later
// A search as named parameters ask for it: the one place where `since`, `lang` or `limit` become a
// search, for the command line, files of saved queries, the web and feeds alike.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/index/open_index.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

/// What is asked, and how the answer is to look.
struct SearchRequest {
  std::string query;
  SearchOptions options;
  std::string format;  ///< as given, unchecked: which there are is known to who answers

  /// What has to be opened for it.
  Scope scope() const;
};

/// How a parameter's text is read.
enum class RequestValue {
  kText,
  kDate,    ///< a day, month or year, as in a query
  kChoice,  ///< one of a few words
  kNumber,  ///< 0 to 1,000,000,000
  kFlag,    ///< yes or no
  kFacets,  ///< names of facets with commas between, or none
};

/// One row of the table of parameters.
struct RequestField {
  std::string_view name;
  RequestValue value;
  bool repeatable;  ///< given several times, any of the values will do
  std::string_view help;
};

/// Of a number that is asked for: of hits, values, statements.
constexpr std::size_t kLargestNumber = 1'000'000'000;

/// The parameters, in the order in which they are best listed.
std::span<const RequestField> request_fields();
/// The row of that name, or null.
const RequestField* find_request_field(std::string_view name);

/// Takes parameters one by one, in any order.
class RequestReader {
 public:
  RequestReader() = default;
  /// Begins from these defaults; what is given replaces them, but filters by field, which add.
  explicit RequestReader(SearchRequest defaults) : request_(std::move(defaults)) {}

  /// Nothing if `value` was taken. Else the Error, whose message does not name the parameter, but
  /// where it is the parameter that is wrong: "unknown-parameter" (with the nearest name),
  /// "repeated-parameter" or "bad-value" (with the values that are right). A flag is on for "",
  /// "1", "true", "yes" and "on". Both must be valid UTF-8.
  std::optional<Error> set(std::string_view name, std::string_view value);

  /// What all of them ask for together; Error "bad-value" if `since` is later than `until`.
  Result<SearchRequest> finish() const;

 private:
  std::optional<Error> set_date(std::string_view name, std::string_view value);
  std::optional<Error> set_facets(std::string_view value);
  std::optional<Error> set_number(std::string_view name, std::string_view value);
  std::optional<Error> set_flag(std::string_view name, std::string_view value);
  void add_filter(std::string_view name, std::string_view value);

  SearchRequest request_;
  std::set<std::string, std::less<>> given_;
};

/// Leaves out what an answer in that format does not show: facets are for "text" and "json",
/// passages for all but "csv" and "ids".
void leave_out_unshown(SearchRequest& request);

/// Is it "atom" or "rss"?
bool is_feed_format(std::string_view format);

/// A search whose answer is a feed is asked newest first, and for fifty entries; one that has
/// another format stays as it is. What the asker has chosen stays, too.
void set_feed_defaults(SearchRequest& request, bool has_chosen_sort, bool has_chosen_limit);

}  // namespace cotejo
