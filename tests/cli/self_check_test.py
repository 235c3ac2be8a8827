"""'cotejo-indexer self-check': what is whole is told so, and each thing that can be missing is found."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
RECORD = '{"id":"a","source":"O","date":"2026-03-05","lang":"en","title":"T","body":"Words."}\n'


class SelfCheck(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-self-check-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)

    def run_indexer(self, *arguments, program=BIN / "cotejo-indexer", **more):
        environment = {"HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        environment.update(more.pop("environment", {}))
        return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, env=environment,
                              timeout=patience(60), **more)

    def check(self, *arguments, code=0, **more):
        """Name of each check → (state, text)."""
        result = self.run_indexer("self-check", "--json", *arguments, **more)
        self.assertEqual((result.returncode, result.stderr), (code, ""), result.stdout)
        report = json.loads(result.stdout)
        documented = (SOURCE / "docs/json-output.md").read_text(encoding="utf-8")
        for key in set(report) | set(report["checks"][0]):
            self.assertIn(f"`{key}`", documented)
        states = [one["state"] for one in report["checks"]]
        self.assertEqual((report["warnings"], report["failed"]), (states.count("warning"), states.count("failed")))
        return {one["name"]: (one["state"], one["text"]) for one in report["checks"]}

    def add(self, index):
        done = self.run_indexer("add", "--index", index, "--format", "jsonl", "-", input=RECORD)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_whole(self):
        checks = self.check()
        for name in ("settings", "libraries", "languages", "dictionary", "authorities", "index", "space"):
            self.assertEqual(checks[name][0], "ok", checks[name])
        # A kernel without Landlock is a warning of that, and nothing else is.
        self.assertIn(checks["extractor"][0], ("ok", "warning"))
        self.assertIn("andbox", checks["extractor"][1])
        self.assertRegex(checks["libraries"][1], r"^Xapian \d+\.\d+\.\d+, ICU \d")
        self.assertEqual(list(self.home.iterdir()), [])
        text = self.run_indexer("self-check").stdout
        self.assertRegex(text.splitlines()[-1], r"^\d+ checks, \d+ warnings, 0 failed$")

    def test_index(self):
        index = str(self.home / "index")
        self.assertEqual(self.check("--index", index, code=1)["index"][0], "failed")
        self.add(index)
        self.assertRegex(self.check("--index", index)["index"][1], "1 statement, revision ")
        segments = sorted((self.home / "index/segments").glob("c*/iamglass"))
        segments[-1].write_bytes(b"no index" * 10)
        state, text = self.check("--index", index, code=1)["index"]
        self.assertEqual(state, "failed")
        self.assertIn(index, text)

    def test_settings(self):
        settings = self.home / ".config/cotejo/cotejo.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text('nosuch = 1\n')
        state, text = self.check(code=1)["settings"]
        self.assertEqual(state, "failed")
        self.assertIn(f"{settings}:1:", text)
        settings.write_text(f'index = "{self.home}/elsewhere"\nwords = "{self.home}/words"\n')
        checks = self.check(code=1)
        self.assertRegex(checks["settings"][1], "words', which is not there")
        self.assertIn(f"{self.home}/elsewhere", checks["index"][1])
        (self.home / "words").mkdir()
        self.assertEqual(self.check()["settings"], ("ok", str(settings)))

    def test_what_came_with_the_programs(self):
        state, text = self.check(code=1, environment={"COTEJO_EXTRACT": "/nowhere/cotejo-extract"})["extractor"]
        self.assertEqual(state, "failed")
        self.assertIn("/nowhere/cotejo-extract", text)
        self.assertEqual(self.check(code=1, environment={"COTEJO_EXTRACT": "/bin/true"})["extractor"][0], "failed")
        # The program by itself: no dictionary, no authority files, nothing that reads pages.
        alone = self.home / "prefix/bin/cotejo-indexer"
        alone.parent.mkdir(parents=True)
        shutil.copy(BIN / "cotejo-indexer", alone)
        checks = self.check(code=1, program=alone)
        self.assertEqual([name for name, (state, _) in checks.items() if state == "failed"], ["dictionary", "extractor"])
        self.assertEqual(checks["authorities"][0], "warning")
        share = self.home / "prefix/share/cotejo"
        share.mkdir(parents=True)
        shutil.copy(BIN.parent / "share/cotejo/dictionary", share)
        self.assertEqual(self.check(code=1, program=alone)["dictionary"], ("ok", str(share / "dictionary")))
        (share / "dictionary").write_bytes(b"no dictionary")
        self.assertEqual(self.check(code=1, program=alone)["dictionary"][0], "failed")

    def test_service(self):
        alone = self.home / "prefix/bin/cotejo-indexer"
        alone.parent.mkdir(parents=True)
        shutil.copy(BIN / "cotejo-indexer", alone)
        self.assertNotIn("service", self.check(code=1, program=alone))
        unit = self.home / "prefix/lib/systemd/system/cotejo-watch.service"
        unit.parent.mkdir(parents=True)
        unit.touch()
        state, text = self.check(code=1, program=alone)["service"]
        account = re.search(r"^cotejo:", pathlib.Path("/etc/passwd").read_text(), re.MULTILINE)
        self.assertEqual(state, "ok" if account and pathlib.Path("/var/lib/cotejo").exists() else "failed", text)


if __name__ == "__main__":
    unittest.main()
