"""Completions: what bash offers when it sources the file, what fish offers, and that zsh can read its own."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
FILES = BIN.parent / "share/completions"

# Completes the words that it is given, the last of them being typed.
ASK_BASH = r"""
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
compopt() { :; }
"_${1//-/_}"
printf '%s\n' "${COMPREPLY[@]}"
"""


class Completion(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-completion-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        (self.home / "statements").mkdir()
        (self.home / "states.jsonl").touch()

    def ask(self, *command):
        result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.home, timeout=patience(60),
                                env={"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(self.home), "LC_ALL": "C.UTF-8"})
        self.assertEqual((result.returncode, result.stderr), (0, ""), command)
        return set(result.stdout.split())

    def bash(self, *words):
        return self.ask("bash", "--norc", "-c", ASK_BASH, "-", FILES / f"{words[0]}.bash", *words)

    def test_bash_commands(self):
        offered = self.bash("cotejo-indexer", "")
        self.assertLessEqual({"add", "sync", "watch", "status", "verify", "self-check"}, offered)
        self.assertEqual(self.bash("cotejo-indexer", "wa"), {"watch"})
        self.assertEqual(self.bash("cotejo-searcher", "saved", "re"), {"remove"})
        self.assertNotIn("search", self.bash("cotejo-searcher", "saved", ""))

    def test_bash_options(self):
        self.assertEqual(self.bash("cotejo-indexer", "watch", "--resc"), {"--rescan"})
        self.assertEqual(self.bash("cotejo-indexer", "add", "--resc"), set())
        self.assertEqual(self.bash("cotejo-indexer", "--vers"), {"--version"})
        self.assertIn("--exec-tries", self.bash("cotejo-searcher", "saved", "run", "--"))
        self.assertNotIn("--exec-tries", self.bash("cotejo-searcher", "saved", "add", "--"))
        self.assertNotIn("--generate", self.bash("cotejo-indexer", "--"))

    def test_bash_values(self):
        self.assertEqual(self.bash("cotejo-searcher", "search", "--sort", ""), {"relevance", "newest", "oldest"})
        self.assertEqual(self.bash("cotejo-searcher", "search", "--sort", "=", "ne"), {"newest"})
        self.assertEqual(self.bash("cotejo-searcher", "search", "--limit", ""), set())
        self.assertEqual(self.bash("cotejo-indexer", "add", "--index", "stat"), {"statements"})
        self.assertEqual(self.bash("cotejo-indexer", "add", "--strict", "stat"), {"statements", "states.jsonl"})
        # The value of an option is no command, even if it has the name of one.
        self.assertEqual(self.bash("cotejo-searcher", "saved", "run", "--queries", "list", "--exec-t"),
                         {"--exec-timeout", "--exec-tries"})

    @unittest.skipUnless(shutil.which("zsh"), "there is no zsh here")
    def test_zsh(self):
        for program in ("cotejo-indexer", "cotejo-searcher"):
            self.ask("zsh", "-f", "-n", FILES / f"{program}.zsh")
            # Loaded and run for one option's values: _arguments complains of specifications that it cannot read.
            asked = ("autoload -Uz compinit; compinit -u -d $HOME/dump; fpath=($HOME/zsh $fpath)\n"
                     "_arguments() { print -l -- \"$@\" > $HOME/asked }\n"
                     f"source {FILES}/{program}.zsh 2>/dev/null; _{program.replace('-', '_')} && cat $HOME/asked")
            self.assertTrue(self.ask("zsh", "-f", "-c", asked))

    @unittest.skipUnless(shutil.which("fish"), "there is no fish here")
    def test_fish(self):
        def fish(line):
            script = f"source {FILES}/{line.split()[0]}.fish; complete -C '{line}'"
            result = self.ask("fish", "--no-config", "-c", script)
            return result
        for program in ("cotejo-indexer", "cotejo-searcher"):
            self.ask("fish", "--no-config", "-n", FILES / f"{program}.fish")
        self.assertLessEqual({"watch"}, fish("cotejo-indexer wa"))
        self.assertIn("--rescan", fish("cotejo-indexer watch --resc"))
        self.assertNotIn("--rescan", fish("cotejo-indexer add --resc"))
        self.assertLessEqual({"relevance", "newest", "oldest"}, fish("cotejo-searcher search --sort "))
        self.assertIn("--exec-tries", fish("cotejo-searcher saved run --exec-t"))
        # 'show' is a command of the program and one of 'saved'.
        self.assertIn("--highlight", fish("cotejo-searcher show --hi"))
        self.assertNotIn("--highlight", fish("cotejo-searcher saved show --hi"))
        self.assertIn("states.jsonl", fish("cotejo-indexer add stat"))


if __name__ == "__main__":
    unittest.main()
