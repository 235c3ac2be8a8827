"""Feeds through the built programs: held to schemas, to the rules that a schema cannot say, and to
two readers of feeds, Python's feedparser and our own indexer."""
import datetime
import email.utils
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

import feedparser

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
SCHEMAS = SOURCE / "tests/data/feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = ["]]>", "<![CDATA[", "<script>alert(1)</script>", "a & b &amp; &nosuch; \"q\" 'q'", "\x1b[31m\x07",
           "\u0085\u009b\u2028\u202e", "\ufffe\uffff\ufffd", "<?xml?><!DOCTYPE x>", "--> <!-- -->", "\U0001f54a ñ",
           "a\nb\tc\r\nd", "x" * 16000, "=1+1", "</title></entry>"]
ADDRESSES = ["https://example.org/1", "javascript:alert(1)", "https://example.org/a b?\"<>", "https://[::1", "",
             "http://ñandú.example/ñ#a#b", "data:text/html,x"]


def records():
    for number, text in enumerate(HOSTILE):
        yield {"id": f"h{number}", "source": "S" + text[:200], "speaker": ["P " + text[:200], "Ana Pérez"],
               "date": ["2026-03-05", "2026-03", "2026"][number % 3], "lang": ["es", "en", "pt-BR"][number % 3],
               "kind": "k" + text[:50], "title": text, "body": f"La paz {text} y la paz.", "topics": [text[:300]],
               "url": ADDRESSES[number % len(ADDRESSES)], "retrieved": f"2026-03-{number + 6:02}T10:00:00Z"}
    yield {"id": "untitled", "source": "Office", "date": "0101", "lang": "en", "body": "paz " * 9000}
    yield {"id": "last", "source": "Office", "date": "9999-12-31", "lang": "en", "title": "Last", "body": "Paz."}


class Feeds(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-feeds-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.index = self.home / "index"

    def run_program(self, program, *arguments, stdin=b"", code=0):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "COTEJO_INDEX": str(self.index)}
        result = subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, input=stdin,
                                env=environment, check=False, timeout=patience(120))
        self.assertEqual(result.returncode, code, result.stderr)
        return result

    def add(self, statements, *options):
        lines = "".join(json.dumps(statement) + "\n" for statement in statements)
        self.run_program("cotejo-indexer", "add", "--format", "jsonl", *options, "-", stdin=lines.encode())

    def feed(self, form, query="paz", *options):
        """A valid feed: by its schema, its own rules, and feedparser. Gives what feedparser read."""
        written = self.run_program("cotejo-searcher", "search", query, "--format", form, *options).stdout
        path = self.home / f"feed.{form}"
        path.write_bytes(written)
        checked = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", SCHEMAS / f"{form}.rng", path],
                                 capture_output=True, text=True, check=False, timeout=patience(120))
        self.assertEqual(checked.returncode, 0, checked.stderr[-2000:])
        (self.check_atom if form == "atom" else self.check_rss)(ElementTree.fromstring(written))
        parsed = feedparser.parse(written)
        self.assertEqual(parsed.bozo, 0, parsed.get("bozo_exception"))
        self.assertEqual(parsed.version, {"atom": "atom10", "rss": "rss20"}[form])
        return parsed

    def check_address(self, address):
        parts = urllib.parse.urlsplit(address)
        self.assertIn(parts.scheme, ("http", "https"), address)
        self.assertTrue(parts.netloc, address)
        self.assertTrue(address.isascii(), address)

    def check_atom(self, feed):
        entries = feed.findall(ATOM + "entry")
        ids = [element.text for element in feed.iter(ATOM + "id")]
        self.assertEqual(len(ids), len(set(ids)))
        moments = [entry.find(ATOM + "updated").text for entry in entries]
        self.assertEqual(feed.find(ATOM + "updated").text, max(moments, default="1970-01-01T00:00:00Z"))
        for element in [*feed.iter(ATOM + "updated"), *feed.iter(ATOM + "published")]:
            datetime.datetime.strptime(element.text, "%Y-%m-%dT%H:%M:%SZ")
        for link in feed.iter(ATOM + "link"):
            self.check_address(link.get("href"))
        for entry in entries:
            kinds = [(link.get("type"), link.get("hreflang")) for link in entry.findall(ATOM + "link")
                     if link.get("rel") == "alternate"]
            self.assertEqual(len(kinds), len(set(kinds)))
            # RFC 4287, 4.1.2: without a page of its own an entry has content.
            self.assertEqual(entry.find(ATOM + "content") is None, bool(kinds))

    def check_rss(self, feed):
        guids = [guid.text for guid in feed.iter("guid")]
        self.assertEqual(len(guids), len(set(guids)))
        for date in [*feed.iter("pubDate"), *feed.iter("lastBuildDate")]:
            moment = email.utils.parsedate_to_datetime(date.text)
            self.assertEqual(email.utils.format_datetime(moment.replace(tzinfo=datetime.timezone.utc), True), date.text)
        for item in feed.iter("item"):
            for link in [item.find("link"), *item.findall(ATOM + "link")]:
                if link is not None:
                    self.check_address(link.get("href") or link.text)

    def test_hostile_statements_make_valid_feeds(self):
        statements = list(records())
        self.add(statements)
        for form in ("atom", "rss"):
            parsed = self.feed(form)
            self.assertEqual(len(parsed.entries), len(statements))
            self.assertNotIn("<script", str([entry.summary for entry in parsed.entries]))
            self.assertFalse([entry.link for entry in parsed.entries if "link" in entry
                              and not entry.link.startswith(("http://", "https://", "urn:uuid:"))])
            self.feed(form, "paz", "--all")
            self.feed(form, "paz", "--limit", "1", "--offset", "3")
            self.feed(form, 'paz -"]]> x" -<nosuch>', "--source", "]]>\n<x>", "--feed-title", "</title>\x01",
                      "--feed-url", "https://example.org/a b?q=\"1\"&r=ñ")

    def test_text_comes_through_as_it_was(self):
        self.add([{"id": "a", "source": "Office", "date": "2026", "lang": "en", "title": "1 < 2 & ]]> \"x\"",
                   "body": "<b>bold</b> &amp; peace"}])
        for form in ("atom", "rss"):
            root = ElementTree.fromstring(
                self.run_program("cotejo-searcher", "search", "peace", "--format", form).stdout)
            titles = [title.text for title in root.iter(ATOM + "title" if form == "atom" else "title")]
            self.assertEqual(titles, ["Cotejo: peace", "1 < 2 & ]]> \"x\""])
            summary = next(root.iter(ATOM + "content" if form == "atom" else "description"), None)
            if form == "rss":
                summary = root.find("channel/item/description")
            self.assertEqual(summary.text, "<p>&lt;b&gt;bold&lt;/b&gt; &amp;amp; <mark>peace</mark></p>")

    def test_the_schemas_refuse_what_is_no_feed(self):
        """A schema that takes anything would prove nothing."""
        self.add([{"id": "a", "source": "Office", "date": "2026", "lang": "en", "title": "A", "body": "Peace.",
                   "url": "https://example.org/a"}])
        wrong = {"atom": [("<updated>", "<!--"), ("urn:uuid:", "uuid:"), ("T00:00:00Z", ""), ("<entry", "<item"),
                          ('type="html"', 'type="htm"'), ("https://example", "javascript:"), ("<name>Office</name>", "")],
                 "rss": [("<pubDate>", "<pubDate>x"), ('isPermaLink="false"', ""), ("GMT", "UTC"), ("</title>", "</title><title/>"),
                         ("<link>https", "<link>x"), ('version="2.0"', ""), ("<dc:creator>Office", "<dc:creator>")]}
        for form, changes in wrong.items():
            written = self.run_program("cotejo-searcher", "search", "peace", "--format", form).stdout.decode()
            for old, new in changes:
                self.assertIn(old, written)
                checked = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", SCHEMAS / f"{form}.rng", "-"],
                                         input=written.replace(old, new), capture_output=True, text=True, check=False)
                self.assertNotEqual(checked.returncode, 0, (form, old))

    def test_nothing_found_is_a_feed_too(self):
        self.add([{"id": "a", "source": "Office", "date": "2026", "lang": "en", "body": "Peace."}])
        for form in ("atom", "rss"):
            self.assertEqual(self.feed(form, "nothing").entries, [])

    def test_an_edit_and_a_correction_surface_and_nothing_else_moves(self):
        first = {"id": "a", "source": "Office", "date": "2026-03-05", "lang": "en", "title": "A",
                 "body": "Talks on peace.", "retrieved": "2026-03-06T10:00:00Z"}
        other = dict(first, id="b", title="B", body="War and peace.")
        self.add([first, other])

        def moments():
            feeds = [self.feed(form, "peace") for form in ("atom", "rss")]
            times = [{entry.id: entry.updated for entry in feed.entries} for feed in feeds]
            self.assertEqual(*times)
            self.assertEqual(feeds[0].feed.updated, max(times[0].values()))
            return feeds[0].feed.id, times[0], {entry.title: entry.id for entry in feeds[0].entries}

        feed_id, before, names = moments()
        self.assertEqual(set(before.values()), {"2026-03-06T10:00:00Z"})
        # Fetched again, the same: not a new moment. Another index: not another id.
        self.add([dict(first, retrieved="2026-03-20T10:00:00Z")])
        self.assertEqual(moments(), (feed_id, before, names))
        self.add([dict(first, body="Talks on peace, again.", retrieved="2026-03-29T11:30:00Z")])
        _, edited, _ = moments()
        self.assertEqual(edited, {**before, names["A"]: "2026-03-29T11:30:00Z"})
        # An archivist corrects a field of a record that keeps its `retrieved`.
        self.add([dict(other, kind="remarks")])
        _, corrected, _ = moments()
        self.assertGreater(corrected[names["B"]], edited[names["B"]])
        self.assertEqual(corrected[names["A"]], edited[names["A"]])
        exported = self.run_program("cotejo-indexer", "export", "--revisions").stdout
        self.index = self.home / "other"
        self.run_program("cotejo-indexer", "add", "--format", "jsonl", "-", stdin=exported)
        self.assertEqual(moments(), (feed_id, corrected, names))

    def test_newest_first_and_fifty_unless_told_otherwise(self):
        self.add([{"id": f"n{day}", "source": "Office", "lang": "en", "title": f"T{day}",
                   "date": f"2026-{1 + day // 28:02}-{1 + day % 28:02}", "body": "peace " * (1 + day % 5)}
                  for day in range(60)])
        titles = [entry.title for entry in self.feed("atom", "peace").entries]
        self.assertEqual(titles, [f"T{day}" for day in range(59, 9, -1)])
        titles = [entry.title for entry in self.feed("rss", "peace", "--sort", "oldest", "--limit", 2).entries]
        self.assertEqual(titles, ["T0", "T1"])
        self.assertEqual(len(self.feed("atom", "peace", "--all").entries), 60)

    def test_the_query_and_its_filters_name_the_feed(self):
        self.add([{"id": "a", "source": "Office", "date": "2026", "lang": "en", "body": "Peace."}])

        def identity(*arguments):
            return self.feed("atom", *arguments).feed.id

        plain = identity("peace")
        self.assertEqual(identity("  peace ", "--limit", 3, "--sort", "oldest", "--feed-title", "T"), plain)
        self.assertEqual(identity("peace", "--lang", "en", "--lang", "es"), identity("peace", "--lang", "es", "--lang", "en"))
        different = [plain, identity("peace OR war"), *(identity("peace", *options) for options in (
            ["--lang", "en"], ["--since", "2026"], ["--until", "2026"], ["--source", "en"], ["--once"], ["--fuzzy"],
            ["--no-translate"], ["--changed"]))]
        self.assertEqual(len(set(different)), len(different))

    def test_our_own_indexer_reads_them(self):
        statements = [{"id": f"n{day}", "source": "Office", "date": f"2026-03-{day:02}", "lang": "en",
                       "title": f"Title {day} & “more”", "body": f"Peace on day {day}.",
                       "url": f"https://example.org/{day}"} for day in range(1, 6)]
        self.add(statements)
        for form in ("atom", "rss"):
            written = self.run_program("cotejo-searcher", "search", "peace", "--format", form,
                                       "--feed-title", "Round trip").stdout
            self.run_program("cotejo-indexer", "check", "--format", "feed", "-", stdin=written)
            self.index = self.home / form
            self.run_program("cotejo-indexer", "add", "--format", "feed", "-", stdin=written)
            found = {record["title"]: record for record in map(
                json.loads, self.run_program("cotejo-indexer", "export").stdout.splitlines())}
            self.assertEqual({(record["title"], record["date"], record["url"], record["source"], record["body"])
                              for record in found.values()},
                             {(s["title"], s["date"], s["url"], "Round trip", s["body"]) for s in statements})
            self.index = self.home / "index"

    def test_options_that_make_no_sense_are_refused(self):
        self.add([{"id": "a", "source": "Office", "date": "2026", "lang": "en", "body": "Peace."}])
        for options, message in ((["--feed-title", "T"], b"are for --format atom and rss"),
                                 (["--format", "atom", "--feed-url", "example.org"], b"'example.org' is no address")):
            result = self.run_program("cotejo-searcher", "search", "peace", *options, code=2)
            self.assertIn(message, result.stderr)
            self.assertEqual(result.stdout, b"")
        refused = self.run_program("cotejo-searcher", "search", '"', "--format", "atom", code=2)
        self.assertEqual(refused.stdout, b"")


if __name__ == "__main__":
    unittest.main()
