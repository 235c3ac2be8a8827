"""A home folder with a small index and a saved query, for tests of the built programs."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
PATIENCE = patience(60)  # seconds; the machine may be busy


def record(name, body="A word of peace.", **more):
    return json.dumps(dict({"id": name, "source": "A", "date": "2026-03-05", "lang": "en",
                            "title": "T", "body": body}, **more))


class SavedHome(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-saved-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.queries = self.home / ".config/cotejo/queries"
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.home),
                            "COTEJO_INDEX": str(self.home / "index")}
        self.add(record("a"), record("b"), record("other", "War."))
        self.write("peace", 'query = "peace"\n')

    def write(self, name, text):
        self.queries.mkdir(parents=True, exist_ok=True)
        (self.queries / f"{name}.toml").write_text(text)

    def run_program(self, name, *arguments, **more):
        more.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([BIN / name, *map(str, arguments)], stderr=subprocess.PIPE, text=True,
                              env=self.environment, check=False, timeout=PATIENCE, **more)

    def indexer(self, *arguments, **more):
        result = self.run_program("cotejo-indexer", *arguments, **more)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def add(self, *records):
        self.indexer("add", "--format", "jsonl", "-", input="\n".join(records))

    def saved(self, *arguments, code=0, **more):
        result = self.run_program("cotejo-searcher", "saved", *arguments, **more)
        self.assertEqual(result.returncode, code, result.stderr)
        return result

    def events(self, *arguments, **more):
        lines = self.saved("run", *arguments, **more).stdout.splitlines()
        return [json.loads(line) for line in lines]

    def told(self, *arguments, **more):
        return [(event["event"], event["id"]) for event in self.events(*arguments, **more)]

    def cursor(self, name="peace", consumer="default"):
        return self.home / f".local/state/cotejo/cursors/{consumer}/{name}.cursor"
