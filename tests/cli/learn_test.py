"""cotejo-indexer learn as a person or a script runs it: reports, exit codes, kill -9."""
import json
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
SPANISH = ("acuerdo muro puente voto viaje juicio tratado rescate plazo discurso embajada frontera "
           "ley guerra paz pueblo obispo tribunal alcalde barco").split()
ENGLISH = ("agreement wall bridge vote journey trial treaty rescue deadline speech embassy border "
           "law war peace people bishop court mayor ship").split()


def records(statements):
    chance = random.Random(7)
    for number in range(statements):
        chosen = [chance.sample(range(20), 2) for _ in range(10)]
        for lang, words, link in (("en", ENGLISH, {}), ("es", SPANISH,
                                                        {"translation_of": f"en-{number}"})):
            body = "\n\n".join(f"{words[a]} {words[b]}.".capitalize() for a, b in chosen)
            yield json.dumps({"id": f"{lang}-{number}", "source": "S", "date": "2026",
                              "lang": lang, "body": body, **link})


class Learn(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="cotejo-learn-")
        self.addCleanup(self.folder.cleanup)
        self.index = self.folder.name + "/index"
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.folder.name,
                            "COTEJO_INDEX": self.index}

    def indexer(self, *arguments, stdin=""):
        return subprocess.run([BIN / "cotejo-indexer", *arguments], input=stdin, text=True,
                              capture_output=True, env=self.environment, check=False, timeout=patience(60))

    def add(self, statements):
        added = self.indexer("add", "--quiet", "-", stdin="\n".join(records(statements)))
        self.assertEqual(added.returncode, 0, added.stderr)

    def status(self):
        return json.loads(self.indexer("status", "--json").stdout)

    def test_reports(self):
        self.add(20)
        self.assertIsNone(self.status()["learned"])
        result = self.indexer("learn", "--json")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        report = json.loads(result.stdout)
        self.assertEqual(list(report), ["linked", "read", "segments", "pairs", "learned",
                                        "examples", "revision", "seconds"])
        self.assertEqual(list(report["examples"][0]), ["first_lang", "first", "second_lang",
                                                       "second"])
        self.assertEqual((report["linked"], report["segments"], report["pairs"]), (20, 200, 20))
        status = self.status()
        self.assertEqual(list(status["learned"]), ["at", "linked", "segments", "pairs"])
        self.assertEqual(status["learned"]["pairs"], 20)
        self.assertEqual(status["last_run"]["command"], "learn")
        self.assertEqual(status["revision"], report["revision"])
        result = self.indexer("learn")
        self.assertIn("20 linked translations, 200 aligned segments, 20 word pairs\n",
                      result.stdout)
        self.assertRegex(result.stderr, r"^Among them:\n(  es:[a-z]+ = en:[a-z]+\n){10}$")
        self.assertIn("learned     {", self.indexer("status").stdout)
        self.assertEqual(self.indexer("verify").returncode, 0)

    def test_too_little_is_said_and_changes_nothing(self):
        self.add(2)
        before = self.status()
        result = self.indexer("learn")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("20 aligned segments: too few to learn from (150 are needed)", result.stdout)
        self.assertEqual(self.status(), before)
        self.assertTrue(json.loads(self.indexer("learn", "--min-segments", "20", "--json").stdout)
                        ["learned"])
        self.assertEqual(self.indexer("learn", "--min-segments", "0").returncode, 2)

    def test_no_index(self):
        self.assertEqual(self.indexer("learn").returncode, 1)
        self.assertFalse(os.path.exists(self.index))

    def test_killed_at_any_moment(self):
        self.add(60)
        start = time.monotonic()
        self.assertEqual(self.indexer("learn").returncode, 0)
        duration = time.monotonic() - start
        for moment in range(8):
            process = subprocess.Popen([BIN / "cotejo-indexer", "learn"], env=self.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(duration * (moment + 0.5) / 8)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.assertEqual(self.status()["learned"]["pairs"], 20)
            verified = self.indexer("verify")
            self.assertEqual(verified.returncode, 0, verified.stderr)
        self.assertEqual(self.indexer("learn").returncode, 0)


if __name__ == "__main__":
    unittest.main()
