"""The built programs as a person or a script runs them: output, errors, exit codes."""
import csv
import gzip
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])


class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cotejo-cli-")
        cls.home = pathlib.Path(cls.folder.name)
        cls.index = cls.home / "index"
        cls.environment = {"PATH": os.environ["PATH"], "HOME": str(cls.home),
                           "COTEJO_INDEX": str(cls.index)}
        added = cls.indexer("add", str(SOURCE / "corpus/statements"), "--json")
        cls.report = json.loads(added.stdout)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_program(cls, name, *arguments, stdin="", **more):
        environment = dict(cls.environment, **more.pop("environment", {}))
        return subprocess.run([BIN / name, *arguments], input=stdin, capture_output=True, text=True,
                              env=environment, check=False, timeout=patience(60), **more)

    @classmethod
    def indexer(cls, *arguments, **more):
        return cls.run_program("cotejo-indexer", *arguments, **more)

    @classmethod
    def searcher(cls, *arguments, **more):
        return cls.run_program("cotejo-searcher", *arguments, **more)

    def search_json(self, *arguments):
        return json.loads(self.searcher("search", *arguments, "--format", "json").stdout)

    def test_report(self):
        self.assertEqual(list(self.report), ["added", "updated", "edited", "corrected", "unchanged",
                                             "removed", "rejected", "warnings", "names", "renamed", "statements", "revision", "seconds", "bytes"])
        self.assertGreaterEqual(self.report["added"], 60)
        self.assertEqual(self.report["rejected"], [])
        self.assertEqual(self.report["warnings"], [])

    def test_version_and_help(self):
        self.assertRegex(self.searcher("--version").stdout,
                         r"^cotejo-searcher \d+\.\d+\.\d+ \(Xapian 1\.4\.\d+\)\n")
        for program, commands in (("cotejo-indexer", "add sync remove check status export verify compact learn watch"),
                                  ("cotejo-searcher", "search count explain show")):
            for command in commands.split():
                result = self.run_program(program, command, "--help")
                self.assertEqual(result.returncode, 0)
                self.assertIn("Example", result.stdout)

    def test_seed_statements_are_found(self):
        for query, expected in (("«respeto mutuo»", "ve-mppre-2026-03-05-relaciones"),
                                ("“support economic recovery”", "us-state-2026-03-05-relations")):
            ids = self.searcher("search", query, "--format", "ids").stdout.split()
            self.assertIn(expected, ids)

    def test_json_is_the_contract(self):
        found = self.search_json("Cuba", "--facets", "source,speaker,month", "--limit", "3")
        self.assertEqual(list(found), ["format", "query", "index", "total", "hits", "facets",
                                       "elapsed_ms"])
        self.assertEqual(list(found["query"]), ["text", "read_as", "notes", "suggestion"])
        self.assertEqual(list(found["hits"][0]), ["rank", "id", "title", "date", "source", "speakers",
                                                  "lang", "kind", "url", "score", "snippets"])
        self.assertEqual(list(found["facets"]), ["source", "speaker", "month"])
        for hit in found["hits"]:
            for snippet in hit["snippets"]:
                for begin, end in snippet["marks"]:
                    self.assertEqual(snippet["text"][begin:end].lower(), "cuba")  # not its ’s

    def test_every_way_out_has_the_same_statements(self):
        ids = self.searcher("search", "Cuba", "--all", "--format", "ids").stdout.split()
        lines = self.searcher("search", "Cuba", "--all", "--format", "jsonl").stdout.splitlines()
        table = self.searcher("search", "Cuba", "--all", "--format", "csv").stdout
        rows = list(csv.DictReader(io.StringIO(table)))
        self.assertGreater(len(ids), 10)
        self.assertEqual([json.loads(line)["id"] for line in lines], ids)
        self.assertEqual([row["id"] for row in rows], ids)
        self.assertEqual(self.searcher("count", "Cuba").stdout, f"{len(ids)}\n")
        paged = []
        for offset in range(0, len(ids) + 7, 7):
            found = self.search_json("Cuba", "--limit", "7", "--offset", str(offset))
            paged += [hit["id"] for hit in found["hits"]]
        self.assertEqual(paged, ids)

    def test_some_of_the_words_are_shown_to_people_only(self):
        shown = self.searcher("search", "embassy zeppelin yodelling", "--facets", "none").stdout
        self.assertIn("No statement matches.", shown)
        self.assertIn("Some of the words (--any) are in", shown)
        self.assertIn("\n  1. ", shown)
        self.assertEqual(
            self.searcher("search", "embassy zeppelin", "--format", "ids").stdout, "")
        self.assertEqual(self.search_json("embassy zeppelin")["total"], 0)
        self.assertEqual(self.searcher("count", "embassy zeppelin").stdout, "0\n")
        self.assertNotIn("Some of the words", self.searcher("search", "zeppelin").stdout)

    def test_queries_cross_the_languages_unless_told_not_to(self):
        found = self.searcher("search", "sea access ruling", "--lang", "es", "--format", "ids").stdout
        self.assertIn("bo-mre-2018-10-01-fallo", found.split())
        untranslated = self.searcher("count", "sea access ruling", "--lang", "es", "--no-translate")
        self.assertEqual(untranslated.stdout, "0\n")
        words = self.home / "our-words"
        words.mkdir(exist_ok=True)
        (words / "synonyms.en.txt").write_text("zeppelin | embassy\n")
        self.assertNotEqual(
            self.searcher("count", "zeppelin", "--words", str(words)).stdout, "0\n")
        (words / "synonyms.en.txt").write_text("# ours\nzeppelin\n")
        refused = self.searcher("count", "zeppelin", "--words", str(words))
        self.assertEqual(refused.returncode, 2)
        self.assertIn("synonyms.en.txt:2:", refused.stderr)

    def test_exit_codes(self):
        self.assertEqual(self.searcher("count", "xyzzy").returncode, 0)
        self.assertEqual(self.searcher("count", "xyzzy", "--exit-status").returncode, 1)
        self.assertEqual(self.searcher("count", "a AND").returncode, 2)
        self.assertEqual(self.searcher("search").returncode, 2)
        self.assertEqual(self.searcher("search", "a", "--limit", "many").returncode, 2)
        self.assertEqual(self.searcher("search", "a", "--facets", "colour").returncode, 2)
        self.assertEqual(self.searcher("search", "a", "--since", "03/04/2026").returncode, 2)
        self.assertEqual(self.searcher("count", "a", "--index", str(self.home / "no")).returncode, 1)
        self.assertEqual(self.searcher("show", "nobody").returncode, 1)
        self.assertEqual(self.indexer("add", str(self.home / "no")).returncode, 2)

    def test_errors_point_at_their_column(self):
        result = self.searcher("count", 'año "b c')
        self.assertEqual(result.stdout, "")
        lines = result.stderr.splitlines()
        self.assertTrue(lines[0].startswith("cotejo-searcher: error: "))
        self.assertEqual(lines[1:], ['  año "b c', "      ^ column 5"])

    def test_a_query_may_begin_with_a_minus(self):
        total = int(self.searcher("count", "").stdout)
        cuba = int(self.searcher("count", "Cuba").stdout)
        self.assertEqual(int(self.searcher("count", "-Cuba").stdout), total - cuba)

    def test_bad_records_are_rejected_alone(self):
        index, rejects = str(self.home / "bad"), self.home / "rejects.jsonl"
        good = '{"id":"ok","source":"S","date":"2026","body":"Texto."}\n'
        result = self.indexer("add", "--index", index, "--json", "--rejects", str(rejects), "--strict",
                              "-", stdin=good + '{"source":"S","date":"2026-13-01"}\n')
        self.assertEqual(result.returncode, 1)
        report = json.loads(result.stdout)
        self.assertEqual((report["added"], len(report["rejected"])), (1, 1))
        rejected = json.loads(rejects.read_text())
        self.assertEqual((rejected["path"], rejected["line"]), ("-", 2))
        self.assertIn("no such month", rejected["message"])

    def test_gzip_and_front_matter_from_anywhere(self):
        folder = self.home / "in"
        folder.mkdir()
        text = "---\nsource: S\ndate: 2026-03\nlang: es\ndraft: true\n---\n\nHola, canciller.\n"
        (folder / "a.md.gz").write_bytes(gzip.compress(text.encode()))
        index = str(self.home / "gz")
        report = json.loads(self.indexer("add", "--index", index, "--json", str(folder)).stdout)
        self.assertEqual(report["added"], 1)
        exported = json.loads(self.indexer("export", "--index", index).stdout)
        self.assertEqual(exported["draft"], True)
        self.assertEqual(exported["body"], "Hola, canciller.")

    def test_export_and_back(self):
        exported = self.indexer("export").stdout
        index = str(self.home / "copy")
        self.indexer("add", "--index", index, "--format", "jsonl", "-", stdin=exported)
        self.assertEqual(self.indexer("export", "--index", index).stdout, exported)

    def test_settings(self):
        settings = self.home / "cotejo.toml"
        settings.write_text(f'index = "{self.index}"\n')
        environment = {"COTEJO_SETTINGS": str(settings), "COTEJO_INDEX": ""}
        self.assertGreater(int(self.searcher("count", "Cuba", environment=environment).stdout), 0)
        settings.write_text('# a comment\nindexes = "x"\n')
        result = self.searcher("count", "Cuba", environment=environment)
        self.assertEqual(result.returncode, 2)
        self.assertIn("cotejo.toml:2:1: there is no setting 'indexes'", result.stderr)

    def test_a_closed_pipe_is_quiet(self):
        command = f"'{BIN}/cotejo-searcher' search '' --all --format jsonl | head -n 1"
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True,
                                env=self.environment, check=False)
        self.assertEqual(result.stderr, "")
        self.assertEqual(len(result.stdout.splitlines()), 1)

    def test_hostile_text_cannot_move_the_cursor(self):
        index = str(self.home / "hostile")
        record = {"id": "x", "source": "S", "date": "2026", "lang": "en", "title": "a\x1b[2Jb",
                  "body": "Text \x1b]0;title\x07 with controls and a word."}
        self.indexer("add", "--index", index, "--format", "jsonl", "-", stdin=json.dumps(record))
        shown = self.searcher("search", "--index", index, "word", "--color", "never").stdout
        self.assertIn("a\ufffd[2Jb", shown)
        self.assertNotIn("\x1b", shown)

    def test_quote_names_the_source_and_the_change(self):
        quotation = "there is a plan to change anything with respect to the naval station"
        answer = json.loads(self.searcher("quote", quotation, "--format", "json").stdout)
        self.assertEqual(answer["verdict"], "altered")
        self.assertEqual(answer["matches"][0]["id"], "us-state-2015-07-20-briefing")
        self.assertEqual(answer["matches"][0]["passage"]["speaker"], "John Kirby")
        self.assertFalse(answer["matches"][0]["passage"]["press"])
        self.assertEqual([alarm["kind"] for alarm in answer["alarms"]], ["negation"])
        nothing = self.searcher("quote", "seven orchards beyond the windmill", "--exit-status")
        self.assertEqual(nothing.returncode, 1)
        self.assertIn("Not found", nothing.stdout)

    def test_trace_reads_articles_of_every_format(self):
        article = SOURCE / "corpus/articles/embassies.md"
        answer = json.loads(self.searcher("trace", str(article), "--format", "json").stdout)
        self.assertEqual(answer["summary"]["verbatim"], 2)
        self.assertEqual(answer["scare_quotes"], ["tool"])
        first = answer["quotations"][0]
        self.assertEqual(first["attributed_to"], "John Kirby")
        self.assertEqual(first["attribution"]["speaker"], "supports")
        self.assertEqual(first["attribution"]["said_on"], "2015-07-20")
        page = ("<html><head><title>Flags</title></head><body><script>var a = '“no words”';"
                "</script><p>&ldquo;An embassy isn&#8217;t a present that we give to a "
                "government,&rdquo; <b>John Kirby</b> said.</p></body></html>")
        html = json.loads(self.searcher("trace", "-", "--format", "json", stdin=page).stdout)
        self.assertEqual(html["article"]["title"], "Flags")
        self.assertEqual([q["verdict"] for q in html["quotations"]], ["typographic"])
        missing = self.searcher("trace", str(self.home / "no-such-article.txt"))
        self.assertEqual(missing.returncode, 2)
        self.assertIn("no-such-article.txt", missing.stderr)

    def test_a_quotation_without_words_is_a_slip(self):
        for quotation in ("", "«»", " … "):
            result = self.searcher("quote", quotation)
            self.assertEqual((result.returncode, result.stdout), (2, ""), quotation)
            self.assertIn("the quotation has no words", result.stderr)

    def test_a_path_that_is_not_there_makes_no_index(self):
        index = self.home / "not-made"
        result = self.indexer("add", "--index", str(index), "--json", str(self.home / "no"))
        report = json.loads(result.stdout)
        self.assertEqual(result.returncode, 2)
        self.assertEqual([remark["code"] for remark in report["rejected"]], ["not-found"])
        self.assertEqual((report["statements"], report["revision"]), (0, ""))
        self.assertFalse(index.exists())

    def test_what_has_nothing_to_read_is_said(self):
        folder, empty = self.home / "some", self.home / "nothing-in-it"
        folder.mkdir()
        empty.mkdir()
        for name in ("a.jsonl", "b.md", "c.csv", "d.html", "e.rss", "f.jsonl.gz"):
            (folder / name).write_bytes(b"")
        (folder / "g.jsonl").write_bytes(b"\xef\xbb\xbf\n")
        index = str(self.home / "of-nothing")
        result = self.indexer("add", "--index", index, "--json", str(folder), str(empty))
        report = json.loads(result.stdout)
        self.assertEqual(result.returncode, 0)
        self.assertEqual([(r["code"], r["message"]) for r in report["rejected"]],
                         [("empty-file", "the file is empty")] * 7)
        self.assertEqual([(w["path"], w["code"]) for w in report["warnings"]], [(str(empty), "no-files")])
        piped = json.loads(self.indexer("add", "--index", index, "--json", "-").stdout)
        self.assertEqual((piped["rejected"], [w["code"] for w in piped["warnings"]]), ([], ["empty-file"]))

    def test_sync_keeps_what_was_in_a_file_that_is_empty_now(self):
        folder, index = self.home / "emptied", str(self.home / "of-emptied")
        folder.mkdir()
        file = folder / "a.jsonl"
        file.write_text('{"id":"ok","source":"S","date":"2026","body":"Texto."}\n')
        self.indexer("sync", "--index", index, str(folder))
        file.write_bytes(b"")
        kept = json.loads(self.indexer("sync", "--index", index, "--json", str(folder)).stdout)
        self.assertEqual((kept["removed"], kept["statements"]), (0, 1))
        taken = json.loads(self.indexer("sync", "--index", index, "--json", "--allow-empty", str(folder)).stdout)
        self.assertEqual((taken["removed"], taken["rejected"]), (1, []))

    def test_a_gz_that_is_not_gzip_is_one_rejection(self):
        plain = self.home / "plain.jsonl.gz"
        noise = self.home / "noise.jsonl.gz"
        plain.write_text('{"id":"ok","source":"S","date":"2026","body":"Texto."}\n')
        noise.write_bytes(bytes(range(1, 256)) * 400)
        for file in (plain, noise):
            report = json.loads(self.indexer("check", "--json", str(file)).stdout)
            self.assertEqual(report["added"], 0)
            self.assertEqual([(r["line"], r["code"]) for r in report["rejected"]], [(0, "not-gzip")])

    def test_slips_are_named(self):
        for program, arguments, told in (
                ("cotejo-searcher", ("serch", "x"), "there is no command 'serch'; did you mean search?"),
                ("cotejo-indexer", ("ad", "corpus"), "there is no command 'ad'; did you mean add?"),
                ("cotejo-searcher", ("search", "x", "y", "z"), "cotejo-searcher search 'x y z'"),
                ("cotejo-searcher", ("search", "x", "--limit", "-1"), "'-1' is no number from 0 to 1000000000"),
                ("cotejo-searcher", ("quote", "x", "--limit", "-1"), "'-1' is no number from 1 to 1000000000"),
                ("cotejo-indexer", ("add", "x", "--jobs", "-1"), "'-1' is no number from 1 to 256")):
            result = self.run_program(program, *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""), arguments)
            self.assertTrue(result.stderr.startswith(f"{program}: error: "), result.stderr)
            self.assertIn(told, result.stderr)


if __name__ == "__main__":
    unittest.main()
