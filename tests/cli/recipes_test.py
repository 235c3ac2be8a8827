"""The scripts of docs/recipes.md as they stand there, with receivers on this computer: a web server
that takes messages, a sendmail that keeps mails, a git repository in a temporary folder."""
import email
import email.policy
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
RECIPES = (SOURCE / "docs/recipes.md").read_text(encoding="utf-8")
ODD = 'Peace & <b> "quotes" | $HOME `id` ñ'


def recipe(name):
    return re.search(rf"^```\w+ recipe {name}\n(.*?)^```", RECIPES, re.DOTALL | re.MULTILINE).group(1)


def has_saved_queries():
    listed = subprocess.run([BIN / "cotejo-searcher", "--help"], capture_output=True, text=True, check=True)
    return re.search(r"^ +saved ", listed.stdout, re.MULTILINE) is not None


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *_):
        pass


class RecipeCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-recipes-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        tools = self.home / "tools"
        tools.mkdir()
        for name in ("publish-feed", "mail-digest", "post-to-webhook"):
            self.write_tool(name, recipe(name))
        # Keeps each mail, as a mail server would that was given it.
        self.write_tool("sendmail", '#!/bin/sh\n[ "$*" = "-t -i" ] || exit 64\ncat > "$HOME/mail"\n')
        self.environment = {
            "PATH": f"{tools}:{BIN}:{os.environ['PATH']}", "HOME": str(self.home), "LC_ALL": "C.UTF-8",
            "COTEJO_INDEX": str(self.home / "index"), "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{what}": "ana@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}}
        self.add("a", ODD)

    def write_tool(self, name, text):
        path = self.home / "tools" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def add(self, name, title):
        record = {"id": name, "source": "Office", "date": "2026-03-05", "lang": "en", "title": title,
                  "body": "Sanctions and peace.", "url": f"https://example.org/{name}"}
        self.run_shell("cotejo-indexer add --format jsonl -", stdin=json.dumps(record))

    def run_shell(self, command, stdin="", code=0, **variables):
        """Its output; `code`: the exit code it must have, None for any but 0."""
        result = subprocess.run(["sh", "-c", command], input=stdin, capture_output=True, text=True, check=False,
                                env=dict(self.environment, **variables), cwd=self.home, timeout=patience(120))
        message = f"{command}: {result.stdout}{result.stderr}"
        if code is None:
            self.assertNotEqual(result.returncode, 0, message)
        else:
            self.assertEqual(result.returncode, code, message)
        return result.stdout

    def batch(self):
        """What --exec gives a script."""
        variables = {"COTEJO_QUERY": "sanctions", "COTEJO_BATCH": "b1", "COTEJO_CONSUMER": "mail"}
        return self.run_shell("cotejo-searcher search sanctions --format jsonl"), variables

    def receive(self):
        server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
        server.messages, server.answer = [], 200
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        self.addCleanup(lambda: (server.shutdown(), thread.join(), server.server_close()))
        return server, f"http://127.0.0.1:{server.server_port}/hook"


class Recipes(RecipeCase):
    def test_publish_feed(self):
        publish = "publish-feed sanctions feed.atom --feed-url https://example.org/feed.atom"
        self.run_shell(publish)
        feed = self.home / "feed.atom"
        first = feed.stat()
        self.assertEqual(first.st_mode & 0o777, 0o644)
        self.assertIn("<link rel=\"self\"", feed.read_text())
        self.run_shell(publish)
        self.assertEqual((feed.stat().st_ino, feed.stat().st_mtime_ns), (first.st_ino, first.st_mtime_ns))
        self.add("b", "New")
        self.run_shell(publish)
        self.assertIn("<title>New</title>", feed.read_text())
        before = feed.read_bytes()
        self.run_shell("publish-feed '\"' feed.atom", code=2)
        self.assertEqual(feed.read_bytes(), before)
        self.assertEqual(sorted(path.name for path in self.home.glob("feed*")), ["feed.atom"])

    def test_mail_digest(self):
        hits, variables = self.batch()
        self.run_shell("mail-digest ana@example.org", hits, **variables)
        mail = email.message_from_bytes((self.home / "mail").read_bytes(), policy=email.policy.default)
        self.assertEqual((mail["To"], mail["Subject"]), ("ana@example.org", "Cotejo: sanctions"))
        self.assertEqual(mail["Message-ID"], "<b1.mail@cotejo.invalid>")
        self.assertEqual(mail.get_content(), f"{ODD}\n2026-03-05, Office\nhttps://example.org/a\nSanctions and peace.\n")
        (self.home / "mail").unlink()
        self.run_shell("mail-digest ana@example.org", "", **variables)
        self.run_shell("mail-digest ana@example.org 2>&1", "no JSON", code=None, **variables)
        self.assertFalse((self.home / "mail").exists())
        self.write_tool("sendmail", "#!/bin/sh\nexit 75\n")
        self.run_shell("mail-digest ana@example.org", hits, code=75, **variables)

    def test_post_to_webhook(self):
        server, url = self.receive()
        hits, variables = self.batch()
        post = f"post-to-webhook {url} 2>&1"
        self.run_shell(post, hits, **variables)
        self.assertEqual(server.messages, [{"text": "*sanctions*: 1 new\n• 2026-03-05 Office: Peace &amp; &lt;b&gt; "
                                                    '"quotes"   $HOME `id` ñ <https://example.org/a>'}])
        self.run_shell(post, hits * 23, **variables)
        self.assertEqual(len(server.messages[1]["text"].splitlines()), 22)
        self.assertTrue(server.messages[1]["text"].endswith("\nand 3 more"))
        server.answer = 503
        self.assertIn("error: 503", self.run_shell(post, hits, code=22, **variables))

    @unittest.skipUnless(shutil.which("systemd-analyze"), "there is no systemd here")
    def test_systemd_units(self):
        units = self.home / "units"
        shutil.copytree(SOURCE / "docs/examples/systemd", units)
        service = units / "cotejo-saved.service"
        text = service.read_text()
        self.assertIn("ExecStart=/usr/local/bin/cotejo-searcher ", text)
        service.write_text(text.replace("/usr/local/bin", str(BIN)))
        for unit in ("cotejo-saved.service", "cotejo-saved.timer"):
            self.assertEqual(self.run_shell(f"systemd-analyze verify --user units/{unit} 2>&1",
                                            XDG_RUNTIME_DIR=str(self.home)), "")


@unittest.skipUnless(has_saved_queries(), "this program has no saved queries")
class SavedRecipes(RecipeCase):
    def setUp(self):
        super().setUp()
        self.run_shell("cotejo-searcher saved add sanctions sanctions --anyway")

    def test_mail_and_chat_get_each_statement_once(self):
        server, url = self.receive()
        commands = re.findall(r"^cotejo-searcher saved run sanctions .*--exec.*$", RECIPES, re.MULTILINE)
        self.assertEqual(len(commands), 2)
        self.assertIn("chat", commands[1])
        server.answer = 503
        self.run_shell(commands[1] + " --exec-tries 1", code=1, WEBHOOK=url)
        server.answer = 200
        server.messages.clear()
        for _ in range(2):
            for command in commands:
                self.run_shell(command, WEBHOOK=url)
        self.assertEqual([message["text"].splitlines()[0] for message in server.messages], ["*sanctions*: 1 new"])
        self.assertIn("https://example.org/a", (self.home / "mail").read_text())

    def test_crontab_lines(self):
        command = recipe("crontab").split(maxsplit=5)[5]
        for _ in range(2):
            self.run_shell(command)
        lines = [json.loads(line) for line in (self.home / "new-statements.jsonl").read_text().splitlines()]
        self.assertEqual([(line["saved"], line["event"], line["id"]) for line in lines], [("sanctions", "new", "a")])
        mailed = recipe("crontab-mail").split(maxsplit=5)[5]
        self.assertIn("https://example.org/a", self.run_shell(mailed))
        self.assertEqual(self.run_shell(mailed), "")

    def test_the_timer_runs_what_cron_does(self):
        unit = (SOURCE / "docs/examples/systemd/cotejo-saved.service").read_text()
        command = re.search(r"^ExecStart=/usr/local/bin/(.*)$", unit, re.MULTILINE).group(1)
        self.run_shell(command.replace("%h", str(self.home)))
        self.assertEqual(len((self.home / "new-statements.jsonl").read_text().splitlines()), 1)

    def test_table(self):
        self.assertEqual(self.run_shell(recipe("table")), f"2026-03-05\tOffice\t{ODD}\n")
        self.assertEqual(self.run_shell(recipe("table")), "")

    def test_queries_in_git(self):
        self.run_shell(recipe("git-queries"))
        log = self.run_shell("git -C .config/cotejo/queries log --format=%s -- embassies.toml")
        self.assertEqual(log, "Follow the embassies\n")


if __name__ == "__main__":
    unittest.main()
