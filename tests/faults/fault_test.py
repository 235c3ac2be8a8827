# SPDX-License-Identifier: GPL-3.0-or-later
"""Cotejo survives what the world does to it: disks that fill or fail, kills, power cuts, clocks, damage.

usage: scripts/fault-test [--tries N] [--seed N] [--keep DIR] [KIND…]      (default: 10 tries of every kind)

Each try takes a step of a small archive's life, does something to it, and looks: the archive must be what it was before the
step or what it is after it, sound, and the same command must complete it. The kind `shard` asks servers of shards while
one of them fails. docs/reliability.md tells what is promised.
KIND: disk-full, input-output, short, read-only, kill, power-cut, clock, two-at-once, gone, flips, shard.
"""
import argparse
import collections
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time

import byte_flips
import power_cut
import removal
import shard_faults
import story
from programs import counts_of, run

REASONS = ("No space left on device", "Input/output error", "Read-only file system", "Disk quota exceeded",
           "Interrupted system call",
           # Xapian's own, which say no more.
           "Failed to create iamglass file", "not supported under Xapian::DB_DANGEROUS")
EFFECTS = {
    "disk-full": [("write", "+:enospc"), ("change", "+:enospc"), ("write", ":enospc"), ("write", "+:edquot")],
    "input-output": [("write", ":eio"), ("write", "+:eio"), ("sync", ":eio"), ("sync", "+:eio"), ("rename", ":eio"),
                     ("open", ":eio"), ("unlink", ":eio"), ("mkdir", ":eio"), ("read", ":eio"), ("read", "+:eio")],
    "short": [("write", ":short"), ("write", "+:short"), ("read", "+:short"), ("write", ":eintr")],
    "read-only": [("change", "+:erofs")],
    "kill": [("change", ":kill"), ("change", ":kill-after"), ("read", ":kill"), ("write", ":kill"),
             ("rename", ":kill"), ("rename", ":kill-after"), ("sync", ":kill"), ("unlink", ":kill")],
}
# Seconds; the records of the story are of 2019, and none of these clocks is behind them.
CLOCKS = (-5 * 365 * 86400, 15 * 365 * 86400, 60 * 365 * 86400, 3600, -3600)


class Tries:
    """Counts, and says what was wrong."""

    def __init__(self, options):
        self.options = options
        self.seen = collections.defaultdict(collections.Counter)
        self.faults = 0

    def note(self, kind, what, count=1):
        self.seen[kind][what] += count

    def take(self, kind, label, faults, work=None):
        self.note(kind, "tries")
        for fault in faults:
            self.faults += 1
            self.note(kind, "FAULTS")
            print(f"{kind}: {label}: {fault}", flush=True)
        if faults and work and self.options.keep and not self.options.keep.exists():
            shutil.copytree(work, self.options.keep, symlinks=True)


def draw(chance, step, effects):
    """A call that the step makes, and what is to become of it."""
    while True:
        call, effect = chance.choice(effects)
        most = step.counts[call]
        if most:
            return f"{call}:{chance.randint(1, most)}{effect}"


def faults_of_ending(kind, ended, fault):
    if kind == "kill":
        return [] if ended.code == -9 else [f"was not killed: {ended.code}"]
    if ended.code == 0:
        return []
    expected = (1, 2) if ".config/" in ended.err else (1,)  # settings and queries that cannot be read
    faults = [] if ended.code in expected else [f"exit code {ended.code}: {ended.err[:200]}"]
    if ended.code > 0 and not any(reason in ended.err for reason in REASONS):
        faults.append(f"does not say why: {ended.err[:300]}")
    if ended.code > 0 and "'" not in ended.err and "/" not in ended.err:
        faults.append(f"does not say where: {ended.err[:300]}")
    if kind == "short" and not fault.endswith("eintr"):
        faults.append(f"does not go on after a short call: {ended.err[:300]}")
    return faults


