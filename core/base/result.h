// SPDX-License-Identifier: GPL-3.0-or-later
// How expected failures travel: a bad record, query or setting is a value, not an exception.
// What ends a run (no index, disk full, locked) is a Failure, thrown, and caught in run_program
// alone.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace cotejo {

/// One thing that could not be read, and where.
struct Error {
  std::string code;        ///< stable, for scripts: "missing-field", "bad-date", …
  std::string message;     ///< for people: lower case, names the thing and what to do, no full stop
  std::size_t line = 0;    ///< 1-based line in the file; 0 = unknown
  std::size_t column = 0;  ///< 1-based, in code points; 0 = unknown
};

/// A value or the Error that stands in its place.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return state_.index() == 0; }
  /// Only when true: the value.
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  /// Only when false: the error.
  const Error& error() const { return std::get<1>(state_); }
  Error& error() { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// The programs' exit codes; the contract is in docs/json-output.md.
enum class ExitCode { kDone = 0, kFailed = 1, kUsage = 2, kPartial = 3, kLocked = 75 };

/// The run cannot go on.
class Failure : public std::runtime_error {
 public:
  explicit Failure(const std::string& message, ExitCode code = ExitCode::kFailed)
      : std::runtime_error(message), code_(code) {}
  ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

}  // namespace cotejo
