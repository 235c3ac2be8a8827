"""Each hostile file is refused with a reason or read with a remark, within its bounds, and the files
beside it come to no harm. --table shows what became of each; --long takes the large ones too."""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import hostile_files

GOOD = '{"id":"%s","source":"S","date":"2020","lang":"en","body":"A good statement."}\n'
# Of address space the largest worker has 1,536 MiB; the rest is what rounding and the indexer take.
MOST_MIB = 1700


def check(program, folder, environment):
    began = time.monotonic()
    result = subprocess.run([program, "check", "--json", folder], capture_output=True, check=False,
                            env=environment, timeout=900)
    return result, time.monotonic() - began


def faults_of(name, content, expected, program, home, environment):
    """What is wrong with the run over one hostile file between two good ones; and its row."""
    folder = home / "files"
    folder.mkdir()
    (folder / "a.jsonl").write_text(GOOD % "a")
    (folder / f"m-{name}").write_bytes(content)
    (folder / "z.jsonl").write_text(GOOD % "z")
    result, seconds = check(program, folder, environment)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    faults = []
    if result.returncode != 0 or result.stderr:
        return [f"exit code {result.returncode}, said {result.stderr[:200]!r}"], ""
    report = json.loads(result.stdout)
    outcome = report["rejected"][0]["code"] if report["rejected"] else "read"
    remarks = sorted({warning["code"] for warning in report["warnings"]})
    if report["added"] != (3 if outcome == "read" else 2):
        faults.append(f"{report['added']} records were taken")
    if outcome not in expected:
        faults.append(f"became {outcome}, not one of {', '.join(sorted(expected))}")
    if len(report["rejected"]) > 1:
        faults.append("was rejected more than once")
    if report["rejected"] and not report["rejected"][0]["message"]:
        faults.append("was rejected without a reason")
    row = f"{name:26} {len(content):>11,} bytes  {seconds:6.2f} s  {outcome}  {' '.join(remarks)}"
    return faults, row


def main():
    parser = argparse.ArgumentParser(prog="hostile-test", description=__doc__)
    parser.add_argument("--long", action="store_true", help="the large ones too; takes minutes")
    parser.add_argument("--table", action="store_true", help="show what became of each file")
    parser.add_argument("--only", default="", metavar="TEXT", help="files with this in their name")
    options = parser.parse_args()
    program = pathlib.Path(os.environ["COTEJO_BIN"]) / "cotejo-indexer"
    files = hostile_files.quick_files()
    if options.long:
        files.update(hostile_files.long_files())
    failed = 0
    with tempfile.TemporaryDirectory(prefix="cotejo-hostile-") as folder:
        home = pathlib.Path(folder)
        environment = {"PATH": os.environ["PATH"], "HOME": folder}
        for name, (content, expected) in files.items():
            if options.only not in name:
                continue
            faults, row = faults_of(name, content, expected, program, home, environment)
            if options.table:
                print(row, flush=True)
            for fault in faults:
                failed += 1
                print(f"{name}: {fault}", flush=True)
    # The largest of all processes that ran, and were waited for.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(files)} files, {failed} faults; the largest process had {peak:.0f} MiB")
    if peak > MOST_MIB:
        print(f"over {MOST_MIB} MiB: a limit does not hold")
        failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
