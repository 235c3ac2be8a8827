// SPDX-License-Identifier: GPL-3.0-or-later
// The makers of the targets, for the table of them.
#pragma once

#include <memory>
#include <string_view>

#include "tests/fuzz/target.h"

namespace cotejo {

/// `format`: one of kReaderFormats.
std::unique_ptr<FuzzTarget> make_reader_target(std::string_view format);
std::unique_ptr<FuzzTarget> make_query_target();
std::unique_ptr<FuzzTarget> make_request_target();
std::unique_ptr<FuzzTarget> make_text_target();
std::unique_ptr<FuzzTarget> make_quotation_target();
std::unique_ptr<FuzzTarget> make_article_target();
/// What is written by hand, in TOML and lists.
std::unique_ptr<FuzzTarget> make_authorities_target();
std::unique_ptr<FuzzTarget> make_settings_target();
std::unique_ptr<FuzzTarget> make_saved_target();
std::unique_ptr<FuzzTarget> make_profile_target();
std::unique_ptr<FuzzTarget> make_words_target();
/// What the programs write, and somebody may have damaged.
std::unique_ptr<FuzzTarget> make_shards_target();
std::unique_ptr<FuzzTarget> make_manifest_target();
std::unique_ptr<FuzzTarget> make_columns_target();
std::unique_ptr<FuzzTarget> make_postings_target();
std::unique_ptr<FuzzTarget> make_checksums_target();
std::unique_ptr<FuzzTarget> make_cursor_target();

}  // namespace cotejo
