# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of shards while they fail; whether an answer is the whole, a part that says so, or a refusal that says why."""
import contextlib
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request

from programs import PATIENCE, Ended, run
from removal import begin

QUERY = "harvest OR clinic"
FACETS = "source,speaker,month,topic"
SERVED = "over HTTP"  # a server that was started before the shard fails
COMMANDS = {
    "search": ["search", QUERY, "--format", "json", "--limit", "100", "--facets", FACETS],
    "search --all": ["search", QUERY, "--format", "ids", "--all"],
    "count": ["count", QUERY],
    "quote": ["quote", "The accord and the border. The accord and the clinic.", "--format", "json"],
    "show": ["show", "made-03", "--format", "json"],
    SERVED: None,
}


class Asker:
    """Asks one of COMMANDS, under --partial."""

    def __init__(self, work, name, where):
        self.work, self.name, self.where = work, name, where

    def ask(self, partial):
        return run(self.work, ["cotejo-searcher", *COMMANDS[self.name], "--partial", partial, *self.where])

    def is_back(self, whole, seconds):
        """Does it answer as a whole again?"""
        end = time.monotonic() + seconds
        while True:
            ended = self.ask("refuse")
            if ended.code == 0:
                return parts_of(self.name, ended.out) == whole
            if time.monotonic() > end:
                return False
            time.sleep(0.05)

    def close(self):
        pass


class ServedAsker(Asker):
    """Asks a web server, and gives answers the exit codes of commands."""

    def __init__(self, work, where):
        super().__init__(work, SERVED, where)
        self.process = begin(work, ["cotejo-searcher", "serve", "--listen", "127.0.0.1:0", "--time-limit", "120", *where])
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)", said)):
            line = self.process.stderr.readline().decode()
            if not line:
                raise SystemExit(f"a server does not start: {said}")
            said += line
        self.port = found.group(1)

    def ask(self, partial):
        asked = urllib.parse.urlencode({"query": QUERY, "limit": 100, "facets": FACETS, "partial": partial})
        address = f"http://127.0.0.1:{self.port}/api/v1/search?{asked}"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                without = answer.headers["Cotejo-Partial"]
                return Ended(3 if without else 0, answer.read(), without or "")
        except urllib.error.HTTPError as error:
            return Ended(1 if error.code == 503 else error.code, b"", error.read().decode())

    def close(self):
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)


def asker(work, name, where):
    return contextlib.closing(ServedAsker(work, where) if name == SERVED else Asker(work, name, where))


def parts_of(name, out):
    """What must be the same whoever answers: no times, no order among hits that are as good as each other."""
    if name == "count":
        return int(out)
    if name == "search --all":
        return sorted(out.decode().split())
    answer = json.loads(out)
    for key in ("elapsed_ms", "partial", "notes"):
        answer.pop(key, None)
    if "hits" in answer:
        answer["index"].pop("revision")
        answer["query"]["notes"] = [note for note in answer["query"]["notes"] if "does not answer" not in note]
        for hit in answer["hits"]:
            del hit["score"], hit["rank"]
        answer["hits"].sort(key=lambda hit: hit["id"])
    return answer


def kind_of(name, ended, whole, rest, location):
    """(`whole`, `part`, `refusal` or `WRONG`, what is wrong with it)"""
    if ended.code == 0:
        return ("whole", []) if parts_of(name, ended.out) == whole else ("WRONG", ["takes a part for the whole"])
    faults = [] if location in ended.err else [f"does not say which shard: {ended.err[:300]}"]
    if ended.code == 3:
        if parts_of(name, ended.out) != rest:
            return "WRONG", ["the part is not what the other shards have", *faults]
        if name in ("search", "quote", SERVED) and json.loads(ended.out).get("partial") != [location]:
            faults.append("the answer itself does not say that it is a part")
        return "part", faults
    if ended.code != 1:
        return "WRONG", [f"exit code {ended.code}: {ended.err[:300]}"]
    # What streams has begun, perhaps, and breaks off.
    if name == "search --all" and not set(ended.out.decode().split("\n")[:-1]) <= set(whole):
        return "WRONG", ["what came before the error is not of the answer"]
    if name != "search --all" and ended.out:
        return "WRONG", [f"answers and refuses: {ended.out[:200]}"]
    return "refusal", faults
