// SPDX-License-Identifier: GPL-3.0-or-later
// CSV: rows and cells, columns and fields, charsets and dates; each row has its statement or its
// error, and its line.
#include <gtest/gtest.h>

#include <fstream>

#include "core/formats/record_reader.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

const std::string kHead = "id,source,date,body\n";

std::string summary(const Record& record) {
  std::string text = std::to_string(record.line);
  if (!record.statement) {
    const Error& error = record.statement.error();
    text += "!" + error.code;
    if (error.line != 0 && error.line != record.line) text += "@" + std::to_string(error.line);
    if (!record.id.empty()) text += " " + record.id;
    return text;
  }
  text += ":" + record.statement->id + "|" + record.statement->date.to_string() + "|" +
          record.statement->body;
  for (const ReaderRemark& remark : record.remarks) text += " ~" + remark.code;
  return text;
}

std::vector<Record> table_records(const std::string& content, const std::string& profile = "") {
  const TempDir folder;
  ReaderOptions options{"csv", {}};
  if (!profile.empty()) options.profiles.push_back(folder.write_file("columns.toml", profile));
  auto reader = open_reader(folder.write_file("a.csv", content), options);
  std::vector<Record> records;
  if (!reader) return records;
  while (auto record = (*reader)->next()) records.push_back(std::move(*record));
  return records;
}

std::vector<std::string> summaries(const std::string& content) {
  std::vector<std::string> found;
  for (const Record& record : table_records(content)) found.push_back(summary(record));
  return found;
}

struct CsvRow {
  const char* what;
  std::string content;
  std::vector<std::string> records;
};

void expect_rows(const std::vector<CsvRow>& rows) {
  for (const CsvRow& row : rows) EXPECT_EQ(summaries(row.content), row.records) << row.what;
}

TEST(CsvReader, ReadsRowsAndCells) {
  const std::string bom = "\xEF\xBB\xBF";
  expect_rows({
      {"only a header", kHead, {}},
      {"one row", kHead + "a,S,2026,b\n", {"2:a|2026|b"}},
      {"no line end", kHead + "a,S,2026,b", {"2:a|2026|b"}},
      {"CRLF", "id,source,date,body\r\na,S,2026,b\r\nc,S,2026,d\r\n", {"2:a|2026|b", "3:c|2026|d"}},
      {"CR", "id,source,date,body\ra,S,2026,b\rc,S,2026,d", {"2:a|2026|b", "3:c|2026|d"}},
      {"a CR amid a cell",
       kHead + "a,S,2026,b\rc\r\nd,S,2026,\re",
       {"2:a|2026|b\rc", "3:d|2026|\re"}},
      {"byte order mark", bom + kHead + "a,S,2026,b\n", {"2:a|2026|b"}},
      {"quoted header", bom + "\"id\",\"source\",\"date\",\"body\"\na,S,2026,b\n", {"2:a|2026|b"}},
      {"semicolons", "id;source;date;body\na;S;2026;b, c\n", {"2:a|2026|b, c"}},
      {"tabs", "id\tsource\tdate\tbody\na\tS\t2026\tb;c, d\n", {"2:a|2026|b;c, d"}},
      {"commas in a quoted heading",
       "id;source;date;body;\"a, b, c, d, e\"\na;S;2026;b;c\n",
       {"2:a|2026|b"}},
      {"what spreadsheets write", "sep=;\r\nid;source;date;body\r\na;S;2026;b\r\n", {"3:a|2026|b"}},
      {"lines within cells",
       kHead + "a,S,2026,\"one\n\ntwo\"\nc,S,2026,d\n",
       {"2:a|2026|one\n\ntwo", "5:c|2026|d"}},
      {"CRLF within cells", kHead + "a,S,2026,\"one\r\ntwo\"\r\n", {"2:a|2026|one\ntwo"}},
      {"marks doubled", kHead + "a,S,2026,\"a \"\"b\"\"\"\n", {"2:a|2026|a \"b\""}},
      {"a mark amid a cell", kHead + "a,S,2026,5\" gun\n", {"2:a|2026|5\" gun"}},
      {"empty lines", kHead + "\n\r\na,S,2026,b\n\n", {"4:a|2026|b"}},
      {"too few, too many",
       kHead + "a,S,2026\nc,S,2026,d\ne,S,2026,f,g\n",
       {"2!bad-csv", "3:c|2026|d", "4!bad-csv"}},
      {"text behind a mark", kHead + "a,S,2026,\"b\" c\ne,S,2026,f\n", {"2!bad-csv", "3:e|2026|f"}},
      {"never closed",
       kHead + "a,S,2026,b\nc,S,2026,\"d\ne,S,2026,f\n",
       {"2:a|2026|b", "3!bad-csv"}},
      {"no text", kHead + "a,S,2026,\nc,S,2026, \n", {"2!missing-field a", "3!missing-field c"}},
      {"no text under no name", "id,source,date,body,\na,S,2026,b,\n", {"2:a|2026|b"}},
      {"text under no name", "id,source,date,body,\na,S,2026,b,c\n", {"2!bad-csv a"}},
      {"a byte 0",
       kHead + std::string("a,S,2026,b\0c\nd,S,2026,e\n", 24),
       {"2!bad-csv", "3:d|2026|e"}},
  });
}

