"""CSV through the built programs: what Python's csv module writes comes back as it was."""
import csv
import io
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
PIECES = ["a", "paz", "ñandú", "“no”", '"', '""', ",", ";", "\t", "\n", "\n\n", "\r\n", " ", "'", "=1+1",
          "🕊", "é", "#", "\\", "--", "sep=;", "1/2/2026", " ", "{", "<b>", "a\rb"]
# "source" and the rest by names that are taken as they are; the last two are kept as extra fields.
HEADINGS = ["id", "Fuente", "date", "título", "texto", "Nota interna", "x;y, \"z\""]


def random_text(rng, most):
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(most)))


def random_rows(rng):
    for number in range(rng.randrange(1, 30)):
        yield [f"r{number}", "S" + random_text(rng, 3), f"20{rng.randrange(10, 27)}-03-05",
               "T" + random_text(rng, 5), "B" + random_text(rng, 60), random_text(rng, 8),
               random_text(rng, 3)]


def plain_ends(text):
    return text.replace("\r\n", "\n")


class Csv(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-csv-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.runs = 0

    def indexer(self, *arguments, **more):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home),
                       "COTEJO_INDEX": str(self.home / f"index{self.runs}")}
        return subprocess.run([BIN / "cotejo-indexer", *arguments], capture_output=True,
                              env=environment, check=False, timeout=patience(60), **more)

    def add(self, content, *options):
        self.runs += 1
        added = self.indexer("add", "--json", "--format", "csv", *options, "-", input=content)
        self.assertEqual(added.returncode, 0, added.stderr)
        exported = self.indexer("export").stdout.decode()
        return json.loads(added.stdout), [json.loads(line) for line in exported.splitlines()]

    def test_what_python_writes_comes_back(self):
        for seed in range(40):
            rng = random.Random(seed)
            rows = list(random_rows(rng))
            out = io.StringIO()
            writer = csv.writer(out, delimiter=rng.choice(",;\t"),
                                quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
                                lineterminator=rng.choice(["\r\n", "\n"]))
            writer.writerow(HEADINGS)
            writer.writerows(rows)
            bom = rng.choice(["", "\ufeff"])
            report, found = self.add((bom + out.getvalue()).encode())
            self.assertEqual(report["rejected"], [], seed)
            wanted = {}
            for row in rows:
                record = dict(zip(["id", "source", "date", "title", "body", *HEADINGS[5:]],
                                  map(plain_ends, row)))
                wanted[row[0]] = {name: text for name, text in record.items() if text}
            self.assertEqual({record["id"]: record for record in found}, wanted, seed)

    def test_windows_1252_comes_back_as_utf_8(self):
        text = "id;source;date;body\r\na;Peña;05/03/2026;«niño» – “sí” €\r\nb;S;25/03/2026;á\r\n"
        report, found = self.add(text.encode("cp1252"))
        self.assertEqual([record["body"] for record in found], ["«niño» – “sí” €", "á"])
        self.assertEqual([record["date"] for record in found], ["2026-03-05", "2026-03-25"])
        codes = [warning["code"] for warning in report["warnings"]]
        self.assertEqual(sorted(set(codes) - {"lang-detected", "lang-unknown", "no-title", "short-text"}),
                         ["charset-guessed", "date-order"])

    def test_a_column_map(self):
        profile = self.home / "columns.toml"
        profile.write_text('[columns]\nbody = "Nota"\ndate = {column = "Día", format = "DD/MM/YYYY"}\n'
                           '[constants]\nsource = "Ministerio"\n')
        table = "Nota,Día\nHola.,03/04/2026\n".encode()
        report, found = self.add(table, "--profile", str(profile))
        self.assertEqual(report["rejected"], [])
        self.assertEqual((found[0]["source"], found[0]["date"]), ("Ministerio", "2026-04-03"))
        profile.write_text('[columns]\nbdy = "Nota"\n')
        refused = self.indexer("add", "--format", "csv", "--profile", str(profile), "-", input=table)
        self.assertEqual(refused.returncode, 2)
        self.assertIn(b"columns.toml:2: a record has no field 'bdy'", refused.stderr)
        self.assertEqual(refused.stdout, b"")

    def test_a_wrong_column_map_leaves_the_index_as_it_was(self):
        report, found = self.add(b"id,source,date,body\na,S,2026,b\n")
        self.assertEqual(report["added"], 1)
        refused = self.indexer("add", "--profile", str(self.home / "none.toml"), "--format", "csv",
                               "-", input=b"id,source,date,body\nb,S,2026,b\n")
        self.assertEqual(refused.returncode, 2)
        self.assertEqual(len(self.indexer("export").stdout.splitlines()), len(found))


if __name__ == "__main__":
    unittest.main()
