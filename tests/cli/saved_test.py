"""Saved queries through the built programs: files, events, crashes, two runners, damaged accounts."""
import fcntl
import json
import os
import random
import signal
import shutil
import subprocess
import time
import unittest

from saved_home import BIN, PATIENCE, SavedHome, record


class Saved(SavedHome):
    # Files.

    def test_a_query_is_added_listed_shown_and_removed(self):
        added = self.saved("add", "war", "war", "--lang", "en", "--lang", "es", "--since", "2020", "--note", "N")
        self.assertEqual(added.stdout, f"{self.queries}/war.toml\n")
        self.assertEqual((self.queries / "war.toml").read_text(),
                         'query = "war"\nlang = ["en", "es"]\nsince = "2020"\nnote = "N"\n')
        self.write("broken", "query = 3\n")
        listed = json.loads(self.saved("list", "--format", "json").stdout)["queries"]
        self.assertEqual([(q["name"], q["error"] is None) for q in listed],
                         [("broken", False), ("peace", True), ("war", True)])
        self.assertIn("broken.toml:1:9: query must be a text", self.saved("list").stdout)
        self.assertIn("matches now: 1 of 3 statements", self.saved("show", "war").stdout)
        self.assertEqual(self.saved("run", "war", "--format", "ids").stdout, "other\n")
        self.assertEqual(self.saved("run", "--all", "--format", "ids", code=2).stdout, "a\nb\nother\n")
        self.saved("remove", "war")
        self.assertIn("there is no such saved query", self.saved("run", "war", code=2).stderr)

    def test_what_is_not_saved(self):
        for arguments, code, part in (
                (("x", "a AND ("), 2, "^ column 7"),
                (("x", ""), 2, "has no condition"),
                (("x", "lang:en"), 2, "matches all that the index has (3 statements)"),
                (("../x", "war"), 2, "is no name"),
                (("x", "war", "--since", "soon"), 2, "--since: "),
                (("x", "war", "--format", "xml"), 2, "there is no 'xml'"),
                (("x", "war", "--limit", "2", "--limit", "3"), 2, "can be given once"),
                (("peace", "war"), 1, "write over it with --replace")):
            self.assertIn(part, self.saved("add", *arguments, code=code).stderr)
        self.assertEqual([path.name for path in self.queries.iterdir()], ["peace.toml"])
        self.saved("add", "x", "lang:en", "--anyway")
        self.assertIn("no statement has xqzzy", self.saved("add", "y", "xqzzy").stderr)
        self.saved("add", "--replace", "peace", "war")
        self.assertEqual((self.queries / "peace.toml").read_text(), 'query = "war"\n')
        self.write("peace", 'query = "war"  # mine\n')
        self.assertIn("has comments", self.saved("add", "--replace", "peace", "x", code=1).stderr)

    # Events.

    def test_new_changed_gone_and_back(self):
        everything = ("peace", "--new", "--changed", "--gone")
        self.assertEqual(self.told(*everything), [("new", "a"), ("new", "b")])
        self.assertEqual(self.told(*everything), [])
        self.add(record("a", "A word of peace, edited."), record("b", "War."), record("c", date="2025"))
        first = self.events("peace", "--new")
        self.assertEqual([(e["event"], e["id"], e["saved"]) for e in first], [("new", "c", "peace")])
        events = self.events(*everything)
        self.assertEqual([(e["event"], e["id"]) for e in events], [("changed", "a"), ("gone", "b")])
        self.assertEqual((events[0]["change"], events[1]["reason"]), ("edit", "matches no more"))
        self.add(record("b"))
        self.indexer("remove", "c")
        events = self.events(*everything)
        self.assertEqual([(e["event"], e["id"]) for e in events], [("back", "b"), ("gone", "c")])
        self.assertEqual(events[1]["reason"], "removed")
        self.assertNotIn("title", events[1])
        self.assertEqual(self.told(*everything, "--consumer", "second"), [("new", "a"), ("new", "b")])
        self.saved("run", *everything, "--exit-status", code=1)

    def test_a_rebuilt_index_and_an_edited_query_give_nothing_twice(self):
        self.assertEqual(len(self.told("peace", "--new")), 2)
        exported = self.indexer("export").stdout
        shutil.rmtree(self.home / "index")
        self.indexer("add", "--format", "jsonl", "-", input=exported)
        self.assertEqual(self.told("peace", "--new", "--changed", "--gone"), [])
        self.write("peace", 'query = "peace OR war"\n')
        self.assertEqual(self.told("peace", "--new"), [("new", "other")])
        self.saved("remove", "peace")
        self.write("peace", 'query = "peace"\n')
        self.assertEqual(self.told("peace", "--new"), [])

    def test_an_index_restored_from_a_backup_that_reaches_the_same_revision(self):
        shutil.copytree(self.home / "index", self.home / "backup")
        self.add(record("c"))
        self.assertEqual(len(self.told("peace", "--new")), 3)
        revision = json.loads(self.run_program("cotejo-searcher", "search", "peace", "--format", "json").stdout)
        shutil.rmtree(self.home / "index")
        shutil.copytree(self.home / "backup", self.home / "index")
        self.add(record("d"))
        again = json.loads(self.run_program("cotejo-searcher", "search", "peace", "--format", "json").stdout)
        self.assertEqual(revision["index"], again["index"])
        self.assertEqual(self.told("peace", "--new", "--gone"), [("new", "d"), ("gone", "c")])

    def test_from_now_and_restart(self):
        self.assertEqual(self.told("peace", "--from-now"), [])
        self.add(record("c"))
        self.assertEqual(self.told("peace", "--new"), [("new", "c")])
        self.assertEqual(len(self.told("peace", "--new", "--restart")), 3)

    def test_formats(self):
        csv = self.saved("run", "peace", "--new", "--format", "csv").stdout
        self.assertTrue(csv.startswith("saved,batch,event,change,rank,id,"), csv)
        self.assertEqual(len(csv.splitlines()), 3)
        for number, (form, part) in enumerate((("text", "== peace: 2 new =="), ("ids", "a\nb\n"), ("json", '"events":[{"event":"new"'))):
            arguments = ("run", "peace", "--new", "--format", form, "--consumer", f"c{number}")
            self.assertIn(part, self.saved(*arguments).stdout)
            self.assertEqual(self.saved(*arguments).stdout, "")
        self.assertIn("events have no 'atom'", self.saved("run", "peace", "--new", "--format", "atom", code=2).stderr)

    # What goes wrong.

    def test_an_output_that_fails_does_not_count(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            failed = self.saved("run", "peace", "--new", code=1, stdout=full)
        self.assertIn("cannot write the output", failed.stderr)
        reading, writing = os.pipe()
        os.close(reading)
        self.saved("run", "peace", "--new", code=-signal.SIGPIPE, stdout=writing)
        os.close(writing)
        # The index goes on; the batch is what it was.
        self.add(record("c"), record("a", "War."))
        self.indexer("remove", "--purge", "b")
        first = self.events("peace", "--new", "--manual-ack")
        self.assertEqual([event["id"] for event in first], ["a", "b"])
        self.assertEqual(self.events("peace", "--new", "--manual-ack"), first)
        self.assertIn("finish it with --format jsonl", self.saved("run", "peace", "--new", "--format", "ids", code=2).stderr)
        self.saved("ack", "peace", "--batch", "none-1", code=1)
        for _ in range(2):
            self.saved("ack", "peace", "--batch", first[0]["batch"])
        self.assertEqual(self.told("peace", "--new"), [("new", "c")])
        self.saved("ack", "peace", "--batch", first[0]["batch"])

    def test_a_damaged_account_gives_nothing_until_it_is_decided(self):
        self.told("peace", "--new")
        whole = self.cursor().read_bytes()
        for damaged in (whole[:-20], whole.replace(b"cursor 1", b"cursor 2"), b""):
            self.cursor().write_bytes(damaged)
            result = self.saved("run", "peace", "--new", code=1)
            self.assertEqual(result.stdout, "")
            self.assertIn("--from-now", result.stderr)
        self.told("peace", "--from-now")
        self.assertEqual(self.told("peace", "--new"), [])
        self.cursor().write_bytes(b"x")
        self.assertEqual(len(self.told("peace", "--new", "--restart")), 2)

    def test_a_second_runner_is_told_who_holds_it_and_the_others_run(self):
        self.write("war", 'query = "war"\n')
        self.told("--all", "--from-now", "--consumer", "held")
        with open(self.cursor("peace", "held").with_suffix(".lock"), "r+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.add(record("c"), record("d", "War."))
            result = self.saved("run", "--all", "--new", "--consumer", "held", code=75)
            self.assertIn("process ", result.stderr)
            self.assertEqual([json.loads(line)["id"] for line in result.stdout.splitlines()], ["d"])
            waiting = subprocess.Popen([BIN / "cotejo-searcher", "saved", "run", "peace", "--new", "--wait",
                                        "--consumer", "held", "--format", "ids"], stdout=subprocess.PIPE,
                                       text=True, env=self.environment)
            time.sleep(0.3)
            self.assertIsNone(waiting.poll())
        self.assertEqual(waiting.communicate(timeout=PATIENCE)[0], "c\n")

    def test_commands(self):
        out = self.home / "out"
        failing = ("peace", "--new", "--exec", f"cat >> '{out}'; exit 3", "--exec-tries", "1")
        self.assertIn("exited with 3 (1 try); it is kept", self.saved("run", *failing, code=1).stderr)
        self.add(record("c"))
        self.saved("run", "peace", "--new", "--exec", f"cat >> '{out}'")
        lines = [json.loads(line) for line in out.read_text().splitlines()]
        self.assertEqual([line["id"] for line in lines], ["a", "b", "a", "b", "c"])
        self.assertEqual(len({line["batch"] for line in lines}), 2)
        self.saved("run", "peace", "--new", "--exec", f"wc -l >> '{out}2'", "--exec-per", "hit", "--consumer", "each")
        self.assertEqual([line.strip() for line in (self.home / "out2").read_text().splitlines()], ["1", "1", "1"])

    def test_deliver_as_the_files_say(self):
        out = self.home / "out"
        self.write("peace", f'query = "peace"\n[deliver]\nexec = "cat >> \'{out}\'"\nevents = ["new", "gone"]\n')
        self.write("war", 'query = "war"\n')
        self.write("broken", 'query = "war"\n[deliver]\n')
        self.saved("run", "--all", "--deliver", code=2)
        self.assertEqual(len(out.read_text().splitlines()), 2)

    # Kills. The same command goes on until it ends by itself.

    def until_done(self, *arguments, moments, stdout=None):
        outputs = []
        for moment in moments:
            process = subprocess.Popen([BIN / "cotejo-searcher", "saved", "run", *map(str, arguments)],
                                       stdout=stdout or subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       env=self.environment)
            time.sleep(moment)
            process.kill()
            outputs.append(process.communicate(timeout=PATIENCE)[0])
        outputs.append(self.run_program("cotejo-searcher", "saved", "run", *arguments).stdout.encode())
        return outputs

    def many(self, round_number):
        self.add(*(record(f"r{round_number}-{n}", "Peace. " * 50) for n in range(200)))

    def test_killed_at_any_moment_a_reader_of_batch_ids_has_all_once(self):
        chance = random.Random(7)
        last, had = None, []
        for number in range(8):
            self.many(number)
            moments = [chance.random() * 0.06 for _ in range(4)]
            for output in self.until_done("peace", "--new", moments=moments):
                lines = [json.loads(line) for line in output[:output.rfind(b"\n") + 1].splitlines()]
                if lines and lines[0]["batch"] == last:
                    shared = min(len(lines), len(had[-1]))  # either may have been cut by a kill
                    self.assertEqual(lines[:shared], had[-1][:shared])
                    if len(lines) > len(had[-1]):
                        had[-1] = lines
                elif lines:
                    last = lines[0]["batch"]
                    had.append(lines)
        ids = [line["id"] for lines in had for line in lines]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(len(ids), 2 + 8 * 200)

    def test_more_queries_than_wait_for_the_disk_together(self):
        for number in range(300):
            self.write(f"q{number:03}", f'query = "{"peace" if number % 2 else "war"}"\n')
        self.told("q001", "--from-now")
        self.cursor("q001").write_bytes(b"x")
        summary = self.home / "summary"
        told = self.saved("run", "--all", "--new", "--format", "ids", "--summary", summary, code=1)
        self.assertEqual(told.stderr.count("error:"), 1, told.stderr)
        self.assertEqual(len(told.stdout.splitlines()), 2 + 150 + 149 * 2)
        self.assertEqual(json.loads(summary.read_text()),
                         {"format": 1, "queries": 301, "with_news": 300, "failed": 1, "events": 450})
        self.assertEqual(self.saved("run", "--all", "--new", "--format", "ids", code=1).stdout, "")
        # A name may come twice.
        self.add(record("c"))
        self.assertEqual(self.told("q003", "q003", "q003", "--new"), [("new", "c")])

    def test_killed_at_any_moment_a_reader_of_the_batch_ids_of_each_query_has_all_once(self):
        chance = random.Random(13)
        names = [f"q{number}" for number in range(30)]
        for name in names:
            self.write(name, 'query = "peace"\n')
        last, had = {}, {name: {} for name in names}
        for number in range(6):
            self.add(*(record(f"r{number}-{n}") for n in range(20)))
            moments = [chance.random() * 0.1 for _ in range(5)]
            for output in self.until_done(*names, "--new", moments=moments):
                batches = {}
                for line in output[:output.rfind(b"\n") + 1].splitlines():
                    event = json.loads(line)
                    batches.setdefault((event["saved"], event["batch"]), []).append(event["id"])
                for (name, batch), ids in batches.items():
                    if last.get(name) == batch:  # either may have been cut by a kill
                        shared = min(len(ids), len(had[name][batch]))
                        self.assertEqual(ids[:shared], had[name][batch][:shared])
                        ids = max(ids, had[name][batch], key=len)
                    self.assertTrue(last.get(name) == batch or batch not in had[name])
                    had[name][batch] = ids
                    last[name] = batch
        for name in names:
            ids = [identifier for batch in had[name].values() for identifier in batch]
            self.assertEqual(len(ids), len(set(ids)))
            self.assertEqual(len(ids), 2 + 6 * 20)

    def test_killed_at_any_moment_an_appended_file_has_all_once(self):
        self.write("all", 'query = "peace OR war"\n')
        chance = random.Random(11)
        out = self.home / "out.csv"
        for number in range(8):
            self.many(number)
            moments = [chance.random() * 0.08 for _ in range(4)]
            # Another query is the first to append after a kill.
            self.until_done("peace", "all", "--new", "--append", out, "--format", "csv", moments=moments)
            self.saved("run", "all", "peace", "--new", "--append", out, "--format", "csv")
        lines = out.read_text().splitlines()
        self.assertEqual(sum(line.startswith("saved,") for line in lines), 1)
        rows = [tuple(line.split(",")[i] for i in (0, 5)) for line in lines[1:]]
        self.assertEqual(len(rows), len(set(rows)))
        self.assertEqual(len(rows), 2 + 8 * 200 + 3 + 8 * 200)


if __name__ == "__main__":
    unittest.main()
