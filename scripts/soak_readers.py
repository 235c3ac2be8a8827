# SPDX-License-Identifier: GPL-3.0-or-later
"""For scripts/soak: readers who ask by commands, and readers who ask the server; some of these go away, or are slow."""
import http.client
import json
import re
import signal
import socket
import struct
import subprocess
import time
import urllib.parse
import xml.etree.ElementTree

from soak_ledger import Fault
from soak_questions import Answer, refuse, target_of

WRONG = (Fault, ValueError, KeyError, AttributeError, TypeError, OSError, http.client.HTTPException, subprocess.SubprocessError,
         xml.etree.ElementTree.ParseError)

# Seconds: the server closes a connection on which nothing is asked for 60, and gives 10 to send a request.
IDLE, SLOWEST = 30, 9


class Reader:
    """Asks one thing after the other; `note` takes (kind, seconds, what was wrong or None)."""

    def __init__(self, questions, note):
        self.questions, self.note, self.ledger, self.chance = questions, note, questions.ledger, questions.chance

    def step(self):
        kind, ask = self.draw()
        begun = time.monotonic()
        try:
            ended = ask()
            wrong = None
        except WRONG as error:
            ended, wrong = time.monotonic(), f"{type(error).__name__}: {error}"
        self.note(f"{self.way} {kind}", ended - begun, wrong)

    def asked(self, question, ask):
        """Until when it took; the checks are no part of it."""
        least, begun = self.ledger.done, time.monotonic()
        content, found, headers = ask(question)
        ended = time.monotonic()
        question.check(Answer(content, found, least, begun, headers))
        return ended


class Commands(Reader):
    way = "command"

    def __init__(self, questions, note, bin, index):
        super().__init__(questions, note)
        self.bin, self.index = bin, index

    def draw(self):
        if self.chance.random() < 0.03:
            return "left", self.leave
        question = self.questions.any()
        return question.kind, lambda: self.asked(question, self.run)

    def run(self, question):
        done = subprocess.run([self.bin / "cotejo-searcher", *question.command, "--index", self.index], capture_output=True,
                              input=question.body or b"", check=False, timeout=600)
        # Only a statement can be gone: the ledger judges that.
        is_gone = question.kind == "show" and done.returncode == 1
        if done.returncode != 0 and not is_gone:
            raise Fault(f"{question.command}: exit code {done.returncode}: {done.stderr.decode(errors='replace')[:500]}")
        return done.stdout, not is_gone, {}

    def leave(self):
        """As `| head -c 1000` does."""
        process = subprocess.Popen([self.bin / "cotejo-searcher", "search", "lang:en OR lang:es", "--all", "--format", "jsonl", "--index",
                                    self.index], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(1000)
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait(timeout=600)
        refuse(code not in (0, -signal.SIGPIPE) or said, f"left early: exit code {code}: {said.decode(errors='replace')[:300]}")
        return time.monotonic()


class Clients(Reader):
    way = "http"

    def __init__(self, questions, note, port):
        super().__init__(questions, note)
        self.port, self.connection, self.last = port, None, 0
        self.draws = [(78, None), (5, self.page), (5, self.health), (4, self.metrics), (5, self.again), (2, self.leave), (1, self.drip)]

    def draw(self):
        ask = self.chance.choices([ask for _, ask in self.draws], [weight for weight, _ in self.draws])[0]
        if ask:
            return ask.__name__, ask
        question = self.questions.any()
        return question.kind, lambda: self.asked(question, self.send)

    def request(self, method, target, body=None, headers=None):
        """(status, headers, content): over a connection that stays for some requests, or one of its own."""
        if self.connection and (self.chance.random() < 0.1 or time.monotonic() - self.last > IDLE):
            self.connection.close()
            self.connection = None
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        begun = time.monotonic()
        try:
            self.connection.request(method, target, body=body, headers=headers or {})
            answer = self.connection.getresponse()
            content = answer.read()
            self.last = time.monotonic()
            if answer.status == 408 and self.last - begun > SLOWEST:  # the machine had no time for either of the two
                self.connection.close()
                self.connection = None
                return self.request(method, target, body, headers)
            return answer.status, answer.headers, content
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise

    def send(self, question):
        headers = {"Content-Type": question.content_type} if question.body else {}
        status, told, content = self.request("POST" if question.body else "GET", question.target, question.body, headers)
        is_gone = question.kind == "show" and status == 404
        if status != 200 and not is_gone:
            raise Fault(f"{question.target}: status {status}: {content[:500]}")
        return content, not is_gone, told

    def get(self, target, headers=None, statuses=(200,)):
        status, told, content = self.request("GET", target, headers=headers)
        refuse(status not in statuses, f"{target}: status {status}: {content[:500]}")
        return status, told, content

    def page(self):
        identifier = self.questions.identifier()
        path = self.chance.choice([target_of("/search", query=self.questions.mark()), "/", "/statements/" + urllib.parse.quote(identifier)])
        _, _, content = self.get(path, statuses=(200, 404) if identifier in path else (200,))
        refuse(b"</html>" not in content, f"{path} is no whole page")
        return time.monotonic()

    def health(self):
        refuse(self.get("/healthz")[2].strip() != b"ok", "not healthy")
        return time.monotonic()

    def metrics(self):
        least = self.ledger.done
        _, _, content = self.get("/metrics")
        revision = int(re.search(rb"^cotejo_index_revision\{.*\} (\d+)$", content, re.MULTILINE).group(1))
        refuse(not least <= revision <= self.ledger.done + 1, f"metrics tell of revision {revision}, where {least} was there already")
        return time.monotonic()

    def again(self):
        """With the mark of the answer before: unchanged, or another one."""
        target = target_of("/api/v1/search", query=self.questions.mark())
        _, told, content = self.get(target)
        begun = json.loads(content)["index"]["revision"]
        least = self.ledger.done
        status, _, content = self.get(target, {"If-None-Match": told["ETag"]}, statuses=(200, 304))
        now = begun if status == 304 else json.loads(content)["index"]["revision"]
        number = int(now.rsplit("-", 1)[1])
        refuse(number < least or (status == 200 and now == begun), f"{status} for revision {now}, where {least} was there already")
        return time.monotonic()

    def leave(self):
        """In the middle of what is asked or answered, by a reset."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request = b"GET /api/v1/export?query=lang:en+OR+lang:es HTTP/1.1\r\nHost: a\r\n\r\n"
            connection.sendall(request[:self.chance.choice((10, len(request), len(request)))])
            if self.chance.random() < 0.7:
                connection.settimeout(0.5)
                try:
                    connection.recv(self.chance.choice((1, 100_000)))
                except TimeoutError:
                    pass
        return time.monotonic()

    def drip(self):
        """A request byte by byte, and an answer that is taken slowly."""
        target = target_of("/api/v1/search", query=self.questions.mark())
        begun, content = time.monotonic(), b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            try:
                for byte in f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode():
                    connection.sendall(bytes([byte]))
                    time.sleep(0.01)
                took = time.monotonic() - begun
                while part := connection.recv(2000):
                    content += part
                    time.sleep(0.01)
            except ConnectionError:
                took = time.monotonic() - begun
                refuse(took < SLOWEST, f"cut off after {took:.1f} s")
        # On a busy machine it may be slower than the server allows.
        if took < SLOWEST or not content.startswith(b"HTTP/1.1 408 ") and content:
            refuse(not content.startswith(b"HTTP/1.1 200 "), f"dripping for {took:.1f} s: {content[:300]}")
            json.loads(content.partition(b"\r\n\r\n")[2])
        return time.monotonic()
