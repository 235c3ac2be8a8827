# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that loses its power: from the record of what a program did, what may be left of it.

What was not forced to the disk may be there or not, in any part: of a file, pages of writes and its length; of a folder,
names that came or went. The models draw from that: `strict` keeps nothing that was not forced, `names` keeps every name
but no content (as a journal of metadata alone does), `pages` keeps each page and name or not by chance.
"""
import os
import shutil

PAGE = 4096
MODELS = ("strict", "names", "pages")


class File:
    def __init__(self, content=b""):
        self.content = content  # on the disk
        self.pending = []  # (offset, bytes), or (length, None)

    def after(self, keeps):
        content = bytearray(self.content)
        for offset, chunk in self.pending:
            if chunk is None:
                if keeps():
                    content = content[:offset].ljust(offset, b"\0")
                continue
            for at in range(0, len(chunk), PAGE):
                page = chunk[at : at + PAGE]
                if keeps():
                    begin = offset + at
                    content = content.ljust(begin, b"\0")
                    content[begin : begin + len(page)] = page
        return bytes(content)

    def force(self):
        self.content = self.after(lambda: True)
        self.pending = []


class Folder:
    def __init__(self):
        self.names = {}  # on the disk
        self.pending = []  # (name, node), or (name, None): gone; each with the number of its change

    def after(self, keeps):
        names = dict(self.names)
        for name, node, change in self.pending:
            if not keeps(change):
                continue
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node
        return names

    def now(self):
        return self.after(lambda change: True)

    def force(self):
        self.names = self.now()
        self.pending = []


def load(path):
    folder = Folder()
    for entry in os.scandir(path):
        folder.names[entry.name] = load(entry.path) if entry.is_dir() else File(open(entry.path, "rb").read())
    return folder


def read_log(path):
    with open(path, "rb") as file:
        while head := file.readline():
            verb, offset, size, name = head.decode().rstrip("\n").split("\t", 3)
            yield verb, int(offset), file.read(int(size)), name


class Disk:
    """What the log's first calls left of the folder `root`, whose earlier content is on the disk."""

    def __init__(self, base, root):
        self.top = load(base)
        self.root = str(root)
        self.changes = 0

    def find(self, path):
        """Folder and name."""
        parts = path[len(self.root) + 1 :].split("/")
        folder = self.top
        for part in parts[:-1]:
            folder = folder.now()[part]
        return folder, parts[-1]

    def node(self, path):
        if path == self.root:
            return self.top
        folder, name = self.find(path)
        return folder.now()[name]

    def enter(self, path, node):
        folder, name = self.find(path)
        folder.pending.append((name, node, self.changes))

    def apply(self, verb, offset, chunk, path):
        self.changes += 1
        if verb == "W":
            self.node(path).pending.append((offset, chunk))
        elif verb == "T":
            self.node(path).pending.append((offset, None))
        elif verb == "S":
            self.node(path).force()
        elif verb == "C":
            self.enter(path, File())
        elif verb == "M":
            self.enter(path, Folder())
        elif verb == "U":
            self.enter(path, None)
        elif verb in "RL":
            before, path = path.split("\t")
            node = self.node(before)
            self.enter(path, node)
            if verb == "R":
                self.enter(before, None)
        elif verb == "Y":
            self.force_all(self.top)

    def force_all(self, folder):
        folder.force()
        for node in folder.names.values():
            self.force_all(node) if isinstance(node, Folder) else node.force()

    def leave(self, target, model, chance, same=None):
        """Writes to `target` what one cut leaves; `same`: names of files that stay the files they were."""
        shutil.rmtree(target, ignore_errors=True)
        kept = {}

        def keeps_name(change):
            if model != "pages":
                return model == "names"
            return kept.setdefault(change, chance.random() < 0.5)  # both halves of a renaming, or none

        def keeps_page():
            return model == "pages" and chance.random() < 0.5

        def write(folder, path):
            os.mkdir(path)
            for name, node in folder.after(keeps_name).items():
                if isinstance(node, Folder):
                    write(node, f"{path}/{name}")
                else:
                    kept_file = (same or {}).get(name)
                    if kept_file and kept_file.exists():
                        os.link(kept_file, f"{path}/{name}")
                    with open(f"{path}/{name}", "wb") as file:
                        file.write(node.after(keeps_page))

        write(self.top, str(target))
