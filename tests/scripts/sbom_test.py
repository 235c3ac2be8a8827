"""scripts/sbom over small packages: every file with its checksums, every identifier known, two runs the same."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["COTEJO_SOURCE"])
CONTENT = {"usr/bin/tool": b"\x7fELF and more", "usr/share/doc/tool/README": b"Read this.\n"}


@unittest.skipUnless(shutil.which("dpkg-deb"), "this is no Debian")
class Sbom(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cotejo-sbom-test-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)

    def deb(self, depends):
        root = self.home / "root"
        for name, content in CONTENT.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        (root / "DEBIAN").mkdir(exist_ok=True)
        (root / "DEBIAN/control").write_text(f"Package: tool\nVersion: 1.2\nArchitecture: all\nMaintainer: A <a@example.org>\n"
                                             f"Depends: {depends}\nDescription: a tool\n")
        subprocess.run(["dpkg-deb", "-b", root, self.home / "tool.deb"], check=True, stdout=subprocess.DEVNULL)
        return self.home / "tool.deb"

    def sbom(self, *arguments):
        return subprocess.run([SOURCE / "scripts/sbom", *arguments], capture_output=True, text=True, check=False,
                              env=dict(os.environ, SOURCE_DATE_EPOCH="1772668800"))

    def test_document(self):
        made = self.sbom(self.deb("libc6 (>= 2.34), dpkg | nosuch-package"))
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(made.stdout, self.sbom(self.home / "tool.deb").stdout)
        document = json.loads(made.stdout)
        self.assertEqual((document["spdxVersion"], document["dataLicense"], document["SPDXID"], document["creationInfo"]["created"]),
                         ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT", "2026-03-05T00:00:00Z"))
        self.assertRegex(document["documentNamespace"], r"^https://[^#]+-[0-9a-f]{32}$")
        files = {one["fileName"]: {sum["algorithm"]: sum["checksumValue"] for sum in one["checksums"]} for one in document["files"]}
        self.assertEqual(files, {f"./{name}": {"SHA1": hashlib.sha1(content).hexdigest(), "SHA256": hashlib.sha256(content).hexdigest()}
                                 for name, content in CONTENT.items()})
        packages = {one["name"]: one for one in document["packages"]}
        hashes = "".join(sorted(hashlib.sha1(content).hexdigest() for content in CONTENT.values()))
        self.assertEqual(packages["tool"]["packageVerificationCode"]["packageVerificationCodeValue"], hashlib.sha1(hashes.encode()).hexdigest())
        version = subprocess.run(["dpkg-query", "-W", "-f=${Version}", "libc6"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(packages["libc6"]["versionInfo"], version)
        self.assertIn("libxapian-dev", packages)
        self.assertNotIn("python3-jsonschema", packages)  # of the tests
        ids = [one["SPDXID"] for one in [document, *document["packages"], *document["files"]]]
        self.assertEqual(len(ids), len(set(ids)))
        for identifier in ids:
            self.assertTrue(re.fullmatch(r"SPDXRef-[a-zA-Z0-9.-]+", identifier), identifier)
        relations = {(one["relationshipType"], one["spdxElementId"], one["relatedSpdxElement"]) for one in document["relationships"]}
        self.assertLessEqual({end for _, *ends in relations for end in ends}, set(ids))
        self.assertLessEqual({("DESCRIBES", "SPDXRef-DOCUMENT", "SPDXRef-Package-tool"), ("DEPENDS_ON", "SPDXRef-Package-tool", "SPDXRef-Package-libc6"),
                              ("DEPENDS_ON", "SPDXRef-Package-tool", "SPDXRef-Package-dpkg"),
                              ("BUILD_DEPENDENCY_OF", "SPDXRef-Package-libxapian-dev", "SPDXRef-Package-tool")}, relations)
        self.assertEqual(sum(kind == "CONTAINS" for kind, *_ in relations), len(CONTENT))

    def test_what_is_not_there(self):
        missing = self.sbom(self.home / "none.deb")
        self.assertNotEqual(missing.returncode, 0)
        self.assertIn("none.deb", missing.stderr)
        unknown = self.sbom(self.deb("nosuch-package (>= 3)"))
        self.assertNotEqual(unknown.returncode, 0)
        self.assertIn("nosuch-package", unknown.stderr)
        (self.home / "tool.deb").write_bytes(b"no package")
        self.assertNotEqual(self.sbom(self.home / "tool.deb").returncode, 0)


if __name__ == "__main__":
    unittest.main()
