# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/bench at a size that takes seconds: the engines agree where they must, a regression is seen."""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
WORD_LISTS = ("/usr/share/dict/american-english", "/usr/share/dict/spanish")
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / "tests/bench/peers"))
from result import compare_ratios


def run(script, *arguments):
    return subprocess.run([SOURCE / "scripts" / script, *map(str, arguments)],
                          capture_output=True, text=True, encoding="utf-8", check=False)


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not all(map(os.path.exists, WORD_LISTS)):
            raise unittest.SkipTest("no word lists: scripts/install-deps --dev installs them")
        cls.folder = tempfile.TemporaryDirectory()
        cls.json = pathlib.Path(cls.folder.name) / "result.json"
        cls.bench = run("bench", "--size", 300, "--queries", 5, "--rounds", 1, "--engines",
                        "xapian,sqlite", "--bin", os.environ["COTEJO_BIN"], "--json", cls.json)
        cls.result = json.loads(cls.json.read_text("utf-8")) if cls.json.exists() else None

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_all_that_is_promised_is_measured(self):
        self.assertEqual(self.bench.returncode, 0, self.bench.stderr)
        self.assertEqual(self.result["settings"]["statements"], 300)
        self.assertEqual(len(self.result["queries"]), 9 + 8)
        for engine, cost in self.result["indexing"].items():
            self.assertTrue(all(value > 0 for value in cost.values()), (engine, cost))
        for row, cells in self.result["queries"].items():
            for engine, cell in cells.items():
                self.assertEqual(cell["questions"], 5, (row, engine))
                self.assertTrue(0 < cell["p50"] <= cell["p95"] <= cell["p99"], (row, engine))
        ratios = self.bench.stdout.split("\n\n")[1].splitlines()
        self.assertEqual(ratios[0].split()[-2:], ["xapian", "sqlite"])
        self.assertEqual(len(ratios), 1 + len(self.result["ratios"]))

    def test_exact_phrases_and_their_facets_count_alike(self):
        for row in ("PH3 + facets", "Q10 + facets"):
            self.assertEqual(self.result["queries"][row]["xapian"]["agreement"], 1, row)

    def test_quotations_are_found(self):
        for engine in ("cotejo", "xapian", "sqlite"):
            self.assertGreaterEqual(self.result["queries"]["Q10"][engine]["recall"], 0.8, engine)
        self.assertGreaterEqual(self.result["queries"]["ALT"]["cotejo"]["recall"], 0.6)

    def test_a_regression_is_seen(self):
        before = self.result["ratios"]
        self.assertEqual(compare_ratios(before, before, "xapian"), ([], False))
        now = copy.deepcopy(before)
        now["T10"]["xapian"] /= 1.3
        lines, regressed = compare_ratios(now, before, "xapian")
        self.assertEqual((len(lines), regressed), (1, False))
        now["indexing, size"]["xapian"] /= 1.25
        self.assertTrue(compare_ratios(now, before, "xapian")[1])
        far = copy.deepcopy(before)
        far["T10"]["xapian"] /= 1.5
        self.assertTrue(compare_ratios(far, before, "xapian")[1])

    def test_more_statements_begin_with_the_same_ones(self):
        few, many = (run("bench-corpus", "--size", size).stdout for size in (20, 260))
        self.assertTrue(few and many.startswith(few))
        self.assertNotEqual(few, run("bench-corpus", "--size", 20, "--seed", 2).stdout)

    def test_what_is_kept_is_not_made_again(self):
        kept = pathlib.Path(self.folder.name) / "kept"
        same = ("--size", 40, "--queries", 1, "--rounds", 1, "--bin", os.environ["COTEJO_BIN"],
                "--keep", kept)
        self.assertEqual(run("bench", *same, "--engines", "cotejo").returncode, 0)
        before = json.loads((kept / "kept.json").read_text("utf-8"))["costs"]
        self.assertEqual(list(before), ["cotejo"])
        more = run("bench", *same, "--engines", "sqlite")
        self.assertEqual(more.returncode, 0, more.stderr)
        after = json.loads((kept / "kept.json").read_text("utf-8"))["costs"]
        self.assertEqual(list(after), ["cotejo", "sqlite"])
        self.assertEqual(after["cotejo"], before["cotejo"])
        other = run("bench", *same, "--seed", 2)
        self.assertEqual(other.returncode, 1)
        self.assertIn("has indexes of", other.stderr)

    def test_an_unknown_engine_is_refused(self):
        refused = run("bench", "--engines", "altavista", "--bin", os.environ["COTEJO_BIN"])
        self.assertEqual(refused.returncode, 1)
        self.assertIn("no engine 'altavista'", refused.stderr)


if __name__ == "__main__":
    unittest.main()
