# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs at once, and an index that goes away while it is read or served."""
import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import story
from programs import BIN, PATIENCE, environment, run


def begin(work, arguments):
    return subprocess.Popen([BIN / arguments[0], *map(str, arguments[1:])], env=environment(work), cwd=work,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def two_at_once(home, steps, tries, chance):
    """The same command twice: one is told who has the lock, or they come one after the other."""
    for _ in range(tries.options.tries):
        step = chance.choice(steps)
        work = story.fresh(home, step)
        both = [begin(work, step.arguments)]
        time.sleep(chance.uniform(0, 0.02))
        both.append(begin(work, step.arguments))
        endings = [process.communicate(timeout=PATIENCE) for process in both]
        codes = [process.returncode for process in both]
        faults = []
        for code, (_, err) in zip(codes, endings):
            if code == 75:
                tries.note("two-at-once", "told of the lock")
                if b"process" not in err:
                    faults.append(f"does not say who holds the lock: {err[:300]}")
            elif code not in step.codes:
                faults.append(f"exit code {code}: {err[:300]}")
        if not any(code in step.codes for code in codes):
            faults.append(f"neither was done: {codes}")
        if story.state_of(work, step) not in (step.after, step.twice):
            faults.append("does not hold what comes of it")
        tries.take("two-at-once", step.name, faults + story.faults_of(work, step), work)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port):
    """HTTP status and number of hits."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/search?q=harvest", timeout=30) as answer:
            return answer.status, json.load(answer)["total"]
    except urllib.error.HTTPError as error:
        return error.code, None


def gone(home, steps, tries):
    """The index's folder goes away while it is served, and comes back: an error meanwhile, then answers again."""
    step = steps[-1]
    for number in range(max(1, tries.options.tries // 10)):
        work = story.fresh(home, step)
        port = free_port()
        server = subprocess.Popen([BIN / "cotejo-searcher", "serve", "--listen", f"127.0.0.1:{port}"],
                                  env=environment(work), cwd=work, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        faults = []
        try:
            deadline = time.monotonic() + PATIENCE
            while True:
                try:
                    before = ask(port)
                    break
                except OSError:
                    if time.monotonic() > deadline or server.poll() is not None:
                        raise
                    time.sleep(0.05)
            for away in (True, False):
                if away:
                    os.rename(work / "index", work / "elsewhere")
                else:
                    shutil.copytree(work / "index", work / "elsewhere")
                    shutil.rmtree(work / "index")
                    (work / "index").mkdir()  # a mount point that is empty
                meanwhile = ask(port)
                if meanwhile != before and meanwhile[0] not in (500, 503):
                    faults.append(f"answers {meanwhile} while the index is away")
                missing = run(work, ["cotejo-searcher", "count", "harvest", "--index", "index"])
                if missing.code != 1 or "index" not in missing.err:
                    faults.append(f"a search of it: {missing.code} {missing.err[:200]}")
                if not away:
                    (work / "index").rmdir()
                os.rename(work / "elsewhere", work / "index")
                deadline = time.monotonic() + 20
                after = ask(port)
                while after != before and time.monotonic() < deadline:
                    time.sleep(0.1)
                    after = ask(port)
                if after != before:
                    faults.append(f"answered {before}, and {after} when the index is back")
            if server.poll() is not None:
                faults.append(f"the server ended: {server.returncode}")
        finally:
            server.terminate()
            server.communicate(timeout=PATIENCE)
        if server.returncode != 0:
            faults.append(f"the server ends with {server.returncode}")
        tries.take("gone", f"server {number}", faults, work)
