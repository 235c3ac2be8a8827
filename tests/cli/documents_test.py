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

    def test_commands_of_the_readme(self):
        commands = [line[2:] for block in blocks("README.md", "console")
                    for line in block.splitlines() if line.startswith("$ cotejo-")]
        self.assertGreaterEqual(len(commands), 4)
        for command in commands:
            result = self.run_program("bash", "-c", command)
            self.assertEqual(result.returncode, 0, f"{command}: {result.stderr}")
            self.assertNotIn("No statement matches", result.stdout, command)
            self.assertNotIn("Not found", result.stdout.split("\n", 1)[0], command)

    def test_commands_of_the_page_on_feeds(self):
        commands = [line[2:] for block in blocks("docs/feeds.md", "console")
                    for line in block.splitlines() if line.startswith("$ ")]
        self.assertEqual(len(commands), 2)
        for command in commands:
            result = self.run_program("bash", "-c", command, cwd=self.folder.name)
            self.assertEqual((result.returncode, result.stderr), (0, ""), command)
            feed = pathlib.Path(self.folder.name, command.rpartition("> ")[2]).read_text(encoding="utf-8")
            self.assertRegex(feed, "<(entry|item)", command)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    unittest.main()
