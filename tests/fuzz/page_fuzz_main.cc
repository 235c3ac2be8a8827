// SPDX-License-Identifier: GPL-3.0-or-later
// Throws pages made out of real ones by mutation, the same for the same seed, at page_fuzz.cc. What
// it dies of is left in the file page-fuzz.last.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temp_dir.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 34> kPieces{
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<!-->",
    "<br>",
    "<table><tr><td>",
    "</table>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":",
    "<meta charset=",
    "utf-16",
    "iso-8859-1",
    "<meta name=date content=2020-02-30>",
    "<title>",
    "<pre>",
    "\n\n",
    "\xC2\xA0",
    "\xF1",
    "\xFF\xFE",
    "&#150;",
    "&#xFFFFFFFF;",
    "&nbsp",
    "<a href=x>",
    "<article>",
    "<time datetime=2020-01-01>",
    "<link rel=canonical href=//x>",
    "5 de marzo de 2020",
    "<template>",
    "<html lang=",
    "<![CDATA["};

std::vector<std::string> seed_pages() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(COTEJO_SOURCE_DIR "/tests/data/pages")) {
    if (entry.path().extension() == ".html") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const auto& path : paths) pages.push_back(read_file(path));
  return pages;
}

class Mutation {
 public:
  Mutation(std::vector<std::string> seeds, std::uint64_t number)
      : seeds_(std::move(seeds)), random_(number) {}

  std::string page(std::uint64_t number) {
    random_.seed(number);
    std::string page = seeds_[below(seeds_.size())];
    for (std::size_t i = 1 + below(12); i > 0; --i) change(page);
    return page;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % std::max<std::size_t>(limit, 1); }

  void change(std::string& page) {
    const std::size_t at = below(page.size() + 1);
    const std::size_t count = below(std::min<std::size_t>(page.size() - at, 400) + 1);
    constexpr std::size_t kMost = 200'000;
    switch (below(6)) {
      case 0:
        page.erase(at, count);
        break;
      case 1:
        if (page.size() < kMost) page.insert(below(page.size() + 1), page.substr(at, count));
        break;
      case 2:
        if (at < page.size()) page[at] = static_cast<char>(below(256));
        break;
      case 3: {  // the same again and again
        const std::string piece = page.substr(at, std::min<std::size_t>(count, 30));
        for (std::size_t i = below(60); i > 0 && page.size() < kMost; --i) page.insert(at, piece);
        break;
      }
      default:
        page.insert(at, kPieces[below(kPieces.size())]);
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_;
};

}  // namespace
}  // namespace cotejo

int main(int argc, char** argv) {
  std::uint64_t pages = 2'000;
  std::uint64_t seed = 1;
  double seconds = 1e9;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--pages") pages = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seconds") seconds = std::strtod(argv[i + 1], nullptr);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  cotejo::Mutation mutation(cotejo::seed_pages(), seed);
  std::uint64_t done = 0;
  for (; done < pages && elapsed() < seconds; ++done) {
    const std::string page = mutation.page(seed + done);
    std::ofstream("page-fuzz.last", std::ios::binary | std::ios::trunc) << page;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(page.data()), page.size());
  }
  fmt::print("{} pages from seed {}, no faults, {:.0f} s\n", done, seed, elapsed());
  return 0;
}
