# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of the program over shards on other servers: these die, hang and come back while it runs."""
import sys
import time
import unittest

from patience import patience
from served import HOME, SOURCE, Server, run_program

sys.path.insert(0, str(SOURCE / "scripts"))
import shard_servers

SHARDS = 3
TIMEOUT = min(patience(1.0), 4.0)  # of the searcher, for each answer of a shard; a search may take ten


def setUpModule():
    global SHARD_SERVERS, LIST
    run_program("cotejo-indexer", "add", "--index", HOME / "sharded", "--shards", SHARDS, SOURCE / "corpus/statements")
    SHARD_SERVERS = [shard_servers.Shard(i + 1, HOME / "sharded" / f"shard-{i + 1}", "127.0.0.1", shard_servers.free_port()) for i in range(SHARDS)]
    for shard in SHARD_SERVERS:
        unittest.addModuleCleanup(shard.kill)
    LIST = HOME / "shards.txt"
    LIST.write_text("# Cotejo shards\n" + "".join(shard.location + "\n" for shard in SHARD_SERVERS))


class MissingShards(unittest.TestCase):
    def setUp(self):
        self.server = Server("--shard-timeout", TIMEOUT, index=LIST)
        self.addCleanup(self.server.close)
        status, headers, _ = self.server.get("/api/v1/search?query=peace")
        self.assertEqual((status, headers["Cotejo-Partial"]), (200, None))
        self.assertTrue(headers["ETag"])
        self.whole = self.server.json("/api/v1/count?query=")["total"]

    def check_without(self, shard):
        """While one does not answer: programs are refused, people and those who ask for it get a part."""
        location = shard.location
        problem = self.server.json("/api/v1/search?query=peace", status=503)
        self.assertEqual(problem["code"], "shard-unavailable")
        self.assertIn(location, problem["detail"])
        begun = time.monotonic()
        for target in ("/api/v1/count?query=peace", "/api/v1/quote?text=some+words+of+nobody", "/api/v1/export?query=peace",
                       "/api/v1/search?query=peace&partial=refuse", "/api/v1/statements/no-such-statement"):
            self.assertEqual(self.server.get(target)[0], 503, target)
        status, headers, body = self.server.get("/api/v1/count?query=&partial=allow")
        self.assertEqual((status, headers["Cotejo-Partial"], headers["ETag"], headers["Cache-Control"]), (200, location, None, "no-store"))
        self.assertIn(f'"partial":["{location}"]'.encode(), body)
        part = self.server.json("/api/v1/count?query=&partial=allow")["total"]
        self.assertTrue(0 < part < self.whole, (part, self.whole))
        self.assertEqual(self.server.json("/api/v1/quote?text=some+words+of+nobody&partial=allow")["partial"], [location])
        self.assertEqual(self.server.get("/api/v1/statements/no-such-statement?partial=allow")[0], 503)
        for target in ("/?query=peace", "/search?query=peace", "/quote?quote=some+words+of+nobody+at+all"):
            status, headers, body = self.server.get(target)
            if status == 404:
                continue
            self.assertEqual((status, headers["Cotejo-Partial"]), (200, location), target)
        self.assertIn(location.encode(), self.server.get("/search?query=peace")[2])
        self.assertIn("no responde".encode(), self.server.get("/search?query=peace&ui=es")[2])
        # What is known not to answer is not waited for.
        self.assertLess(time.monotonic() - begun, 14 * TIMEOUT)
        self.assertIn(f'cotejo_shard_up{{shard="{location}"}} 0', self.server.get("/metrics")[2].decode())

    def check_whole_again(self):
        for _ in range(200):
            status, headers, _ = self.server.get("/api/v1/count?query=")
            if status == 200:
                break
            time.sleep(0.1)
        self.assertEqual((status, headers["Cotejo-Partial"]), (200, None))
        self.assertEqual(self.server.json("/api/v1/count?query=")["total"], self.whole)

    def test_one_that_dies_and_comes_back(self):
        shard = SHARD_SERVERS[1]
        shard.kill()
        try:
            self.check_without(shard)
        finally:
            shard.start()
        self.check_whole_again()

    def test_one_that_hangs_and_goes_on(self):
        shard = SHARD_SERVERS[2]
        shard.stop()
        try:
            self.check_without(shard)
        finally:
            shard.go_on()
        self.check_whole_again()

    def test_one_that_was_only_started_anew_is_not_missed(self):
        shard = SHARD_SERVERS[0]
        shard.kill()
        shard.start()
        self.assertEqual(self.server.json("/api/v1/count?query=")["total"], self.whole)

    def test_all_gone(self):
        for shard in SHARD_SERVERS:
            shard.kill()
        try:
            for target in ("/api/v1/count?query=&partial=allow", "/search?query=peace"):
                self.assertEqual(self.server.get(target)[0], 503)
        finally:
            for shard in SHARD_SERVERS:
                shard.start()
        self.check_whole_again()

    def test_what_was_asked_for_must_be_one_of_two(self):
        self.assertEqual(self.server.json("/api/v1/count?query=&partial=perhaps", status=400)["parameter"], "partial")


class Policy(unittest.TestCase):
    def test_a_server_may_refuse_or_allow_for_all(self):
        shard = SHARD_SERVERS[1]
        with Server("--partial", "allow", index=LIST) as allowing, Server("--partial", "refuse", index=LIST) as refusing:
            shard.kill()
            try:
                self.assertEqual(allowing.json("/api/v1/count?query=")["partial"], [shard.location])
                self.assertEqual(allowing.get("/api/v1/count?query=&partial=refuse")[0], 503)
                self.assertEqual(refusing.get("/search?query=peace")[0], 503)
            finally:
                shard.start()

    def test_it_starts_without_one_that_is_away(self):
        shard = SHARD_SERVERS[1]
        shard.kill()
        try:
            with Server(index=LIST) as server:
                self.assertEqual(server.get("/api/v1/count?query=")[0], 503)
                self.assertEqual(server.get("/search?query=peace")[0], 200)
            run_program("cotejo-searcher", "serve", "--index", LIST, "--partial", "refuse", "--listen", "127.0.0.1:0", code=1)
        finally:
            shard.start()


if __name__ == "__main__":
    sys.exit(unittest.main())
