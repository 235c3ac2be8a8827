# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a small archive, step by step, and what must be there before and after each step."""
import dataclasses
import hashlib
import json
import pathlib
import shutil
import tarfile

from programs import ROOT, run

WORDS = "accord border clinic drought embassy ferry garrison harvest island justice kitchen lantern".split()


def record(number, edition=""):
    topic = WORDS[number % len(WORDS)]
    text = " ".join(f"The {topic} and the {word} {edition}." for word in WORDS[: 4 + number % 5])
    return {"id": f"made-{number:02}", "source": f"Ministry {number % 3}", "speaker": f"Ana Made {number % 4}",
            "date": f"2019-03-{number + 1:02}", "lang": "en", "kind": "remarks", "title": f"On the {topic} {edition}",
            "body": text, "topics": [topic]}


def lines(records, day):
    return "".join(json.dumps(dict(r, retrieved=f"2019-04-{day:02}T12:00:00Z")) + "\n" for r in records)


# Always the same: an index knows the paths that its statements came from.
WORK = "archive"


@dataclasses.dataclass
class Step:
    name: str
    arguments: list
    before: str = ""  # state of the archive, as state_of() has it
    after: str = ""
    twice: str = ""  # if the same command comes again behind it
    folder: pathlib.Path = None  # the archive before it
    codes: tuple = (0,)  # when it is made again
    counts: dict = None  # calls that it makes


def make_steps():
    indexer, searcher = "cotejo-indexer", "cotejo-searcher"
    add = [indexer, "add", "--quiet", "--jobs", "1", "--authorities", "none"]
    return [
        Step("add", [*add, "first.jsonl"]),
        Step("add more", [*add, "rest.jsonl"]),
        Step("saved", [searcher, "saved", "run", "--all", "--new", "--changed", "--gone", "--append", "events.jsonl",
                       "--state", "state"]),
        Step("edit", [*add, "edits.jsonl"]),
        Step("remove", [indexer, "remove", "made-01", "made-08"], codes=(0, 1)),
        Step("saved again", [searcher, "saved", "run", "--all", "--new", "--changed", "--gone", "--append",
                             "events.jsonl", "--state", "state"]),
        Step("purge", [indexer, "remove", "--purge", "made-02"], codes=(0, 1)),
        Step("backup", [indexer, "backup", "copy"]),
        Step("sync", [indexer, "sync", "--quiet", "--jobs", "1", "rest.jsonl"]),
        Step("compact", [indexer, "compact"]),
        Step("backup again", [indexer, "backup", "copy"]),
        Step("restore", [indexer, "restore", "--replace", "copy"]),
        Step("upgrade", [indexer, "upgrade", "--index", "schema-1"]),
    ]


def write_inputs(work, step):
    """What the step reads; a file may say other things later."""
    records = [record(n) for n in range(12)]
    (work / "first.jsonl").write_text(lines(records[:6], 1))
    rest = lines(records[6:], 2)
    if step.name == "sync":
        rest = lines([record(6, "in the end"), *records[7:10]], 9)
    (work / "rest.jsonl").write_text(rest)
    (work / "edits.jsonl").write_text(lines([record(n, "edited") for n in (0, 3, 7)], 5))
    queries = work / ".config/cotejo/queries"
    queries.mkdir(parents=True, exist_ok=True)
    (queries / "harvest.toml").write_text('query = "harvest OR clinic"\nno-translate = true\n')
    settings = work / ".config/cotejo/cotejo.toml"
    settings.write_text(f'index = "{work / "index"}"\n')


def is_readable(work, index):
    """Is there an index, of the present schema?"""
    manifest = work / index / "XAPIANDB"
    return manifest.exists() and (index != "schema-1" or "sha256" in manifest.read_text())


def without_now(line):
    """A record without times of this machine's clock, which are other ones each time."""
    mark = line.get("revision", {})
    for key in ("seen", "last_seen", "until", "removed"):
        if mark.get(key) and not mark[key].startswith("2019"):
            mark[key] = "now"
    return line


def exported(work, index, revisions=True):
    if not (work / index / "XAPIANDB").exists():
        return "none"
    out = run(work, ["cotejo-indexer", "export", "--index", index, *(["--revisions"] if revisions else [])])
    if "has schema 1" in out.err:
        return "schema 1"
    if out.code != 0:
        return f"no export of {index}: {out.err}"
    text = "".join(json.dumps(without_now(json.loads(line))) for line in out.out.splitlines())
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def given(work):
    """Events that the reader of the file has, each once or not."""
    file = work / "events.jsonl"
    if not file.exists():
        return ""
    events = []
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            events.append("broken")
            continue
        if "event" in event:
            events.append(f"{event['event']} {event['id']}")
    return ",".join(sorted(events))


def index_of(step):
    """The index that the step changes."""
    # Of one that is copied it is the copy.
    return "schema-1" if step.name == "upgrade" else "copy" if step.name.startswith("backup") else "index"


def state_of(work, step):
    if step.name.startswith("saved"):
        return given(work)
    return exported(work, index_of(step))


def make_story(home, only=None):
    """The steps, each with the archive before it; `only`: names."""
    work = home / WORK
    work.mkdir()
    with tarfile.open(ROOT / "tests/upgrades/schema-1.tar.xz") as archive:
        archive.extractall(work)
    steps = make_steps()
    for step in steps:
        write_inputs(work, step)
        step.folder = home / ("before " + step.name)
        shutil.copytree(work, step.folder)
        step.before = state_of(work, step)
        done = run(work, step.arguments)
        if done.code != 0:
            raise SystemExit(f"{step.name}, undisturbed: {done.err}")
        step.after = state_of(work, step)
        shutil.copytree(work, home / "done")
        run(work, step.arguments)
        step.twice = state_of(work, step)
        shutil.rmtree(work)
        (home / "done").rename(work)
    return [step for step in steps if only is None or step.name in only]


def fresh(home, step):
    """The archive before the step, once more."""
    work = home / WORK
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(step.folder, work)
    write_inputs(work, step)
    return work


def read(file):
    return file.read_text() if file.exists() else ""


def databases_of(stub):
    return [line.split()[-1] for line in stub.splitlines() if line.startswith(("auto ", "# history "))]


def faults_of(work, step, ended=None):
    """Whatever happened to the step: is the archive sound, and does the same command complete it?"""
    faults = []
    now = state_of(work, step)
    if now not in (step.before, step.after) and not step.name.startswith("saved"):
        faults.append(f"holds neither what was nor what comes: {now}")
    if ended and ended.code == 0 and now != step.after:
        faults.append("said it was done, and is not")
    index = index_of(step)
    if is_readable(work, index):
        verified = run(work, ["cotejo-indexer", "verify", "--index", index])
        if verified.code != 0:
            faults.append(f"{index} does not verify: {verified.err[:300]}")
    again = run(work, step.arguments)
    if again.code not in step.codes:
        faults.append(f"cannot be completed: {again.code} {again.err[:300]}")
    then = state_of(work, step)
    if then not in (step.after, step.twice if now == step.after else None):
        faults.append(f"is not completed: {then} for {step.after}")
    if is_readable(work, index):
        manifest, history = (read(work / index / name) for name in ("XAPIANDB", "HISTORY"))
        if sorted(databases_of(manifest)) != sorted(databases_of(history)):
            faults.append(f"HISTORY of {index} names other databases than XAPIANDB")
    return faults
