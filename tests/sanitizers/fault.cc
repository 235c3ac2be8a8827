// SPDX-License-Identifier: GPL-3.0-or-later
// Does wrong what the sanitizers look for: the test that they are heard needs a program like this.
#include <cstdio>
#include <string_view>
#include <thread>
#include <vector>

namespace {

int counted = 0;

}  // namespace

int main(int count, char** arguments) {
  const std::string_view fault = count > 1 ? arguments[1] : "";
  if (fault == "race") {
    std::thread other([] { ++counted; });
    ++counted;
    other.join();
  }
  if (fault == "freed") {
    const int* kept = nullptr;
    {
      const std::vector<int> numbers(static_cast<std::size_t>(count));
      kept = numbers.data();
    }
    counted = *kept;
  }
  if (fault == "overflow") counted = 0x7FFFFFFE + count;
  std::printf("%d\n", counted);
  return 0;
}
