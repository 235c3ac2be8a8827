# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured, in plain data: for the table, for programs, and to compare with later."""
import collections
import dataclasses
import math

from questions import EXACT_SETS

OURS = "cotejo"


def percentile(values, share):
    """The value that this share of them does not exceed, by nearest rank."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def row_name(question):
    return question.set + (" + facets" if question.facets else "")


def by_row(answers):
    rows = collections.defaultdict(list)
    for question, given in answers.items():
        rows[row_name(question)].append((question, given))
    return rows


def summary(values):
    return {"mean": sum(values) / len(values), "p50": percentile(values, 0.5),
            "p95": percentile(values, 0.95), "p99": percentile(values, 0.99)}


def agreement(engine, asked):
    """The share of questions on which an engine finds as many as Cotejo, in as many values of each
    facet if it knows; None where it finds other things by its nature."""
    if engine.stemmed_phrases or asked[0][0].set not in EXACT_SETS:
        return None
    pairs = [(given[engine.name], given[OURS]) for question, given in asked if question.facets]
    if not pairs:
        return None
    same = sum(a.total == b.total and a.distinct in ("", b.distinct) for a, b in pairs)
    return same / len(pairs)


def recall(engine, asked):
    """The share of quotations whose statement is among the ten first; None for what is none."""
    quoted = [(question, given) for question, given in asked if question.source]
    if not quoted:
        return None
    return sum(question.source in given[engine.name].ids
               for question, given in quoted) / len(quoted)


def make_result(settings, engines, costs, answers, cold):
    served = [engine for engine in engines if engine.serving()]
    queries = {}
    for row, asked in by_row(answers).items():
        queries[row] = {}
        for engine in served:
            times = [given[engine.name].milliseconds for _, given in asked]
            cell = {"questions": len(asked), **summary(times)}
            for name, share in (("agreement", agreement(engine, asked)),
                                ("recall", recall(engine, asked))):
                if share is not None:
                    cell[name] = share
            queries[row][engine.name] = cell
    result = {"settings": settings, "notes": {engine.name: engine.note for engine in engines},
              "indexing": {name: dataclasses.asdict(cost) for name, cost in costs.items()},
              "queries": queries,
              "cold": {name: summary(times) for name, times in cold.items()}}
    return result | {"ratios": ratios(result)}


def ratios(result):
    """{row: {engine: how many times as much as Cotejo}}: above 1, Cotejo is ahead."""
    rows = {f"indexing, {measure}": {name: cost[measure]
                                     for name, cost in result["indexing"].items()}
            for measure in ("wall", "cpu", "peak", "size")}
    rows |= {row: {name: cell["mean"] for name, cell in cells.items()}
             for row, cells in result["queries"].items()}
    rows["cold start"] = {name: cell["p50"] for name, cell in result["cold"].items()}
    return {row: {name: value / values[OURS] for name, value in values.items() if name != OURS}
            for row, values in rows.items()}


# Below this share of what it was, a ratio has become worse.
WORSE = 1 / 1.2
# One row alone may be noise, unless it is as bad as this.
FAR_WORSE = 1 / 1.4
# The wall and a program's start depend on what else the machine does; CPU and size do not.
UNSTEADY = ("indexing, wall", "indexing, peak", "cold start")


def compare_ratios(now, before, engine):
    """Lines about rows that became worse, and whether that is a regression: one row by far, or
    several."""
    worse = []
    for row, values in before.items():
        if row in UNSTEADY or engine not in values:
            continue
        share = now[row][engine] / values[engine]
        if share < WORSE:
            worse.append((row, values[engine], now[row][engine], share))
    lines = [f"{row}: {engine} took {then:.2f} times as much as cotejo, now {ratio:.2f}"
             for row, then, ratio, _ in worse]
    return lines, len(worse) > 1 or any(share < FAR_WORSE for *_, share in worse)
