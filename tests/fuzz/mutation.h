// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are nearly right: made of good ones by cutting, repeating, joining and putting in what
// the format has a meaning for. The same number gives the same file.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

class Mutation {
 public:
  enum class Packed : std::uint8_t { kNever, kSometimes };

  /// `seeds`: whole files, at least one; `pieces`: what is put in, at least one. `packed`: with
  /// gzip, one in sixteen?
  Mutation(std::vector<std::string> seeds, std::vector<std::string_view> pieces, Packed packed)
      : seeds_(std::move(seeds)), pieces_(std::move(pieces)), packed_(packed) {}

  /// The file of that number: any bytes, at most some 300 KB.
  std::string file(std::uint64_t number);

 private:
  std::size_t below(std::size_t limit);
  void change(std::string& file);
  void repeat(std::string& file, std::size_t at, std::size_t count);
  void change_number(std::string& file, std::size_t at);

  std::vector<std::string> seeds_;
  std::vector<std::string_view> pieces_;
  Packed packed_;
  std::mt19937_64 random_;
};

}  // namespace cotejo
