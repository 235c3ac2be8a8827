# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the engines, turn by turn: what disturbs the machine disturbs all of them alike."""
import dataclasses
import os
import random
import subprocess
import time

COLD_STARTS = 15


@dataclasses.dataclass
class Cost:
    wall: float = 0  # seconds
    cpu: float = 0
    peak: float = 0  # megabytes
    size: float = 0


def size_of(folder):
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def run_measured(command, cost):
    """Runs one command; its whole family counts."""
    start = time.monotonic()
    with subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    cost.wall += time.monotonic() - start
    cost.cpu += usage.ru_utime + usage.ru_stime
    cost.peak = max(cost.peak, usage.ru_maxrss / 1024)


def measure_indexing(engine, statements):
    """Of an engine that is prepared."""
    cost = Cost()
    before = size_of(engine.folder)
    for command in engine.indexing(statements):
        run_measured(command, cost)
    cost.size = size_of(engine.folder) - before
    return cost


@dataclasses.dataclass
class Answer:
    milliseconds: float
    total: str  # as it was given: an engine may not know
    ids: list
    distinct: str


class Server:
    """A program that answers questions, as peer_questions.h has it."""

    def __init__(self, command):
        self.process = subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.expect_ready()

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.process.args[0]} ended with {self.process.wait()}")
        return line.rstrip("\n")

    def expect_ready(self):
        if (line := self.line()) != "ready":
            raise RuntimeError(f"{self.process.args[0]} said: {line}")

    def send(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def reopen(self):
        self.send("reopen")
        self.expect_ready()

    def ask(self, question):
        self.send(question.line())
        milliseconds, total, ids, distinct = self.line().split("\t")
        return Answer(float(milliseconds), total, ids.split(), distinct)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def with_facets(questions):
    return [dataclasses.replace(question, facets=True) for question in questions
            if question.shape != "quote"]


def ask_all(engines, questions, warm_up, rounds):
    """{question: {engine: answer}}, each the fastest of the rounds. An index is opened anew for each
    pass, so that no engine gives from memory what it was asked before, and warmed up by others."""
    answers = {}
    servers = {engine.name: Server(engine.serving()) for engine in engines}
    names = list(servers)
    try:
        for turn in range(rounds):
            for asked, others in ((questions, warm_up),
                                  (with_facets(questions), with_facets(warm_up))):
                for engine in engines:
                    servers[engine.name].reopen()
                    for question in others * engine.warm_up_passes:
                        servers[engine.name].ask(question)
                for place, question in enumerate(asked):
                    first = (turn + place) % len(names)
                    for name in names[first:] + names[:first]:
                        answer = servers[name].ask(question)
                        best = answers.setdefault(question, {}).get(name)
                        if best is None or answer.milliseconds < best.milliseconds:
                            answers[question][name] = answer
    finally:
        for server in servers.values():
            server.close()
    return answers


def cold_starts(engines, questions):
    """{engine: milliseconds of each start}: a program's whole life for one question, with facets. In any order: who comes behind a large
    program finds less of its own in the processor's caches."""
    rng = random.Random(COLD_STARTS)
    taken = {engine.name: [] for engine in engines}
    for question in (with_facets(questions) * COLD_STARTS)[:COLD_STARTS]:
        for engine in rng.sample(engines, len(engines)):
            command, text = engine.cold(question)
            start = time.monotonic()
            subprocess.run([str(part) for part in command], input=text, text=True, check=True,
                           stdout=subprocess.DEVNULL)
            taken[engine.name].append(1000 * (time.monotonic() - start))
    return taken
