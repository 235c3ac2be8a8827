# SPDX-License-Identifier: GPL-3.0-or-later
"""The result as tables for people: ratios first."""
from questions import SETS
from result import OURS


def table(head, rows):
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                               for column, (cell, width) in enumerate(zip(line, widths))).rstrip()
                     for line in lines)


def number(value):
    if value is None:
        return "–"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def write_ratios(result, engines):
    others = [name for name in engines if name != OURS]
    return table(["times what cotejo takes", *others],
                 [[row, *(number(values.get(name)) for name in others)]
                  for row, values in result["ratios"].items()])


def write_indexing(result):
    return table(["indexing", "wall s", "CPU s", "peak MB", "index MB"],
                 [[name, *(number(cost[key]) for key in ("wall", "cpu", "peak", "size"))]
                  for name, cost in result["indexing"].items()])


def write_queries(result, engines):
    served = [name for name in engines if name in result["cold"]]
    head = ["ms: p50 p95 p99", *served]
    rows = [[row, *(" ".join(number(cells[name][key]) for key in ("p50", "p95", "p99"))
                    for name in served)] for row, cells in result["queries"].items()]
    rows.append(["cold start", *(number(result["cold"][name]["p50"]) for name in served)])
    return table(head, rows)


def write_checks(result, engines):
    """What says that the engines were asked the same."""
    served = [name for name in engines if name in result["cold"]]
    rows = [[f"{row}, {title}", *(number(cells[name].get(key)) for name in served)]
            for key, title in (("agreement", "counted as cotejo does"),
                               ("recall", "statement among the first ten"))
            for row, cells in result["queries"].items()
            if any(key in cell for cell in cells.values())]
    return table(["share of questions", *served], rows)


def write_report(result):
    settings = result["settings"]
    engines = list(result["indexing"])
    parts = [f"{settings['statements']} statements, {settings['text_mb']:.1f} MB of text, "
             f"{settings['queries']} questions of each set, best of {settings['rounds']} rounds",
             write_ratios(result, engines), write_indexing(result), write_queries(result, engines),
             write_checks(result, engines),
             "\n".join(f"{name}: {note}" for name, note in result["notes"].items()),
             "\n".join(f"{name}: {meaning}" for name, meaning in SETS.items())]
    return "\n\n".join(parts)
