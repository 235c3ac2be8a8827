# SPDX-License-Identifier: GPL-3.0-or-later
"""For scripts/soak: what readers ask, by a command or over HTTP, and what is wrong with an answer."""
import collections
import json
import re
import urllib.parse
import xml.etree.ElementTree

from soak_ledger import Fault
from statement_files import text_of

# `command` and `target` ask the same; either may be missing. `check` takes an Answer.
Question = collections.namedtuple("Question", "kind command target check body content_type", defaults=(None, None))
# `found`: exit code 0, status 200; `least`: the last revision when it was asked for, `begun`: the time.
Answer = collections.namedtuple("Answer", "content found least begun headers")

QUERIES = ("peace OR paz", "relaciones", "president -security", '"human rights"', '"derechos humanos"', "diplom*", "embargo",
           "energy", "climate lang:en", "date:2008..2021 trade", "title:peace", "seguridad nacional")
FAITHFUL = {"verbatim", "typographic"}
LATE = "2100-01-01"  # after all statements, whatever days an article names
NOT_PLAIN = re.compile(r"[^\w\s,;:áéíóúüñ-]", re.IGNORECASE)


def target_of(path, **parameters):
    return f"{path}?{urllib.parse.urlencode(parameters)}" if parameters else path


def path_of(identifier):
    return "/api/v1/statements/" + urllib.parse.quote(identifier, safe="")


def version_of(record):
    return int(re.search(r"version (\d+)\.\s*$", text_of(record)).group(1))


def refuse(wrong, text):
    if wrong:
        raise Fault(text)


