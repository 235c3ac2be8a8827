// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile finds on one page, or says of one file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/profiles.h"

namespace cotejo {

/// The values of each field that something was found for; body aside.
using ProfileValues = std::map<std::string, std::vector<std::string>>;

/// By XPath on `tree` (nullptr: there is no page), by the file's name, by constants.
ProfileValues profile_values(const Profile& profile, const HtmlTree* tree,
                             const std::string& file_name);

/// The first of the texts that is a date, by the profile's formats, else in words.
std::optional<Date> profile_date(const Profile& profile, const std::vector<std::string>& texts);

/// Where the profile says that the field stands; none if it does not, or nothing stands there.
std::vector<xmlNode*> profile_nodes(const Profile& profile, const HtmlTree& tree,
                                    std::string_view field);

}  // namespace cotejo
