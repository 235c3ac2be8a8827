"""Folders that mean harm: names that talk to terminals, pipes, devices, loops, and files that change
while they are read. What they hold beside is read as ever."""
import json
import os
import pathlib
import socket
import subprocess
import threading
import time

from patience import patience

GOOD = '{"id":"%s","source":"S","date":"2020","lang":"en","body":"A good statement."}\n'


def talking_names(folder):
    for number, name in enumerate((b"line\nbreak", b"\x1b[2J", b"\x1b]0;owned\x07", b"\xff\xfe", b"\xe2\x80\xae", b"-rf", b"%s%n")):
        path = os.fsencode(folder) + b"/" + name
        with open(path + b".jsonl", "w") as file:
            file.write(GOOD % f"name-{number}" + "{\n")
    return 7, 7


def pipes_and_devices(folder):
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "device.jsonl").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "s.jsonl"))
    return 0, 0


def loops(folder):
    (folder / "one.jsonl").symlink_to("two.jsonl")
    (folder / "two.jsonl").symlink_to("one.jsonl")
    (folder / "round").symlink_to(".")
    deep = folder
    for _ in range(100):
        deep = deep / "deep"
    deep.mkdir(parents=True)
    (deep / "found.jsonl").write_text(GOOD % "found")
    return 1, 0


def files(count):
    def make(folder):
        for number in range(count):
            (folder / f"{number}.jsonl").write_text(GOOD % f"file-{number}")
        return count, 0
    return make


def run(program, arguments, seconds=120):
    return subprocess.run([program, "check", *arguments], capture_output=True, timeout=patience(seconds),
                          stdin=subprocess.DEVNULL, check=False)


def folder_faults(program, folder, make):
    """The folder between two good files, as JSON and as text: is it all there, and harmless to see?"""
    for name in ("a", "z"):
        (folder / f"{name}.jsonl").write_text(GOOD % name)
    taken, rejected = make(folder)
    report = json.loads(run(program, ["--json", str(folder)]).stdout)
    faults = []
    if (report["added"], len(report["rejected"])) != (taken + 2, rejected):
        faults.append(f"took {report['added']} and rejected {len(report['rejected'])}, not {taken + 2} and {rejected}")
    text = run(program, [str(folder)])
    shown = (text.stdout + text.stderr).decode("utf-8")
    if any((ord(c) < 32 and c != "\n") or ord(c) == 127 or c in "\u202e\u009b" for c in shown):
        faults.append("its names reach the terminal as they are")
    return faults


def path_faults(program, folder):
    """Named by itself, a device or a socket is rejected with a reason, and the file beside it taken."""
    (folder / "a.jsonl").write_text(GOOD % "a")
    pipes_and_devices(folder)
    (folder / "one.jsonl").symlink_to("one.jsonl")
    paths = ["/dev/zero", str(folder / "device.jsonl"), str(folder / "s.jsonl"), str(folder / "one.jsonl")]
    report = json.loads(run(program, ["--json", "--format", "jsonl", *paths, str(folder / "a.jsonl")]).stdout)
    codes = [rejected["code"] for rejected in report["rejected"]]
    if report["added"] != 1 or codes != ["unreadable", "unreadable", "unreadable", "not-found"]:
        return [f"took {report['added']}, rejected {codes}"]
    return []


def changing_faults(program, folder, change):
    """A file that grows, shrinks or goes while it is read harms nothing but itself."""
    for name in ("a", "z"):
        (folder / f"{name}.jsonl").write_text(GOOD % name)
    changing = folder / "m.jsonl"
    faults = []
    for _ in range(3):
        changing.write_text("".join(GOOD % f"m-{i}" for i in range(5_000)))
        over = threading.Event()
        other = threading.Thread(target=change, args=(changing, over))
        other.start()
        ran = run(program, ["--json", str(folder)])
        over.set()
        other.join()
        # A file that is gone when it is opened counts as a path that is not there.
        if ran.returncode not in (0, 2) or ran.stderr:
            faults.append(f"exit code {ran.returncode}, said {ran.stderr[:200]!r}")
            continue
        report = json.loads(ran.stdout)
        if report["added"] < 2 or len(report["rejected"]) > 2:
            faults.append(f"took {report['added']}, rejected {report['rejected'][:3]}")
    return faults


def grow(path, over):
    with open(path, "a", encoding="utf-8") as file:
        number = 0
        while not over.is_set() and number < 20_000:
            file.write(GOOD % f"more-{number}")
            number += 1


def shrink(path, over):
    size = path.stat().st_size
    while not over.is_set() and size > 1000:
        size -= size // 50
        os.truncate(path, size)
        time.sleep(0.002)


def go(path, over):
    time.sleep(0.05)
    path.unlink()
    over.wait()


def places(long):
    """name → whether anything is wrong, given the program and an empty folder."""
    folders = {"talking-names": talking_names, "pipes-and-devices": pipes_and_devices, "loops": loops,
               "many-files": files(100_000 if long else 3_000)}
    found = {name: lambda program, folder, make=make: folder_faults(program, folder, make) for name, make in folders.items()}
    found["endless-paths"] = path_faults
    for change in (grow, shrink, go):
        found[f"while-files-{change.__name__}"] = (
            lambda program, folder, change=change: changing_faults(program, folder, change))
    return found


def remove_all(folder):
    for root, folders, names in os.walk(os.fsencode(folder), topdown=False):
        for name in names:
            os.unlink(os.path.join(root, name))
        for name in folders:
            path = os.path.join(root, name)
            os.unlink(path) if os.path.islink(path) else os.rmdir(path)
    pathlib.Path(folder).rmdir()
