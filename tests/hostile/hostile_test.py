"""Each hostile file is refused with a reason or read with a remark, within its bounds, and the files
beside it come to no harm. --table shows what became of each; --long takes the large ones too."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import typing

import hostile_archives
import hostile_files
import hostile_places
import hostile_records
from patience import patience

GOOD = '{"id":"%s","source":"S","date":"2020","lang":"en","body":"A good statement."}\n'
# Of address space the largest worker has 1,536 MiB; the rest is what rounding and the indexer take.
MOST_MIB = 1700
# Under the sanitizers no limit of memory can hold: their own is terabytes of address space.
BOUNDS_MEMORY = not os.environ.get("COTEJO_SANITIZE")
# What takes a parser longer is ended after 60 s of its time; a busy machine takes its own.
MOST_SECONDS = patience(240)


def write_in_other_process(path, make):
    """A program that is started begins with the size of its parent, as the kernel counts: this one
    must stay small."""
    child = os.fork()
    if child == 0:
        path.write_bytes(make())
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"cannot make {path.name}")


def check(program, folder, home, environment):
    """(exit code, output, errors, seconds, MiB of the largest of its processes)"""
    began = time.monotonic()
    with open(home / "out", "wb") as out, open(home / "err", "wb") as err:
        process = subprocess.Popen([program, "check", "--json", folder], stdout=out, stderr=err,
                                   env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return (process.returncode, (home / "out").read_bytes(), (home / "err").read_bytes(),
            time.monotonic() - began, used.ru_maxrss / 1024)


class Hostile(typing.NamedTuple):
    make: typing.Callable[[], bytes]
    outcomes: set  # that are right: "read", or the code of the first fault
    taken: object = None  # records of it that may come in, a number or a range; none: one if read
    rejected: int = 1  # faults at most


def faults_of(name, file, program, home, environment):
    """What is wrong with the run over one hostile file between two good ones; and its row."""
    folder = home / "files"
    folder.mkdir()
    (folder / "a.jsonl").write_text(GOOD % "a")
    hostile = folder / f"m-{name}"
    write_in_other_process(hostile, file.make)
    size = hostile.stat().st_size
    (folder / "z.jsonl").write_text(GOOD % "z")
    code, output, errors, seconds, peak = check(program, folder, home, environment)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    faults = []
    if code != 0 or errors:
        return [f"exit code {code}, said {errors[:200]!r}"], name, peak, seconds
    report = json.loads(output)
    outcome = report["rejected"][0]["code"] if report["rejected"] else "read"
    remarks = sorted({warning["code"] for warning in report["warnings"]})
    taken = (1 if outcome == "read" else 0) if file.taken is None else file.taken
    if report["added"] - 2 not in (taken if isinstance(taken, range) else [taken]):
        faults.append(f"{report['added'] - 2} records of it were taken, not {taken}")
    if outcome not in file.outcomes:
        faults.append(f"became {outcome}, not one of {', '.join(sorted(file.outcomes))}")
    if len(report["rejected"]) > file.rejected:
        faults.append(f"was rejected {len(report['rejected'])} times")
    for rejected in report["rejected"]:
        if rejected["path"] != str(hostile) or not rejected["message"]:
            faults.append(f"was rejected without a place or reason: {rejected}")
    if seconds > MOST_SECONDS:
        faults.append(f"took {seconds:.0f} s")
    if BOUNDS_MEMORY and peak > MOST_MIB:
        faults.append(f"took {peak:.0f} MiB: a limit does not hold")
    row = (f"{name:26} {size:>11,} bytes  {seconds:6.2f} s {peak:6.0f} MiB  {outcome}  "
           f"{' '.join(remarks)}")
    return faults, row, peak, seconds


def main():
    parser = argparse.ArgumentParser(prog="hostile-test", description=__doc__)
    parser.add_argument("--long", action="store_true", help="the large ones too; takes minutes")
    parser.add_argument("--table", action="store_true", help="show what became of each file")
    parser.add_argument("--only", default="", metavar="TEXT", help="files with this in their name")
    options = parser.parse_args()
    program = pathlib.Path(os.environ["COTEJO_BIN"]) / "cotejo-indexer"
    files = {}
    for made in (hostile_files, hostile_archives, hostile_records):
        files |= made.quick_files()
        if options.long:
            files |= made.long_files()
    files = {name: Hostile(*file) for name, file in files.items() if options.only in name}
    failed = 0
    largest = (0, "")
    slowest = (0, "")
    with tempfile.TemporaryDirectory(prefix="cotejo-hostile-") as folder:
        home = pathlib.Path(folder)
        environment = {"PATH": os.environ["PATH"], "HOME": folder}
        for name, file in files.items():
            faults, row, peak, seconds = faults_of(name, file, program, home, environment)
            largest = max(largest, (peak, name))
            slowest = max(slowest, (seconds, name))
            if options.table:
                print(row, flush=True)
            for fault in faults:
                failed += 1
                print(f"{name}: {fault}", flush=True)
        places = {name: find for name, find in hostile_places.places(options.long).items()
                  if options.only in name}
        for name, find in places.items():
            place = home / "place"
            place.mkdir()
            began = time.monotonic()
            faults = find(program, place)
            if options.table:
                print(f"{name:26} {time.monotonic() - began:23.2f} s")
            hostile_places.remove_all(place)
            for fault in faults:
                failed += 1
                print(f"{name}: {fault}", flush=True)
    print(f"{len(files)} files, {len(places)} places, {failed} faults; the largest process had {largest[0]:.0f} MiB "
          f"({largest[1]}), the slowest run took {slowest[0]:.1f} s ({slowest[1]})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
