// SPDX-License-Identifier: GPL-3.0-or-later
// A temporary index for one test, made by the indexer's own run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/report/report.h"

namespace cotejo {

/// A folder of its own, removed with everything in it.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

/// One JSON Lines record with the required fields.
std::string record_line(const std::string& id, const std::string& lang, const std::string& body,
                        const std::string& more_json = "");

/// Adds records (JSON Lines) to the index, in a file of that name.
Report add_records(const TestFolder& folder, const std::string& index, const std::string& lines,
                   const std::string& file = "records.jsonl");

}  // namespace cotejo