TEST(CsvReader, TellsCharsets) {
  expect_rows({
      {"UTF-8", kHead + "a,S,2026,á\n", {"2:a|2026|á"}},
      {"windows-1252",
       kHead + "a,S,2026,b\nc,S,2026,\x93se\xF1or\x94 \x96 \x80\nd,S,2026,\xE1\n",
       {"2:a|2026|b", "3:c|2026|“señor” – € ~charset-guessed", "4:d|2026|á"}},
      {"one broken row of many",
       kHead + "a,S,2026,á\nb,S,2026,\xE1\nc,S,2026,é\n",
       {"2:a|2026|á", "3!bad-utf8", "4:c|2026|é"}},
      {"one UTF-8 row of many",
       kHead + "a,S,2026,\xE1\nb,S,2026,á\nc,S,2026,\xE9\n",
       {"2:a|2026|á ~charset-guessed", "3:b|2026|á ~charset-mixed", "4:c|2026|é"}},
      {"no character", kHead + "a,S,2026,\x81\xE1\nb,S,2026,c\n", {"2!bad-utf8", "3:b|2026|c"}},
      {"a heading", "id,source,date,body,\xE1\na,S,2026,b,c\n", {"2:a|2026|b ~charset-guessed"}},
      {"UTF-16", std::string("\xFF\xFEi\0d\0,\0a\0\n\0", 12), {"1!bad-csv"}},
  });
}

TEST(CsvReader, TellsTheOrderOfDayAndMonth) {
  expect_rows({
      {"ISO", kHead + "a,S,2026-03-04,b\nc,S,2026-03,d\n", {"2:a|2026-03-04|b", "3:c|2026-03|d"}},
      {"nothing decides", kHead + "a,S,03/04/2026,b\n", {"2!bad-date a"}},
      {"both alike", kHead + "a,S,04/04/2026,b\n", {"2:a|2026-04-04|b"}},
      {"a day decides",
       kHead + "a,S,03/04/2026,b\nc,S,13/04/2026,d\ne,S,1.2.2026,f\n",
       {"2:a|2026-04-03|b ~date-order", "3:c|2026-04-13|d", "4:e|2026-02-01|f"}},
      {"the other way",
       kHead + "a,S,03/04/2026,b\nc,S,04/13/2026 10:30,d\n",
       {"2:a|2026-03-04|b ~date-order", "3:c|2026-04-13|d"}},
      {"both ways",
       kHead + "a,S,03/04/2026,b\nc,S,04/13/2026,d\ne,S,13/04/2026,f\n",
       {"2!bad-date a", "3:c|2026-04-13|d", "4:e|2026-04-13|f"}},
      {"no such day",
       kHead + "a,S,31/02/2026,b\nc,S,00/02/2026,d\ne,S,32/02/2026,f\n",
       {"2!bad-date a", "3!bad-date c", "4!bad-date e"}},
      {"two digits", kHead + "a,S,03/04/26,b\n", {"2!bad-date a"}},
  });
}

TEST(CsvReader, TakesColumnsByTheirNames) {
  const auto records = table_records(
      "Fuente;ORADOR;Fecha;Título;texto;Temas;Expediente;lang\n"
      "Ministerio;Ana;2026-03-05;Acuerdo;Hola.;paz; 012 ; es \n");
  ASSERT_EQ(records.size(), 1U);
  ASSERT_TRUE(records[0].statement);
  const Statement& found = *records[0].statement;
  EXPECT_EQ(found.source, "Ministerio");
  EXPECT_EQ(found.speakers, std::vector<std::string>{"Ana"});
  EXPECT_EQ(found.title, "Acuerdo");
  EXPECT_EQ(found.body, "Hola.");
  EXPECT_EQ(found.topics, std::vector<std::string>{"paz"});
  EXPECT_EQ(found.lang, "es");
  EXPECT_EQ(found.extra, (std::vector<ExtraField>{{"Expediente", "\" 012 \""}}));
  EXPECT_TRUE(records[0].remarks.empty());
}

