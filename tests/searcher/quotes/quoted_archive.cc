// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/quotes/quoted_archive.h"

#include "core/base/json_writer.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

std::string record(const std::string& id, const std::string& lang, const std::string& date,
                   const std::string& body) {
  return "{\"id\":" + json_quote(id) + ",\"source\":\"Ministry\",\"date\":" + json_quote(date) +
         ",\"lang\":" + json_quote(lang) +
         ",\"title\":\"A title of four words\",\"body\":" + json_quote(body) + "}\n";
}

// Enough other words that those of the quotations are rare, and the common ones common.
std::string filler(int number) {
  static const char* const kSentences[] = {
      "The delegation visited the harbour and met the mayor of the city.",
      "Officials of the two countries will meet again in the autumn.",
      "We thank the farmers, the teachers and the nurses for all that they do.",
      "The road will be opened in the presence of the governor.",
      "La delegación visitó el puerto y se reunió con el alcalde de la ciudad.",
      "Los funcionarios de los dos países se reunirán de nuevo en el otoño.",
      "Agradecemos a los campesinos, a los maestros y a las enfermeras todo lo que hacen.",
      "La carretera se abrirá en presencia del gobernador de la provincia."};
  std::string text;
  for (int i = 0; i < 4; ++i) text += std::string(kSentences[(number + i * 3) % 8]) + " ";
  return text;
}

}  // namespace

std::vector<std::string> quoted_records() {
  const std::string granary =
      "The minister opened the session. \"No harvest of ours will leave this valley before its "
      "granaries are full,\" the minister said, “and nobody will be turned away from them.” The "
      "council did not vote. Thirty-two towns were present, and 1,500 farmers signed the pledge.";
  std::vector<std::string> records{
      record("granary", "en", "2024-05-02", granary),
      record("granary-again", "en", "2024-05-09", granary),
      record("granary-before", "en", "2023-11-20",
             "No harvest of ours will leave this valley before its granaries are full."),
      record("bridge", "es", "2024-06-01",
             "El Gobierno reitera que el puente sobre el estrecho no será cerrado, salvo por "
             "razones de seguridad, y que su reparación terminará en el mes de octubre. La "
             "ciudadanía puede confiar en los ingenieros de la República."),
      record("bridge-en", "en", "2024-06-03",
             "Our engineers will inspect every bridge of the republic before October."),
      "{\"id\":\"briefing\",\"source\":\"Ministry\",\"date\":\"2024-07-04\",\"lang\":\"en\","
      "\"turns\":[{\"speaker\":\"Question\",\"text\":\"Will the lighthouse keepers be paid this "
      "winter?\"},{\"speaker\":\"Ana Ruiz\",\"text\":\"Every lighthouse keeper on this coast "
      "will be paid in full and on time.\"}]}\n"};
  for (int i = 0; i < 16; ++i) {
    records.push_back(
        record("other-" + std::to_string(i), i % 8 < 4 ? "en" : "es", "2024-01-01", filler(i)));
  }
  return records;
}

std::vector<std::string> quoted_indexes(const TempDir& folder, std::size_t parts) {
  std::vector<std::string> lines(parts);
  const std::vector<std::string> records = quoted_records();
  for (std::size_t i = 0; i < records.size(); ++i) lines[i % parts] += records[i];
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::string name = "part-" + std::to_string(i) + "-of-" + std::to_string(parts);
    add_records(folder, name, lines[i], name + ".jsonl");
    paths.push_back((folder.path() / name).string());
  }
  return paths;
}

TestTracer::TestTracer(const std::vector<std::string>& locations)
    : index_(open_index(locations)),
      lexicon_(index_.catalogs),
      tracer_(index_, lexicon_, dictionary_) {
  const TempDir folder;
  std::filesystem::create_directories(folder.path() / "words" / "translations");
  folder.write_file("words/translations/small.tsv",
                    "bridge\tpuente\nstrait\testrecho\nclose | closed\tcerrar | cerrado\n"
                    "repair\treparación\nend | finish\tterminar\nmonth\tmes\noctober\toctubre\n"
                    "security\tseguridad\nreason\trazón\n");
  folder.write_file("words/stop-words.en.txt", "the\nof\nand\nin\nfor\nwill\nbe\nits\nover\n");
  folder.write_file("words/stop-words.es.txt", "el\nla\nde\ny\nen\nque\nsu\nno\n");
  dictionary_.add_lists(folder.path() / "words");
}

QuoteResult TestTracer::trace(const std::string& quotation, const QuoteOptions& options) {
  return tracer_.trace(quotation, options);
}

std::string TestTracer::answer(const std::string& quotation, const QuoteOptions& options) {
  const QuoteResult result = trace(quotation, options);
  std::string text(verdict_name(result.verdict));
  for (const QuoteMatch& match : result.matches) text += " " + match.statement.id;
  return text;
}

}  // namespace cotejo
