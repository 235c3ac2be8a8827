# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/operations.md and the alert rules name the metrics that there are: all of them, and no others."""
import re
import shutil
import subprocess
import unittest

from served import SOURCE, Server

RULES = SOURCE / "docs/examples/prometheus/cotejo.rules.yml"
PARTS = re.compile(r"_(bucket|sum|count)$")


def named(text):
    return set(re.findall(r"\bcotejo_[a-z_]+[a-z]\b", text))


class Operations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with Server() as server:
            server.get("/api/v1/search?query=embargo")
            server.get("/api/v1/search?nosuch=1")
            cls.metrics = server.get("/metrics")[2].decode()
        # Of the source: some are shown only where there are other machines.
        source = (SOURCE / "searcher/web/metrics.cc").read_text(encoding="utf-8")
        cls.types = dict(re.findall(r'(?:heading\(\w+, |single\()"(cotejo_\w+)",\s*"(\w+)"', source))
        shown = dict(re.findall(r"^# TYPE (\S+) (\S+)$", cls.metrics, re.MULTILINE))
        assert shown.items() <= cls.types.items(), shown
        cls.document = (SOURCE / "docs/operations.md").read_text(encoding="utf-8")

    def test_the_table_has_every_metric(self):
        rows = re.findall(r"^\| `(cotejo_\w+)` \| (\w+) \|([^|]*)\|", self.document, re.MULTILINE)
        self.assertEqual({name: kind for name, kind, _ in rows}, self.types)
        for name, _, labels in rows:
            told = set(re.findall(r"`(\w+)`", labels))
            for has in re.findall(rf"^{name}(?:_bucket)?{{(.*)}} ", self.metrics, re.MULTILINE):
                self.assertEqual(set(re.findall(r'(\w+)="', has)) - {"le"}, told, name)

    def test_rules_and_examples_name_metrics_that_are_there(self):
        rules = RULES.read_text(encoding="utf-8")
        samples = set(re.findall(r"^(cotejo_\w+)", self.metrics, re.MULTILINE)) | set(self.types)
        for text in (rules, self.document):
            unknown = {name for name in named(text) if name not in samples and PARTS.sub("", name) not in samples}
            self.assertEqual(unknown, set())
        # A label that is not there would make an alert that never comes.
        for name, labels in re.findall(r"(cotejo_\w+)\{([^}]*)\}", rules):
            for label, value in re.findall(r'(\w+)=~?"([^"]*)"', labels):
                self.assertRegex(self.metrics, rf"(?m)^{name}\{{[^}}]*{label}=|^# TYPE {PARTS.sub('', name)} ", (name, label))
                if label == "route":
                    self.assertIn(f'route="{value}"', self.metrics)
        web = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "searcher/web").glob("*.*"))
        for reason in re.search(r'reason=~"([^"]*)"', rules).group(1).split("|"):
            self.assertIn(f'"{reason}"', web)

    def test_every_alert_is_explained(self):
        alerts = re.findall(r"^ +- alert: (\w+)$", RULES.read_text(encoding="utf-8"), re.MULTILINE)
        self.assertGreater(len(alerts), 5)
        self.assertEqual(set(re.findall(r"^\| `(Cotejo\w+)` \|", self.document, re.MULTILINE)), set(alerts))

    @unittest.skipUnless(shutil.which("promtool"), "promtool is not installed")
    def test_prometheus_reads_the_rules(self):
        result = subprocess.run(["promtool", "check", "rules", RULES], capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main()
