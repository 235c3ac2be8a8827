# SPDX-License-Identifier: GPL-3.0-or-later
"""Lucene among the engines of scripts/bench: its classes, and a virtual machine to run them."""
import pathlib
import shutil
import subprocess

from engines import HERE, Engine


class Lucene(Engine):
    name = "lucene"
    note = "SortedSetDocValues facets; words and stems in two fields; asked much before it is timed"
    warm_up_passes = 40  # until its code is compiled
    JARS = sorted(str(path) for part in ("core", "analyzers-common", "facet")
                  for path in pathlib.Path("/usr/share/java").glob(f"lucene-{part}-8*.jar"))

    def missing(self):
        if len(self.JARS) != 3:
            return "liblucene8-java"
        return None if shutil.which("javac") else "default-jdk-headless"

    def command(self, mode):
        path = ":".join([*self.JARS, str(self.folder.parent / "lucene-classes")])
        return ["java", "-Xmx1g", "-cp", path, "LucenePeer", mode, self.index]

    def prepare(self, statements):
        subprocess.run(["javac", "-cp", ":".join(self.JARS), "-d",
                        self.folder.parent / "lucene-classes", HERE / "LucenePeer.java"], check=True)

    def indexing(self, statements):
        return [[*self.command("index"), statements.columns]]

    def serving(self):
        return self.command("ask")
