# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes that earlier versions made: they are opened, or `upgrade` makes them what they would be now.

Each archive has an index of one schema, made from sample statements by the program of that time; records.jsonl is what that
program exported. The folder /tmp/statements, from which they were read, is not needed.
"""
import os
import pathlib
import subprocess
import tarfile
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
HERE = pathlib.Path(__file__).resolve().parent
RECORDS = (HERE / "records.jsonl").read_bytes()
OLDEST_READ = 4
UPGRADED_TO = 6  # for servers, as all were


class Upgrade(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-upgrade-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)

    def call(self, program, *arguments, code=0):
        ended = subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, check=False, timeout=patience(120),
                               env={"PATH": os.environ["PATH"], "HOME": str(self.home)})
        self.assertEqual(ended.returncode, code, ended.stderr.decode())
        return ended

    def index_of(self, schema):
        with tarfile.open(HERE / f"schema-{schema}.tar.xz") as archive:
            archive.extractall(self.home)
        return self.home / f"schema-{schema}"

    def check_sound(self, index):
        self.call("cotejo-indexer", "verify", "--index", index)
        self.assertEqual(self.call("cotejo-indexer", "export", "--index", index).stdout, RECORDS)
        found = self.call("cotejo-searcher", "search", "Haití", "--format", "ids", "--index", index).stdout.split()
        self.assertIn(b"made-without-lang", found)
        self.assertIn(b"us-state-2023-10-02-haiti", found)

    def test_earlier_schemas_are_refused_with_the_command_that_upgrades(self):
        for schema in range(1, OLDEST_READ):
            index = self.index_of(schema)
            for command in (["cotejo-searcher", "search", "Haití"], ["cotejo-indexer", "verify"],
                            ["cotejo-indexer", "export"], ["cotejo-indexer", "remove", "made-without-lang"]):
                said = self.call(*command, "--index", index, code=1).stderr.decode()
                self.assertIn(f"has schema {schema}", said)
                self.assertIn("cotejo-indexer upgrade", said)

    def test_earlier_schemas_are_upgraded_where_they_lie(self):
        for schema in range(1, OLDEST_READ):
            index = self.index_of(schema)
            said = self.call("cotejo-indexer", "upgrade", "--index", index).stdout.decode()
            self.assertIn(f"5 statements of schema {schema} are now in schema {UPGRADED_TO}", said)
            self.check_sound(index)
            self.assertEqual(sorted(path.name for path in index.iterdir()), ["HISTORY", "XAPIANDB", "lock", "segments"])
            self.assertFalse((self.home / f"schema-{schema}.upgrade").exists())
            again = self.call("cotejo-indexer", "upgrade", "--index", index).stdout.decode()
            self.assertIn("already", again)

    def test_times_are_those_of_fetching_else_of_indexing(self):
        index = self.index_of(1)
        self.call("cotejo-indexer", "upgrade", "--index", index)
        lines = self.call("cotejo-indexer", "export", "--revisions", "--index", index).stdout.decode().splitlines()
        fetched = [line for line in lines if '"id":"made-without-lang"' in line]
        self.assertIn('"seen":"2023-10-03T09:00:00Z"', fetched[0])
        self.assertEqual(sum('"seen":"2026-11-29T' in line for line in lines), 4)

    def test_histories_come_along(self):
        index = self.index_of(3)
        self.call("cotejo-indexer", "upgrade", "--index", index)
        export = self.call("cotejo-indexer", "export", "--revisions", "--index", index).stdout
        self.assertEqual(export, (HERE / "schema-3.revisions.jsonl").read_bytes())
        self.assertIn(b'"removed":', export)

    def test_the_oldest_schema_that_is_read_is_also_written_to(self):
        index = self.index_of(OLDEST_READ)
        self.check_sound(index)
        self.assertEqual(self.call("cotejo-indexer", "verify", "--index", index).stderr, b"")
        self.assertIn(b"already", self.call("cotejo-indexer", "upgrade", "--index", index).stdout)
        self.assertIn(b"5 unchanged", self.call("cotejo-indexer", "add", "--index", index, HERE / "records.jsonl").stdout)
        export = self.call("cotejo-indexer", "export", "--revisions", "--index", index).stdout
        self.assertEqual(export, (HERE / "schema-3.revisions.jsonl").read_bytes())
        self.call("cotejo-indexer", "compact", "--index", index)
        self.check_sound(index)

    def test_the_present_schema_is_opened_also_without_checksums(self):
        index = self.home / "index"
        self.call("cotejo-indexer", "add", "--index", index, "--format", "jsonl", HERE / "records.jsonl")
        for file in index.glob("segments/*/checksums"):
            file.unlink()
        for stub in (index / "XAPIANDB", index / "HISTORY"):
            stub.write_text("".join(line for line in stub.read_text().splitlines(True) if "sha256" not in line))
        self.check_sound(index)
        self.assertIn(b"have no checksums", self.call("cotejo-indexer", "verify", "--index", index).stderr)
        self.call("cotejo-indexer", "compact", "--index", index)
        self.check_sound(index)
        self.assertEqual(self.call("cotejo-indexer", "verify", "--index", index).stderr, b"")

    def test_a_later_schema_is_refused(self):
        index = self.index_of(1)
        catalog = next((index / "segments").glob("c*"))
        subprocess.run(["xapian-metadata", "set", catalog, "schema", "9"], check=True)
        for command in ("upgrade", "export"):
            said = self.call("cotejo-indexer", command, "--index", index, code=1).stderr.decode()
            self.assertIn("schema 9", said)
            self.assertIn("install that", said)


if __name__ == "__main__":
    unittest.main()
