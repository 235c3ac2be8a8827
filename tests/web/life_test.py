# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginning and end: sockets of each kind, a writer at work meanwhile, and going down in good order."""
import json
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

from patience import patience
from served import BIN, HOME, Server, add, environment, read_all, run_program, sample_index, status_of

HEALTH = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
# What systemd does: a socket that listens as descriptor 3, and two variables.
LAUNCHER = """
import os, socket, sys
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()
os.dup2(listening.fileno(), 3)
os.set_inheritable(3, True)
os.environ["LISTEN_FDS"] = "1"
os.environ["LISTEN_PID"] = str(os.getpid())
os.execv(sys.argv[1], sys.argv[1:])
"""


def ask_path(path):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(patience(30))
        connection.connect(str(path))
        connection.sendall(HEALTH)
        return read_all(connection)


class Sockets(unittest.TestCase):
    def test_local_socket(self):
        path = HOME / "web.sock"
        with Server("--rate", "1", listen=f"unix:{path}"):
            self.assertEqual(path.stat().st_mode & 0o777, 0o660)
            self.assertEqual({status_of(ask_path(path)) for _ in range(20)}, {200})
            taken = run_program("cotejo-searcher", "serve", "--index", sample_index(), "--listen", f"unix:{path}", code=1)
            self.assertIn("another program listens", taken.stderr.decode())
        self.assertFalse(path.exists())

    def test_local_socket_that_was_left_behind(self):
        path = HOME / "left.sock"
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(str(path))
        with Server(listen=f"unix:{path}"):
            self.assertEqual(status_of(ask_path(path)), 200)
        path.write_text("a file of somebody's")
        run_program("cotejo-searcher", "serve", "--index", sample_index(), "--listen", f"unix:{path}", code=1)
        self.assertEqual(path.read_text(), "a file of somebody's")

    def test_two_addresses_and_one_that_is_taken(self):
        path = HOME / "second.sock"
        with Server("--listen", f"unix:{path}") as server:
            self.assertEqual(server.get("/healthz")[0], 200)
            self.assertEqual(status_of(ask_path(path)), 200)
            taken = run_program("cotejo-searcher", "serve", "--index", sample_index(), "--listen", str(server.port), code=1)
            self.assertIn("choose another --listen", taken.stderr.decode())

    def launch(self):
        command = [sys.executable, "-c", LAUNCHER, BIN / "cotejo-searcher", "serve", "--index", sample_index()]
        log = HOME / "launched"
        with open(log, "wb") as out:
            process = subprocess.Popen(command, stderr=out, env=environment())
        for _ in range(400):
            if b"serving at" in log.read_bytes() or process.poll() is not None:
                break
            time.sleep(0.05)
        return process, log.read_text()

    def test_socket_of_systemd(self):
        process, said = self.launch()
        try:
            port = int(said.strip().rsplit(":", 1)[1])
            self.assertNotEqual(port, 8080)
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(HEALTH)
                self.assertEqual(status_of(read_all(connection)), 200)
        finally:
            process.terminate()
            self.assertEqual(process.wait(timeout=patience(30)), 0)

    def test_tells_the_service_manager(self):
        path = HOME / "notify"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(str(path))
            manager.settimeout(patience(60))
            with Server(env={**environment(), "NOTIFY_SOCKET": str(path)}) as server:
                self.assertEqual(manager.recv(100), b"READY=1")
                self.assertEqual(server.get("/healthz")[0], 200)
                self.assertEqual(server.close(), 0)
            self.assertEqual(manager.recv(100), b"STOPPING=1")

    def test_no_index_is_said_at_once(self):
        said = run_program("cotejo-searcher", "serve", "--index", HOME / "none", "--listen", "127.0.0.1:0", code=1)
        self.assertIn("none", said.stderr.decode())


