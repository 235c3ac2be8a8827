# SPDX-License-Identifier: GPL-3.0-or-later
"""For scripts/soak: the one who keeps an archive, in a folder of JSON Lines files and an index of them."""
import json
import subprocess
import time

from soak_ledger import Fault

LETTERS = "bcdfghjklmnpqrtvwxz"  # what has no vowels has one stem only


def mark_of(number):
    word = ""
    for _ in range(3):
        number, letter = divmod(number, len(LETTERS))
        word += LETTERS[letter]
    return "qzk" + word


def versioned(record, mark, version):
    """The record, with its mark and version at its end."""
    line = f"{mark} version {version}."
    if "turns" in record:
        return dict(record, turns=[*record["turns"], {"text": line}])
    return dict(record, body=f"{record['body']}\n\n{line}")


class Writer:
    """Gives one command after the other; `note` takes (kind, seconds, what was wrong or None)."""

    def __init__(self, home, bin, ledger, records, chance, note):
        self.home, self.bin, self.ledger, self.chance, self.note = home, bin, ledger, chance, note
        self.records = records
        self.waiting = sorted(records)
        self.chance.shuffle(self.waiting)
        self.files = {}  # name → ids, in their order
        self.revision = 0  # the last version given out, of all
        (home / "incoming").mkdir()

    # (how often, name): of 100 commands.
    STEPS = [(40, "add"), (25, "edit"), (12, "remove"), (14, "sync"), (3, "compact"), (3, "backup"), (2, "status"), (1, "verify")]

    def step(self):
        names = [name for _, name in self.STEPS]
        name = self.chance.choices(names, [weight for weight, _ in self.STEPS])[0]
        begun = time.monotonic()
        try:
            getattr(self, name)()
            wrong = None
        except (Fault, ValueError, KeyError, OSError) as error:
            wrong = f"{type(error).__name__}: {error}"
        self.note(f"writer {name}", time.monotonic() - begun, wrong)

    def call(self, *arguments):
        done = subprocess.run([self.bin / "cotejo-indexer", *arguments], capture_output=True, check=False, timeout=1200)
        if done.returncode != 0:
            raise Fault(f"{' '.join(map(str, arguments[:2]))}: exit code {done.returncode}: {done.stderr.decode(errors='replace')[:500]}")
        return done.stdout

    def report(self, *arguments):
        report = json.loads(self.call(*arguments, "--json", "--index", self.home / "index"))
        if report.get("rejected"):
            raise Fault(f"rejected: {report['rejected'][:3]}")
        return report

    def change(self, name, fresh, edited, gone, *command):
        """Rewrites a file, and has the index follow."""
        ids = [one for one in self.files.get(name, []) if one not in gone] + fresh
        versions = dict.fromkeys(gone)
        for identifier in (*fresh, *edited):
            self.revision += 1
            versions[identifier] = self.revision
            self.ledger.mark_of[identifier] = mark_of(int(name))
            self.ledger.lang_of[identifier] = self.records[identifier]["lang"]
        path = self.home / "incoming" / f"{name}.jsonl"
        # Not by renaming: whoever keeps an archive edits its files in place.
        path.write_text("".join(json.dumps(versioned(self.records[one], mark_of(int(name)), versions.get(one, self.ledger.version(one))),
                                           ensure_ascii=False) + "\n" for one in ids), encoding="utf-8")
        self.files[name] = ids
        with self.ledger.change(versions) as finish:
            report = self.report(*command, *([path] if command[0] != "remove" else []))
            finish(report["revision"])
        told = (report["added"], report["updated"], report["removed"])
        if told != (len(fresh), len(edited), len(gone)):
            raise Fault(f"{command[0]}: (added, updated, removed) {told}, where it were {len(fresh)}, {len(edited)}, {len(gone)}")
        self.waiting[0:0] = gone  # to come again in the end

    def some(self, ids, most):
        return self.chance.sample(ids, min(len(ids), self.chance.randint(1, most)))

    def any_file(self):
        return self.chance.choice([name for name, ids in self.files.items() if ids])

    def take(self, count):
        taken = [self.waiting.pop() for _ in range(min(count, len(self.waiting)))]
        return taken

    def add(self, count=0):
        fresh = self.take(count or self.chance.randint(1, 40))
        if fresh:
            self.change(f"{len(self.files):04}", fresh, [], [], "add")

    def edit(self):
        name = self.any_file()
        self.change(name, [], self.some(self.files[name], 10), [], "add")

    def remove(self):
        name = self.any_file()
        gone = self.some(self.files[name], 4)
        self.change(name, [], [], gone, "remove", *gone)

    def sync(self):
        name = self.any_file()
        chosen = self.some(self.files[name], 8)
        self.change(name, self.take(self.chance.randint(0, 4)), chosen[len(chosen) // 2:], chosen[:len(chosen) // 2], "sync")

    def compact(self):
        with self.ledger.change({}) as finish:
            self.call("compact", "--index", self.home / "index")
            finish(self.report("status")["revision"])

    def status(self):
        self.ledger.check_index(self.report("status"), self.ledger.done)

    def backup(self):
        self.call("backup", self.home / "backup", "--index", self.home / "index")
        copy = json.loads(self.call("status", "--json", "--index", self.home / "backup"))
        self.ledger.check_index(copy, self.ledger.done)

    def verify(self):
        self.call("verify", "--index", self.home / "index")
