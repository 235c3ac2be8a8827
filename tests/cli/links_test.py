"""Translations proposed and confirmed, on the sample corpus without its links."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
LINK = re.compile(r"^translation_of: *(\S+)\n", re.M)


class Links(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-links-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.truth = {}
        self.statements = self.home / "statements"
        self.statements.mkdir()
        for number, path in enumerate(sorted((SOURCE / "corpus/statements").rglob("*.md"))):
            text = path.read_text(encoding="utf-8")
            if link := LINK.search(text):
                own = re.search(r"^id: *(\S+)", text, re.M)[1]
                self.truth[own] = link[1]
                text = LINK.sub("", text, count=1)
            (self.statements / f"{number}.md").write_text(text, encoding="utf-8")
        self.assertEqual(self.indexer("add", "--quiet", str(self.statements)).returncode, 0)

    def indexer(self, *arguments, stdin=""):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home),
                       "COTEJO_INDEX": str(self.home / "index")}
        return subprocess.run([BIN / "cotejo-indexer", *arguments], input=stdin, text=True,
                              capture_output=True, env=environment, check=False, timeout=patience(120))

    def proposals(self):
        done = self.indexer("links", "--json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def exported_links(self):
        records = map(json.loads, self.indexer("export").stdout.splitlines())
        return {record["id"]: record["translation_of"] for record in records
                if "translation_of" in record}

    def test_finds_the_links_of_the_sample(self):
        self.assertGreaterEqual(len(self.truth), 15)
        proposals = self.proposals()
        truth = {frozenset(pair) for pair in self.truth.items()}
        found = {frozenset((line["id"], line["original"])) for line in proposals}
        self.assertGreaterEqual(len(found & truth) / len(found), 0.95, "precision")
        self.assertGreaterEqual(len(found & truth) / len(truth), 0.9, "recall")
        told = [line for line in proposals if line["original_by"] == "language"]
        right = sum(self.truth.get(line["id"]) == line["original"] for line in told)
        self.assertGreaterEqual(right / len(told), 0.9, "which is the original")
        scores = [line["score"] for line in proposals]
        self.assertEqual(scores, sorted(scores, reverse=True))
        documented = (SOURCE / "docs/json-output.md").read_text(encoding="utf-8")
        section = documented[documented.index("## `links --json`"):]
        for key in [*proposals[0], *proposals[0]["why"]]:
            self.assertIn(f"`{key}`", section)

    def test_accepts_what_was_kept(self):
        kept = [line for line in self.proposals()
                if self.truth.get(line["id"]) == line["original"]]
        lines = "".join(json.dumps(line) + "\n" for line in kept)
        done = self.indexer("links", "--accept", "-", "--json", stdin=lines + "\nno json\n")
        self.assertEqual(done.returncode, 1)
        report = json.loads(done.stdout)
        self.assertEqual(report["corrected"], len(kept))
        self.assertEqual([(r["path"], r["line"], r["code"]) for r in report["rejected"]],
                         [("-", len(kept) + 2, "bad-json")])
        self.assertEqual(self.exported_links(),
                         {line["id"]: line["original"] for line in kept})
        ids = {line["id"] for line in kept} | {line["original"] for line in kept}
        self.assertFalse(ids & {line["id"] for line in self.proposals()})
        # The files know nothing of it: reading them again changes nothing.
        self.assertIn("0 updated", self.indexer("sync", "--quiet", str(self.statements)).stdout)
        self.assertEqual(len(self.exported_links()), len(kept))
        hits = subprocess.run([BIN / "cotejo-searcher", "history", kept[0]["id"], "--index",
                               str(self.home / "index")], capture_output=True, text=True,
                              check=True, env={"PATH": os.environ["PATH"], "HOME": str(self.home)})
        self.assertIn("translation_of", hits.stdout)
        self.assertEqual(self.indexer("verify").returncode, 0)

    def test_link_and_none(self):
        own, original = next(iter(self.truth.items()))
        self.assertEqual(self.indexer("link", own, original).returncode, 0)
        self.assertEqual(self.exported_links(), {own: original})
        self.assertEqual(self.indexer("link", "--none", own).returncode, 0)
        self.assertEqual(self.exported_links(), {})
        refused = self.indexer("link", "nobody", original)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("the index has no statement 'nobody'", refused.stdout)
        for wrong in (["link"], ["link", own], ["links", "--min-score", "2"],
                      ["links", "--accept", str(self.home / "gone")],
                      ["link", own, original, "--none", own]):
            self.assertEqual(self.indexer(*wrong).returncode, 2, wrong)

    def test_text_and_help(self):
        done = self.indexer("links")
        self.assertRegex(done.stdout, r"^0\.\d{3} ")
        self.assertIn("most of this source is in English", done.stdout)
        self.assertRegex(done.stderr, r"^\d+ probable translations, of \d+ pairs compared\n$")
        for command in ("links", "link"):
            self.assertIn("Examples:", self.indexer(command, "--help").stdout)


if __name__ == "__main__":
    unittest.main()
