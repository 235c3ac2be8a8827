# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample statements in one piece, in shards, and behind servers of these: the same answers. What becomes of an
answer when a server dies, hangs or comes back."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / "scripts"))
import shard_servers

from patience import patience
SHARDS = 4
PATIENCE = patience(120)  # seconds; the machine may be busy

QUERIES = [
    [""], ["negociacion"], ["relaciones diplomáticas"], ["mutual respect"], ["“mutual respect”"], ["\"relaciones diplomáticas\""],
    ["Cuba"], ["sanctions OR sanciones", "--facets", "source,speaker,year,month,lang,kind,topic", "--facet-limit", "0"],
    ["peace", "--lang", "es"], ["peace", "--since", "2015", "--until", "2020"], ["acuerdo -Cuba"], ["diplom*"],
    ["govermnent"], ["relacoines"], ["embargo", "--no-translate"], ["the people", "--once"], ["agrement", "--fuzzy"],
    ["lang:es fecha:2015"], ["speaker:kerry"], ["xyzzyplugh"], ["\"a b\"~5"], ["negotiations", "--sort", "newest"],
    ["relaciones", "--sort", "oldest"], ["peace talks", "--any"],
]


def run(program, *arguments, code=0, **more):
    result = subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, text=True, check=False, env=ENVIRONMENT,
                            timeout=PATIENCE, **more)
    assert result.returncode == code, (result.returncode, result.stderr)
    return result


def serve(folder):
    """xapian-tcpsrv over one shard, or a whole index."""
    return shard_servers.Shard(0, folder, "127.0.0.1", shard_servers.free_port())


def setUpModule():
    global ENVIRONMENT, HOME, SERVERS, LIST
    folder = tempfile.TemporaryDirectory(prefix="cotejo-shards-")
    unittest.addModuleCleanup(folder.cleanup)
    HOME = pathlib.Path(folder.name)
    ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": str(HOME),
                   **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}
    run("cotejo-indexer", "add", "--index", HOME / "one", SOURCE / "corpus/statements")
    run("cotejo-indexer", "add", "--index", HOME / "four", "--shards", SHARDS, SOURCE / "corpus/statements")
    SERVERS = [serve(HOME / "four" / f"shard-{i + 1}") for i in range(SHARDS)]
    for server in SERVERS:
        unittest.addModuleCleanup(server.kill)
    LIST = HOME / "shards.txt"
    LIST.write_text("# Cotejo shards\n" + "".join(server.location + "\n" for server in SERVERS))


def plain(answer):
    """(the answer without what may differ: times, the revision and the order of the hits; [(id, score)] in their order)."""
    answer.pop("elapsed_ms")
    answer["index"].pop("revision")
    order = [(hit["id"], hit["score"]) for hit in answer["hits"]]
    for hit in answer["hits"]:
        del hit["score"], hit["rank"]
        hit["also"] = sorted(hit.get("also", []), key=lambda other: (other["date"], other["id"]))
    answer["hits"].sort(key=lambda hit: hit["id"])
    return answer, order


def is_alike(order, expected):
    """Xapian estimates how many statements have any word of a family, in whole numbers, and each shard by itself: of a few dozen
    statements a score may be a little off. What is farther apart must come in the same order."""
    most = 0.3
    scores = dict(expected)
    seen = float("inf")
    for name, score in order:
        if abs(score - scores[name]) > most or scores[name] > seen + 2 * most:
            return False
        seen = min(seen, scores[name])
    return True


