# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/examples/nginx/cotejo.conf before a server, with TLS; skipped where there is no nginx."""
import json
import shutil
import socket
import ssl
import subprocess
import time
import unittest
import urllib.error
import urllib.request

from patience import patience
from served import HOME, SOURCE, Server

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@unittest.skipUnless(NGINX and shutil.which("openssl"), "nginx or openssl is not installed")
class BehindNginx(unittest.TestCase):
    def setUp(self):
        self.port = free_port()
        path = HOME / "behind.sock"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
                        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", HOME / "key.pem",
                        "-out", HOME / "cert.pem"], check=True, capture_output=True, timeout=patience(60))
        example = (SOURCE / "docs/examples/nginx/cotejo.conf").read_text()
        for was, now in (("unix:/run/cotejo/web.sock", f"unix:{path}"), ("listen 443 ssl http2", f"listen 127.0.0.1:{self.port} ssl http2"),
                         ("/etc/ssl/cotejo/fullchain.pem", HOME / "cert.pem"), ("/etc/ssl/cotejo/key.pem", HOME / "key.pem")):
            self.assertIn(was, example)
            example = example.replace(was, str(now))
        folders = "".join(f"{kind}_temp_path {HOME}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        configuration = HOME / "nginx.conf"
        configuration.write_text(f"daemon off; pid {HOME}/nginx.pid; error_log {HOME}/nginx.log;\nevents {{}}\n"
                                 f"http {{ access_log off; {folders}\n{example}\n}}\n")
        self.server = Server("--behind-proxy", "--access-log", "-", listen=f"unix:{path}")
        self.addCleanup(self.server.close)
        path.chmod(0o666)  # nginx's workers are another user where the test runs as root
        HOME.chmod(0o755)
        self.nginx = subprocess.Popen([NGINX, "-c", configuration, "-e", HOME / "nginx.log"])
        self.addCleanup(self.nginx.wait, 30)
        self.addCleanup(self.nginx.terminate)
        self.context = ssl.create_default_context(cafile=HOME / "cert.pem")
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.fail((HOME / "nginx.log").read_text())

    def ask(self, target, data=None, **headers):
        request = urllib.request.Request(f"https://localhost:{self.port}{target}", data, headers)
        try:
            with urllib.request.urlopen(request, context=self.context, timeout=patience(30)) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def test_asks_and_exports(self):
        status, headers, body = self.ask("/api/v1/search?query=Cuba")
        self.assertEqual(status, 200)
        self.assertIn("max-age", headers["Strict-Transport-Security"])
        total = json.loads(body)["total"]
        self.assertEqual(len(self.ask("/api/v1/export?query=Cuba")[2].splitlines()), total)
        self.assertEqual(self.ask("/api/v1/statements/a%2Fb")[0], 404)
        self.assertEqual(json.loads(self.ask("/api/v1/trace", "“a b c d e f”".encode(), **{"Content-Type": "text/plain"})[2])["format"], 1)
        self.assertEqual(self.ask("/metrics")[0], 404)
        self.ask("/api/v1/count?query=a", **{"X-Forwarded-For": "203.0.113.9"})
        log = self.server.log.read_text()
        self.assertIn('"peer":"127.0.0.1"', log)
        self.assertNotIn("203.0.113.9", log)


if __name__ == "__main__":
    unittest.main()
