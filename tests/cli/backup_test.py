# SPDX-License-Identifier: GPL-3.0-or-later
"""backup and restore: whole, also while a writer writes; nothing damaged is taken, nothing sound is lost."""
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])


def record(number, body="A word of peace."):
    return json.dumps({"id": f"made-{number:03}", "source": "A", "date": "2026-03-05", "lang": "en",
                       "title": f"T{number}", "body": f"{body} {number}"})


class Backup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-backup-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.index, self.copy = self.home / "index", self.home / "disk" / "copy"

    def call(self, *arguments, code=0, **more):
        ended = subprocess.run([BIN / "cotejo-indexer", *map(str, arguments)], capture_output=True, check=False,
                               timeout=patience(120), env={"PATH": os.environ["PATH"], "HOME": str(self.home)}, **more)
        self.assertEqual(ended.returncode, code, ended.stderr.decode())
        return (ended.stdout if code == 0 else ended.stderr).decode()

    def add(self, *records, index=None):
        self.call("add", "--quiet", "--format", "jsonl", "--authorities", "none", "--index", index or self.index, "-",
                  input="\n".join(records).encode())

    def back_up(self, *options, **more):
        return self.call("backup", "--index", self.index, self.copy, *options, **more)

    def export(self, index):
        return self.call("export", "--revisions", "--index", index)

    def flip(self, file):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.unlink()  # the backup may share its blocks
        file.write_bytes(content)

    def segments(self, index):
        return [line.split()[1] for line in (index / "XAPIANDB").read_text().splitlines()
                if line.startswith("auto segments/s")]

    def test_is_an_index_and_comes_back(self):
        self.add(record(1), record(2))
        self.add(record(2, "Edited words."))
        before = self.export(self.index)
        self.assertIn("3 of 3 databases copied", self.back_up())
        self.call("verify", "--index", self.copy)
        self.assertEqual(self.export(self.copy), before)
        elsewhere = self.home / "new" / "index"
        self.call("restore", "--index", elsewhere, self.copy)
        self.call("verify", "--index", elsewhere)
        self.assertEqual(self.export(elsewhere), before)
        self.add(record(3), index=elsewhere)
        self.assertEqual(self.export(self.copy), before)

    def test_takes_only_what_is_new(self):
        self.add(*map(record, range(50)))
        self.back_up()
        self.add(record(60))
        self.assertIn("2 of 3 databases copied", self.back_up())
        self.assertIn("0 of 3 databases copied", self.back_up())
        self.assertEqual(self.export(self.copy), self.export(self.index))
        names = sorted(path.name for path in (self.copy / "segments").iterdir())
        self.assertEqual(names, ["c2", "s1", "s2"])

    def test_shares_blocks_or_not(self):
        self.add(record(1))
        self.back_up("--copy")
        name = self.segments(self.index)[0] + "/docdata.glass"
        self.assertNotEqual((self.index / name).stat().st_ino, (self.copy / name).stat().st_ino)
        self.assertEqual((self.index / name).stat().st_nlink, 1)

    def test_is_whole_while_a_writer_writes(self):
        self.add(record(0))
        states = {self.export(self.index)}
        stop = threading.Event()

        def write():
            number = 1
            while not stop.is_set():
                self.add(record(number))
                if number % 3 == 0:
                    self.call("compact", "--index", self.index)
                number += 1

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(8):
                self.back_up()
                self.call("verify", "--index", self.copy)
                lines = self.export(self.copy).splitlines()
                ids = [json.loads(line)["id"] for line in lines]
                self.assertEqual(ids, [f"made-{n:03}" for n in range(len(ids))])
                states.add(tuple(ids))
        finally:
            stop.set()
            writer.join()
        self.assertGreater(len(states), 2)

    def test_takes_nothing_damaged(self):
        self.add(record(1))
        self.back_up()
        good = self.export(self.copy)
        self.add(record(2))
        self.flip(self.index / self.segments(self.index)[-1] / "postlist.glass")
        self.assertIn("is damaged, nothing was replaced", self.back_up(code=1))
        self.assertEqual(self.export(self.copy), good)
        self.call("verify", "--index", self.copy)

    def test_a_damaged_index_is_replaced(self):
        self.add(record(1))
        before = self.export(self.index)
        self.back_up("--copy")
        for damaged in (self.segments(self.index)[0] + "/postlist.glass", "XAPIANDB"):
            self.flip(self.index / damaged)
            self.call("verify", "--index", self.index, code=1)
            self.assertIn("--replace", self.call("restore", "--index", self.index, self.copy, code=1))
            self.call("restore", "--replace", "--index", self.index, self.copy)
            self.call("verify", "--index", self.index)
            self.assertEqual(self.export(self.index), before)
        # Sound parts are kept, and the next run goes on from there.
        self.assertIn("0 of 2 databases copied", self.call("restore", "--replace", "--index", self.index, self.copy))
        self.add(record(2))
        self.call("verify", "--index", self.index)

    def test_a_history_that_went_another_way(self):
        self.add(record(1))
        self.back_up()
        older = self.home / "older"
        self.call("backup", "--index", self.index, older)
        self.add(record(2))
        self.back_up()
        # The same names and revision numbers come again, with other content.
        self.call("restore", "--replace", "--index", self.index, older)
        self.add(record(3))
        self.back_up()
        self.call("verify", "--index", self.copy)
        self.assertEqual(self.export(self.copy), self.export(self.index))
        self.assertNotIn("made-002", self.export(self.copy))

    def test_another_index_is_refused(self):
        self.add(record(1))
        self.back_up()
        good = self.export(self.copy)
        other = self.home / "other"
        self.add(record(9), index=other)
        said = self.call("backup", "--index", other, self.copy, code=1)
        self.assertIn("has another index", said)
        self.assertEqual(self.export(self.copy), good)
        self.assertIn("the index itself", self.call("backup", "--index", other, other, code=2))
        for folder in (self.home / "none", self.home):
            told = self.call("restore", "--index", self.home / "x", folder, code=2)
            self.assertIn(f"there is no backup in '{folder}': mount the disk", told)
            self.assertNotIn("cotejo-indexer add", told)
        self.assertFalse((self.home / "x" / "XAPIANDB").exists())

    def test_what_has_lost_its_manifest_is_not_cleared_away(self):
        self.add(record(1))
        self.add(record(2))
        (self.index / "XAPIANDB").unlink()
        said = self.call("add", "--format", "jsonl", "--index", self.index, "-", input=record(3).encode(), code=1)
        self.assertIn("has segments, and no XAPIANDB", said)
        self.assertTrue((self.index / "segments" / "c2").exists())

    def test_an_export_makes_the_same_export(self):
        self.add(record(1), record(2))
        self.add(record(2, "Edited words."))
        self.call("remove", "--index", self.index, "made-001")
        export = self.export(self.index)
        anew = self.home / "anew"
        self.call("add", "--quiet", "--format", "jsonl", "--index", anew, "-", input=export.encode())
        self.assertEqual(self.export(anew), export)


if __name__ == "__main__":
    unittest.main()