def system_calls(kind, home, steps, tries, chance):
    for _ in range(tries.options.tries):
        step = chance.choice(steps)
        work = story.fresh(home, step)
        fault = draw(chance, step, EFFECTS[kind])
        ended = run(work, step.arguments, fault=fault)
        faults = faults_of_ending(kind, ended, fault)
        if ended.code == 0:
            tries.note(kind, "done all the same")
        elif story.state_of(work, step) == step.after != step.before:
            tries.note(kind, "after the publish")
        faults += story.faults_of(work, step, ended)
        tries.take(kind, f"{step.name}, {fault}", faults, work)


def power_cuts(home, steps, tries, chance):
    logs = {}
    for step in steps:
        work = story.fresh(home, step)
        log = home / f"log {step.name}"
        ended = run(work, step.arguments, log=log)
        if (work / "events.jsonl").exists():  # accounts know it by its number, which stays
            os.link(work / "events.jsonl", home / f"events.jsonl of {step.name}")
        logs[step.name] = (work, list(power_cut.read_log(log)), ended)
    for number in range(tries.options.tries):
        step = steps[number % len(steps)]
        work, calls, ended = logs[step.name]
        model = power_cut.MODELS[(number // len(steps)) % len(power_cut.MODELS)]
        # One in eight behind the end: what was said to be done is on the disk.
        end = chance.randrange(8) == 0
        cut = len(calls) if end else chance.randint(1, len(calls))
        story.fresh(home, step)
        disk = power_cut.Disk(work, work)
        for call in calls[:cut]:
            disk.apply(*call)
        disk.leave(work, model, chance, {"events.jsonl": home / f"events.jsonl of {step.name}"})
        story.write_inputs(work, step)
        faults = story.faults_of(work, step, ended if end else None)
        tries.note("power-cut", model)
        tries.take("power-cut", f"{step.name}, {model}, {cut} of {len(calls)} calls", faults, work)


def clocks(home, steps, tries, chance):
    for _ in range(tries.options.tries):
        step = chance.choice(steps)
        work = story.fresh(home, step)
        clock = f"{chance.randint(1, max(1, step.counts['clock']))}:{chance.choice(CLOCKS)}"
        ended = run(work, step.arguments, clock=clock)
        faults = [] if ended.code == 0 else [f"exit code {ended.code}: {ended.err[:300]}"]
        tries.take("clock", f"{step.name}, {clock}", faults + story.faults_of(work, step, ended), work)


def make_kind(kind, home, steps, tries, chance):
    if kind in EFFECTS:
        system_calls(kind, home, steps, tries, chance)
    elif kind == "power-cut":
        power_cuts(home, steps, tries, chance)
    elif kind == "clock":
        clocks(home, steps, tries, chance)
    elif kind == "two-at-once":
        removal.two_at_once(home, steps, tries, chance)
    elif kind == "gone":
        removal.gone(home, steps, tries)
    elif kind == "flips":
        byte_flips.flips(home, steps, tries, chance)
    elif kind == "shard":
        shard_faults.shards(home, tries, chance)


def make(kinds, home, tries, chance):
    steps = story.make_story(home) if set(kinds) != {"shard"} else []
    for step in steps:
        step.counts, _ = counts_of(story.fresh(home, step), step.arguments)
    for kind in kinds:
        began = time.monotonic()
        try:
            make_kind(kind, home, steps, tries, chance)
        finally:  # also of a run that is interrupted
            counts = ", ".join(f"{what} {count}" for what, count in sorted(tries.seen[kind].items()) if what != "tries")
            print(f"{kind}: {tries.seen[kind]['tries']} tries in {time.monotonic() - began:.0f} s"
                  f"{'; ' if counts else ''}{counts}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="fault-test", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=10, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="leave what the first fault left there")
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    options = parser.parse_args()
    known = [*EFFECTS, "power-cut", "clock", "two-at-once", "gone", "flips", "shard"]
    if unknown := set(options.kinds) - set(known):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    tries = Tries(options)
    with tempfile.TemporaryDirectory(prefix="cotejo-fault-") as name:
        make(options.kinds or known, pathlib.Path(name), tries, random.Random(options.seed))
    print("no fault" if tries.faults == 0 else f"{tries.faults} FAULTS")
    return 1 if tries.faults else 0


if __name__ == "__main__":
    sys.exit(main())