class SameAnswers(unittest.TestCase):
    maxDiff = 4000

    def test_searches(self):
        for query in QUERIES:
            answers = {}
            for index in ("one", "four", "shards.txt"):
                found = run("cotejo-searcher", "search", "--format", "json", "--index", HOME / index, "--limit", 100, *query)
                answers[index] = plain(json.loads(found.stdout))
            for index in ("four", "shards.txt"):
                self.assertEqual(answers[index][0], answers["one"][0], (index, query))
                self.assertTrue(is_alike(answers[index][1], answers["one"][1]), (index, query, answers[index][1], answers["one"][1]))

    def test_counts_exports_and_statements(self):
        for command in (["count", "Cuba"], ["search", "Cuba", "--all", "--format", "ids"],
                        ["show", "us-state-2026-03-05-relations", "--format", "json"], ["explain", "Cuba", "--format", "json"]):
            answers = {index: sorted(run("cotejo-searcher", *command, "--index", HOME / index).stdout.split("\n"))
                       for index in ("one", "four", "shards.txt")}
            self.assertEqual(answers["four"], answers["one"], command)
            self.assertEqual(answers["shards.txt"], answers["one"], command)
        self.assertEqual(run("cotejo-indexer", "export", "--index", HOME / "four").stdout,
                         run("cotejo-indexer", "export", "--index", HOME / "one").stdout)

    def test_quotations_and_articles(self):
        text = run("cotejo-searcher", "show", "us-state-2026-03-05-relations", "--format", "json", "--index", HOME / "one").stdout
        words = json.loads(text)["body"].split()
        quotes = [" ".join(words[5:17]), " ".join(words[20:24] + ["perhaps"] + words[25:34]), "no one has ever said just this of that"]
        for quote in quotes:
            answers = {}
            for index in ("one", "four", "shards.txt"):
                answers[index] = json.loads(run("cotejo-searcher", "quote", "--format", "json", "--index", HOME / index, quote).stdout)
                answers[index].pop("elapsed_ms")
            self.assertEqual(answers["four"], answers["one"], quote)
            self.assertEqual(answers["shards.txt"], answers["one"], quote)
        articles = [path for path in (SOURCE / "corpus/articles").rglob("*") if path.is_file() and path.suffix in (".txt", ".md", ".html")]
        self.assertTrue(articles)
        for article in articles[:3]:
            answers = {}
            for index in ("one", "four", "shards.txt"):
                answers[index] = json.loads(run("cotejo-searcher", "trace", "--format", "json", "--index", HOME / index, article).stdout)
                answers[index].pop("elapsed_ms")
            self.assertEqual(answers["four"], answers["one"], article)
            self.assertEqual(answers["shards.txt"], answers["one"], article)

    def test_list_in_the_settings(self):
        settings = HOME / "settings.toml"
        settings.write_text(f"index = {json.dumps([server.location for server in SERVERS])}\nshard-timeout = 5\n")
        whole = json.loads(run("cotejo-searcher", "count", "", "--format", "json", "--index", HOME / "one").stdout)["total"]
        result = subprocess.run([BIN / "cotejo-searcher", "count", ""], capture_output=True, text=True, check=True,
                                env={**ENVIRONMENT, "COTEJO_SETTINGS": str(settings)}, timeout=PATIENCE)
        self.assertEqual(int(result.stdout), whole)


