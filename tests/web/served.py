# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of the built program over the sample statements, and plain sockets to ask it with."""
import atexit
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
_folder = tempfile.TemporaryDirectory(prefix="cotejo-web-")
HOME = pathlib.Path(_folder.name)
atexit.register(_folder.cleanup)


def environment():
    """The sanitizers' options go along, if the programs are built with these."""
    options = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {"PATH": os.environ["PATH"], "HOME": str(HOME), **options}


def run_program(program, *arguments, stdin=b"", code=0):
    result = subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, input=stdin,
                            env=environment(), check=False, timeout=patience(120))
    assert result.returncode == code, (result.returncode, result.stderr)
    return result


def sample_index(name="index"):
    index = HOME / name
    if not index.exists():
        run_program("cotejo-indexer", "add", "--index", index, SOURCE / "corpus/statements")
    return index


def add(index, statements, *options):
    lines = "".join(json.dumps(statement) + "\n" for statement in statements)
    run_program("cotejo-indexer", "add", "--index", index, "--format", "jsonl", *options, "-", stdin=lines.encode())


class Server:
    """Runs until it is closed; `with` closes it."""

    def __init__(self, *arguments, index=None, listen="127.0.0.1:0", **popen):
        self.log = HOME / f"log-{time.monotonic_ns()}"
        command = [BIN / "cotejo-searcher", "serve", "--index", index or sample_index(), *map(str, arguments)]
        if listen:
            command += ["--listen", listen]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=popen.pop("env", environment()), **popen)
        self.names = self._wait_for_names()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", self.names)
        self.port = int(found.group(1)) if found else None

    def _wait_for_names(self):
        for _ in range(600):
            text = self.log.read_text(errors="replace")
            found = re.search(r"serving at (.*)\n", text)
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                raise AssertionError(text)
            time.sleep(0.05)
        raise AssertionError("the server does not come up")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self, how=signal.SIGTERM):
        """The exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(timeout=patience(60))
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def connect(self, timeout=patience(30)):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, data, timeout=patience(30)):
        """All that comes back until the server closes."""
        with self.connect(timeout) as connection:
            connection.sendall(data)
            return read_all(connection)

    def ask(self, method, target, body=None, headers=None):
        """(status, headers, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience(60))
        try:
            connection.request(method, target, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def get(self, target, headers=None):
        return self.ask("GET", target, headers=headers)

    def json(self, target, status=200, headers=None):
        answer = self.get(target, headers)
        assert answer[0] == status, answer
        return json.loads(answer[2])


def read_all(connection):
    parts = []
    while True:
        try:
            part = connection.recv(65536)
        except ConnectionResetError:
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)


def status_of(raw):
    return int(raw.split(b" ", 2)[1]) if raw.startswith(b"HTTP/1.1 ") else None
