"""The units of the package: systemd reads them, they are confined, no secret is in them, and their programs take their options."""
import configparser
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
BIN = pathlib.Path(os.environ["COTEJO_BIN"])
PACKAGING = SOURCE / "packaging"
UNITS = sorted(path.name.removesuffix(".in") for path in (PACKAGING / "systemd").glob("*.in"))
SERVICES = [name for name in UNITS if name.endswith(".service")]
# systemd-analyze security, of 100 that are worst.
MOST_EXPOSED = {"cotejo-server.service": 4, "cotejo-watch.service": 3, "cotejo-saved.service": 11}


@unittest.skipUnless(shutil.which("systemd-analyze"), "there is no systemd here")
class Units(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-units-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        confinement = (PACKAGING / "systemd/confinement.conf").read_text()
        for name in UNITS:
            text = (PACKAGING / "systemd" / f"{name}.in").read_text()
            for variable, value in (("CMAKE_INSTALL_FULL_BINDIR", str(BIN)), ("CMAKE_INSTALL_FULL_SYSCONFDIR", "/etc"),
                                    ("COTEJO_UNIT_CONFINEMENT", confinement)):
                text = text.replace(f"@{variable}@", value)
            self.assertNotRegex(text, r"@[A-Z_]{4,}@", name)
            (self.home / name).write_text(text)

    def analyze(self, *arguments):
        return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False, cwd=self.home,
                              env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})

    def directives(self, name):
        text = "".join(line for line in (self.home / name).read_text().splitlines(True) if not line.startswith("#"))
        found = {}
        for key, value in re.findall(r"^([A-Za-z]+)=(.*)$", text, re.MULTILINE):
            found.setdefault(key, []).append(value)
        return found

    def test_systemd_reads_them(self):
        self.assertEqual(len(UNITS), 5)
        result = self.analyze("verify", "--man=no", *[f"./{name}" for name in UNITS])
        self.assertEqual(result.stdout + result.stderr, "")

    def test_confined(self):
        self.assertEqual(set(SERVICES), set(MOST_EXPOSED))
        for name in SERVICES:
            result = self.analyze("security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSED[name]}", f"./{name}")
            self.assertEqual(result.returncode, 0, f"{name}: {result.stdout.splitlines()[-1:]} {result.stderr}")

    def test_no_secrets_and_known_options(self):
        for path in [*(self.home / name for name in SERVICES), SOURCE / "docs/examples/systemd/token.conf"]:
            for command in re.findall(r"^ExecStart=(.+)$", path.read_text(), re.MULTILINE):
                self.assertNotRegex(command, r"--token[= ](?!file)", path.name)
                program, *arguments = command.replace("/usr/bin", str(BIN)).split()
                self.assertEqual(pathlib.Path(program).parent, BIN)
                commands = [word for word in arguments[:2] if re.fullmatch("[a-z-]+", word) and not word.startswith("-")]
                offered = subprocess.run([program, *commands, "--help"], capture_output=True, text=True, check=False).stdout
                for option in re.findall(r"(?<!\S)--[a-z-]+", " ".join(arguments)):
                    self.assertRegex(offered, rf"{option}\b", command)
        self.assertEqual(self.directives("cotejo-server.service")["DynamicUser"], ["yes"])

    def test_drop_ins(self):
        for example, unit in (("token.conf", "cotejo-server.service"), ("network.conf", "cotejo-server.service"),
                              ("network.conf", "cotejo-watch.service")):
            folder = self.home / f"{unit}.d"
            folder.mkdir(exist_ok=True)
            text = (SOURCE / "docs/examples/systemd" / example).read_text()
            (folder / example).write_text(text.replace("/usr/bin", str(BIN)))
            result = self.analyze("verify", "--man=no", f"./{unit}", "./cotejo-server.socket")
            self.assertEqual(result.stdout + result.stderr, "", example)

    def test_account_and_folders(self):
        account = re.search(r"^u (\S+)", (PACKAGING / "sysusers.conf").read_text(), re.MULTILINE).group(1)
        for name in ("cotejo-watch.service", "cotejo-saved.service"):
            self.assertEqual(self.directives(name)["User"], [account])
        self.assertEqual(self.directives("cotejo-server.service")["SupplementaryGroups"], [account])
        folders = re.findall(r"^d (\S+) +(\d+) (\S+) (\S+)$", (PACKAGING / "tmpfiles.conf").read_text(), re.MULTILINE)
        self.assertEqual([folder for folder, *_ in folders], ["/var/lib/cotejo", "/var/lib/cotejo/incoming"])
        for _, mode, user, group in folders:
            self.assertEqual((mode[-1], user, group), ("0", account, account))
        # systemd's own readers, on a root of their own.
        for tool, kind in (("systemd-sysusers", "sysusers"), ("systemd-tmpfiles", "tmpfiles")):
            if not shutil.which(tool):
                continue
            arguments = ["--dry-run"] if kind == "sysusers" else ["--create", "--prefix=/nowhere"]
            result = subprocess.run([tool, *arguments, f"--root={self.home}", PACKAGING / f"{kind}.conf"],
                                    capture_output=True, text=True, check=False)
            self.assertEqual(result.returncode, 0, result.stderr)

    def test_settings_of_the_services(self):
        settings = configparser.ConfigParser()
        settings.read_string("[all]\n" + (PACKAGING / "cotejo.toml").read_text())
        self.assertEqual(dict(settings["all"]), {"index": '"/var/lib/cotejo/index"', "queries": '"/etc/cotejo/queries"'})
        for variable in re.findall(r"^#([A-Z_]+)=", (PACKAGING / "cotejo-server.default").read_text(), re.MULTILINE):
            used = [name for name in SERVICES if f"${variable}" in (self.home / name).read_text()]
            self.assertEqual(len(used), 1, variable)


if __name__ == "__main__":
    unittest.main()
