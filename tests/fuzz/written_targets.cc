// SPDX-License-Identifier: GPL-3.0-or-later
// Files that an archivist writes, at their readers: authorities, settings, saved queries, profiles
// of sites and tables, word lists, lists of shards.
#include <cstdlib>
#include <set>

#include "core/dictionary/word_lists.h"
#include "core/formats/table_profile.h"
#include "core/index/shard_list.h"
#include "core/names/authority_file.h"
#include "core/program/settings.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/profiles.h"
#include "searcher/saved/saved_query.h"
#include "tests/fuzz/checked_target.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

const std::vector<std::string_view> kToml{
    "=",          "[",       "]",    "[[",           "]]",  "\"",
    "'''",        "\"\"\"",  "#",    "\n",           "{",   "}",
    ",",          ".",       "true", "1979-05-27",   "0x",  "1e9",
    "\\u0000",    "\\uD800", "\xFF", "\xEF\xBB\xBF", "inf", "-1",
    "a.b.c = 1\n"};

/// What is read from a file of one name.
class FileTarget : public CheckedTarget {
 public:
  FileTarget(std::vector<std::string> seeds, std::vector<std::string_view> pieces, std::string name)
      : CheckedTarget(std::move(seeds), std::move(pieces)), name_(std::move(name)) {}

 protected:
  std::string write(const std::string& content) const { return folder_.write_file(name_, content); }
  const TempDir& folder() const { return folder_; }

 private:
  TempDir folder_;
  std::string name_;
};

class AuthoritiesTarget : public FileTarget {
 public:
  AuthoritiesTarget()
      : FileTarget(seeds_of("authorities") + files_below("corpus/authorities", ".toml"), kToml,
                   "names.toml") {}

 private:
  void check(const std::string& file) override {
    (void)parse_table(file);  // as the catalog keeps it; what is none is passed over
    const Authorities authorities = read_authorities({write(file)});
    ++taken_;
    for (const Authority& authority : authorities.all()) {
      require(is_utf8(authority.name), "a name is not UTF-8");
      const Authority* found = authority.kind == Authority::Kind::kInstitution
                                   ? authorities.institution(authority.name)
                                   : authorities.person(authority.name, {});
      require(found == nullptr || found->name == authority.name, "a name is taken for another's");
    }
    require(parse_table(serialize(authorities)).all() == authorities.all(),
            "the catalog gives back another table");
  }
};

class SettingsTarget : public FileTarget {
 public:
  SettingsTarget() : FileTarget(seeds_of("settings"), kToml, "cotejo.toml") {}

 private:
  void check(const std::string& file) override {
    ::setenv("COTEJO_SETTINGS", write(file).c_str(), 1);
    const Settings settings = read_settings();
    ++taken_;
    if (settings.jobs) require(*settings.jobs > 0, "no jobs at all");
    (void)default_indexes(settings);
    (void)default_words(settings);
    (void)default_queries(settings);
  }
};

class SavedTarget : public CheckedTarget {
 public:
  SavedTarget() : CheckedTarget(seeds_of("saved"), kToml) {}

 private:
  void check(const std::string& file) override {
    (void)fault_of_query_name(file);
    const auto query = parse_saved_query("name", file);
    if (!query) {
      require(!query.error().message.empty(), "an error says nothing");
      return;
    }
    ++taken_;
    const std::string text = saved_query_text(query->values);
    const auto again = parse_saved_query("name", text);
    require(!!again, "written again it is refused");
    require(again->fingerprint == query->fingerprint, "written again it is another query");
    (void)has_more_than_values(*query, file);
    for (const char* format : {"", "atom", "json"}) (void)results_request(*query, format);
  }
};

class ProfileTarget : public FileTarget {
 public:
  ProfileTarget()
      : FileTarget(seeds_of("profile") + files_below("corpus/profiles", ".toml"), kToml,
                   "profile.toml") {
    prepare_html();
  }

 private:
  void check(const std::string& file) override {
    const std::string path = write(file);
    if (is_table_profile(path)) {
      (void)read_table_profile({path});
    } else {
      Profiles profiles;
      profiles.load(path);
      (void)profiles.find("https://www.state.gov/a/b", "Drupal 10", "note-2026-03-05.html");
    }
    ++taken_;
  }
};

// The first line is the list's name: what a line means depends on it.
class WordsTarget : public CheckedTarget {
 public:
  WordsTarget()
      : CheckedTarget(seeds_of("words"),
                      {"\t", " | ", "|", "#", "\n", "\r\n", "=", ":", ",", "\xFF", "ñ", "capital",
                       "negation", " no", "\u0301", "de la "}) {}

 private:
  void check(const std::string& input) override {
    static const std::set<std::string> kNames{"translations/x.tsv",   "synonyms.es.txt",
                                              "synonyms.en.txt",      "stop-words.en.txt",
                                              "telling-words.es.txt", "verbs-of-saying.es.txt"};
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string name = input.substr(0, line);
    if (!kNames.contains(name)) return;
    const TempDir folder;
    std::filesystem::create_directories(folder.path() / "translations");
    folder.write_file(name, input.substr(std::min(line + 1, input.size())));
    DictionaryKeys keys;
    for (const auto& [section, entries] : read_word_lists(folder.path(), keys)) {
      for (const auto& [key, values] : entries) require(is_utf8(key), "a word is not UTF-8");
    }
    ++taken_;
  }
};

class ShardsTarget : public FileTarget {
 public:
  ShardsTarget()
      : FileTarget(seeds_of("shards"),
                   {"\n", "\r\n", "tcp://", "..", "/", ".", "#", "SHARDS", ":1", "shard-1\n",
                    std::string_view("\0", 1), " ", "\t"},
                   "SHARDS") {}

 private:
  void check(const std::string& file) override {
    const std::string path = write(file);
    const auto shards = read_shard_list(path);
    ++taken_;
    require(!shards.empty() && shards.size() <= kMostShards, "none or too many shards");
    for (const std::string& shard : shards) require(!shard.empty(), "a shard without a place");
    // It may name itself.
    require(!expand_locations({path}).empty(), "the shards are lost");
    (void)count_own_shards(folder().path());
  }
};

}  // namespace

std::unique_ptr<FuzzTarget> make_authorities_target() {
  return std::make_unique<AuthoritiesTarget>();
}
std::unique_ptr<FuzzTarget> make_settings_target() {
  return std::make_unique<SettingsTarget>();
}
std::unique_ptr<FuzzTarget> make_saved_target() {
  return std::make_unique<SavedTarget>();
}
std::unique_ptr<FuzzTarget> make_profile_target() {
  return std::make_unique<ProfileTarget>();
}
std::unique_ptr<FuzzTarget> make_words_target() {
  return std::make_unique<WordsTarget>();
}
std::unique_ptr<FuzzTarget> make_shards_target() {
  return std::make_unique<ShardsTarget>();
}

}  // namespace cotejo
