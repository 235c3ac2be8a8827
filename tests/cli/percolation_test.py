"""Saved queries over the statements of a run alone: saved run --among, and the indexer's --notify."""
import json
import os
import shutil
import signal
import subprocess
import time
import unittest

from saved_home import BIN, PATIENCE, SavedHome, record


class Percolation(SavedHome):
    def notify(self, command, *arguments, **more):
        return json.loads(self.indexer(command, "--notify", "--json", *arguments, **more).stdout)

    def deliver_to(self, name, query, out, events='["new", "changed", "gone"]', more=""):
        command = f'cat >> \'{out}\''
        self.write(name, f'query = "{query}"\n{more}[deliver]\nexec = "{command}"\nexec-tries = 1\nevents = {events}\n')

    def test_among_gives_only_what_is_due_of_these_and_a_plain_run_the_rest(self):
        ids = self.home / "ids"
        ids.write_text("b\nother\nnever there\n")
        self.assertEqual(self.told("peace", "--new", "--among", ids), [("new", "b")])
        self.assertEqual(self.told("peace", "--new", "--among", ids), [])
        self.assertEqual(self.told("peace", "--new"), [("new", "a")])
        # What a plain run has seen is not what percolation knows.
        self.add(record("c"), record("d"))
        self.assertEqual([event["id"] for event in self.events("--all", "--new", "--among", "-", input="c\n")], ["c"])
        self.assertEqual(self.told("peace", "--new"), [("new", "d")])
        self.add(record("c", "War."), record("a", "More words of peace."))
        self.indexer("remove", "b")
        among = ("peace", "--new", "--changed", "--gone", "--among", "-")
        self.assertEqual({(e["event"], e["id"]) for e in self.events(*among, input="c\nb\n")},
                         {("gone", "c"), ("gone", "b")})
        self.assertEqual(self.told("peace", "--new", "--changed", "--gone"), [("changed", "a")])
        self.assertIn("ids:1: no id has more", self.saved("run", "peace", "--among", self.bad_ids(), code=2).stderr)
        self.saved("run", "peace", "--among", ids, "--restart", code=2)
        self.saved("run", "peace", "--among", self.home / "none", code=2)

    def bad_ids(self):
        file = self.home / "ids"
        file.write_text("x" * 300)
        return file

    def test_a_backup_that_comes_back_is_asked_again(self):
        self.told("peace", "--new", "--gone")
        shutil.copytree(self.home / "index", self.home / "backup")
        self.add(record("c"))
        self.assertEqual([e["id"] for e in self.events("peace", "--new", "--gone", "--among", "-", input="c")], ["c"])
        shutil.rmtree(self.home / "index")
        (self.home / "backup").rename(self.home / "index")
        self.assertEqual(self.told("peace", "--new", "--gone"), [("gone", "c")])

    def test_the_indexer_notifies(self):
        out, other = self.home / "out", self.home / "other"
        self.deliver_to("kept", "peace", out)
        self.deliver_to("war", "war", other)
        report = self.notify("add", "--format", "jsonl", "-", input=record("c") + "\n" + record("d", "Silence."))
        self.assertEqual(report["notified"], {"queries": 2, "with_news": 1, "failed": 0, "events": 1})
        # The statements that were there before are for the next plain run.
        self.assertEqual([json.loads(line)["id"] for line in out.read_text().splitlines()], ["c"])
        self.assertFalse(other.exists())
        report = self.notify("add", "--format", "jsonl", "-", input=record("c"))
        self.assertEqual((report["unchanged"], report["notified"]["events"]), (1, 0))
        text = self.indexer("remove", "c", "--notify").stdout
        self.assertIn("1 removed, 0 rejected; 1 of 2 saved queries had news, 0 could not be delivered", text)
        file = self.home / "s" / "records.jsonl"
        file.parent.mkdir()
        file.write_text(record("e") + "\n" + record("f", "War.") + "\n")
        self.assertEqual(self.notify("sync", file.parent)["notified"]["with_news"], 2)
        file.write_text(record("f", "War.") + "\n")
        self.assertEqual(self.notify("sync", file.parent)["notified"]["events"], 1)
        events = [(e["event"], e["id"]) for e in map(json.loads, out.read_text().splitlines())]
        self.assertEqual(events, [("new", "c"), ("gone", "c"), ("new", "e"), ("gone", "e")])

    def test_a_setting_notifies_and_an_option_does_not(self):
        out = self.home / "out"
        self.deliver_to("kept", "peace", out)
        (self.home / ".config/cotejo/cotejo.toml").write_text("notify = true\n")
        self.add(record("c"))
        self.assertEqual(len(out.read_text().splitlines()), 1)
        self.indexer("add", "--no-notify", "--format", "jsonl", "-", input=record("d"))
        self.assertNotIn("notified", json.loads(self.indexer("check", "--json", "--format", "jsonl", "-",
                                                             input=record("e")).stdout))
        self.assertEqual(len(out.read_text().splitlines()), 1)

    def test_what_cannot_be_delivered_does_not_fail_the_add(self):
        out = self.home / "out"
        self.write("kept", f'query = "peace"\n[deliver]\nexec = "test -e \'{out}\'"\nexec-tries = 1\n')
        self.write("broken", 'query = "war"\n[deliver]\n')
        report = self.notify("add", "--format", "jsonl", "-", input=record("c"))
        self.assertEqual((report["added"], report["notified"]["failed"]), (1, 2))
        self.assertEqual(report["warnings"][-1]["code"], "not-delivered")
        out.write_text("")
        (self.queries / "broken.toml").unlink()
        self.saved("run", "--all", "--deliver")
        self.environment["COTEJO_SEARCHER"] = "/nowhere/cotejo-searcher"
        report = self.notify("add", "--format", "jsonl", "-", input=record("d"))
        self.assertEqual(report["added"], 1)
        self.assertNotIn("notified", report)
        self.assertIn("does not start", report["warnings"][-1]["message"])
        self.environment["COTEJO_SEARCHER"] = "/bin/false"
        self.assertIn("exited with 1", self.notify("remove", "d")["warnings"][-1]["message"])

    def test_a_kill_between_commit_and_notification_loses_nothing(self):
        out = self.home / "out"
        self.deliver_to("kept", "peace", out, '["new"]')
        self.saved("run", "--all", "--deliver")
        # A searcher that never comes to its work: the indexer is killed while it waits.
        waiting = self.home / "waits"
        waiting.write_text("#!/bin/sh\nexec sleep 60\n")
        waiting.chmod(0o755)
        added = subprocess.Popen([BIN / "cotejo-indexer", "add", "--notify", "--quiet", "--format", "jsonl", "-"],
                                 stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True,
                                 env=dict(self.environment, COTEJO_SEARCHER=str(waiting)))
        added.stdin.write(record("c").encode())
        added.stdin.close()
        deadline = time.monotonic() + PATIENCE
        while self.status() != 4 and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(added.pid, signal.SIGKILL)
        added.wait()
        self.assertEqual(len(out.read_text().splitlines()), 2)
        self.saved("run", "--all", "--deliver")
        self.assertEqual([json.loads(line)["id"] for line in out.read_text().splitlines()], ["a", "b", "c"])

    def status(self):
        return json.loads(self.indexer("status", "--json").stdout)["statements"]

    def test_watch_notifies_after_each_commit(self):
        out, inbox = self.home / "out", self.home / "inbox"
        self.deliver_to("kept", "peace", out, '["new"]')
        inbox.mkdir()
        watch = subprocess.Popen([BIN / "cotejo-indexer", "watch", "--notify", "--json", "--quiet", "--window", "0.1",
                                  str(inbox)], stdout=subprocess.PIPE, text=True, env=self.environment)
        self.addCleanup(watch.stdout.close)
        self.addCleanup(watch.kill)
        self.assertEqual(json.loads(watch.stdout.readline())["notified"]["events"], 0)
        for number in range(2):
            (inbox / f"{number}.jsonl").write_text(record(f"w{number}") + "\n")
            self.assertEqual(json.loads(watch.stdout.readline())["notified"]["with_news"], 1)
        watch.send_signal(signal.SIGTERM)
        self.assertEqual(watch.wait(timeout=PATIENCE), 0)
        self.assertEqual([json.loads(line)["id"] for line in out.read_text().splitlines()], ["w0", "w1"])


if __name__ == "__main__":
    unittest.main()
