# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/1.1 itself: methods, pipelining, HEAD, chunks, and bytes that are no HTTP."""
import json
import random
import unittest

from served import Server, read_all, status_of

GET = "GET {} HTTP/1.1\r\nHost: a\r\n{}\r\n"


def get(target="/healthz", headers=""):
    return GET.format(target, headers).encode()


class Protocol(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def test_methods(self):
        for method, target, status, allow in (
                ("HEAD", "/healthz", 200, None), ("POST", "/healthz", 405, "GET, HEAD, OPTIONS"),
                ("DELETE", "/api/v1/quote", 405, "GET, HEAD, OPTIONS, POST"), ("GET", "/api/v1/trace", 405, "OPTIONS, POST"),
                ("OPTIONS", "/api/v1/trace", 204, "OPTIONS, POST"), ("TRACE", "/api/v1/search", 405, "GET, HEAD, OPTIONS"),
                ("BREW", "/api/v1/search", 405, "GET, HEAD, OPTIONS"), ("GET", "/nowhere", 404, None),
                ("GET", "/api/v1/search/", 404, None), ("GET", "/api/v2/search", 404, None)):
            got, headers, _ = self.server.ask(method, target)
            self.assertEqual((got, headers["Allow"]), (status, allow), (method, target))

    def test_head_is_get_without_its_body(self):
        for target in ("/api/v1/search?query=Cuba", "/api/v1/search?query=(", "/healthz", "/api/v1/count?query=a"):
            got = self.server.get(target)
            head = self.server.ask("HEAD", target)
            self.assertEqual(head[2], b"")
            self.assertEqual(head[0], got[0])
            for name in ("Content-Type", "ETag", "Cache-Control"):
                self.assertEqual(head[1][name], got[1][name])
        # Of what streams there is no length; the connection stays usable.
        raw = self.server.raw(b"HEAD /api/v1/export?query= HTTP/1.1\r\nHost: a\r\n\r\n" + get(headers="Connection: close\r\n"))
        self.assertEqual(raw.count(b"HTTP/1.1 200 OK"), 2)
        self.assertTrue(raw.endswith(b"\r\n\r\nok\n"))

    def test_security_headers_on_every_answer(self):
        for target in ("/healthz", "/api/v1/search?query=a", "/api/v1/search?query=(", "/nowhere"):
            headers = self.server.get(target)[1]
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            self.assertIsNone(headers["Access-Control-Allow-Origin"])
            self.assertIsNone(headers["Server"])

    def test_pipelined_requests_are_answered_in_order(self):
        targets = [f"/api/v1/count?query={'Cuba' if i % 3 else ''}&since={2000 + i}" for i in range(20)]
        alone = [self.server.json(target)["total"] for target in targets]
        sent = b"".join(get(target) for target in targets) + get("/nowhere") + get(headers="Connection: close\r\n")
        with self.server.connect() as connection:
            connection.sendall(sent)
            raw = read_all(connection)
        totals = []
        for part in raw.split(b"HTTP/1.1 200 OK")[1:-1]:
            totals.append(json.loads(part.split(b"\r\n\r\n", 1)[1].split(b"\n", 1)[0])["total"])
        self.assertEqual(totals, alone)
        self.assertEqual(raw.count(b"HTTP/1.1 404 Not Found"), 1)
        self.assertTrue(raw.endswith(b"ok\n"))

    def test_byte_by_byte_and_in_odd_pieces(self):
        request = (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
                   b"Connection: close\r\n\r\n5\r\njoint\r\n8;x=y\r\n efforts\r\n0\r\nTrailer: a\r\n\r\n")
        whole = self.server.raw(request)
        self.assertEqual(status_of(whole), 200)
        self.assertIn(b'"quote":"joint efforts"', whole)
        with self.server.connect() as connection:
            for at in range(len(request)):
                connection.sendall(request[at:at + 1])
            self.assertIn(b'"quote":"joint efforts"', read_all(connection))

    def test_expect_continue(self):
        body = b"joint efforts"
        head = (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nExpect: %s\r\n"
                b"Connection: close\r\n\r\n")
        with self.server.connect() as connection:
            connection.sendall(head % (len(body), b"100-continue"))
            self.assertEqual(connection.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
            connection.sendall(body)
            self.assertEqual(status_of(read_all(connection)), 200)
        self.assertEqual(status_of(self.server.raw(head % (len(body), b"tea"))), 417)
        self.assertEqual(status_of(self.server.raw(head % (10 ** 9, b"100-continue"))), 413)

    def test_export_in_chunks_is_whole(self):
        plain = self.server.get("/api/v1/export?query=")[2]
        old = self.server.raw(b"GET /api/v1/export?query= HTTP/1.0\r\n\r\n")
        self.assertEqual(old.split(b"\r\n\r\n", 1)[1], plain)
        self.assertNotIn(b"chunked", old)

    def test_absolute_target_and_http_10(self):
        self.assertEqual(status_of(self.server.raw(get("http://example.org/healthz", "Connection: close\r\n"))), 200)
        raw = self.server.raw(b"GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        self.assertEqual(status_of(raw), 200)
        self.assertIn(b"Connection: close", raw)

    def test_what_is_no_http(self):
        close = "Connection: close\r\n"
        rows = [
            (b"hello\r\n\r\n", 400), (b"GET\r\n\r\n", 400), (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
            (b"GET / HTTP/2.0\r\n\r\n", 505), (b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505), (b"GET healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400),
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505), (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 200 + b"\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n", 400), (b"GET / HTTP/1.1\r\nHost: a\r\nA\x00b: c\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400), (b"GET /\xff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400),
            (get("/healthz", "X: " + "\x80\xff" + "\r\n" + close), 200),
            (b"GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 16 + b"\r\n", 413),
            (b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 17 + b"\r\n", 400),
        ]
        for sent, status in rows:
            raw = self.server.raw(sent)
            self.assertEqual(status_of(raw), status, (sent[:80], raw[:300]))
            if status != 200:
                self.assertIn(b"application/problem+json", raw)
                json.loads(raw.split(b"\r\n\r\n", 1)[1])

    def test_no_response_splitting(self):
        for text in ("%0d%0aSet-Cookie:%20a=b", "%0aX:%20y", "%E2%80%A8"):
            for target in (f"/{text}", f"/api/v1/search?{text}=1", f"/api/v1/search?query=a&format={text}", f"/api/v1/statements/{text}"):
                headers = self.server.get(target)[1]
                self.assertIsNone(headers["Set-Cookie"])
                self.assertIsNone(headers["X"])

    def test_random_bytes_leave_it_standing(self):
        dice = random.Random(1)
        seeds = [get("/api/v1/search?query=Cuba&limit=1", "Connection: close\r\n"),
                 b"POST /api/v1/quote HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\njoint"]
        for _ in range(150):
            data = bytearray(dice.choice(seeds))
            for _ in range(dice.randint(1, 6)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            with self.server.connect() as connection:
                connection.sendall(bytes(data))
                connection.shutdown(1)
                read_all(connection)
        self.assertEqual(self.server.get("/healthz")[0], 200)


if __name__ == "__main__":
    unittest.main()
