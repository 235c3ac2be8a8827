// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>

#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostBytes = 200'000;
constexpr std::size_t kMostChanges = 12;
constexpr std::array<std::string_view, 10> kNumbers{
    "0",     "-1",  "1", "65536", "2147483647", "4294967296", "18446744073709551616",
    "1e999", "007", ""};

}  // namespace

std::size_t Mutation::below(std::size_t limit) {
  return random_() % std::max<std::size_t>(limit, 1);
}

std::string Mutation::file(std::uint64_t number) {
  random_.seed(number);
  std::string file = seeds_[below(seeds_.size())];
  // Few changes more often than many: what is badly damaged is refused at once.
  for (std::size_t i = 1 + below(1 + below(kMostChanges)); i > 0; --i) change(file);
  if (packed_ == Packed::kNever || below(16) != 0) return file;
  std::string packed = gzip_member(file);
  if (below(4) == 0) change(packed);
  return packed;
}

void Mutation::change(std::string& file) {
  const std::size_t at = below(file.size() + 1);
  const std::size_t count = below(std::min<std::size_t>(file.size() - at, 400) + 1);
  switch (below(9)) {
    case 0:
      file.erase(at, count);
      break;
    case 1:
      if (file.size() < kMostBytes) file.insert(below(file.size() + 1), file.substr(at, count));
      break;
    case 2:
      if (at < file.size()) file[at] = static_cast<char>(below(256));
      break;
    case 3:
      repeat(file, at, count);
      break;
    case 4: {  // the beginning of this one, the end of another
      const std::string& other = seeds_[below(seeds_.size())];
      file = file.substr(0, at) + other.substr(below(other.size() + 1));
      break;
    }
    case 5:
      change_number(file, at);
      break;
    case 6:  // cut, as what was not written to its end
      if (below(4) == 0) file.resize(at);
      break;
    default:
      file.insert(at, pieces_[below(pieces_.size())]);
  }
}

void Mutation::repeat(std::string& file, std::size_t at, std::size_t count) {
  const std::string piece = file.substr(at, std::min<std::size_t>(count, 30));
  std::string all;
  const std::size_t most = below(50) == 0 ? 4'000 : 60;  // seldom, for depth
  for (std::size_t i = below(most); i > 0 && file.size() + all.size() < kMostBytes; --i) {
    all += piece;
  }
  file.insert(at, all);
}

// Lengths and places lie.
void Mutation::change_number(std::string& file, std::size_t at) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t begin = file.find_first_of(kDigits, at);
  if (begin == std::string::npos) return;
  const std::size_t end = std::min(file.find_first_not_of(kDigits, begin), file.size());
  file.replace(begin, end - begin, kNumbers[below(kNumbers.size())]);
}

}  // namespace cotejo
