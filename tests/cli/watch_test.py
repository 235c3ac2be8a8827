"""cotejo-indexer watch, as it is started by a service manager: real files, real signals."""
import fcntl
import json
import os
import pathlib
import queue
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
PATIENCE = patience(60)  # seconds; the machine may be busy


def record(name, body="Text."):
    return f"---\nid: {name}\nsource: A\ndate: 2026\nlang: en\n---\n{body}\n"


class Watch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-watch-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.files = self.home / "files"
        self.files.mkdir()
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.home),
                            "COTEJO_INDEX": str(self.home / "index")}
        self.process = None
        self.addCleanup(self.kill)

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process:
            self.process.stdout.close()

    def start(self, *options, paths=None, **environment):
        self.reports = queue.Queue()
        self.errors = open(self.home / "errors", "w+", encoding="utf-8")
        self.addCleanup(self.errors.close)
        self.process = subprocess.Popen(
            [BIN / "cotejo-indexer", "watch", "--json", "--window", "0.3", *options,
             *(paths or [str(self.files)])],
            stdout=subprocess.PIPE, stderr=self.errors, text=True,
            env=dict(self.environment, **environment))

        def collect(lines, reports):
            for line in lines:
                reports.put(json.loads(line))

        threading.Thread(target=collect, args=(self.process.stdout, self.reports),
                         daemon=True).start()
        return self.reports.get(timeout=PATIENCE)

    def ids(self):
        exported = subprocess.run([BIN / "cotejo-indexer", "export"], capture_output=True, text=True,
                                  env=self.environment, check=False, timeout=PATIENCE)
        return [json.loads(line)["id"] for line in exported.stdout.splitlines()]

    def wait_for(self, wanted):
        """Until the index has these ids; the reports that came meanwhile."""
        seen = []
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                seen.append(self.reports.get(timeout=0.2))
            except queue.Empty:
                pass
            else:
                if self.ids() == sorted(wanted):
                    return seen
        self.fail(f"{self.ids()} instead of {sorted(wanted)}; {seen}")

    def expect_rest(self):
        """Nothing more is run."""
        with self.assertRaises(queue.Empty):
            self.reports.get(timeout=1.5)

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def test_takes_what_is_there_what_comes_and_what_changes(self):
        (self.files / "a.md").write_text(record("a"))
        self.assertEqual(self.start()["added"], 1)
        (self.files / "b.md").write_text(record("b"))
        self.wait_for(["a", "b"])
        (self.files / "b.md").write_text(record("b2"))
        self.wait_for(["a", "b", "b2"])
        deep = self.files / "x" / "y"
        deep.mkdir(parents=True)
        (deep / "c.md").write_text(record("c"))
        self.wait_for(["a", "b", "b2", "c"])
        (deep / "d.md").write_text(record("d"))
        self.wait_for(["a", "b", "b2", "c", "d"])
        self.expect_rest()
        self.assertEqual(self.stop(), 0)

    def test_rename_over_and_moves_of_folders(self):
        (self.files / "a.md").write_text(record("a", "Old."))
        self.start()
        (self.files / "a.md.part").write_text(record("a", "New."))
        self.expect_rest()
        os.rename(self.files / "a.md.part", self.files / "a.md")
        self.assertEqual(self.reports.get(timeout=PATIENCE)["updated"], 1)
        outside = self.home / "outside"
        outside.mkdir()
        (outside / "b.md").write_text(record("b"))
        os.rename(outside, self.files / "inside")
        self.wait_for(["a", "b"])
        (self.files / "inside" / "c.md").write_text(record("c"))
        self.wait_for(["a", "b", "c"])
        os.rename(self.files / "inside", self.files / "elsewhere")
        (self.files / "elsewhere" / "d.md").write_text(record("d"))
        self.wait_for(["a", "b", "c", "d"])
        self.assertEqual(self.stop(signal.SIGINT), 0)

    def test_hidden_and_temporary_files_wait_for_their_name(self):
        self.start()
        names = [".a.md", "a.md~", "a.md.tmp", "a.md.part", "a.txt", ".git/a.md"]
        (self.files / ".git").mkdir()
        for name in names:
            (self.files / name).write_text(record("a"))
        self.expect_rest()
        os.rename(self.files / ".a.md", self.files / "a.md")
        self.wait_for(["a"])

    def test_a_burst_is_few_runs_and_loses_nothing(self):
        self.start()
        wanted = [f"n{number:03}" for number in range(500)]
        for name in wanted:
            (self.files / f"{name}.md").write_text(record(name))
        seen = self.wait_for(wanted)
        self.assertEqual(sum(report["added"] for report in seen), 500)
        self.assertLess(len(seen), 50)

    def test_a_file_is_not_taken_while_it_is_written(self):
        self.start()
        with open(self.files / "a.jsonl", "w", encoding="utf-8") as file:
            for number in range(8):
                file.write(json.dumps({"id": f"r{number}", "source": "A", "date": "2026", "body": "b",
                                       "lang": "en"})[:-1])
                file.flush()
                time.sleep(0.2)
                file.write("}\n")
                file.flush()
            self.assertTrue(self.reports.empty())
        report = self.reports.get(timeout=PATIENCE)
        self.assertEqual((report["added"], report["rejected"]), (8, []))

    def test_deleted_files_are_told_of_and_kept(self):
        (self.files / "a.md").write_text(record("a"))
        self.start()
        os.remove(self.files / "a.md")
        report = self.reports.get(timeout=PATIENCE)
        self.assertEqual([warning["code"] for warning in report["warnings"]], ["gone"])
        self.assertEqual(self.ids(), ["a"])

    def test_sync_takes_out_what_is_gone_and_nothing_else(self):
        for name in "abc":
            (self.files / f"{name}.md").write_text(record(name))
        (self.files / "twice.md").write_text(record("a"))
        lines = [json.dumps({"id": f"r{n}", "source": "A", "date": "2026", "lang": "en", "body": "b"})
                 for n in range(3)]
        (self.files / "r.jsonl").write_text("\n".join(lines))
        self.start("--sync")
        os.remove(self.files / "b.md")
        self.wait_for(["a", "c", "r0", "r1", "r2"])
        (self.files / "r.jsonl").write_text("\n".join(lines[:2]))
        self.wait_for(["a", "c", "r0", "r1"])
        os.rename(self.files / "c.md", self.files / "d.md")
        time.sleep(1)
        self.assertEqual(self.ids(), ["a", "c", "r0", "r1"])
        os.remove(self.files / "d.md")
        self.wait_for(["a", "r0", "r1"])
        os.remove(self.files / "a.md")  # its statement stands in another file too
        time.sleep(2)
        self.assertEqual(self.ids(), ["a", "r0", "r1"])
        shutil.rmtree(self.files)
        time.sleep(2)
        self.assertEqual(self.ids(), ["a", "r0", "r1"])  # a disk that is gone empties no index

    def test_waits_for_the_lock(self):
        self.start()
        with open(self.home / "index" / "lock", "r+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            (self.files / "a.md").write_text(record("a"))
            time.sleep(1.5)
            (self.files / "b.md").write_text(record("b"))
            time.sleep(1.5)
            self.assertTrue(self.reports.empty())
            self.assertIn("is being written by", (self.home / "errors").read_text())
        self.wait_for(["a", "b"])

    def test_killed_and_started_again_it_misses_nothing(self):
        (self.files / "a.md").write_text(record("a"))
        self.start()
        self.process.kill()
        self.process.wait()
        (self.files / "b.md").write_text(record("b"))
        self.process.stdout.close()
        report = self.start()
        self.assertEqual((report["added"], report["unchanged"]), (1, 1))
        self.assertEqual(self.ids(), ["a", "b"])

    def test_one_file(self):
        (self.files / "a.txt").write_text(record("a"))
        self.start(paths=[str(self.files / "a.txt")])
        (self.files / "other.md").write_text(record("other"))
        (self.files / "new").write_text(record("a", "New."))
        os.rename(self.files / "new", self.files / "a.txt")
        self.assertEqual(self.reports.get(timeout=PATIENCE)["updated"], 1)
        self.assertEqual(self.ids(), ["a"])

    def test_bad_records_are_told_of_once_and_the_rest_goes_in(self):
        self.start("--strict", "--rejects", str(self.home / "bad.jsonl"))
        (self.files / "a.jsonl").write_text('{"id":"a"}\n{"id":"b","source":"A","date":"2026","body":"b"}\n')
        report = self.reports.get(timeout=PATIENCE)
        self.assertEqual((report["added"], len(report["rejected"])), (1, 1))
        self.assertEqual(self.stop(), 1)
        self.assertEqual(len((self.home / "bad.jsonl").read_text().splitlines()), 1)

    def test_tells_the_service_manager(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(str(self.home / "notify"))
            manager.settimeout(PATIENCE)
            self.start(NOTIFY_SOCKET=str(self.home / "notify"))
            self.assertEqual(manager.recv(100), b"READY=1")
            self.assertEqual(self.stop(), 0)
            self.assertEqual(manager.recv(100), b"STOPPING=1")

    def test_what_cannot_be_watched_is_wrong_usage(self):
        for path in ("-", str(self.home / "none")):
            result = subprocess.run([BIN / "cotejo-indexer", "watch", path], capture_output=True,
                                    text=True, env=self.environment, check=False, timeout=PATIENCE)
            self.assertEqual(result.returncode, 2, path)
            self.assertRegex(result.stderr, "cannot be watched|no such file")

    def test_text_lines(self):
        (self.files / "a.md").write_text(record("a"))
        process = subprocess.Popen([BIN / "cotejo-indexer", "watch", str(self.files)],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env=self.environment)
        self.assertRegex(process.stdout.readline(),
                         r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ everything: 1 added, 0 updated, ")
        process.terminate()
        _, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0)
        self.assertRegex(errors, r"(?s)^Worth a look:\n.*\[no-title\].*"
                                 r"cotejo-indexer: watching; Ctrl-C ends it\n$")


if __name__ == "__main__":
    unittest.main()
