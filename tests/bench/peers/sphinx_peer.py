# SPDX-License-Identifier: GPL-3.0-or-later
"""sphinx_peer.py CONFIG PORT: Sphinx for scripts/bench. Starts its searchd on the loopback, and asks
it in the MySQL protocol that it speaks; a round trip on the loopback is part of its times."""
import socket
import struct
import subprocess
import sys
import time

MORE_RESULTS = 0x0008


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.bytes = self.socket.makefile("rb")
        self.packet()  # who it is
        self.send(struct.pack("<IIB23xBB", 0x0200 | 0x8000 | 0x20000, 1 << 24, 33, 0, 0), 1)
        self.packet()

    def packet(self):
        head = self.bytes.read(4)
        if len(head) < 4:
            raise RuntimeError("searchd has hung up")
        data = self.bytes.read(int.from_bytes(head[:3], "little"))
        if data[:1] == b"\xff":
            raise RuntimeError(data[3:].decode("utf-8", "replace"))
        return data

    def send(self, data, number=0):
        self.socket.sendall(len(data).to_bytes(3, "little") + bytes([number]) + data)

    def query(self, text):
        """The rows of each result, as lists of bytes."""
        self.send(b"\x03" + text.encode())
        results = []
        more = True
        while more:
            for _ in range(self.packet()[0]):
                self.packet()  # a column's name and type
            self.packet()
            rows = []
            while (data := self.packet())[0] != 0xFE or len(data) > 8:
                rows.append(fields(data))
            results.append(rows)
            more = int.from_bytes(data[3:5], "little") & MORE_RESULTS
        return results


def fields(data):
    """The texts of a row: each with its length before it."""
    found = []
    place = 0
    while place < len(data):
        size = data[place]
        place += 1
        if size == 0xFB:
            found.append(b"")
            continue
        if size >= 0xFC:
            wide = {0xFC: 2, 0xFD: 3, 0xFE: 8}[size]
            size = int.from_bytes(data[place:place + wide], "little")
            place += wide
        found.append(data[place:place + size])
        place += size
    return found


def match_of(shape, words):
    if shape == "phrase":
        # Exact forms; "=" before a word stands for it as it is written.
        return '"' + " ".join("=" + word for word in words.split()) + '"'
    return (" " if shape == "all" else " | ").join(words.split())


def ask(connection, line):
    mode, shape, _, words, since, until = line.split("\t")
    dated = (f" AND day BETWEEN {since.replace('-', '')} AND {until.replace('-', '')}"
             if since else "")
    text = (f"SELECT name FROM statements WHERE MATCH('{match_of(shape, words)}'){dated} LIMIT 10 "
            "OPTION ranker=bm25")
    if mode == "facets":
        text += " " + " ".join(f"FACET {name} ORDER BY COUNT(*) DESC LIMIT 10"
                               for name in ("source", "speaker", "month"))
    start = time.perf_counter()
    ids = [row[0].decode() for row in connection.query(text)[0]]
    taken = 1000 * (time.perf_counter() - start)
    # It counts whatever is asked, and says so afterwards.
    total = dict(connection.query("SHOW META")[0])[b"total_found"].decode()
    return f"{taken:.4f}\t{total}\t{' '.join(ids)}\t"



def connect(port):
    for _ in range(200):
        try:
            return Connection(port)
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"searchd does not answer on port {port}")


def answer(config, port):
    with subprocess.Popen(["searchd", "--config", config, "--nodetach"],
                          stdout=subprocess.DEVNULL) as daemon:
        try:
            connection = connect(port)
            print("ready", flush=True)
            for line in sys.stdin:
                if line == "reopen\n":
                    connection = connect(port)
                    print("ready", flush=True)
                else:
                    print(ask(connection, line.rstrip("\n")), flush=True)
        finally:
            daemon.kill()  # it would take three seconds to end, and has nothing to save


answer(sys.argv[1], int(sys.argv[2]))
