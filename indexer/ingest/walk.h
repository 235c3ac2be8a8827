// SPDX-License-Identifier: GPL-3.0-or-later
// Which files does a path stand for?
#pragma once

#include <string>
#include <vector>

#include "indexer/report/report.h"

namespace cotejo {

/// The files of `paths` in a stable order: a file as it is, a folder as the statement files below
/// it (hidden ones and links to folders left out), sorted; "-" is standard input. Paths become
/// absolute. What cannot be read goes into `rejected`, with code not-found or unreadable.
std::vector<std::string> find_files(const std::vector<std::string>& paths,
                                    std::vector<Remark>& rejected);

/// Warns of each folder of `paths` that has none of `files` and is not rejected: nothing of it is
/// read.
void warn_of_folders_without_files(const std::vector<std::string>& paths,
                                   const std::vector<std::string>& files, Report& report);

/// An absolute path without "." and "..", links left as they are; "-" stays.
std::string absolute_path(const std::string& path);

}  // namespace cotejo
