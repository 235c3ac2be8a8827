# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that want too much: sizes, slowness, numbers, rates; and those who may not ask at all."""
import json
import socket
import threading
import time
import unittest

from served import HOME, Server, read_all, run_program, sample_index, status_of

TOKEN = "correct-horse-battery-staple"


def get(target="/healthz", headers=""):
    return f"GET {target} HTTP/1.1\r\nHost: a\r\n{headers}\r\n".encode()


class Sizes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def test_too_long(self):
        rows = [
            (get("/api/v1/count?query=" + "a" * 8000), 200), (get("/api/v1/count?query=" + "a" * 9000, "Connection: close\r\n"), 414),
            (get("/" + "a" * 20000), 414), (get("/" + "a" * 1000000), 414), (get(headers="X: " + "a" * 15000 + "\r\n"), 200),
            (get(headers="X: " + "a" * 17000 + "\r\n"), 431), (get(headers="X: y\r\n" * 5000), 431),
            (get("/api/v1/count?query=a" + "&source=b" * 250), 200), (get("/api/v1/count?query=a" + "&source=b" * 256, "Connection: close\r\n"), 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n", 413),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + (b"8000\r\n" + b"a" * 32768 + b"\r\n") * 3, 413),
            (b"POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n" + b"a" * 100000, 404),
        ]
        for sent, status in rows:
            with self.server.connect() as connection:
                connection.sendall(sent)
                if status == 200:
                    self.assertEqual(status_of(connection.recv(65536)), 200, sent[:60])
                else:
                    self.assertEqual(status_of(read_all(connection)), status, sent[:60])

    def test_a_large_body_is_taken_where_an_article_is(self):
        article = ("The minister spoke at length of many things. " * 40000)[:2 * 1024 * 1024].encode()
        status, _, body = self.server.ask("POST", "/api/v1/trace", article, {"Content-Type": "text/plain"})
        self.assertEqual(status, 200)
        self.assertEqual(json.loads(body)["article"]["characters"], len(article))


class SlowClients(unittest.TestCase):
    """The server's own times are long; these only prove that what drips does not extend them."""

    def drip(self, server, first, each, seconds):
        """Sends `each` twice a second until the server closes. Gives what it said, and after how long."""
        begun = time.monotonic()
        with server.connect(timeout=0.5) as connection:
            connection.sendall(first)
            said = b""
            while time.monotonic() - begun < seconds:
                try:
                    part = connection.recv(65536)
                    if not part:
                        break
                    said += part
                except TimeoutError:
                    try:
                        connection.sendall(each)
                    except OSError:
                        break
                except OSError:
                    break
            return said, time.monotonic() - begun

    def test_drips_are_cut_off_and_others_served(self):
        with Server() as server:
            outcomes = []
            drips = [threading.Thread(target=lambda: outcomes.append(self.drip(server, b"GET / HTTP/1.1\r\n", b"X: y\r\n", 25)))
                     for _ in range(60)]
            for drip in drips:
                drip.start()
            for _ in range(20):
                self.assertEqual(server.get("/api/v1/count?query=Cuba")[0], 200)
            for drip in drips:
                drip.join()
            self.assertEqual(len(outcomes), 60)
            for said, seconds in outcomes:
                self.assertEqual(status_of(said), 408)
                self.assertLess(seconds, 20)
            self.assertIn('cotejo_rejected_total{reason="slow-client"} 60', server.get("/metrics")[2].decode())

    def test_who_says_nothing_is_closed_without_a_word(self):
        with Server() as server, server.connect() as connection:
            begun = time.monotonic()
            self.assertEqual(read_all(connection), b"")
            self.assertLess(time.monotonic() - begun, 20)


class Numbers(unittest.TestCase):
    def test_connections(self):
        with Server("--connections", "5") as server:
            kept = [server.connect() for _ in range(5)]
            for connection in kept:
                connection.sendall(get())
                self.assertEqual(status_of(connection.recv(1000)), 200)
            with server.connect() as one_more:
                raw = read_all(one_more)
                self.assertEqual(status_of(raw), 503)
                self.assertIn(b"Retry-After", raw)
            kept.pop().close()
            time.sleep(0.3)
            self.assertEqual(server.get("/healthz")[0], 200)
            for connection in kept:
                connection.close()

    def test_rate(self):
        with Server("--rate", "2") as server:
            got = [server.get("/api/v1/count?query=a") for _ in range(12)]
            self.assertEqual([answer[0] for answer in got[:4]], [200] * 4)
            refused = [answer for answer in got if answer[0] == 429]
            self.assertGreater(len(refused), 3)
            self.assertEqual(refused[0][1]["Retry-After"], "1")
            self.assertEqual(server.get("/healthz")[0], 200)
            time.sleep(1.5)
            self.assertEqual(server.get("/api/v1/count?query=a")[0], 200)

    def test_rate_counts_who_is_behind_the_proxy(self):
        with Server("--rate", "2", "--behind-proxy") as server:
            def ask(chain):
                return server.get("/api/v1/count?query=a", {"X-Forwarded-For": chain})[0]
            self.assertEqual([ask(f"198.51.100.{i}") for i in range(12)], [200] * 12)
            self.assertIn(429, [ask(f"203.0.113.{i}, 192.0.2.1") for i in range(12)])
            self.assertIn(429, [ask(f"2001:db8::{i}") for i in range(12)])

    def test_full_queue_answers_at_once(self):
        with Server("--threads", "1", "--rate", "0") as server:
            asked = [server.connect() for _ in range(120)]
            for connection in asked:
                connection.sendall(get("/api/v1/search?query=the+OR+de+OR+Cuba&limit=1000&fuzzy=1&once=1", "Connection: close\r\n"))
            statuses = [status_of(read_all(connection)) for connection in asked]
            for connection in asked:
                connection.close()
            self.assertEqual(set(statuses) - {200, 503}, set())
            self.assertIn(200, statuses)
            self.assertIn(503, statuses)
            self.assertIn('cotejo_rejected_total{reason="queue"}', server.get("/metrics")[2].decode())

    def test_time_limit(self):
        with Server("--time-limit", "0.1", "--threads", "1") as server:
            connections = [server.connect() for _ in range(30)]
            for connection in connections:
                connection.sendall(get("/api/v1/search?query=the+OR+de+OR+Cuba+OR+of+OR+and+OR+la+OR+que+OR+government+OR+gobierno+OR+peace+OR+paz&limit=1000&fuzzy=1&once=1", "Connection: close\r\n"))
            raws = [read_all(connection) for connection in connections]
            for connection in connections:
                connection.close()
            slow = [raw for raw in raws if status_of(raw) == 503 and b'"too-long"' in raw]
            self.assertTrue(slow)
            self.assertIn(b"narrow the query", slow[0])
            self.assertEqual({status_of(raw) for raw in raws} - {200, 503}, set())


class Tokens(unittest.TestCase):
    def test_only_with_a_token(self):
        path = HOME / "tokens"
        path.write_text(f"# ours\n{TOKEN}  # of the newsroom\nanother-token-of-16\n")
        path.chmod(0o600)
        with Server("--token-file", path, "--cors-origin", "https://example.org") as server:
            target = "/api/v1/count?query=Cuba"
            for value, status in ((f"Bearer {TOKEN}", 200), ("bearer another-token-of-16", 200), (TOKEN, 401), ("", 401),
                                  (f"Bearer {TOKEN}x", 401), (f"Bearer {TOKEN[:-1]}", 401), ("Bearer # ours", 401),
                                  (f"Basic {TOKEN}", 401), ("Bearer ", 401)):
                got, headers, body = server.get(target, {"Authorization": value})
                self.assertEqual(got, status, value)
                if status == 401:
                    self.assertEqual(headers["WWW-Authenticate"], "Bearer")
                    self.assertEqual(json.loads(body)["code"], "unauthorized")
                else:
                    self.assertEqual(headers["Cache-Control"], "private, no-cache")
            self.assertEqual(server.get("/metrics")[0], 401)
            self.assertEqual(server.get("/healthz")[0], 200)
            got, headers, _ = server.ask("OPTIONS", target, headers={"Origin": "https://example.org",
                                                                     "Access-Control-Request-Method": "GET"})
            self.assertEqual((got, headers["Access-Control-Allow-Origin"]), (204, "https://example.org"))
            self.assertIn("Authorization", headers["Access-Control-Allow-Headers"])

    def test_token_files_that_are_none(self):
        for name, text, mode, said in (("empty", "# nothing\n", 0o600, "no token"), ("short", "short\n", 0o600, "short:1:"),
                                       ("open", TOKEN + "\n", 0o644, "chmod o="), ("spaces", "a b c d e f g h i j\n", 0o600, "no spaces")):
            path = HOME / name
            path.write_text(text)
            path.chmod(mode)
            result = run_program("cotejo-searcher", "serve", "--index", sample_index(), "--token-file", path, code=2)
            self.assertIn(said, result.stderr.decode())

    def test_other_machines_only_where_it_was_said(self):
        for address in ("0.0.0.0:0", "[::]:0"):
            result = run_program("cotejo-searcher", "serve", "--index", sample_index(), "--listen", address, code=2)
            self.assertIn("--public", result.stderr.decode())
        for address in ("nowhere", "127.0.0.1:99999", "127.0.0.1:", "unix:", "1.2.3:80", "::1:80"):
            result = run_program("cotejo-searcher", "serve", "--index", sample_index(), "--listen", address, code=2)
            self.assertIn("is no address", result.stderr.decode())
        with Server("--public", listen="0.0.0.0:0") as server:
            port = int(server.names.rsplit(":", 1)[1])
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(get(headers="Connection: close\r\n"))
                self.assertEqual(status_of(read_all(connection)), 200)


if __name__ == "__main__":
    unittest.main()
