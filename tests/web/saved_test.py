# SPDX-License-Identifier: GPL-3.0-or-later
"""Saved queries over HTTP: what `saved run` gives, feeds, hostile names and files, and nothing written."""
import json
import os
import unittest
import xml.etree.ElementTree as ElementTree

from served import HOME, Server, run_program, sample_index

ATOM = "{http://www.w3.org/2005/Atom}"
BROWSER = {"Accept": "text/html", "Accept-Language": "en"}


def folder_of(name, files):
    folder = HOME / name
    folder.mkdir()
    for file, text in files.items():
        (folder / f"{file}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


class Saved(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = folder_of("queries", {
            "cuba": 'query = "Cuba"\nlang = ["es", "en"]\nsince = "julio de 2015"\nnote = "for <Ana> & co"\n',
            "latest": 'query = "embajada OR embassy"\nsort = "oldest"\nlimit = 3\nformat = "text"\nonce = true\n',
            "lines": 'query = "negociacion"\nformat = "jsonl"\ntranslate = false\n',
            "broken": 'query = "a"\nlang = 7\n',
            "unreadable": 'query = "(a"\nnote = "an open bracket"\n',
            "delivers": 'query = "paz"\n[deliver]\nexec = "touch /tmp/never"\n',
            "Not a name": 'query = "a"\n'})
        cls.server = Server("--queries", cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def saved(self, *arguments, code=0):
        return run_program("cotejo-searcher", "saved", *arguments, "--queries", self.folder, code=code).stdout

    def test_the_list_is_the_commands_without_places(self):
        answer = self.server.json("/api/v1/saved")
        told = json.loads(self.saved("list", "--format", "json"))
        for one in told["queries"]:
            file = one.pop("file")
            if one["error"]:
                one["error"] = one["error"].replace(file, file.rsplit("/", 1)[1])
        self.assertEqual(answer, told)
        self.assertNotIn(str(self.folder), json.dumps(answer))
        by_name = {one["name"]: one for one in answer["queries"]}
        self.assertEqual(sorted(by_name), ["Not a name", "broken", "cuba", "delivers", "latest", "lines", "unreadable"])
        self.assertEqual(by_name["latest"]["read_as"], "embajada OR embassy")
        self.assertIn("broken.toml:2:", by_name["broken"]["error"])
        self.assertIn("bracket", by_name["unreadable"]["error"])
        self.assertIsNone(by_name["unreadable"]["read_as"])
        self.assertTrue(by_name["delivers"]["deliver"])
        self.assertNotIn("touch", json.dumps(answer))

    def test_results_are_those_of_saved_run(self):
        for name in ("cuba", "latest", "lines", "delivers"):
            for form in ("jsonl", "csv", "ids", "atom", "rss"):
                got, headers, body = self.server.get(f"/api/v1/saved/{name}?format={form}")
                told = self.saved("run", name, "--index", sample_index(), "--format", form)
                self.assertEqual((got, body), (200, told), (name, form))
            answer = self.server.json(f"/api/v1/saved/{name}?format=json")
            told = json.loads(self.saved("run", name, "--index", sample_index(), "--format", "json"))
            answer.pop("elapsed_ms"), told.pop("elapsed_ms")
            self.assertEqual(answer, told)
        self.assertEqual(len(self.server.json("/api/v1/saved/latest")["hits"]), 3)
        self.assertEqual(self.server.get("/api/v1/saved/lines")[1]["Content-Type"], "application/x-ndjson")

    def test_a_feed_has_the_newest_and_the_name(self):
        feed = ElementTree.fromstring(self.server.get("/api/v1/saved/latest?format=atom")[2])
        self.assertEqual(feed.find(ATOM + "title").text, "latest")
        days = [entry.find(ATOM + "published").text for entry in feed.findall(ATOM + "entry")]
        self.assertEqual(len(days), 3)
        self.assertEqual(days, sorted(days, reverse=True))

    def test_problems(self):
        rows = [("nothing", 404, "not-found"), ("..%2Fqueries%2Fcuba", 404, "not-found"), ("%2Fetc%2Fpasswd", 404, "not-found"),
                ("..", 404, "not-found"), (".cuba", 404, "not-found"), ("cuba%0A", 404, "not-found"), ("a" * 5000, 404, "not-found"),
                ("Not%20a%20name", 404, "not-found"), ("cuba.toml", 404, "not-found"), ("%FF", 400, "bad-target"),
                ("cuba?format=text", 400, "bad-value"), ("cuba?format=xml", 400, "bad-value"), ("cuba?limit=3", 400, "unknown-parameter"),
                ("broken", 500, "bad-saved-query"), ("unreadable", 500, "bad-saved-query")]
        for target, status, code in rows:
            problem = self.server.json(f"/api/v1/saved/{target}", status)
            self.assertEqual(problem["code"], code, target)
            self.assertNotIn(str(self.folder), json.dumps(problem))
        self.assertEqual(self.server.json("/api/v1/saved/unreadable", 500)["column"], 1)
        self.server.json("/api/v1/saved?format=json", 400)
        self.assertEqual(self.server.ask("DELETE", "/api/v1/saved/cuba")[0], 405)
        self.assertEqual(self.server.ask("PUT", "/api/v1/saved/new", b'query = "a"')[0], 405)

    def test_pages(self):
        page = self.server.get("/saved", BROWSER)[2].decode()
        self.assertIn("for &lt;Ana&gt; &amp; co", page)
        self.assertIn("broken.toml:2:", page)
        self.assertNotIn(str(self.folder), page)
        status, headers, _ = self.server.get("/saved/cuba?ui=es", BROWSER)
        self.assertEqual(status, 303)
        self.assertEqual(headers["Location"], "/search?query=Cuba&lang=es&lang=en&since=2015-07&saved=cuba&ui=es")
        page = self.server.get(headers["Location"], BROWSER)[2].decode()
        self.assertIn("for &lt;Ana&gt; &amp; co", page)
        self.assertIn("/api/v1/saved/cuba?format=atom", page)
        self.assertNotIn("saved=cuba&amp;format", page)
        changed = self.server.get(headers["Location"].replace("ui=es", "ui=en") + "&kind=note", BROWSER)[2].decode()
        self.assertIn("no longer the one that was saved", changed)
        self.assertEqual(self.server.get("/saved/lines", BROWSER)[1]["Location"], "/search?query=negociacion&no-translate=true&saved=lines")
        for target, status in (("/saved/nothing", 404), ("/saved/..%2F..%2Fx", 404), ("/saved/broken", 500),
                               ("/search?query=a&saved=..%2Fqueries%2Fcuba", 200)):
            got, _, body = self.server.get(target, BROWSER)
            self.assertEqual(got, status, target)
            self.assertNotIn(b"for &lt;Ana", body)

    def test_nothing_is_written(self):
        before = sorted((file.name, file.stat().st_mtime_ns) for file in self.folder.iterdir())
        self.server.get("/api/v1/saved/delivers")
        self.assertEqual(sorted((file.name, file.stat().st_mtime_ns) for file in self.folder.iterdir()), before)
        self.assertFalse((HOME / ".local/state/cotejo").exists())

    def test_the_way_to_them_is_there_when_they_are(self):
        folder = folder_of("later", {})
        with Server("--queries", folder) as server:
            _, headers, page = server.get("/", BROWSER)
            self.assertNotIn(b'href="/saved"', page)
            self.assertEqual(server.json("/api/v1/saved")["queries"], [])
            self.assertIn(b"No query is saved", server.get("/saved", BROWSER)[2])
            (folder / "a.toml").write_text('query = "paz"\n')
            for path in ("/", "/help", "/search?query=a"):
                self.assertIn(b'href="/saved"', server.get(path, {**BROWSER, "If-None-Match": headers["ETag"]})[2])

    def test_etag_changes_with_the_file(self):
        folder = folder_of("edited", {"a": 'query = "Cuba"\n', "b": 'query = "paz"\n'})
        targets = ("/api/v1/saved", "/api/v1/saved/a", "/saved", "/search?query=Cuba&saved=a")
        with Server("--queries", folder) as server:
            tags = {target: server.get(target, BROWSER)[1]["ETag"] for target in targets}
            other = server.get("/api/v1/saved/b")[1]["ETag"]
            for target, tag in tags.items():
                self.assertEqual(server.get(target, {**BROWSER, "If-None-Match": tag})[0], 304, target)
            (folder / "a.toml").write_text('query = "Cuba"\nnote = "new"\n')
            for target, tag in tags.items():
                self.assertEqual(server.get(target, {**BROWSER, "If-None-Match": tag})[0], 200, target)
            self.assertEqual(server.get("/api/v1/saved/b", {"If-None-Match": other})[0], 304)

    def test_a_folder_that_cannot_be_read(self):
        file = HOME / "a-file"
        file.write_text("")
        with Server("--queries", file) as server:
            self.assertEqual(server.get("/", BROWSER)[0], 200)
            problem = server.json("/api/v1/saved", 503)
            self.assertNotIn(str(HOME), json.dumps(problem))

    def test_files_that_mean_harm(self):
        folder = folder_of("hostile", {"big": "#" * (2 << 20), "latin": b'query = "ni\xf1o"\n', "odd": 'query = "<script>"\nnote = "</p><script>hurt()"\n'})
        (folder / "folder.toml").mkdir()
        os.mkfifo(folder / "pipe.toml")
        (folder / "gone.toml").symlink_to("nowhere")
        with Server("--queries", folder) as server:
            errors = {one["name"]: one["error"] for one in server.json("/api/v1/saved")["queries"]}
            self.assertEqual({name for name, error in errors.items() if error}, {"big", "latin", "folder", "pipe", "gone"})
            self.assertNotIn(b"<script>hurt", server.get("/saved", BROWSER)[2])
            for name in errors:
                self.assertEqual(server.get(f"/api/v1/saved/{name}")[0], 200 if name == "odd" else 500)


if __name__ == "__main__":
    unittest.main()
