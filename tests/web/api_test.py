# SPDX-License-Identifier: GPL-3.0-or-later
"""Every route of the API: held to openapi.json, and to what the commands answer."""
import csv
import gzip
import io
import json
import unittest
import urllib.parse

import jsonschema

from served import HOME, SOURCE, Server, add, run_program, sample_index

ID = "us-state-2026-03-05-relations"
ARTICLE = ("Officials met on Friday.\n\nThe minister said “restore diplomatic and consular relations” in Washington, "
           "and added that “there was never any such sentence in a record of ours at all”.\n")


def path_of(target):
    return urllib.parse.urlsplit(target).path


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        queries = HOME / "queries"
        queries.mkdir()
        (queries / "cuba.toml").write_text('query = "Cuba"\nlang = "es"\n')
        (queries / "broken.toml").write_text("query = 7\n")
        cls.server = Server("--queries", queries)
        cls.description = cls.server.json("/api/v1/openapi.json")
        cls.seen = set()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def schema(self, pattern, method, status, kind):
        operation = self.description["paths"][pattern][method]
        answer = operation["responses"].get(str(status), operation["responses"]["default"])
        if "$ref" in answer:
            answer = self.description["components"]["responses"]["Problem"]
        self.assertIn(kind, answer["content"], (pattern, method, status))
        return {**answer["content"][kind]["schema"], "components": self.description["components"]}

    def check(self, pattern, target, status=200, method="get", body=None, headers=None):
        """Asks, and holds the answer to the description. Gives it parsed."""
        got, answer_headers, content = self.server.ask(method.upper(), target, body, headers)
        self.assertEqual(got, status, (target, content[:500]))
        kind = answer_headers["Content-Type"].split(";")[0]
        schema = self.schema(pattern, method, status, kind)
        self.seen.add((pattern, method, status))
        if kind == "application/x-ndjson":
            parsed = [json.loads(line) for line in content.splitlines()]
        elif kind.endswith("json"):
            parsed = [json.loads(content)]
        else:
            return content.decode()
        for one in parsed:
            jsonschema.Draft202012Validator(schema).validate(one)
        return parsed if kind == "application/x-ndjson" else parsed[0]

    def same_as_command(self, pattern, target, *command):
        """But for the time that it took."""
        answer = self.check(pattern, target)
        told = json.loads(run_program("cotejo-searcher", *command, "--index", sample_index(), "--format", "json").stdout)
        for one in (answer, told):
            one.pop("elapsed_ms", None)
        self.assertEqual(answer, told)
        return answer

    def test_description_is_sound(self):
        self.assertEqual(self.description, json.loads((SOURCE / "searcher/web/openapi.json").read_text()))
        self.assertEqual(self.description["openapi"], "3.1.0")
        for schema in self.description["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(schema)
        names = json.dumps(self.description)
        for kind, entries in self.description["components"].items():
            if kind == "securitySchemes":
                continue
            for name in entries:
                self.assertIn(f'"#/components/{kind}/{name}"', names, "described and not used")

    def test_search_is_the_commands(self):
        found = self.same_as_command("/api/v1/search", "/api/v1/search?query=negociacion&limit=3&lang=es",
                                     "search", "negociacion", "--limit", "3", "--lang", "es")
        self.assertGreater(found["total"], 3)
        self.same_as_command("/api/v1/search", "/api/v1/search?query=embassy&facets=year,kind&facet-limit=2&sort=oldest&once=true",
                             "search", "embassy", "--facets", "year,kind", "--facet-limit", "2", "--sort", "oldest", "--once")
        self.same_as_command("/api/v1/search", "/api/v1/search?query=Cuba&source=a&source=US+Department+of+State&as-of=2026-11-25",
                             "search", "Cuba", "--source", "a", "--source", "US Department of State", "--as-of", "2026-11-25")

    def test_search_in_every_format(self):
        total = self.check("/api/v1/search", "/api/v1/search?query=Cuba")["total"]
        for form in ("jsonl", "ids", "csv"):
            self.check("/api/v1/search", f"/api/v1/search?query=Cuba&format={form}")
            told = run_program("cotejo-searcher", "search", "Cuba", "--index", sample_index(), "--all", "--format", form)
            status, headers, content = self.server.get(f"/api/v1/export?query=Cuba&format={form}")
            self.assertEqual((status, content), (200, told.stdout))
            self.assertIn("attachment", headers["Content-Disposition"])
        rows = list(csv.DictReader(io.StringIO(self.check("/api/v1/export", "/api/v1/export?query=Cuba&format=csv"))))
        self.assertEqual(len(rows), total)
        self.assertEqual(len(self.check("/api/v1/export", "/api/v1/export?query=Cuba")), total)
        self.assertIn("<feed", self.check("/api/v1/search", "/api/v1/search?query=Cuba&format=atom"))
        self.assertIn("<rss", self.check("/api/v1/search", "/api/v1/search?query=Cuba&format=rss"))

    def test_count_facets_explain(self):
        self.same_as_command("/api/v1/count", "/api/v1/count?query=embajada&since=2015", "count", "embajada", "--since", "2015")
        facets = self.check("/api/v1/facets", "/api/v1/facets?query=embajada&facets=lang")
        self.assertEqual([*facets["facets"]], ["lang"])
        self.assertEqual(sum(value["count"] for value in facets["facets"]["lang"]), facets["total"])
        self.same_as_command("/api/v1/explain", "/api/v1/explain?query=negociacion+%22consular+relations%22",
                             "explain", 'negociacion "consular relations"')
        self.same_as_command("/api/v1/explain", f"/api/v1/explain?query=consular&id={ID}", "explain", "consular", ID)

    def test_statement_and_history(self):
        pattern = "/api/v1/statements/{id}"
        self.same_as_command(pattern, f"/api/v1/statements/{ID}?highlight=stability", "show", ID, "--highlight", "stability")
        self.same_as_command(pattern, f"/api/v1/statements/{ID}?revision=1", "show", ID, "--revision", "1")
        self.same_as_command(pattern + "/history", f"/api/v1/statements/{ID}/history", "history", ID)

    def test_quote_and_trace(self):
        words = "facilitate our joint efforts to promote stability"
        quoted = urllib.parse.quote_plus(words)
        answer = self.same_as_command("/api/v1/quote", f"/api/v1/quote?text={quoted}", "quote", words)
        self.assertEqual(answer["verdict"], "verbatim")
        self.same_as_command("/api/v1/quote", f"/api/v1/quote?text={quoted}&timeline=1", "quote", words, "--timeline")
        for body, kind in ((words, "text/plain; charset=UTF-8"), ("text=" + quoted, "application/x-www-form-urlencoded")):
            posted = self.check("/api/v1/quote", "/api/v1/quote?limit=2", method="post", body=body, headers={"Content-Type": kind})
            self.assertEqual(posted["verdict"], "verbatim")
        for kind, body in (("text/plain", ARTICLE), ("text/markdown", ARTICLE), ("text/html", f"<p>{ARTICLE}</p>")):
            traced = self.check("/api/v1/trace", "/api/v1/trace?published=2026-03-09", method="post",
                                body=body.encode(), headers={"Content-Type": kind})
            self.assertEqual([one["verdict"] for one in traced["quotations"]], ["verbatim", "not_found"])
            self.assertEqual(traced["article"]["published"], "2026-03-09")

    def test_saved_queries(self):
        listed = self.check("/api/v1/saved", "/api/v1/saved")["queries"]
        self.assertEqual([(one["name"], one["read_as"]) for one in listed], [("broken", None), ("cuba", "Cuba")])
        pattern = "/api/v1/saved/{name}"
        found = self.check(pattern, "/api/v1/saved/cuba")
        self.assertEqual(found["total"], self.check("/api/v1/count", "/api/v1/count?query=Cuba&lang=es")["total"])
        self.assertEqual(len(found["hits"]), found["total"])
        self.assertEqual(len(self.check(pattern, "/api/v1/saved/cuba?format=jsonl")), found["total"])
        for form, begun in (("csv", "rank,"), ("ids", ""), ("atom", "<?xml"), ("rss", "<?xml")):
            self.assertTrue(self.check(pattern, f"/api/v1/saved/cuba?format={form}").startswith(begun))
        self.check(pattern, "/api/v1/saved/none", 404)
        self.check(pattern, "/api/v1/saved/cuba?format=xml", 400)
        self.check(pattern, "/api/v1/saved/broken", 500)

    def test_problems_name_what_is_wrong(self):
        long_text = "a" * 3000
        rows = [
            ("/api/v1/search", "", 400, "missing-parameter", "query"),
            ("/api/v1/search", "query=a&sorce=b", 400, "unknown-parameter", "sorce"),
            ("/api/v1/search", "query=a&all=1", 400, "unknown-parameter", "all"),
            ("/api/v1/search", "query=a&query=b", 400, "repeated-parameter", "query"),
            ("/api/v1/search", "query=a&limit=-1", 400, "bad-value", "limit"),
            ("/api/v1/search", "query=a&limit=1001", 400, "bad-value", "limit"),
            ("/api/v1/search", "query=a&offset=1000001", 400, "bad-value", "offset"),
            ("/api/v1/search", "query=a&since=yesterday", 400, "bad-value", "since"),
            ("/api/v1/search", "query=a&since=2026&until=2025", 400, "bad-value", "since"),
            ("/api/v1/search", "query=a&format=xml", 400, "bad-value", "format"),
            ("/api/v1/search", "query=a&format=text", 400, "bad-value", "format"),
            ("/api/v1/search", "query=a&facets=colour", 400, "bad-value", "facets"),
            ("/api/v1/search", "query=a&sort=best", 400, "bad-value", "sort"),
            ("/api/v1/search", "query=a&once=perhaps", 400, "bad-value", "once"),
            ("/api/v1/search", "query=a%00", 400, "bad-target", None),
            ("/api/v1/search", "query=%ff", 400, "bad-target", None),
            ("/api/v1/search", "query=a+AND", 400, "bad-query", "query"),
            ("/api/v1/count", "query=(a", 400, "bad-query", "query"),
            ("/api/v1/count", "query=a&limit=3", 400, "unknown-parameter", "limit"),
            ("/api/v1/facets", "query=a&format=json", 400, "unknown-parameter", "format"),
            ("/api/v1/explain", "query=a&id=nope", 404, "not-found", "id"),
            ("/api/v1/export", "query=a+AND", 400, "bad-query", "query"),
            ("/api/v1/export", "query=a&format=json", 400, "bad-value", "format"),
            ("/api/v1/quote", "", 400, "missing-parameter", "text"),
            ("/api/v1/quote", "text=", 400, "bad-value", "text"),
            ("/api/v1/quote", "text=%C2%AB%C2%BB", 400, "bad-value", "text"),
            ("/api/v1/quote", "text=a&limit=0", 400, "bad-value", "limit"),
            ("/api/v1/quote", "text=a&query=b", 400, "unknown-parameter", "query"),
            ("/api/v1/quote", f"text=a&{long_text}=1", 400, "unknown-parameter", "a" * 100),
        ]
        for pattern, query, status, code, parameter in rows:
            problem = self.check(pattern, f"{pattern}?{query}", status)
            self.assertEqual((problem["code"], problem.get("parameter")), (code, parameter), query)
        self.assertEqual(self.check("/api/v1/search", "/api/v1/search?query=a+AND", 400)["column"], 3)
        statement = "/api/v1/statements/{id}"
        self.check(statement, "/api/v1/statements/nope", 404)
        self.check(statement, "/api/v1/statements/a%2Fb", 404)
        self.check(statement, f"/api/v1/statements/{ID}?revision=2", 404)
        self.check(statement, f"/api/v1/statements/{ID}?revision=0", 400)
        self.check(statement, f"/api/v1/statements/{ID}?highlight=(", 400)
        self.check(statement + "/history", "/api/v1/statements/nope/history", 404)
        for target, body, kind, status in (
                ("/api/v1/quote", b"a", "application/json", 415), ("/api/v1/quote", b"\xff\xfe", "text/plain", 400),
                ("/api/v1/quote", b"text=%", "application/x-www-form-urlencoded", 400),
                ("/api/v1/quote", b"a" * 70000, "text/plain", 413),
                ("/api/v1/quote", b"a", "text/plain; charset=iso-8859-1", 415),
                ("/api/v1/trace", b"a", "application/pdf", 415), ("/api/v1/trace", b"\xff\xfe", "text/plain", 400),
                ("/api/v1/trace", b"a" * (2 * 1024 * 1024 + 1), "text/plain", 413),
                ("/api/v1/trace?published=soon", b"a", "text/plain", 400)):
            self.check(path_of(target), target, status, "post", body, {"Content-Type": kind})

    def test_removed_statement_says_so(self):
        index = sample_index("removed")
        run_program("cotejo-indexer", "remove", "--index", index, ID)
        with Server(index=index) as server:
            self.assertIn("removed on", server.json(f"/api/v1/statements/{ID}", 404)["detail"])
            self.assertIsNotNone(server.json(f"/api/v1/statements/{ID}/history")["revisions"][-1]["removed"])

    def test_etag_changes_with_the_index_alone(self):
        index = sample_index("tagged")
        with Server(index=index) as server:
            target = "/api/v1/search?query=Cuba"
            tag = server.get(target)[1]["ETag"]
            self.assertTrue(tag.startswith('W/"'))
            for sent, status in ((tag, 304), (f'"x", {tag}', 304), ("*", 304), (tag[2:], 304), ('"x"', 200), ("", 200)):
                got, headers, body = server.get(target, {"If-None-Match": sent})
                self.assertEqual((got, headers["ETag"]), (status, tag), sent)
                self.assertEqual(body == b"", status == 304)
            self.assertNotEqual(server.get(target + "&limit=1")[1]["ETag"], tag)
            self.assertIsNone(server.get("/api/v1/search?query=(")[1]["ETag"])
            add(index, [{"id": "new", "source": "S", "date": "2026-01-01", "body": "Cuba, again."}])
            got, headers, _ = server.get(target, {"If-None-Match": tag})
            self.assertEqual(got, 200)
            self.assertNotEqual(headers["ETag"], tag)

    def test_gzip_where_it_is_asked_for_and_worth_it(self):
        plain = self.server.get("/api/v1/search?query=Cuba")
        self.assertIsNone(plain[1]["Content-Encoding"])
        self.assertEqual(plain[1]["Vary"], "Accept-Encoding")
        for accepted, packed in (("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("gzip;q=0", False),
                                 ("gzip;q=0.000, *", False), ("identity", False), ("gzipped", False)):
            _, headers, body = self.server.get("/api/v1/search?query=Cuba", {"Accept-Encoding": accepted})
            self.assertEqual(headers["Content-Encoding"] == "gzip", packed, accepted)
            self.assertEqual(int(headers["Content-Length"]), len(body))
            if packed:
                self.assertLess(len(body), len(plain[2]) / 2)
                self.assertEqual(json.loads(gzip.decompress(body))["total"], json.loads(plain[2])["total"])
        small = self.server.get("/api/v1/count?query=zzzz", {"Accept-Encoding": "gzip"})
        self.assertIsNone(small[1]["Content-Encoding"])

    def test_zz_every_operation_was_asked(self):
        for pattern, methods in self.description["paths"].items():
            for method in methods:
                if pattern != "/api/v1/openapi.json":
                    self.assertIn((pattern, method, 200), self.seen)


if __name__ == "__main__":
    unittest.main()
