"""PDF documents through the built programs."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from made_pdf import make_pdf, text_lines
from patience import patience

BIN = pathlib.Path(os.environ["COTEJO_BIN"])
FIRST = """Ciudad Ejemplo, 12 de junio de 2018. La delegación recuerda que la coopera-
ción no se interrumpe, y que los acuerdos de largo alcance siguen en
vigor para todas las partes que los han firmado.

La cooperación, dijo la ministra, «es un bien común», y el gobierno la
sostendrá en cada foro. Queda por fijar la sede, que será neutral, según"""
SECOND = """se convino entonces.

Segundo párrafo de la segunda página, que termina aquí."""
HEAD = (72, 40, 9, "MINISTERIO DE MUESTRA - Boletín 12")
PROFILE = """name = "Boletines"
[match]
files = ['^nota.*\\.pdf$']
[constants]
source = "Ministerio de Muestra"
lang = "es"
kind = "note"
[file_name]
date = 'nota-(\\d{4}-\\d{2}-\\d{2})'
"""
INFO = {"Title": "Microsoft Word - x.doc", "Author": "jperez", "CreationDate": "D:20180620101010Z"}


def numbered(lines, number):
    return [HEAD] + lines + [(280, 800, 9, f"Página {number} de 3")]


PAGES = [[HEAD, (72, 90, 18, "Nota sobre la cooperación")] + text_lines(FIRST) +
         [(280, 800, 9, "Página 1 de 3")],
         numbered(text_lines(SECOND), 2), numbered(text_lines("Fin del documento, firmado."), 3)]


class Pdf(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="cotejo-pdf-")
        self.addCleanup(self.folder.cleanup)
        self.home = pathlib.Path(self.folder.name)
        (self.home / "boletines.toml").write_text(PROFILE)

    def indexer(self, *arguments):
        result = subprocess.run([BIN / "cotejo-indexer", *arguments], capture_output=True, check=False,
                                env={"PATH": os.environ["PATH"], "HOME": str(self.home)}, timeout=patience(300))
        self.assertEqual(result.stderr, b"")
        return result.stdout

    def record(self, name, pdf):
        """(record, codes of its remarks), or (None, code of the fault)."""
        path = self.home / name
        path.write_bytes(pdf)
        index = str(self.home / (name + ".index"))
        report = json.loads(self.indexer("add", "--json", "--index", index, "--profile",
                                         str(self.home / "boletines.toml"), str(path)))
        if report["rejected"]:
            return None, report["rejected"][0]["code"]
        (line,) = self.indexer("export", "--index", index).splitlines()
        return json.loads(line), sorted(warning["code"] for warning in report["warnings"])

    def test_text_and_fields(self):
        record, codes = self.record("nota.pdf", make_pdf(PAGES, INFO))
        record.pop("id")
        self.assertEqual(record, {
            "source": "Ministerio de Muestra", "date": "2018-06-12", "lang": "es", "kind": "note",
            "title": "Nota sobre la cooperación", "author": "jperez",
            "body": "Nota sobre la cooperación\n\n"
                    "Ciudad Ejemplo, 12 de junio de 2018. La delegación recuerda que la cooperación no "
                    "se interrumpe, y que los acuerdos de largo alcance siguen en vigor para todas las "
                    "partes que los han firmado.\n\n"
                    "La cooperación, dijo la ministra, «es un bien común», y el gobierno la sostendrá en "
                    "cada foro. Queda por fijar la sede, que será neutral, según se convino entonces.\n\n"
                    "Segundo párrafo de la segunda página, que termina aquí.\n\n"
                    "Fin del documento, firmado."})
        self.assertEqual(codes, ["date-from-text", "running-lines", "title-from-text"])

    def test_where_the_date_comes_from(self):
        undated = [text_lines("Una nota sin fecha impresa, que dice poco de sí misma.")]
        self.assertEqual(self.record("nota-2017-01-02.pdf", make_pdf(PAGES, INFO))[0]["date"],
                         "2017-01-02")
        record, codes = self.record("nota-a.pdf", make_pdf(undated, INFO))
        self.assertEqual((record["date"], codes), ("2018-06-20", ["date-from-file", "no-title"]))
        self.assertEqual(self.record("nota-b.pdf", make_pdf(undated)), (None, "missing-date"))

    def test_what_cannot_be_a_statement(self):
        whole = make_pdf(PAGES, INFO)
        locked = whole.replace(
            b"trailer\n<< ", b"trailer\n<< /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
            b"/O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >> ")
        rows = [("other.pdf", whole, "missing-field"), ("nota-c.pdf", make_pdf([[], []]), "no-text"),
                ("nota-d.pdf", whole[:700], "bad-pdf"), ("nota-e.pdf", b"", "empty-file"),
                ("nota-f.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 99, "bad-pdf"),
                ("nota-g.pdf", locked, "encrypted"), ("nota-h.pdf", make_pdf([]), "no-text")]
        for name, pdf, code in rows:
            self.assertEqual(self.record(name, pdf), (None, code), name)

    def test_damage_is_remarked(self):
        whole = make_pdf(PAGES, INFO)
        rows = [("nota-i.pdf", whole[:whole.rindex(b"startxref")]),  # poppler looks for the objects
                ("nota-j.pdf", whole.replace(b"72 -78 Td", b"72 -78 Xx").replace(b"BT /F1 18", b"QQ /F1 18"))]
        for name, pdf in rows:
            record, codes = self.record(name, pdf)
            self.assertIn("cooperación", record["body"], name)
            self.assertIn("damaged-pdf", codes, name)


if __name__ == "__main__":
    unittest.main()
