// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles of sites and tables at their readers.
#include "core/formats/table_profile.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/profiles.h"
#include "tests/fuzz/checked_target.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

class ProfileTarget : public CheckedTarget {
 public:
  ProfileTarget()
      : CheckedTarget(seeds_of("profile") + files_below("corpus/profiles", ".toml"),
                      {"=",         "[", "]",  "[[",         "\"",   "'",       "#",
                       "\n",        "{", "}",  ",",          ".",    "//",      "@class",
                       "contains(", ")", "%d", "DD/MM/YYYY", "(.*)", "\\u0000", "\xFF"}) {
    prepare_html();
  }

 private:
  void check(const std::string& file) override {
    const std::string path = folder_.write_file("profile.toml", file);
    if (is_table_profile(path)) {
      (void)read_table_profile({path});
    } else {
      Profiles profiles;
      profiles.load(path);
      (void)profiles.find("https://www.state.gov/a/b", "Drupal 10", "note-2026-03-05.html");
    }
    ++taken_;
  }

  TempDir folder_;
};

}  // namespace

std::unique_ptr<FuzzTarget> make_profile_target() {
  return std::make_unique<ProfileTarget>();
}

}  // namespace cotejo
