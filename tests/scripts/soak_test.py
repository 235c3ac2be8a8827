# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/soak: it refuses answers that cannot be, and a short trial of the built programs goes well."""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
BIN = pathlib.Path(os.environ["COTEJO_BIN"])
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / "scripts"))
from patience import patience
from soak_ledger import Fault, Ledger
from soak_questions import Answer, Questions
from soak_writer import mark_of, versioned

RECORDS = {name: {"id": name, "lang": "es" if name < "c" else "en", "body": f"Statement {name}."} for name in "abcd"}
MARK = mark_of(0)


class Ledgers(unittest.TestCase):
    """Of four statements in revision 1; a is edited in revision 2, and b is removed in revision 3."""

    def setUp(self):
        self.ledger = Ledger()
        for name, record in RECORDS.items():
            self.ledger.mark_of[name], self.ledger.lang_of[name] = MARK, record["lang"]
        for number, versions in enumerate(({"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 5}, {"b": None}), 1):
            with self.ledger.change(versions) as finish:
                finish(f"x-{number}")
        self.questions = Questions(self.ledger, RECORDS, random.Random(1))

    def index(self, number, statements):
        return {"revision": f"x-{number}", "statements": statements}

    def test_revisions_and_their_statements(self):
        self.assertEqual(self.ledger.check_index(self.index(3, 3), 3).members[MARK], {"a", "c", "d"})
        self.assertEqual(self.ledger.check_index(self.index(2, 4), 2).members[MARK], {"a", "b", "c", "d"})
        for number, statements, least in ((2, 4, 3), (3, 4, 3), (5, 3, 3)):  # gone back, miscounted, of nobody
            with self.assertRaises(Fault):
                self.ledger.check_index(self.index(number, statements), least)

    def test_a_writer_that_publishes_otherwise(self):
        with self.assertRaises(Fault), self.ledger.change({"c": 6}) as finish:
            finish("x-3")

    def test_versions_by_time(self):
        self.ledger.check_version("a", 5, time.monotonic())
        self.ledger.check_version("a", 1, 0)
        self.ledger.check_version("b", None, time.monotonic())
        for identifier, version in (("a", 1), ("a", None), ("b", 2), ("c", None)):
            with self.assertRaises(Fault):
                self.ledger.check_version(identifier, version, time.monotonic())
        # Either, while it is being removed.
        with self.ledger.change({"c": None}) as finish:
            self.ledger.check_version("c", 3, time.monotonic())
            self.ledger.check_version("c", None, time.monotonic())
            finish("x-4")
        self.ledger.check_members(MARK, ["a", "d"], 4)
        for ids in (["a", "c", "d"], ["a", "a", "d"]):
            with self.assertRaises(Fault):
                self.ledger.check_members(MARK, ids, 4)

    def test_totals(self):
        self.ledger.check_total("x-3", "paz", 2)
        self.ledger.check_total("x-4", "paz", 3)
        with self.assertRaises(Fault):
            self.ledger.check_total("x-3", "paz", 3)

    def test_searches(self):
        def search(total, hits, langs):
            question = self.questions.marked()
            while "--lang" in question.command:
                question = self.questions.marked()
            content = json.dumps({"index": self.index(3, 3), "total": total, "hits": [{"id": hit} for hit in hits],
                                  "facets": {"lang": [{"value": lang, "count": count} for lang, count in langs.items()]}})
            question.check(Answer(content, True, 3, 0, {}))

        search(3, "acd", {"es": 1, "en": 2})
        for wrong in ((4, "acd", {"es": 1, "en": 2}), (3, "acb", {"es": 1, "en": 2}), (3, "ac", {"es": 1, "en": 2}), (3, "acd", {"es": 2, "en": 2})):
            with self.assertRaises(Fault):
                search(*wrong)

    def test_statements(self):
        question = self.questions.statement()
        while question.command[1] != "a":
            question = self.questions.statement()
        shown = json.dumps(versioned(RECORDS["a"], MARK, 5))
        question.check(Answer(shown, True, 3, time.monotonic(), {}))
        with self.assertRaises(Fault):
            question.check(Answer(shown.replace("version 5", "version 1"), True, 3, time.monotonic(), {}))
        with self.assertRaises(Fault):
            question.check(Answer("", False, 3, time.monotonic(), {}))


class Trial(unittest.TestCase):
    def test_a_short_one(self):
        with tempfile.TemporaryDirectory(prefix="cotejo-soak-test-") as folder:
            home = pathlib.Path(folder)
            environment = {"PATH": os.environ["PATH"], "HOME": folder,
                           **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}
            for command in (["add", "--quiet", SOURCE / "corpus/statements"], ["export"]):
                out = subprocess.run([BIN / "cotejo-indexer", *command, "--index", home / "samples"], check=True, capture_output=True,
                                     env=environment).stdout
            (home / "samples.jsonl").write_bytes(out)
            trial = subprocess.run([SOURCE / "scripts/soak", home / "samples.jsonl", "--minutes", "0.1", "--every", "2", "--bin", BIN,
                                    "--json", home / "figures.json"], capture_output=True, text=True, check=False, timeout=patience(280), env=environment)
            self.assertEqual(trial.returncode, 0, trial.stdout + trial.stderr)
            figures = json.loads((home / "figures.json").read_text())
        self.assertEqual(figures["errors"], 0)
        self.assertGreater(figures["revisions"], 10)
        for kind in ("command search", "http search", "http show"):
            self.assertGreater(figures["kinds"][kind]["requests"], 0, kind)
        self.assertGreater(figures["samples"][0]["own"], 0)

    def test_too_little(self):
        with tempfile.TemporaryDirectory(prefix="cotejo-soak-test-") as folder:
            file = pathlib.Path(folder) / "one.jsonl"
            file.write_text(json.dumps(RECORDS["a"]) + "\n")
            trial = subprocess.run([SOURCE / "scripts/soak", file, "--bin", BIN], capture_output=True, text=True, check=False)
            self.assertEqual((trial.returncode, trial.stdout), (1, ""))
            self.assertIn("at least 20 statements", trial.stderr)


if __name__ == "__main__":
    unittest.main()
