// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/asset_files.h"

#include "searcher/pages/asset_bytes.h"

namespace cotejo {
namespace {

template <std::size_t N>
std::string_view bytes_of(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N};
}

const AssetFile kFiles[] = {
    {Asset::kStyle, kStylePath, "text/css; charset=utf-8", bytes_of(kStyleBytes)},
    {Asset::kScript, kScriptPath, "text/javascript; charset=utf-8", bytes_of(kScriptBytes)},
    {Asset::kIcon, kIconPath, "image/svg+xml", bytes_of(kIconBytes)},
};

}  // namespace

std::span<const AssetFile> asset_files() {
  return kFiles;
}

const AssetFile* find_asset(std::string_view path) {
  for (const AssetFile& file : kFiles) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

Url asset_url(Asset asset) {
  switch (asset) {
    case Asset::kStyle:
      return Url::local({kStylePath});
    case Asset::kScript:
      return Url::local({kScriptPath});
    case Asset::kIcon:
      break;
  }
  return Url::local({kIconPath});
}

}  // namespace cotejo