TEST(CsvReader, RefusesATableWhoseColumnsDoNotFit) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"source,date\nS,2026\n", "'body'"},
      {"a,b,c\n1,2,3\n", "a, b, c"},
      {"source,date,body,texto\nS,2026,a,b\n", "'body' and 'texto'"},
      {"source,date,body,x,x\nS,2026,a,b,c\n", "'x' and 'x'"},
  };
  for (const auto& [content, named] : rows) {
    const auto records = table_records(content);
    ASSERT_EQ(records.size(), 1U) << content;
    ASSERT_FALSE(records[0].statement) << content;
    EXPECT_EQ(records[0].statement.error().code, "bad-columns");
    EXPECT_NE(records[0].statement.error().message.find(named), std::string::npos)
        << records[0].statement.error().message;
  }
}

TEST(CsvReader, FollowsAColumnMap) {
  const auto records = table_records(
      "Nota|Día|Quién|Etiquetas|source\nHola|5/3/2026|Ana; Luis;|paz / cooperación|x\n",
      "separator = \"|\"\n"
      "[columns]\n"
      "body = \"Nota\"\n"
      "date = {column = \"Día\", format = \"DD/MM/YYYY\"}\n"
      "speaker = {column = \"Quién\", separator = \";\"}\n"
      "topics = {column = \"Etiquetas\", separator = \" / \"}\n"
      "[constants]\n"
      "lang = \"es\"\n");
  ASSERT_EQ(records.size(), 1U);
  ASSERT_TRUE(records[0].statement) << records[0].statement.error().message;
  const Statement& found = *records[0].statement;
  EXPECT_EQ(found.body, "Hola");
  EXPECT_EQ(found.date.to_string(), "2026-03-05");
  EXPECT_EQ(found.speakers, (std::vector<std::string>{"Ana", "Luis"}));
  EXPECT_EQ(found.topics, (std::vector<std::string>{"paz", "cooperación"}));
  EXPECT_EQ(found.lang, "es");
  EXPECT_EQ(found.source, "x");
}

TEST(CsvReader, SaysWhatDoesNotFitTheColumnMap) {
  const std::string table = "Nota,date,source\nHola,2026,S\n";
  const std::vector<std::pair<std::string, std::string>> rows{
      {"[columns]\nbody = \"Texto\"\n", "no column 'Texto'"},
      {"[columns]\nbody = \"Nota\"\ntitle = \"Nota\"\n", "twice"},
      {"[columns]\nbody = \"Nota\"\n[constants]\nsource = \"S\"\n", "both give 'source'"},
  };
  for (const auto& [profile, named] : rows) {
    const auto records = table_records(table, profile);
    ASSERT_EQ(records.size(), 1U) << profile;
    ASSERT_FALSE(records[0].statement) << profile;
    EXPECT_NE(records[0].statement.error().message.find(named), std::string::npos)
        << records[0].statement.error().message;
  }
}

TEST(CsvReader, StaysWithinBoundsOnHostileTables) {
  std::string separators(5'000'000, ',');
  EXPECT_EQ(table_records(separators).size(), 1U);
  EXPECT_EQ(table_records(kHead + separators + "\na,S,2026,b\n").size(), 2U);
  EXPECT_EQ(table_records(kHead + std::string(1'000'000, '"')).size(), 1U);
  const std::string big = kHead + "a,S,2026,\"" + std::string(65 << 20, 'x');
  const auto records = table_records(big);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].statement.error().code, "bad-csv");
}

TEST(CsvReader, RowsBeforeDamageAreRead) {
  std::string rows = kHead;
  for (int n = 0; n < 60'000; ++n) rows += std::to_string(n * 7919L) + ",S,2026,b\n";
  std::string packed = gzip_member(rows);
  packed.resize(packed.size() / 2);
  const TempDir folder;
  auto reader = open_reader(folder.write_file("a.csv.gz", packed), {});
  ASSERT_TRUE(reader);
  std::size_t count = 0;
  EXPECT_THROW(while ((*reader)->next())++ count, Failure);
  EXPECT_GT(count, 1'000U);
}

}  // namespace
}  // namespace cotejo
