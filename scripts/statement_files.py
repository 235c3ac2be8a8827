# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements for the scripts that try things: of files in JSON Lines, plain or gzipped, else made by scripts/bench-corpus."""
import gzip
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def read_lines(files, size):
    """The lines of the files; without any, so many statements that mean nothing."""
    for name in files:
        opened = gzip.open if str(name).endswith(".gz") else open
        with opened(name, "rt", encoding="utf-8") as lines:
            yield from lines
    if not files:
        with subprocess.Popen([ROOT / "scripts/bench-corpus", "--size", str(size)], stdout=subprocess.PIPE, text=True,
                              encoding="utf-8") as made:
            yield from made.stdout


def read_records(files, most):
    """id → record: as many of each file, at most so many in all. Those without an id get one."""
    records = {}
    for file in files:
        for number, line in enumerate(read_lines([file], 0)):
            if number >= most // len(files):
                break
            record = json.loads(line)
            record.setdefault("id", f"{pathlib.Path(file).name}-{number}")
            records[record["id"]] = record
    return records


def text_of(record):
    return record.get("body") or " ".join(turn.get("text", "") for turn in record.get("turns", []))
