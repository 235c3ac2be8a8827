# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes to measure on: of passages of statements in one language, or of statements as they are.

bench-languages and bench-quotes share it.
"""
import gzip
import json
import pathlib
import random
import subprocess
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / "build/release/bin"
LANGUAGES = ("en", "es")
PASSAGE_WORDS = 150
FEWEST_WORDS = 30  # of a statement's last passage: what is shorter is a farewell


def read_lines(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def write_lines(path, objects):
    with path.open("w", encoding="utf-8") as out:
        for each in objects:
            out.write(json.dumps(each, ensure_ascii=False) + "\n")


def cut_passages(paths, count, seed):
    """Passages of the statements by language, all or a sample: (id, text)."""
    passages = {language: [] for language in LANGUAGES}
    for path in paths:
        for record in read_lines(path):
            language = record.get("lang", "")[:2]
            body = record.get("body") or " ".join(t["text"] for t in record.get("turns", []))
            words = body.split()
            if language not in passages:
                continue
            for at in range(0, len(words), PASSAGE_WORDS):
                if at == 0 or len(words) - at >= FEWEST_WORDS:
                    text = " ".join(words[at:at + PASSAGE_WORDS])
                    passages[language].append((f"passage-{record['id']}-{at}", text))
    for language, found in passages.items():
        if count and len(found) > count:
            passages[language] = random.Random(seed).sample(found, count)
    return passages


def add_records(index, records):
    """Writes records into a new index: one of an earlier run would have other ones."""
    if index.exists():
        sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {index} exists: give --keep an empty folder")
    run = subprocess.run([BIN / "cotejo-indexer", "add", "--quiet", "--index", index, records],
                         stdout=subprocess.DEVNULL, check=False)
    if run.returncode != 0:
        sys.exit(run.returncode)  # the indexer has said why


def make_index(folder, language, documents, more_fields=lambda name: {}):
    """An index of one language's texts, (id, text)."""
    records = folder / f"{language}.jsonl"
    write_lines(records, ({"id": name, "source": "outside", "date": "2000-01-01",
                           "lang": language, "body": text, **more_fields(name)}
                          for name, text in documents if text))
    index = folder / f"index-{language}"
    add_records(index, records)
    return index


def is_held_out(record, one_in):
    """The same statements in every run, whatever files they come with."""
    name = record.get("id") or json.dumps(record, sort_keys=True)
    return zlib.crc32(name.encode()) % one_in == 0


def make_statement_index(index, paths, one_in, folder):
    """An index of the statements of files, but for one in `one_in` (0: of all)."""
    records = folder / "records.jsonl"
    write_lines(records, (record for path in paths for record in read_lines(path)
                          if not one_in or not is_held_out(record, one_in)))
    add_records(index, records)
    records.unlink()