class Questions:
    """Drawn by chance, of what the ledger knows to be there or to have been there."""

    def __init__(self, ledger, records, chance):
        self.ledger, self.records, self.chance = ledger, records, chance
        self.draws = [(16, self.marked), (14, self.words), (8, self.count), (10, self.export), (16, self.statement), (6, self.history),
                      (10, self.quote), (4, self.trace), (5, self.explain), (6, self.feed)]

    def any(self):
        return self.chance.choices([draw for _, draw in self.draws], [weight for weight, _ in self.draws])[0]()

    def mark(self):
        return self.chance.choice(list(self.ledger.standing().members))

    def identifier(self):
        members = self.ledger.standing().members
        while True:
            ids = members[self.chance.choice(list(members))]
            if ids:
                return self.chance.choice(list(ids))

    def members_of(self, answer, data, mark, lang=""):
        contents = self.ledger.check_index(data["index"], answer.least)
        ids = contents.members.get(mark, frozenset())
        return {one for one in ids if lang in ("", self.ledger.lang_of[one])}

    def marked(self):
        mark, lang = self.mark(), self.chance.choice(("", "es", "en"))
        filters = ["--lang", lang] if lang else []

        def check(answer):
            data = json.loads(answer.content)
            ids = self.members_of(answer, data, mark, lang)
            refuse(data["total"] != len(ids), f"{data['total']} statements of {mark} {lang}, where there are {len(ids)}")
            refuse(not {hit["id"] for hit in data["hits"]} <= ids or len(data["hits"]) != min(len(ids), 5), f"other hits for {mark}")
            told = {facet["value"]: facet["count"] for facet in data["facets"]["lang"]}
            langs = collections.Counter(self.ledger.lang_of[one] for one in self.members_of(answer, data, mark))
            refuse({value: count for value, count in told.items() if count} != langs, f"facet {told}, where there are {langs}")

        return Question("search", ["search", mark, "--facets", "lang,source", "--limit", "5", "--format", "json", *filters],
                        target_of("/api/v1/search", query=mark, facets="lang,source", limit=5, **({"lang": lang} if lang else {})), check)

    def words(self):
        query = self.chance.choice(QUERIES)

        def check(answer):
            data = json.loads(answer.content)
            self.ledger.check_index(data["index"], answer.least)
            self.ledger.check_total(data["index"]["revision"], query, data["total"])
            # Each statement has one language and one day.
            for facet in ("lang", "year"):
                counted = sum(value["count"] for value in data["facets"][facet])
                refuse(counted != data["total"], f"{query}: the facet {facet} has {counted} of {data['total']}")

        return Question("search", ["search", query, "--facets", "lang,year,source", "--facet-limit", "0", "--format", "json"],
                        target_of("/api/v1/search", query=query, facets="lang,year,source", **{"facet-limit": 0}), check)

    def count(self):
        mark = self.mark()

        def check(answer):
            data = json.loads(answer.content)
            ids = self.members_of(answer, data, mark)
            refuse(data["total"] != len(ids), f"{data['total']} statements of {mark}, where there are {len(ids)}")

        return Question("count", ["count", mark, "--format", "json"], target_of("/api/v1/count", query=mark), check)

    def export(self):
        mark = self.mark()

        def check(answer):
            self.ledger.check_members(mark, answer.content.decode().split(), answer.least)

        return Question("export", ["search", mark, "--all", "--format", "ids"],
                        target_of("/api/v1/export", query=mark, format="ids"), check)

    def statement(self):
        identifier = self.identifier()

        def check(answer):
            version = version_of(json.loads(answer.content)) if answer.found else None
            self.ledger.check_version(identifier, version, answer.begun)

        return Question("show", ["show", identifier, "--format", "json"], path_of(identifier), check)

    def history(self):
        identifier = self.identifier()
        known = self.ledger.lengths[identifier]

        def check(answer):
            refuse(not answer.found, f"{identifier} has no history: {answer.content[:200]}")
            length = len(json.loads(answer.content)["revisions"])
            self.ledger.check_length(identifier, length)
            refuse(length < known, f"the history of {identifier} has {length} revisions, it had {known}")

        return Question("history", ["history", identifier, "--format", "json"], path_of(identifier) + "/history", check)

    def passage(self):
        """A statement, and words of it, all different, without what a quotation marks."""
        while True:
            identifier = self.identifier()
            text = text_of(self.records[identifier])
            paragraph = self.chance.choice(text.split("\n"))
            words = paragraph.split()
            at = self.chance.randrange(max(len(words) - 14, 1))
            passage = " ".join(words[at:at + 14])
            if len({word.casefold() for word in words[at:at + 14]}) == 14 and not NOT_PLAIN.search(passage):
                return identifier, passage

    def quote(self):
        identifier, passage = self.passage()

        def check(answer):
            data = json.loads(answer.content)
            refuse(data["verdict"] not in FAITHFUL, f"{passage!r} of {identifier} is {data['verdict']}: {answer.content[:1500]}")

        return Question("quote", ["quote", passage, "--format", "json"], "/api/v1/quote", check, passage.encode(), "text/plain")

    def trace(self):
        passages = [self.passage()[1] for _ in range(2)]
        # Without a speaker or a day: a match that fits these comes before one that has the very words.
        article = "".join(f"It reads: “{passage}”.\n\n" for passage in passages).encode()

        def check(answer):
            quotations = json.loads(answer.content)["quotations"]
            verdicts = [one["verdict"] for one in quotations]
            refuse(len(verdicts) != 2 or not set(verdicts) <= FAITHFUL, f"{passages} are {verdicts}: {answer.content[:1500]}")

        return Question("trace", ["trace", "-", "--published", LATE, "--format", "json"], target_of("/api/v1/trace", published=LATE), check, article, "text/plain")

    def explain(self):
        mark = self.mark()

        def check(answer):
            data = json.loads(answer.content)
            refuse(data["total"] != data["terms"][0]["statements"], f"{mark}: {data['total']} are not those of its only word")

        return Question("explain", ["explain", mark, "--format", "json"], target_of("/api/v1/explain", query=mark), check)

    def feed(self):
        mark = self.mark()

        def check(answer):
            root = xml.etree.ElementTree.fromstring(answer.content)
            entries = root.findall("{http://www.w3.org/2005/Atom}entry")
            refuse(len(entries) > 500, f"{len(entries)} entries")

        return Question("feed", ["search", mark, "--format", "atom"], target_of("/api/v1/search", query=mark, format="atom"), check)
