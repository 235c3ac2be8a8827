// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to segments as files: copy one to change it, merge several into one.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <set>
#include <vector>

#include "core/index/schema.h"

namespace cotejo {

/// Copies a database's folder; by reference where the file system can (btrfs, XFS). Throws Failure.
void clone_database(const std::filesystem::path& from, const std::filesystem::path& to);

/// Takes documents out of a database that no reader knows yet; one of them becomes vacant
/// (core/index/vacancy.h). Returns how many statements it has left.
Xapian::doccount delete_documents(const std::filesystem::path& database,
                                  const std::set<Xapian::docid>& documents);

/// Databases that are merged at once, in one step: each has two files open, and a process may have
/// 1,024, as a rule.
inline constexpr std::size_t kMostMergedAtOnce = 250;

/// Merges databases, in their order, into a new one; very many in steps, whose parts lie beside
/// `to` meanwhile. Postings, positions and texts are merged side by side. Those that lie below
/// `work` are removed once they have been merged, so that the disk need not hold everything three
/// times. The positions of the new one are packed; it has no table of them, and no term lists.
void merge_databases(const std::vector<std::filesystem::path>& from,
                     const std::filesystem::path& to, const std::filesystem::path& work);

/// Writes what belongs to a finished segment beside what merge_databases() made: facet columns,
/// which statements have no kin, and, if it is wanted, Xapian's table of positions, this at the
/// same time if `jobs` are more than one; and seals it.
void finish_segment(const std::filesystem::path& segment, PositionStore positions,
                    std::size_t jobs);

/// Writes the checksums of a database that will not change again (`jobs`: as write_checksums() has
/// it), and forces it to the disk.
void seal_database(const std::filesystem::path& database, std::size_t jobs = 1);

}  // namespace cotejo
