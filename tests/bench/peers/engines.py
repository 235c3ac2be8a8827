# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts/bench knows of an engine, and those that need no more than a program: how each indexes
the statements, and what answers."""
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent


class Engine:
    name = ""
    note = ""  # what must be known to compare its figures
    stemmed_phrases = False  # its phrases find other forms of the words too
    warm_up_passes = 1  # before it is timed

    def __init__(self, binaries, folder):
        self.binaries = binaries
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.index = folder / "index"

    def clear(self):
        """Takes away what a run that was cut short has left."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()

    def missing(self):
        """What to install, if it cannot run here."""
        return None

    def prepare(self, statements):
        """Whatever is no work of the engine's: not measured."""

    def indexing(self, statements):
        """The commands that index."""
        raise NotImplementedError

    def serving(self):
        """The command that answers questions (peer_questions.h); None: it is for indexing alone."""
        return None

    def cold(self, question):
        """A command that starts, answers one question and ends, and its input."""
        return self.serving(), question.line() + "\n"


class Cotejo(Engine):
    name = "cotejo"
    note = "its totals are exact, always; quotations are verified and aligned, not only ranked"

    def indexing(self, statements):
        return [[self.binaries / "cotejo-indexer", "add", "--quiet", "--index", self.index,
                 statements.lines]]

    def serving(self):
        return [self.binaries / "cotejo-bench-own", self.index]

    def cold(self, question):
        words = " ".join(question.words)
        return [self.binaries / "cotejo-searcher", "search", "--index", self.index,
                "--no-translate", "--facets", "source,speaker,month",
                f'"{words}"' if question.shape == "phrase" else words], ""


class Xapian(Engine):
    name = "xapian"
    note = "TermGenerator, one database, three ValueCountMatchSpy; altered quotations: OR of the words"

    def indexing(self, statements):
        return [[self.binaries / "cotejo-bench-stock", "index", self.index, statements.columns]]

    def serving(self):
        return [self.binaries / "cotejo-bench-stock", "ask", self.index]


class Scriptindex(Engine):
    name = "scriptindex"
    note = "indexing alone"
    SCRIPT = """id : boolean=Q unique=Q field
source : field value=2 truncate=150 boolean=XS
speaker : field value=3 truncate=150 boolean=XA
date : field value=0
title : field index=S index
body : field index
"""

    def missing(self):
        return None if shutil.which("scriptindex") else "xapian-omega"

    def dump(self, lang):
        return self.folder / f"{lang}.dump"

    def prepare(self, statements):
        (self.folder / "script").write_text(self.SCRIPT)
        with open(self.dump("en"), "w", encoding="utf-8") as english, \
                open(self.dump("es"), "w", encoding="utf-8") as spanish:
            for number, lang, source, speaker, date, title, body in statements.rows():
                (spanish if lang == "es" else english).write(
                    f"id={number}\nsource={source}\nspeaker={speaker}\ndate={date}\n"
                    f"title={title}\nbody={body}\n\n")

    def indexing(self, statements):
        return [["scriptindex", f"--stemmer={stemmer}", self.index, self.folder / "script",
                 self.dump(lang)] for lang, stemmer in (("en", "english"), ("es", "spanish"))]


class Sqlite(Engine):
    name = "sqlite"
    note = "FTS5 with porter, which is for English, phrases too; facets by GROUP BY"
    stemmed_phrases = True

    def missing(self):
        import sqlite3
        options = sqlite3.connect(":memory:").execute("pragma compile_options").fetchall()
        return None if ("ENABLE_FTS5",) in options else "an SQLite with FTS5"

    def command(self, mode):
        return [sys.executable, "-B", HERE / "sqlite_peer.py", mode, self.folder / "index.sqlite"]

    def indexing(self, statements):
        return [self.command("index") + [statements.columns]]

    def serving(self):
        return self.command("ask")
