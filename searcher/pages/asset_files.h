// SPDX-License-Identifier: GPL-3.0-or-later
// The files that pages load: put into the program when it is built, and served under a name that
// has their hash in it, so that a browser may keep them for ever.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "searcher/pages/url.h"

namespace cotejo {

enum class Asset : std::uint8_t { kStyle, kScript, kIcon };

struct AssetFile {
  Asset asset;
  std::string_view path;  ///< "/assets/cotejo.3f2a9c1e.css"
  std::string_view media_type;
  std::string_view bytes;
};

/// For answers with an asset.
inline constexpr std::string_view kAssetCacheControl = "public, max-age=31536000, immutable";

std::span<const AssetFile> asset_files();
/// The file of that path, null if there is none.
const AssetFile* find_asset(std::string_view path);
Url asset_url(Asset asset);

}  // namespace cotejo
