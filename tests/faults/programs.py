# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs for the fault tests, plainly or under the shim."""
import dataclasses
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("COTEJO_BIN", ROOT / "build/release/bin"))
SHIM = pathlib.Path(os.environ.get("COTEJO_FAULT_SHIM", ROOT / "build/release/lib/libcotejo_fault_shim.so"))
PATIENCE = 600  # seconds; the machine may be busy


@dataclasses.dataclass
class Ended:
    code: int
    out: bytes
    err: str


def environment(work):
    """A home of its own: no settings of whoever runs the tests."""
    return {"PATH": os.environ["PATH"], "HOME": str(work), "LC_ALL": "C.UTF-8"}


def run(work, arguments, fault=None, clock=None, log=None, counts=None, watch=None):
    """`arguments`: program and the rest; `fault`, `clock`: see README.md; `watch`: the folder whose calls count."""
    env = environment(work)
    if fault or clock or log or counts:
        env.update(LD_PRELOAD=str(SHIM), COTEJO_FAULT_ROOT=str(watch or work))
        for name, value in (("", fault), ("_CLOCK", clock), ("_LOG", log), ("_COUNTS", counts)):
            if value:
                env["COTEJO_FAULT" + name] = str(value)
    try:
        ended = subprocess.run([BIN / arguments[0], *map(str, arguments[1:])], capture_output=True, check=False,
                               env=env, cwd=work, timeout=PATIENCE, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return Ended(-99, b"", f"does not end within {PATIENCE} s")
    return Ended(ended.returncode, ended.stdout, ended.stderr.decode("utf-8", "replace"))


def counts_of(work, arguments, watch=None):
    """How many calls of each kind it makes, undisturbed."""
    file = pathlib.Path(str(work) + ".counts")
    file.unlink(missing_ok=True)
    ended = run(work, arguments, counts=file, watch=watch)
    lines = file.read_text().split()
    file.unlink()
    return dict(zip(lines[::2], map(int, lines[1::2]))), ended
