// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/asset_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/base/sha256.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

TEST(AssetFiles, AreTheFilesUnderTheirHash) {
  const std::pair<Asset, const char*> kFiles[] = {
      {Asset::kStyle, "cotejo.css"}, {Asset::kScript, "cotejo.js"}, {Asset::kIcon, "icon.svg"}};
  for (const auto& [asset, name] : kFiles) {
    std::ifstream in(std::string(COTEJO_SOURCE_DIR "/searcher/pages/assets/") + name);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const AssetFile* file = find_asset(asset_url(asset).text());
    ASSERT_NE(file, nullptr) << name;
    EXPECT_EQ(file->bytes, bytes.str());
    EXPECT_NE(file->path.find(sha256_hex(bytes.str()).substr(0, 12)), std::string_view::npos);
  }
  EXPECT_EQ(find_asset("/assets/../cotejo.css"), nullptr);
}

// What a page weighs with all that it loads, the statements' own text aside.
TEST(AssetFiles, PagesAreLight) {
  std::size_t assets = 0;
  for (const AssetFile& file : asset_files()) assets += file.bytes.size();
  for (const Html& page : all_pages(sample_context(), "tango")) {
    EXPECT_LT(page.markup().size() + assets, 100'000U);
  }
}

}  // namespace
}  // namespace cotejo
