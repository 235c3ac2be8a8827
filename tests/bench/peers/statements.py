# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements for all engines: read once, and written in the simplest form that each can read."""
import gzip
import json

COLUMNS = ("id", "lang", "source", "speaker", "date", "title", "body")


def read_records(paths):
    for path in paths:
        opener = gzip.open if str(path).endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield json.loads(line)


def first_of(value):
    return (value[0] if value else "") if isinstance(value, list) else value or ""


def body_of(record):
    return record.get("body") or "\n\n".join(turn["text"] for turn in record.get("turns", []))


def as_columns(record):
    """One line of text for each of COLUMNS: who speaks first stands for all who do."""
    values = {name: first_of(record.get(name)) for name in COLUMNS} | {"body": body_of(record)}
    return [" ".join(str(values[name]).split()) for name in COLUMNS]


class Statements:
    """The first `size` statements (0: all) of the files, as JSON Lines and as columns in `folder`;
    those without an id, or with one that came before, are left out."""

    def __init__(self, paths, size, folder):
        self.lines = folder / "statements.jsonl"
        self.columns = folder / "statements.tsv"
        self.text = 0  # bytes of their titles and texts
        seen = set()
        with open(self.lines, "w", encoding="utf-8") as lines, \
                open(self.columns, "w", encoding="utf-8") as columns:
            for record in read_records(paths):
                if not record.get("id") or record["id"] in seen or not body_of(record):
                    continue
                seen.add(record["id"])
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
                columns.write("\t".join(as_columns(record)) + "\n")
                self.text += len((record.get("title") or "").encode() + body_of(record).encode())
                if len(seen) == size:
                    break
        self.count = len(seen)

    def rows(self):
        """The values of COLUMNS of each."""
        with open(self.columns, encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\n").split("\t")
