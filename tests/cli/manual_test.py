"""Manual pages against the programs: each command and option of --help stands in the page, and the other way round; the
settings and the examples of queries are those that the programs take."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
PAGES = BIN.parent / "share/man"
PROGRAMS = ("cotejo-indexer", "cotejo-searcher")
OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


def run(*command, **more):
    with tempfile.TemporaryDirectory(prefix="cotejo-manual-") as home:
        return subprocess.run(command, capture_output=True, text=True, check=False,
                              env={"HOME": home, "LC_ALL": "C.UTF-8"}, **more)


def page(name):
    """Its text, without the marks of roff."""
    text = (PAGES / f"man{name[-1]}" / name).read_text(encoding="utf-8")
    text = re.sub(r"\\f[A-Z]", "", text)
    for mark, plain in ((r"\-", "-"), (r"\&", ""), (r"\(aq", "'"), (r"\(ti", "~"), (r"\(ha", "^"), (r"\(ga", "`"), (r"\e", "\\")):
        text = text.replace(mark, plain)
    return text


def section(text, title):
    return re.search(rf'^\.SH {re.escape(title)}\n(.*?)(?=^\.SH |\Z)', text, re.DOTALL | re.MULTILINE).group(1)


def told(text):
    """Command ("" of the program, "saved run") → its options, as the page lists them: each on a line of its own."""
    commands = {"": section(text, "OPTIONS")}
    for part in re.split(r"^\.SS ", section(text, "COMMANDS"), flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        commands[name.strip('"').partition(" ")[2]] = body
    return {name: {option for line in body.splitlines() if line.startswith("--") or line.startswith("-h")
                   for option in OPTION.findall(line.split("  ")[0])} for name, body in commands.items()}


def helped(program, command=""):
    """The same, as --help tells it, of the command and those within it."""
    text = run(BIN / program, *command.split(), "--help").stdout
    options = set()
    for line in text.splitlines():
        if re.match(r"^  -", line):
            options.update(OPTION.findall(re.match(r"^  ([^ ]+( [^ ]+)?)", line).group(1)))
    found = {command: options}
    listed = re.search(r"^Subcommands:\n((?:  .*\n)+)", text, re.MULTILINE)
    for name in re.findall(r"^  ([a-z-]+)", listed.group(1) if listed else "", re.MULTILINE):
        found.update(helped(program, f"{command} {name}".strip()))
    return found


class Manual(unittest.TestCase):
    maxDiff = None

    def test_commands_and_options(self):
        for program in PROGRAMS:
            page_tells, help_tells = told(page(f"{program}.1")), helped(program)
            self.assertGreater(sum(map(len, help_tells.values())), 50)
            for name, options in help_tells.items():
                if name:  # told once for all of them
                    options -= {"-h", "--help"}
            self.assertEqual(page_tells, help_tells, program)

    def test_settings(self):
        keys = set(re.findall(r"^([a-z-]+) = ", section(page("cotejo.toml.5"), "KEYS"), re.MULTILINE))
        with tempfile.TemporaryDirectory(prefix="cotejo-manual-") as home:
            folder = pathlib.Path(home, ".config/cotejo")
            folder.mkdir(parents=True)
            (folder / "cotejo.toml").write_text("nosuch = 1\n")
            refused = subprocess.run([BIN / "cotejo-indexer", "status"], capture_output=True, text=True, check=False,
                                     env={"HOME": home}).stderr
            taken = set(re.findall(r"[a-z-]+", refused.partition("; take ")[2])) - {"or"}
            self.assertEqual(keys, taken)
            # The example is read: what is refused then is that there is no index.
            example = re.search(r"^index .*?(?=\n\.)", section(page("cotejo.toml.5"), "EXAMPLE"), re.DOTALL | re.MULTILINE)
            (folder / "cotejo.toml").write_text(example.group(0) + "\n")
            self.assertIn("/srv/cotejo/index", subprocess.run([BIN / "cotejo-indexer", "status"], capture_output=True,
                                                              text=True, check=False, env={"HOME": home}).stderr)

    def test_queries(self):
        text = page("cotejo-query.7")
        examples = [line for block in re.findall(r"^\.nf\n(?:\.RS \d+\n)?(.*?)^\.fi", text, re.DOTALL | re.MULTILINE)
                    for line in block.splitlines() if line and not line.startswith(".")]
        self.assertGreater(len(examples), 12)
        with tempfile.TemporaryDirectory(prefix="cotejo-manual-") as home:
            environment = {"HOME": home, "LC_ALL": "C.UTF-8"}
            subprocess.run([BIN / "cotejo-indexer", "add", "--format", "jsonl", "-"], check=True, env=environment,
                           stdout=subprocess.DEVNULL, text=True,
                           input='{"id":"a","source":"O","date":"2026-03-05","lang":"en","title":"T","body":"Words."}\n')
            for example in examples:
                result = subprocess.run([BIN / "cotejo-searcher", "explain", "--", example], env=environment,
                                        capture_output=True, text=True, check=False)
                self.assertEqual(result.returncode, 0, f"{example}: {result.stderr}")
            refused = subprocess.run([BIN / "cotejo-searcher", "explain", "nosuch:word"], env=environment,
                                     capture_output=True, text=True, check=False).stderr
        fields = re.search(r"the fields are: ([a-z ]+?) \(", refused).group(1).split()
        for field in fields:
            self.assertRegex(text, rf"\b{field}:", field)


if __name__ == "__main__":
    unittest.main()
