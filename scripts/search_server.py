# SPDX-License-Identifier: GPL-3.0-or-later
"""cotejo-searcher serve, as built, for the scripts that ask it."""
import pathlib
import re
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / "build/release/bin"


class SearchServer:
    """Runs at a port of its own until it is closed; RuntimeError if it does not start."""

    def __init__(self, location, log, *options, bin=BIN):
        with open(log, "wb") as out:
            self.process = subprocess.Popen(
                [bin / "cotejo-searcher", "serve", "--index", location, "--listen", "127.0.0.1:0", *options], stdout=out, stderr=out)
        for _ in range(600):
            found = re.search(r"127\.0\.0\.1:(\d+)", log.read_text(errors="replace"))
            if found or self.process.poll() is not None:
                break
            time.sleep(0.05)
        if not found:
            self.close()
            raise RuntimeError(f"the searcher does not start: {log.read_text(errors='replace')}")
        self.port = int(found.group(1))

    def close(self):
        """Its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait()
