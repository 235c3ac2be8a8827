"""The examples in the documents are run: queries, records, and the commands of the README."""
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

    def run_program(self, *command, stdin=""):
        return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False,
                              env=self.environment, cwd=SOURCE)

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

    def test_fields_are_documented(self):
        page = (SOURCE / "docs/query-syntax.md").read_text(encoding="utf-8")
        table = (SOURCE / "core/index/field_table.cc").read_text(encoding="utf-8")
        rows = re.findall(r'\{Field::k\w+, "(\w+)", "(\w+)", FieldKind', table)
        self.assertEqual(len(rows), 8)
        for english, spanish in rows:
            self.assertIn(english, page)
            self.assertIn(spanish, page)

    def test_records_of_the_format_page(self):
        for kind, format_name in (("markdown record", "markdown"), ("jsonl record", "jsonl")):
            found = blocks("docs/record-format.md", kind)
            self.assertTrue(found, kind)
            for block in found:
                result = self.run_program("cotejo-indexer", "check", "--strict", "--format",
                                          format_name, "-", stdin=block)
                self.assertEqual(result.returncode, 0, result.stdout + result.stderr + block)

    def test_commands_of_the_readme(self):
        commands = [line[2:] for block in blocks("README.md", "console")
                    for line in block.splitlines() if line.startswith("$ cotejo-")]
        self.assertGreaterEqual(len(commands), 4)
        for command in commands:
            result = self.run_program("bash", "-c", command)
            self.assertEqual(result.returncode, 0, f"{command}: {result.stderr}")
            self.assertNotIn("No statement matches", result.stdout, command)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    unittest.main()
