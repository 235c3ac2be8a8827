# SPDX-License-Identifier: GPL-3.0-or-later
"""sqlite_peer.py index DATABASE FILE | ask DATABASE: SQLite FTS5 for scripts/bench."""
import sqlite3
import sys
import time

JOINERS = {"all": " AND ", "any": " OR ", "quote": " OR "}


def index(database, path):
    base = sqlite3.connect(database)
    base.execute("CREATE TABLE statement (number INTEGER PRIMARY KEY, id, source, speaker, month, "
                 "date)")
    base.execute("CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'porter unicode61')")
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            name, _, source, speaker, date, title, body = line.rstrip("\n").split("\t")
            base.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?)",
                         (number, name, source, speaker, date[:7], date))
            base.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                         (number, title, body))
    base.commit()
    base.execute("INSERT INTO words (words) VALUES ('optimize')")
    base.commit()


def ask(base, mode, shape, words, since, until):
    """Total (with facets alone), ids, distinct values of each facet."""
    if shape == "phrase":
        match = f'"{words}"'
    else:
        match = JOINERS[shape].join(f'"{word}"' for word in words.split())
    dated = "AND date BETWEEN ? AND ?" if since else ""
    values = (match, since, until) if since else (match,)
    rows = base.execute(
        "SELECT id, title, body FROM words JOIN statement ON number = words.rowid "
        f"WHERE words MATCH ? {dated} ORDER BY rank LIMIT 10", values).fetchall()
    ids = [row[0] for row in rows]
    if mode == "top":
        return "", ids, []
    base.execute("DELETE FROM temp.found")
    base.execute("INSERT INTO temp.found SELECT words.rowid FROM words JOIN statement ON "
                 f"number = words.rowid WHERE words MATCH ? {dated}", values)
    total = base.execute("SELECT count(*) FROM temp.found").fetchone()[0]
    distinct = [len(base.execute(f"SELECT {column}, count(*) FROM temp.found JOIN statement USING "
                                 f"(number) GROUP BY {column}").fetchall())
                for column in ("source", "speaker", "month")]
    return total, ids, distinct


def open_base(database):
    base = sqlite3.connect(database)
    base.execute("CREATE TEMP TABLE found (number INTEGER PRIMARY KEY)")
    return base


def answer(database):
    base = open_base(database)
    print("ready", flush=True)
    for line in sys.stdin:
        if line == "reopen\n":
            base.close()
            base = open_base(database)
            print("ready", flush=True)
            continue
        mode, shape, _, words, since, until = line.rstrip("\n").split("\t")
        start = time.perf_counter()
        total, ids, distinct = ask(base, mode, shape, words, since, until)
        taken = 1000 * (time.perf_counter() - start)
        print(f"{taken:.4f}\t{total}\t{' '.join(ids)}\t{' '.join(map(str, distinct))}", flush=True)


if sys.argv[1] == "index":
    index(*sys.argv[2:])
else:
    answer(sys.argv[2])
