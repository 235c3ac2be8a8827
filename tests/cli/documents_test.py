"""The documents' examples through the built programs: queries, and the commands of the README.

The unit tests hold docs/query-syntax.md and docs/record-format.md to the parser and the readers.
"""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])


def blocks(document, kind):
    text = (SOURCE / document).read_text(encoding="utf-8")
    return re.findall(r"^```" + re.escape(kind) + r"\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="cotejo-docs-")
        cls.environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": cls.folder.name,
                           "COTEJO_INDEX": cls.folder.name + "/index", "LC_ALL": "C.UTF-8"}
        subprocess.run([BIN / "cotejo-indexer", "add", SOURCE / "corpus/statements"], check=True,
                       env=cls.environment, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_program(self, *command, stdin="", cwd=SOURCE):
        return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False,
                              env=self.environment, cwd=cwd)

    def test_queries_of_the_syntax_page(self):
        examples = [line for block in blocks("docs/query-syntax.md", "query")
                    for line in block.splitlines() if line.strip()]
        self.assertGreater(len(examples), 30)
        for example in examples:
            query, _, read_back = example.partition("  →  ")
            result = self.run_program("cotejo-searcher", "explain", "--format", "json", "--", query)
            self.assertEqual(result.returncode, 0, f"{query}: {result.stderr}")
            if read_back:
                self.assertIn('"read_as":' + quoted(read_back.strip()), result.stdout, query)

    def test_the_readme_shows_what_the_programs_print(self):
        sessions = [session for block in blocks("README.md", "console")
                    for session in re.split(r"^\$ ", block, flags=re.MULTILINE) if session.startswith("cotejo-")]
        self.assertGreaterEqual(len(sessions), 8)
        environment = dict(self.environment, COTEJO_INDEX=self.folder.name + "/of-the-readme")
        for session in sessions:
            command, _, shown = session.partition("\n")
            result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False,
                                    env=environment, cwd=SOURCE)
            self.assertEqual((result.returncode, result.stderr), (0, ""), command)
            self.assertRegex(lasting(result.stdout), pattern_of(shown), command)

    def test_commands_of_the_page_on_feeds(self):
        commands = [line[2:] for block in blocks("docs/feeds.md", "console")
                    for line in block.splitlines() if line.startswith("$ ")]
        self.assertEqual(len(commands), 2)
        for command in commands:
            result = self.run_program("bash", "-c", command, cwd=self.folder.name)
            self.assertEqual((result.returncode, result.stderr), (0, ""), command)
            feed = pathlib.Path(self.folder.name, command.rpartition("> ")[2]).read_text(encoding="utf-8")
            self.assertRegex(feed, "<(entry|item)", command)


def lasting(text):
    """The text without what varies from run to run, times and revisions; it ends in one line end."""
    text = re.sub(r"\brevision [0-9a-f]{8}-\d+", "revision R", text)
    return re.sub(r"\b\d+(\.\d+)? (ms|s)\b", "T", text).strip() + "\n"


def pattern_of(shown):
    """All of an output as a document shows it; a line that is an ellipsis stands for any lines."""
    parts = re.split(r"^…\n", lasting(shown), flags=re.MULTILINE)
    return re.compile(r"\A" + r"(?:.*\n)*".join(re.escape(part) for part in parts) + r"\Z")


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    unittest.main()
