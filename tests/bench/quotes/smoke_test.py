# SPDX-License-Identifier: GPL-3.0-or-later
"""cotejo-quote-bench runs on the sample statements, and its totals are sane."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
STATEMENTS = pathlib.Path(os.environ["COTEJO_SOURCE"]) / "corpus/statements"


class QuoteBench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.index = pathlib.Path(cls.folder.name) / "index"
        subprocess.run([BIN / "cotejo-indexer", "add", "--quiet", "--index", cls.index, STATEMENTS],
                       stdout=subprocess.DEVNULL, check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_bench(self, mode, *arguments, asked=""):
        return subprocess.run([BIN / "cotejo-quote-bench", mode, self.index, *arguments],
                              input=asked, capture_output=True, text=True, check=False)

    def test_altered_counts_what_it_asked(self):
        run = self.run_bench("altered", "--per-kind", "4", "--cold")
        self.assertEqual(run.returncode, 0, run.stderr)
        rows = dict((line[:20].strip(), line[20:].split()) for line in run.stdout.splitlines())
        asked, right, equal, not_found, overlap = map(float, rows["all"][:5])
        self.assertTrue(0 < asked <= 4 * 10 * 2)
        self.assertEqual(asked, sum(float(rows[f"{name} words"][0])
                                    for name in ("6-9", "10-15", "16-22", "23-30")))
        self.assertTrue(right <= equal <= 1)
        for share in (right, not_found, overlap):
            self.assertTrue(0 <= share <= 1)

    def test_absent_needs_statements_that_the_index_has_not(self):
        outside = pathlib.Path(self.folder.name) / "outside.jsonl"
        words = " ".join(f"palabra{n}" for n in range(60))
        outside.write_text(json.dumps({"id": "outside", "source": "S", "date": "2000", "lang": "es",
                                       "body": words}) + "\n", encoding="utf-8")
        run = self.run_bench("absent", outside, "--per-kind", "4", "--no-translate")
        self.assertEqual(run.returncode, 0, run.stderr)
        rows = dict((line[:20].strip(), line[20:].split()) for line in run.stdout.splitlines())
        self.assertEqual(int(rows["all"][0]), sum(map(int, rows["all"][1:5])))
        run = self.run_bench("absent", STATEMENTS / "climate/2015-12-12-ban-paris.md")
        self.assertEqual(run.returncode, 1)

    def test_ask_answers_line_by_line(self):
        asked = [{"id": "q1", "quote": "no statement ever had such words"},
                 {"id": "q2", "quote": "relaciones diplomáticas", "until": "1900-01-01"}]
        run = self.run_bench("ask", "--limit", "3", asked="\n".join(map(json.dumps, asked)))
        self.assertEqual(run.returncode, 0, run.stderr)
        answers = list(map(json.loads, run.stdout.splitlines()))
        self.assertEqual([answer["id"] for answer in answers], ["q1", "q2"])
        for answer in answers:
            self.assertLessEqual(len(answer["matches"]), 3)
        run = self.run_bench("ask", asked='{"id":"q1","quote":"x","since":"yesterday"}\n')
        self.assertEqual(run.returncode, 1)
        self.assertIn("line 1", run.stderr)


if __name__ == "__main__":
    unittest.main()
