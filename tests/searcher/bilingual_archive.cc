// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/bilingual_archive.h"

#include "tests/support/test_index.h"

namespace cotejo {

void add_archive(const TempDir& folder, const std::string& index,
                 const std::vector<ArchiveStatement>& statements) {
  std::string lines;
  for (const ArchiveStatement& statement : statements) {
    const std::string title(statement.title);
    lines += record_line(statement.id, statement.lang, statement.body,
                         title.empty() ? "" : "\"title\":\"" + title + "\"");
  }
  add_records(folder, index, lines, index + ".jsonl");
}

Dictionary small_dictionary(const TempDir& folder) {
  std::filesystem::create_directories(folder.path() / "words" / "translations");
  folder.write_file("words/translations/small.tsv",
                    "embassy\tembajada\n"
                    "embargo\tbloqueo\n"
                    "foreign minister | minister of foreign affairs\tcanciller | ministro de "
                    "relaciones exteriores\n"
                    "foreign\textranjero | exterior\n"
                    "minister\tministro\n"
                    "ceasefire | cease-fire\talto el fuego\n"
                    "talks\tdiálogo | negociación | conversaciones | plática | charla\n"
                    "tub\tcuba\n"
                    "once | one time\tuna vez\n"
                    "eleven\tonce\n"
                    "said\tdicho\n"
                    "peace\tpaz\n"
                    "migration\tmigración\n");
  folder.write_file("words/synonyms.es.txt", "vocero | portavoz\n");
  folder.write_file("words/stop-words.en.txt", "the\nof\nhe\nand\nin\n");
  folder.write_file("words/stop-words.es.txt", "el\nla\nde\nhe\nen\ny\n");
  Dictionary dictionary;
  dictionary.add_lists(folder.path() / "words");
  return dictionary;
}

std::vector<std::string> ranked_ids(SearchEngine& engine, const std::string& query,
                                    bool translate) {
  SearchOptions options;
  options.all = true;
  options.translate = translate;
  const auto result = engine.search(query, options);
  if (!result) return {"error: " + result.error().message};
  std::vector<std::string> ids;
  for (const Hit& hit : result->hits) ids.push_back(hit.statement.id);
  return ids;
}

std::set<std::string> found_ids(SearchEngine& engine, const std::string& query, bool translate) {
  const auto ids = ranked_ids(engine, query, translate);
  return {ids.begin(), ids.end()};
}

}  // namespace cotejo
