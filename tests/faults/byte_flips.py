# SPDX-License-Identifier: GPL-3.0-or-later
"""Single bytes of an index's files changed: does `verify` see each, and does no search crash on it?"""
import os

import story
from programs import run

QUERIES = (["search", "harvest", "--format", "ids"], ["search", '"the harvest"', "--facets", "source,year,topic"],
           ["quote", "The accord and the border"], ["show", "made-03"], ["count", "harv*"])


def flips(home, steps, tries, chance):
    step = next(s for s in steps if s.name == "compact")  # several segments, also of superseded revisions
    for _ in range(tries.options.tries):
        work = story.fresh(home, step)
        index = work / "index"
        named = story.databases_of((index / "XAPIANDB").read_text())
        files = [index / "XAPIANDB", index / "HISTORY"]
        files += [path for name in named for path in sorted((index / name).iterdir()) if path.stat().st_size > 0]
        file = chance.choice(files)
        at = chance.randrange(file.stat().st_size)
        answers = [run(work, ["cotejo-searcher", *query, "--index", "index"]).out for query in QUERIES[:1]]
        with open(file, "r+b", buffering=0) as raw:
            byte = os.pread(raw.fileno(), 1, at)[0]
            os.pwrite(raw.fileno(), bytes([byte ^ (1 << chance.randrange(8))]), at)
        faults = []
        verified = run(work, ["cotejo-indexer", "verify", "--index", "index"])
        if verified.code < 0:
            faults.append(f"verify ends by signal {-verified.code}")
        elif verified.code == 0:
            tries.note("flips", "not seen")
            faults.append("verify does not see it")
        for query in QUERIES:
            ended = run(work, ["cotejo-searcher", *query, "--index", "index"])
            if ended.code < 0:
                faults.append(f"{' '.join(query)} ends by signal {-ended.code}")
            elif ended.code != 0:
                tries.note("flips", "searches refused")
            elif query is QUERIES[0] and ended.out != answers[0]:
                tries.note("flips", "answers changed")
        tries.note("flips", file.name if file.parent == index or file.suffix else file.name)
        tries.take("flips", f"{file.relative_to(index)} byte {at}", faults, work)
