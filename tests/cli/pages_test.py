"""Saved pages through the built programs: what goes in, what is remarked, what is refused."""
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
PAGES = SOURCE / "tests/data/pages"
PROFILES = [SOURCE / "corpus/profiles/us-state.toml",
            SOURCE / "corpus/profiles/ministerio-drupal.toml", PAGES / "archive.toml"]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cotejo-pages-")
        cls.home = pathlib.Path(cls.folder.name)
        cls.environment = {"PATH": os.environ["PATH"], "HOME": str(cls.home)}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def indexer(cls, *arguments, stdin=b"", environment=None):
        return subprocess.run([BIN / "cotejo-indexer", *arguments], input=stdin, capture_output=True,
                              env=dict(cls.environment, **(environment or {})), check=False,
                              timeout=patience(300))

    def profiles(self):
        return [word for path in PROFILES for word in ("--profile", str(path))]

    def report(self, *arguments, **more):
        result = self.indexer("check", "--json", *arguments, **more)
        self.assertEqual(result.stderr, b"")
        return json.loads(result.stdout)

    def test_records_are_those_expected(self):
        index = str(self.home / "index")
        added = self.indexer("add", "--index", index, *self.profiles(), str(PAGES))
        self.assertEqual(added.returncode, 0, added.stderr)
        found = [json.loads(line) for line in
                 self.indexer("export", "--index", index).stdout.splitlines()]
        found.sort(key=lambda record: record["title"])
        expected_file = PAGES / "expected.json"
        if os.environ.get("COTEJO_WRITE_EXPECTED"):
            expected_file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        self.assertEqual(found, json.loads(expected_file.read_text()))

    def test_remarks_and_faults(self):
        report = self.report(*self.profiles(), str(PAGES))
        remarks = sorted((pathlib.Path(w["path"]).name, w["code"]) for w in report["warnings"])
        self.assertEqual(remarks, [
            ("news-json-ld.html", "no-own-url"), ("news-json-ld.html", "speaker-from-author"),
            ("news-json-ld.html", "text-guessed"), ("nota-latin1.html", "lang-detected"),
            ("plain-old.html", "date-from-text"), ("plain-old.html", "lang-detected"),
            ("plain-old.html", "text-guessed")])
        rejected = [(pathlib.Path(r["path"]).name, r["code"]) for r in report["rejected"]]
        self.assertEqual(rejected, [("listing.html", "no-text")])

    def test_without_profiles_the_page_speaks_for_itself(self):
        report = self.report(str(PAGES / "plain-old.html"), str(PAGES / "ministerio-drupal.html"))
        codes = {pathlib.Path(r["path"]).name: r["code"] for r in report["rejected"]}
        # 05/03/2021 may be May or March: without a profile that says which, it is no date.
        self.assertEqual(codes, {"plain-old.html": "missing-field",
                                 "ministerio-drupal.html": "missing-date"})

    def test_standard_input_and_other_names(self):
        page = (PAGES / "nota-latin1.html").read_bytes()
        self.assertEqual(self.report("-", stdin=page)["added"], 1)
        odd = self.home / "odd.name"
        odd.write_bytes(b"\r\n  <HTML>" + page[6:])
        self.assertEqual(self.report(str(odd))["added"], 1)
        self.assertEqual(self.report("--format", "html", "-", stdin=b"\0" * 9)["rejected"][0]["code"],
                         "bad-html")

    def test_a_wrong_profile_ends_the_run_before_it_begins(self):
        rows = [("name = 'x'\n[match]\nhosts = 'a'\n[xpath]\ntitle = '//h1['\n", ":5: '//h1[' is no XPath"),
                ("name = 'x'\nhost = 'a'\n", ":2: there is no key 'host'"),
                ("name = 'x'\n[match]\nfiles = '('\n", ":3: '(' is no regular expression"),
                ("name = 'x'\n[match]\nhosts = 3\n", ":3: 'hosts' must be a text"),
                ("name = 'x'\n[match]\nhosts = 'a'\n[file_name]\ndate = 'x'\n", ":5: 'x' needs a group"),
                ("name = 'x'\n[match]\nhosts = 'a'\n[xpath]\nbodies = '//p'\n", ":5: there is no field 'bodies'"),
                ("name = 'x'\ndate_formats = '%d/%m'\n", ":2: '%d/%m' is no date format"),
                ("name = 'x'\ndate_formats = '%Y'\n", ":2: '%Y' has no month"),
                ("name = 'x'\n", ":1: it matches nothing"), ("[match]\nhosts = 'a'\n", ":1: it needs a name"),
                ("name = \n", ":1: ")]
        for text, message in rows:
            profile = self.home / "wrong.toml"
            profile.write_text(text)
            result = self.indexer("check", "--profile", str(profile), str(PAGES))
            self.assertEqual(result.returncode, 2, text)
            self.assertIn(f"wrong.toml{message}", result.stderr.decode(), text)
            self.assertEqual(result.stdout, b"")
        missing = self.indexer("check", "--profile", str(self.home / "none.toml"), str(PAGES))
        self.assertEqual(missing.returncode, 2)

    def test_the_profile_of_the_manual_is_one(self):
        manual = (SOURCE / "docs/sources.md").read_text()
        block = manual.split("```toml\n")[1].split("```")[0]
        profile = self.home / "manual.toml"
        profile.write_text(block)
        page = self.home / "manual.html"
        page.write_text("<link rel=canonical href='https://www.ministry.example/a/b'><h1>Title</h1>"
                        "<span class=date>05/03/2021</span><div class=text>It is so."
                        "<div class=photo>A photo</div></div>")
        report = self.report("--profile", str(profile), str(page))
        self.assertEqual((report["added"], report["rejected"]), (1, []))

    def test_every_code_stands_in_the_manual(self):
        manual = (SOURCE / "docs/sources.md").read_text() + (SOURCE / "docs/record-format.md").read_text()
        codes = set()
        for file in [*SOURCE.glob("indexer/extract/*.cc"), *SOURCE.glob("core/formats/extract*.cc")]:
            text = file.read_text()
            codes.update(re.findall(r'(?:remark|fail(?:ed)?|Error|push_back)\(?\{?\s*"([a-z]+(?:-[a-z]+)+)"', text))
            codes.update(re.findall(r'return \{\s*"([a-z]+(?:-[a-z]+)+)"', text))
        self.assertGreater(len(codes), 20)
        self.assertEqual([code for code in sorted(codes) if f"`{code}`" not in manual], [])

    def test_profiles_may_stand_in_the_settings(self):
        settings = self.home / "cotejo.toml"
        settings.write_text(f"profiles = ['{PROFILES[0]}', '{PROFILES[1]}']\n")
        report = self.report(str(PAGES / "ministerio-drupal.html"),
                             environment={"COTEJO_SETTINGS": str(settings)})
        self.assertEqual((report["added"], report["rejected"]), (1, []))

    def test_the_program_says_what_it_is_for(self):
        by_hand = subprocess.run([BIN / "cotejo-extract"], capture_output=True, check=False,
                                 stdin=subprocess.DEVNULL, timeout=patience(60))
        self.assertEqual(by_hand.returncode, 2)
        self.assertIn(b"cotejo-indexer", by_hand.stderr)


if __name__ == "__main__":
    unittest.main()
