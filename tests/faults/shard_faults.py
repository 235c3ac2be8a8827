# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers of shards that die, hang, are slow or late, come back, are of another schema, or break off in the middle of
an answer: what comes is the whole, or a part that says without which, or a refusal that says why (docs/shards.md)."""
import contextlib
import sys
import tarfile
import time

import story
from cut_proxy import CutProxy
from programs import ROOT, run
from removal import free_port
from shard_answers import COMMANDS, asker, kind_of, parts_of

sys.path.insert(0, str(ROOT / "scripts"))
from shard_servers import Shard

SHARDS = 4
TIMEOUT = 4.0  # --shard-timeout; the machine may be busy
SLOW, LATE = 0.02, 6.0  # seconds that what a server says is delayed
LONGEST = 60  # seconds for any answer: many times the timeout, and yet an end
BACK = 90  # a server looks for a shard every second, and up to a minute apart where it comes and goes
# What is promised of each where a part is taken; where none is, a refusal stands for the part.
WAYS = {"killed": "part", "hangs": "part", "late": "part", "cut off for good": "part", "cut off once": "whole",
        "slow": "whole", "started anew": "whole", "older schema": "refusal"}


class Fleet:
    """Four shards, each behind its server and a proxy; what all of them answer, and what they answer without one."""

    def __init__(self, home):
        self.work = home / "shards"
        self.work.mkdir()
        (self.work / "all.jsonl").write_text(story.lines([story.record(number) for number in range(28)], 1))
        made = run(self.work, ["cotejo-indexer", "add", "--quiet", "--index", "four", "--shards", SHARDS,
                               "--authorities", "none", "all.jsonl"])
        if made.code != 0:
            raise SystemExit(f"shards cannot be made: {made.err}")
        with tarfile.open(ROOT / "tests/upgrades/schema-3.tar.xz") as archive:
            archive.extractall(self.work)
        folders = [self.work / "four" / f"shard-{number + 1}" for number in range(SHARDS)]
        self.whole, *self.rest = (
            {name: self._of_folders(name, [folder for folder in folders if folder != without]) for name in COMMANDS}
            for without in (None, *folders))
        self.servers = []
        try:
            for folder in (*folders, self.work / "schema-3"):
                self.servers.append(Shard(len(self.servers), folder, "127.0.0.1", free_port()))
            self.old = self.servers[SHARDS]
            self.proxies = [CutProxy((server.host, server.port)) for server in self.servers[:SHARDS]]
            self.locations = [f"tcp://{host}:{port}" for host, port in (proxy.address for proxy in self.proxies)]
            (self.work / "shards.txt").write_text("".join(f"{line}\n" for line in ("# Cotejo shards", *self.locations)))
            self.where = ["--index", "shards.txt", "--shard-timeout", TIMEOUT]
            self.said = {name: self._undisturbed(name) for name in COMMANDS}
        except BaseException:
            self.close()
            raise

    def _of_folders(self, name, folders):
        with asker(self.work, name, [part for folder in folders for part in ("--index", folder)]) as asking:
            ended = asking.ask("refuse")
        return parts_of(name, ended.out) if ended.code == 0 else None  # `show` of what is in none of them

    def _undisturbed(self, name):
        """How many bytes each server says."""
        with self.asking(name) as asking:
            ended = asking.ask("refuse")
        if ended.code != 0 or parts_of(name, ended.out) != self.whole[name]:
            raise SystemExit(f"{name}: servers, undisturbed, answer otherwise than folders: {ended.err}")
        return [proxy.said for proxy in self.proxies]

    @contextlib.contextmanager
    def asking(self, name):
        """Bytes are counted from now on: not those that a web server asked for when it started."""
        with asker(self.work, name, self.where) as asking:
            for proxy in self.proxies:
                proxy.disarm()
            yield asking

    def break_at(self, number, way, at):
        """When the server has said so much, it happens."""
        server, proxy = self.servers[number], self.proxies[number]

        def killed():
            server.kill()
            proxy.cut()

        def started_anew():
            server.kill()
            server.start()
            proxy.cut()

        def other_schema():
            proxy.target = (self.old.host, self.old.port)
            proxy.cut()

        proxy.arm(at, {"killed": killed, "hangs": server.stop, "late": lambda: proxy.slow(LATE),
                       "cut off for good": proxy.refuse, "cut off once": proxy.cut, "slow": lambda: proxy.slow(SLOW),
                       "started anew": started_anew, "older schema": other_schema}[way])

    def mend(self, number):
        """Did anything happen?"""
        server, proxy = self.servers[number], self.proxies[number]
        if server.process.poll() is not None:
            server.start()
        server.go_on()
        proxy.target = (server.host, server.port)
        happened = proxy.acted
        proxy.cut()
        proxy.disarm()
        return happened

    def close(self):
        for server in self.servers:
            if server.process.poll() is None:
                server.go_on()
            server.kill()


def allowed(way, name, partial):
    """What may come, if it happens; the whole too where all was said that was asked for."""
    if WAYS[way] == "whole":
        return {"whole"}
    if WAYS[way] == "refusal" or partial == "refuse":
        return {"whole", "refusal"} | ({"part"} if partial == "allow" else set())
    # Of one statement there is no part; what streams may have begun.
    return {"whole", "part"} | ({"refusal"} if name in ("show", "search --all") else set())


def one_try(fleet, tries, chance):
    way, name, partial = (chance.choice(list(choices)) for choices in (WAYS, COMMANDS, ("allow", "refuse")))
    number = chance.randrange(SHARDS)
    said = fleet.said[name][number]
    # One in three before it says anything.
    at = 0 if chance.randrange(3) == 0 else chance.randrange(said)
    whole, rest = fleet.whole[name], fleet.rest[number][name]
    with fleet.asking(name) as asking:
        fleet.break_at(number, way, at)
        begun = time.monotonic()
        ended = asking.ask(partial)
        seconds = time.monotonic() - begun
        happened = fleet.mend(number)
        seen, faults = kind_of(name, ended, whole, rest, fleet.locations[number])
        if seen not in (allowed(way, name, partial) if happened else {"whole"}):
            faults.append(f"{seen}: {ended.code} {ended.err[:300]}")
        if seconds > LONGEST:
            faults.append(f"took {seconds:.0f} s")
        if not asking.is_back(whole, BACK):
            faults.append("is not whole when the server is back")
    tries.note("shard", f"{way}: {seen if happened else 'too late to happen'}")
    tries.take("shard", f"{way}, {name} --partial {partial}, shard {number + 1} at byte {at} of {said}", faults)


def shards(home, tries, chance):
    with contextlib.closing(Fleet(home)) as fleet:
        for _ in range(tries.options.tries):
            one_try(fleet, tries, chance)