class Revisions(unittest.TestCase):
    def test_readers_see_no_error_while_a_writer_commits(self):
        index = sample_index("written")
        with Server(index=index) as server:
            begun = server.json("/api/v1/count?query=")["total"]
            done = threading.Event()
            faults, totals, asked = [], [], [0]

            def read(targets):
                while not done.is_set():
                    for target in targets:
                        status, _, body = server.get(target)
                        asked[0] += 1
                        if status != 200:
                            faults.append((target, status, body[:300]))
                        elif "count" in target:
                            totals.append(json.loads(body)["total"])
            ways = (["/api/v1/count?query=", "/api/v1/search?query=Cuba"], ["/api/v1/export?query=", "/api/v1/quote?text=joint+efforts"],
                    ["/api/v1/search?query=the&as-of=2026-12-31", "/api/v1/statements/us-state-2026-03-05-relations/history"])
            readers = [threading.Thread(target=read, args=[targets]) for targets in ways]
            for reader in readers:
                reader.start()
            for number in range(12):
                add(index, [{"id": f"new-{number}", "source": "S", "date": "2026-01-01", "body": f"Statement {number} of Cuba."},
                            {"id": "changing", "source": "S", "date": "2026-01-01", "body": f"It is said for the {number}th time."}])
                if number % 4 == 3:
                    run_program("cotejo-indexer", "compact", "--index", index)
            done.set()
            for reader in readers:
                reader.join()
            self.assertEqual(faults, [])
            self.assertGreater(asked[0], 30)
            self.assertEqual(server.json("/api/v1/count?query=")["total"], begun + 13)
            self.assertGreater(len(set(totals)), 3)
            self.assertIn(f'cotejo_index_revision{{index="{index}"}} {1 + 12 + 3}', server.get("/metrics")[2].decode())
            self.assertEqual(server.close(), 0)
            self.assertNotIn("fault", server.log.read_text())

    def test_index_that_goes_and_comes_back(self):
        index = sample_index("moved")
        with Server(index=index) as server:
            self.assertEqual(server.get("/api/v1/count?query=")[0], 200)
            index.rename(HOME / "aside")
            status, headers, body = server.get("/api/v1/count?query=")
            self.assertEqual((status, json.loads(body)["code"], headers["Retry-After"]), (503, "index-unavailable", "5"))
            self.assertEqual(server.get("/healthz")[0], 200)
            (HOME / "aside").rename(index)
            self.assertEqual(server.get("/api/v1/count?query=")[0], 200)


class Ending(unittest.TestCase):
    def test_idle_server_ends_at_once(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            with Server() as server, server.connect() as idle:
                idle.sendall(HEALTH.replace(b"Connection: close\r\n", b""))
                idle.recv(1000)
                begun = time.monotonic()
                self.assertEqual(server.close(how), 0)
                self.assertLess(time.monotonic() - begun, 5)
                self.assertEqual(idle.recv(10), b"")

    def test_what_is_under_way_is_finished(self):
        with Server() as server, server.connect() as connection:
            request = (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\njoint ")
            connection.sendall(request)
            time.sleep(0.5)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            with self.assertRaises(OSError):
                server.connect()
            connection.sendall(b"efforts")
            raw = read_all(connection)
            self.assertEqual(status_of(raw), 200)
            self.assertIn(b"Connection: close", raw)
            self.assertEqual(server.close(), 0)

    def test_who_does_not_finish_is_not_waited_for(self):
        index = HOME / "large"
        add(index, [{"id": f"s{i}", "source": "S", "date": "2026-01-01", "body": f"Cuba {i}. " + "words " * 150} for i in range(9000)])
        with Server(index=index) as server, server.connect() as connection:
            # The answer is larger than what sockets hold, and is never read.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(b"GET /api/v1/export?query=Cuba HTTP/1.1\r\nHost: a\r\n\r\n")
            time.sleep(1)
            begun = time.monotonic()
            self.assertEqual(server.close(), 0)
            self.assertLess(time.monotonic() - begun, 40)

    def test_a_client_that_goes_in_the_middle(self):
        with Server() as server:
            for _ in range(50):
                connection = server.connect()
                connection.sendall(b"GET /api/v1/export?query= HTTP/1.1\r\nHost: a\r\n\r\n" * 5)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                connection.close()
            self.assertEqual(server.get("/api/v1/count?query=")[0], 200)


class Log(unittest.TestCase):
    def test_lines_are_harmless_and_without_queries(self):
        path = HOME / "access.log"
        with Server("--access-log", path) as server:
            server.get("/api/v1/count?query=secret", {"User-Agent": 'a"b\\c\x85\xff'})
            server.get("/%1b%5b31m%0a")
            path.rename(HOME / "access.log.1")
            server.process.send_signal(signal.SIGHUP)
            time.sleep(0.5)
            server.get("/healthz")
        text = (HOME / "access.log.1").read_bytes().decode()
        self.assertNotIn("secret", text)
        self.assertTrue(all(c >= " " or c == "\n" for c in text))
        lines = [json.loads(line) for line in text.splitlines()]
        self.assertEqual([(line["target"], line["status"]) for line in lines], [("/api/v1/count", 200), ("/%1b%5b31m%0a", 404)])
        self.assertEqual(json.loads(path.read_text())["target"], "/healthz")
        with Server("--access-log", "-", "--log-queries") as server:
            server.get("/api/v1/count?query=secret")
        self.assertIn("/api/v1/count?query=secret", server.log.read_text())


if __name__ == "__main__":
    unittest.main()
