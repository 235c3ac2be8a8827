// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/record_seeds.h"

namespace cotejo {
namespace {

ReaderSeeds tables() {
  return {{"id,source,date,lang,title,body,topics\r\n1,Ministry,2020-03-05,en,\"A \"\"note\"\"\","
           "\"Talks go on.\nThey do.\",trade; peace\r\n2,Ministry,2020-03,en,B,Ends today.,\r\n",
           "fuente;fecha;título;texto;orador;enlace\nMinisterio;05/03/2020;Acuerdo;Los ministros "
           "celebran.;Ana Pérez;https://m.example/1\nMinisterio;25/03/2020;Otro;Siguen.;;\n",
           "Fuente\tFecha\tTexto\rMinisterio\t5 de marzo de 2020\tSe\xF1or \x93hola\x94\rOtro\t2020"
           "\tMa\xF1"
           "ana.\r",
           "\xEF\xBB\xBFsep=;\nsource;date;body;extra\nMinistry;2020-03-05;Talks.;1\n"},
          {",",
           ";",
           "\t",
           "\"",
           "\"\"",
           "\r\n",
           "\r",
           "\n",
           "sep=,\n",
           "\xEF\xBB\xBF",
           "\xFF\xFE",
           "\xF1",
           "\x81",
           "ñ",
           "date",
           "fecha",
           "id",
           "speaker",
           "03/04/2020",
           "13/04/20",
           "2020-13",
           "5 de marzo",
           "March 5, 2020",
           "45000",
           "\n,,,,,,\n",
           "=1+1",
           "\xC2\xA0",
           "body,body",
           " \" ",
           "2020-02-30",
           std::string_view("\0", 1)}};
}

ReaderSeeds front_matter() {
  return {
      {"---\nid: m-1\nsource: Ministry\nspeaker: [Ana Pérez, Luis Gómez]\ndate: 2020-03-05\nlang: "
       "es\nkind: communique\ntitle: \"Acuerdo: un paso\"\nurl: https://m.example/1\ntopics:\n  - "
       "paz\n  - 'comercio'\nreference: 12/2020\ncount: 012\nopen: yes\n---\n\nEl Gobierno "
       "celebra.\n\nContinúan.\n",
       "---\r\nsource: Ministry\r\ndate: 2020\r\nturns:\r\n  - speaker: Ana\r\n    text: Good "
       "day.\r\n  - text: |\r\n      Will it\r\n      go on?\r\n---\r\n",
       "\xEF\xBB\xBF---\nsource: &s Ministry\nplace: *s\ndate: 2020-03\ntitle: >-\n  folded\n  "
       "text\nmore: {a: [1, 2.50, true, null, ~], \"b\": -0x1F}\n# a remark\n---\nThe text.\n"},
      {"---\n",
       "...\n",
       "- ",
       ": ",
       ":",
       "\n  ",
       "? ",
       "&a ",
       "*a",
       "<<: *a\n",
       "!!binary ",
       "!x ",
       "|\n",
       ">+2\n",
       "[",
       "]",
       "{",
       "}",
       "\"",
       "'",
       "\\x",
       "\\u0000",
       "\\uD800",
       "\\UFFFFFFFF",
       "%YAML 1.2\n",
       "#",
       "\t",
       "\r\n",
       "\r",
       "\x01",
       "\xF1",
       "\xC2\x85",
       "\xE2\x80\xA8",
       "date: ",
       "body: x\n",
       "turns:\n",
       "id: 1\n",
       "speaker: ",
       "1e999",
       ".inf",
       ".nan",
       "-0",
       "0o17",
       "null",
       "99999999999999999999",
       "\xEF\xBB\xBF",
       std::string_view("\0", 1)}};
}

ReaderSeeds lines() {
  return {
      {"{\"id\": 17, \"source\": \"Ministry\", \"date\": 2020, \"lang\": \"en\", \"title\": "
       "\"Note\", \"body\": \"A short \\u00f1ote.\", \"internal\": {\"box\": [3, -1.5e3, null, "
       "true]}}\n\n{\"source\":\"Ministry\",\"speaker\":[\"Ana\",\"Luis\"],\"date\":\"2020-03-05\","
       "\"turns\":[{\"speaker\":\"Ana\",\"text\":\"Good day.\"},{\"text\":\"News?\"}]}\r\n",
       "\xEF\xBB\xBF{\"id\":\"m-1\",\"source\":\"M\",\"date\":\"2020-03\",\"body\":\"Uno.\\n\\nDos "
       "\\ud83d\\ude00.\",\"topics\":[\"paz\",\"paz\"],\"url\":\"https://m.example/1\","
       "\"translation_of\":\"m-0\",\"retrieved\":\"2020-03-06T09:00:00Z\",\"place\":null}\n",
       "{\"id\":\"r-1\",\"source\":\"M\",\"date\":\"2020-03-05\",\"body\":\"Tres.\",\"revision\":{"
       "\"number\":1,\"retrieved\":\"2020-03-06T09:00:00Z\",\"superseded\":true}}\n"},
      {"{",
       "}",
       "[",
       "]",
       "\"",
       ":",
       ",",
       "\n",
       "\r",
       "\\",
       "\\u0000",
       "\\ud800",
       "\\udc00",
       "\\n",
       "\xF1",
       "\xED\xA0\x80",
       "\x01",
       "null",
       "true",
       "1e999",
       "-0",
       "18446744073709551616",
       "-9223372036854775809",
       "0.1e-400",
       "\"id\":",
       "\"date\":",
       "\"body\":\"x\",",
       "\"turns\":[{\"text\":",
       "\"revision\":{",
       "\"a\":{\"b\":",
       "\xEF\xBB\xBF",
       "\xC2\xA0",
       " ",
       "\"lang\":\"es-\",",
       std::string_view("\0", 1)}};
}

}  // namespace

ReaderSeeds record_seeds(std::string_view format) {
  if (format == "csv") return tables();
  return format == "markdown" ? front_matter() : lines();
}

}  // namespace cotejo
