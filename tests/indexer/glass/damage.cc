// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/glass/damage.h"

#include <fstream>
#include <iterator>
#include <random>

namespace cotejo {

void with_damage(const std::string& path, const Damage& damage,
                 const std::function<void()>& visit) {
  std::ifstream in(path, std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(in), {});
  std::mt19937 random(4);
  for (int round = 0; round < damage.rounds; ++round) {
    std::string damaged = whole;
    for (auto flips = 1 + random() % damage.most_bytes; flips > 0; --flips) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    if (round % 10 == 0) damaged.resize(random() % damaged.size());
    std::ofstream(path, std::ios::binary) << damaged;
    visit();
  }
  std::ofstream(path, std::ios::binary) << whole;
}

}  // namespace cotejo
