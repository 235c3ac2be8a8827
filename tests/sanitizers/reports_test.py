# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sanitizer finds is heard, also from a program with an environment of its own."""
import os
import pathlib
import subprocess
import unittest

PROGRAM = pathlib.Path(os.environ["COTEJO_FAULT"])
REPORTS = pathlib.Path(os.environ["COTEJO_REPORTS"])
THREADS = os.environ["COTEJO_SANITIZE"] == "thread"


class Reports(unittest.TestCase):
    def run_fault(self, fault):
        """(exit code, what is reported); the report is taken away."""
        process = subprocess.Popen([PROGRAM, fault], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={})
        said = process.communicate()[1].decode()
        file = REPORTS / f"report.{PROGRAM.name}.{process.pid}"
        if file.exists():
            said += file.read_text()
            file.unlink()
        return process.returncode, said

    def test_what_is_right_is_let_pass(self):
        self.assertEqual(self.run_fault("none"), (0, ""))

    @unittest.skipUnless(THREADS, "of the thread sanitizer")
    def test_races(self):
        code, said = self.run_fault("race")
        self.assertEqual(code, 66)
        self.assertIn("data race", said)

    @unittest.skipIf(THREADS, "of the others")
    def test_memory_and_undefined_behaviour(self):
        for fault, name in (("freed", "heap-use-after-free"), ("overflow", "signed integer overflow")):
            code, said = self.run_fault(fault)
            self.assertEqual(code, 66)
            self.assertIn(name, said)


if __name__ == "__main__":
    unittest.main()