class MissingShards(unittest.TestCase):
    """One of the servers is dead or hangs."""

    def searcher(self, *arguments, code=0, **more):
        return run("cotejo-searcher", *arguments, "--index", LIST, "--shard-timeout", "0.5", code=code, **more)

    def dead(self):
        SERVERS[1].kill()
        self.addCleanup(SERVERS[1].start)

    def hung(self):
        SERVERS[1].stop()
        self.addCleanup(SERVERS[1].go_on)

    def check_answers(self):
        location = SERVERS[1].location
        self.assertEqual(whole_of(["peace"])["total"] > 0, True)
        for program in (["--format", "json"], ["--format", "ids"], ["--format", "csv"], ["--format", "atom"]):
            refused = self.searcher("search", "peace", *program, code=1)
            self.assertEqual(refused.stdout, "")
            self.assertIn(location, refused.stderr)
        self.assertEqual(self.searcher("count", "peace", code=1).stdout, "")
        part = self.searcher("search", "peace", "--format", "json", "--partial", "allow", code=3)
        answer = json.loads(part.stdout)
        self.assertEqual(answer["partial"], [location])
        self.assertLess(answer["total"], whole_of(["peace"])["total"])
        self.assertIn("partial answer", part.stderr)
        self.assertTrue(any(location in note for note in answer["query"]["notes"]))
        shown = self.searcher("search", "peace", code=3)
        self.assertIn("a part of the answer", shown.stdout.replace("\n", " ").replace("  ", " "))
        self.searcher("search", "peace", "--partial", "refuse", code=1)
        self.searcher("search", "xyzzyplugh", "--exit-status", code=3)
        self.assertEqual(json.loads(self.searcher("quote", "some words of nobody at all", "--format", "json", "--partial", "allow",
                                                  code=3).stdout)["partial"], [location])
        article = self.searcher("trace", "-", "--format", "json", "--partial", "allow", code=3,
                                input="He said: “these are some words of nobody at all”.")
        self.assertEqual(json.loads(article.stdout)["partial"], [location])
        self.assertEqual(len(json.loads(article.stdout)["quotations"]), 1)

    def test_dead(self):
        self.dead()
        self.check_answers()

    def test_hung(self):
        self.hung()
        self.check_answers()

    def test_a_statement_is_whole_or_not_known(self):
        self.dead()
        home = {}
        for number in range(SHARDS):
            home[number] = run("cotejo-searcher", "search", "", "--all", "--format", "ids", "--index",
                               HOME / "four" / f"shard-{number + 1}").stdout.split()[0]
        self.assertIn(home[0], self.searcher("show", home[0]).stdout)
        lost = self.searcher("show", home[1], code=1)
        self.assertIn(SERVERS[1].location, lost.stderr)
        self.assertNotIn("has no statement", lost.stderr)

    def test_saved_queries_take_no_part_for_the_whole(self):
        queries = HOME / "queries"
        queries.mkdir()
        self.addCleanup(shutil.rmtree, queries)
        (queries / "peace.toml").write_text('query = "peace"\n')
        arguments = ["saved", "run", "peace", "--new", "--format", "ids", "--queries", queries, "--index", LIST]
        SERVERS[1].kill()
        try:
            settings = HOME / "partial.toml"
            settings.write_text('partial = "allow"\n')
            result = subprocess.run([BIN / "cotejo-searcher", *map(str, arguments)], capture_output=True, text=True, check=False,
                                    env={**ENVIRONMENT, "COTEJO_SETTINGS": str(settings)}, timeout=PATIENCE)
            self.assertNotEqual(result.returncode, 0)
            self.assertEqual(result.stdout, "")
            self.assertIn(SERVERS[1].location, result.stderr)
        finally:
            SERVERS[1].start()
        given = run("cotejo-searcher", *arguments).stdout.split()
        self.assertEqual(len(given), whole_of(["peace"])["total"])
        self.assertEqual(run("cotejo-searcher", *arguments).stdout, "")


def whole_of(query):
    return json.loads(run("cotejo-searcher", "search", "--format", "json", "--index", HOME / "one", *query).stdout)


