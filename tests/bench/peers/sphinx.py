# SPDX-License-Identifier: GPL-3.0-or-later
"""Sphinx among the engines of scripts/bench: its configuration, its indexer, its daemon."""
import shutil
import socket
import sys

from engines import HERE, Engine

CONFIG = """source statements {{
  type = tsvpipe
  tsvpipe_command = cat {rows}
  tsvpipe_attr_string = name
  tsvpipe_attr_string = source
  tsvpipe_attr_string = speaker
  tsvpipe_attr_string = month
  tsvpipe_attr_uint = day
  tsvpipe_field = title
  tsvpipe_field = body
}}
index statements {{
  source = statements
  path = {index}
  morphology = stem_en, libstemmer_es
  index_exact_words = 1
  charset_table = {letters}
}}
indexer {{
  mem_limit = 512M
  max_xmlpipe2_field = 16M
}}
searchd {{
  listen = 127.0.0.1:{port}:mysql41
  log = {folder}/searchd.log
  pid_file = {folder}/searchd.pid
  binlog_path =
  workers = threads
}}
"""
# Letters of both languages, without case and accents but that of the ñ.
ACCENTED = {"a": "áàâäãå", "c": "ç", "e": "éèêë", "i": "íìîï", "o": "óòôöõ", "u": "úùûü"}
LETTERS = ", ".join(["0..9", "A..Z->a..z", "a..z", "U+D1->U+F1", "U+F1"]
                    + [f"U+{ord(form):X}->{plain}" for plain, accented in ACCENTED.items()
                       for form in accented + accented.upper()])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sphinx(Engine):
    name = "sphinx"
    note = ("keeps no text; English and Spanish stemmers over all; FACET; a round trip to its daemon "
            "is part of its times")

    def missing(self):
        return None if shutil.which("searchd") else "sphinxsearch"

    def prepare(self, statements):
        # One port for all of a run: the daemon is started to serve, and again for each cold start.
        self.port = free_port()
        self.config = self.folder / "sphinx.conf"
        rows = self.folder / "rows.tsv"
        self.config.write_text(CONFIG.format(rows=rows, index=self.folder / "statements",
                                             letters=LETTERS, port=self.port, folder=self.folder))
        with open(rows, "w", encoding="utf-8") as out:
            for number, row in enumerate(statements.rows(), 1):
                name, _, source, speaker, date, title, body = row
                day = (date.replace("-", "") + "0000")[:8]
                out.write("\t".join((str(number), name, source, speaker, date[:7], day, title,
                                     body)) + "\n")

    def indexing(self, statements):
        return [["indexer", "--config", self.config, "--quiet", "--all"]]

    def serving(self):
        return [sys.executable, "-B", HERE / "sphinx_peer.py", self.config, self.port]
