# SPDX-License-Identifier: GPL-3.0-or-later
"""For scripts/soak: what an index must say, of which revision and at which time, while a writer changes it.

Each statement has a mark, a made-up word in its text that it shares with those of its batch, and a version, which grows with
each edit. The writer says what it is about to change, and when that is done. A reader notes when it asks, and has its answer
judged afterwards: by the revision that the answer names, or by the time between asking and answer.
"""
import collections
import contextlib
import math
import threading
import time

KEPT = 500  # revisions: an answer is not as late as that


class Fault(Exception):
    """An answer that cannot be."""


Contents = collections.namedtuple("Contents", "statements members")  # members: mark → ids


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()
        self.done = 0  # the last revision of which the writer was told
        self.revisions = {0: Contents(0, {})}
        self.versions = collections.defaultdict(lambda: [[None, 0, math.inf]])  # id → [version, from, until]
        self.mark_of, self.lang_of = {}, {}
        self.totals = {}  # (revision, question) → total
        self.lengths = collections.Counter()  # id → revisions told of it

    @contextlib.contextmanager
    def change(self, versions):
        """`versions`: id → its next one, None: it goes. Yields a function that takes the revision that came of it."""
        with self.lock:
            before = self.revisions[self.done]
            members = dict(before.members)
            for identifier, version in versions.items():
                mark = self.mark_of[identifier]
                ids = members.get(mark, frozenset())
                members[mark] = ids - {identifier} if version is None else ids | {identifier}
                self.versions[identifier].append([version, time.monotonic(), math.inf])
            self.revisions[self.done + 1] = Contents(sum(map(len, members.values())), members)

        def finish(revision):
            number = int(revision.rsplit("-", 1)[1])
            with self.lock:
                if number not in ((self.done + 1,) if versions else (self.done, self.done + 1)):
                    raise Fault(f"revision {number} came after {self.done}")
                self.done = number
                for identifier in versions:
                    self.versions[identifier][-2][2] = time.monotonic()
                self.revisions.pop(number - KEPT, None)

        yield finish

    def standing(self):
        """The contents that the next answer has, or newer ones."""
        with self.lock:
            return self.revisions[self.done]

    def version(self, identifier):
        return self.versions[identifier][-1][0]

    def check_version(self, identifier, version, begun):
        """Could it be read, asked for at that time and answered now? None: it was not there."""
        with self.lock:
            allowed = {entry[0] for entry in self.versions[identifier] if entry[2] >= begun}
        if version not in allowed:
            raise Fault(f"{identifier} came in version {version}, where it had {sorted(map(str, allowed))}")

    def check_index(self, index, least):
        """The contents that an answer's `index` stands for; `least`: the last revision when it was asked for."""
        number = int(index["revision"].rsplit("-", 1)[1])
        with self.lock:
            contents, newest = self.revisions.get(number), self.done + 1
        if not least <= number <= newest:
            raise Fault(f"revision {number}, where {least} was there already, and {newest} is to come")
        if index["statements"] != contents.statements:
            raise Fault(f"{index['statements']} statements in revision {number}, which has {contents.statements}")
        return contents

    def check_members(self, mark, ids, least):
        """Are these all that some revision from `least` on has of a mark?"""
        with self.lock:
            allowed = [self.revisions[number].members.get(mark, frozenset()) for number in range(least, self.done + 2)
                       if number in self.revisions]
        if set(ids) not in allowed or len(set(ids)) != len(ids):
            raise Fault(f"{len(ids)} statements of {mark}, where there were {sorted({len(one) for one in allowed})}")

    def check_total(self, revision, question, total):
        """The same question to the same revision has the same answer."""
        with self.lock:
            known = self.totals.setdefault((revision, question), total)
        if known != total:
            raise Fault(f"{total} statements for {question}, in the same revision {known}")

    def check_length(self, identifier, length):
        """A history only grows."""
        with self.lock:
            known = self.lengths[identifier]
            self.lengths[identifier] = max(known, length)
        return known