class Indexer(unittest.TestCase):
    def test_a_number_of_shards_is_kept(self):
        index = HOME / "kept"
        record = json.dumps({"id": "a", "source": "S", "date": "2026-03-05", "lang": "en", "body": "Words."})
        run("cotejo-indexer", "add", "--index", index, "--shards", 2, "--format", "jsonl", "-", input=record)
        refused = run("cotejo-indexer", "add", "--index", index, "--shards", 3, "--format", "jsonl", "-", input=record, code=2)
        self.assertIn("is in 2 shards", refused.stderr)
        self.assertIn("export", refused.stderr)
        run("cotejo-indexer", "add", "--index", HOME / "none", "--shards", 1, "-", input="", code=2)
        status = json.loads(run("cotejo-indexer", "status", "--json", "--index", index).stdout)
        self.assertEqual([shard["name"] for shard in status["shards"]], ["shard-1", "shard-2"])
        self.assertIn("shards", run("cotejo-indexer", "status", "--index", index).stdout)

    def test_links_reach_over_shards_and_words_are_learned_from_them(self):
        for command in ("verify", "compact", "verify"):
            run("cotejo-indexer", command, "--index", HOME / "four")
        for index in ("one", "four"):
            run("cotejo-indexer", "learn", "--min-segments", "1", "--index", HOME / index)
        reports = [json.loads(run("cotejo-indexer", "status", "--json", "--index", HOME / index).stdout)["learned"]
                   for index in ("one", "four")]
        for report in reports:
            report.pop("at", None)
        self.assertEqual(reports[0], reports[1])
        self.assertEqual(run("cotejo-indexer", "links", "--json", "--index", HOME / "four").stdout,
                         run("cotejo-indexer", "links", "--json", "--index", HOME / "one").stdout)

    @unittest.skipUnless(shutil.which("rsync"), "needs rsync")
    def test_an_index_is_for_servers_or_not(self):
        index = HOME / "for-servers-or-not"
        lines = "".join(json.dumps({"id": name, "source": "S", "date": "2026-03-05", "lang": "en", "body": body}) + "\n"
                        for name, body in {"a": "The peace talks went on.", "b": "They talk of peace.", "c": "No peace, no talks."}.items())
        def add(*options, code=0):
            return run("cotejo-indexer", "add", "--index", index, *options, "--format", "jsonl", "-", input=lines, code=code)
        def answers(location):
            return [json.loads(run("cotejo-searcher", "search", query, "--index", location, "--format", "json").stdout)["hits"]
                    for query in ('"peace talks"', '"talks peace"~2', '"peac* talk*"', "talks peace")]
        def size():
            return json.loads(run("cotejo-indexer", "status", "--index", index, "--json").stdout)["bytes"]
        add()
        self.assertIn("(schema 5)", run("cotejo-indexer", "status", "--index", index).stdout)
        self.assertEqual(list(index.glob("segments/*/position.glass")), [])
        before, small = answers(index), size()
        self.assertEqual([len(hits) for hits in before[:3]], [1, 2, 1])
        server = serve(index)
        self.addCleanup(server.kill)
        refused = run("cotejo-searcher", "count", "peace", "--index", server.location, code=1).stderr
        self.assertIn("compact --index DIR --for-servers", refused)
        wrong = add("--for-servers", code=2).stderr
        self.assertIn(f"compact --index {index} --for-servers", wrong)
        run("cotejo-indexer", "compact", "--index", index, "--for-servers")
        self.assertIn("(schema 6, for servers)", run("cotejo-indexer", "status", "--index", index).stdout)
        self.assertGreater(size(), small)
        self.assertEqual(answers(index), before)
        remote = answers(server.location)
        self.assertEqual([[hit["id"] for hit in hits] for hits in remote], [[hit["id"] for hit in hits] for hits in before])
        # What comes to it is for servers too.
        lines = json.dumps({"id": "d", "source": "S", "date": "2026-03-06", "lang": "en", "body": "More peace talks."}) + "\n"
        add()
        self.assertEqual(run("cotejo-searcher", "count", '"peace talks"', "--index", server.location).stdout, "2\n")
        run("cotejo-indexer", "remove", "--index", index, "d", "--purge")
        run("cotejo-indexer", "compact", "--index", index, "--not-for-servers")
        self.assertEqual(list(index.glob("segments/*/position.glass")), [])
        self.assertEqual(answers(index), before)
        run("cotejo-indexer", "verify", "--index", index)

    def test_a_copy_is_served_and_follows(self):
        index, copy = HOME / "original", HOME / "copy"
        def add(*names):
            lines = "".join(json.dumps({"id": name, "source": "S", "date": "2026-03-05", "lang": "en", "body": f"Words of {name}."}) + "\n"
                            for name in names)
            run("cotejo-indexer", "add", "--index", index, "--for-servers", "--format", "jsonl", "-", input=lines)
        def copied():
            subprocess.run([SOURCE / "scripts/copy-shard", index, copy], check=True, timeout=PATIENCE, capture_output=True)
            run("cotejo-indexer", "verify", "--index", copy)
            return run("cotejo-indexer", "export", "--index", copy).stdout
        add("a", "b")
        self.assertEqual(copied(), run("cotejo-indexer", "export", "--index", index).stdout)
        server = serve(copy)
        self.addCleanup(server.kill)
        add("a", "b", "c")
        (index / "segments/of-a-run-under-way").mkdir()
        add("d")
        run("cotejo-indexer", "remove", "--index", index, "a")
        (index / "segments/of-a-run-under-way").mkdir()
        self.assertEqual(copied(), run("cotejo-indexer", "export", "--index", index).stdout)
        self.assertEqual(run("cotejo-searcher", "count", "words", "--index", server.location).stdout, "3\n")
        self.assertFalse((copy / "segments/of-a-run-under-way").exists())
        self.assertEqual((copy / "HISTORY").read_text(), (index / "HISTORY").read_text())
        none = subprocess.run([SOURCE / "scripts/copy-shard", HOME / "nothing", copy], check=False, capture_output=True, text=True)
        self.assertIn("is no index", none.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main())
