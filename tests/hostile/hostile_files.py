"""Files that mean harm, made when they are needed: what parsers of HTML, PDF and gzip have choked on."""
import gzip
import io
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from made_pdf import make_pdf, text_lines  # noqa: E402

HEAD = (b"<!doctype html><html lang=en><head><meta charset=utf-8><title>A page of samples</title>"
        b"<meta name=date content=2020-01-01><meta name=publisher content=Samples></head><body>")
TEXT = (b"<p>The delegations met today in the capital of the sample republic, and agreed on nothing, "
        b"again, after three weeks.</p>")
PDF_TEXT = [text_lines("The delegations met on March 5, 2020 in the capital.\nThey agreed on nothing.")]


def page(body, head=HEAD):
    return head + body + b"</body></html>"


def nested(tag, depth):
    return page(TEXT + tag * depth + b"deep down" + TEXT)


def gzip_of(size, letter=b" "):
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        for _ in range(size >> 20):
            file.write(letter * (1 << 20))
    return packed.getvalue()


def pdf_with_stream(stream, dictionary=b""):
    whole = make_pdf(PDF_TEXT)
    begin = whole.index(b"<< /Length")
    end = whole.index(b"endstream")
    return (whole[:begin] + b"<< /Length %d %s >>\nstream\n" % (len(stream), dictionary) + stream +
            b"\n" + whole[end:])


def page_tree_that_holds_itself():
    return make_pdf(PDF_TEXT).replace(b"/Kids [4 0 R] /Count 1", b"/Kids [2 0 R 4 0 R] /Count 999999")


def deep_pdf_arrays(depth):
    return make_pdf(PDF_TEXT).replace(b"/Contents 5 0 R", b"/Contents " + b"[" * depth + b"]" * depth)


def quick_files():
    """name → (what makes its bytes, outcomes that are right): "read", or the code of a fault."""
    read = {"read"}
    either = {"read", "bad-html", "no-text", "missing-date", "missing-field"}
    bounded = either | {"reader-too-big", "reader-too-slow"}
    bad_pdf = {"bad-pdf", "no-text", "missing-field", "missing-date", "read"}
    attributes = b" ".join(b"a%d=1" % i for i in range(20000))
    entities = b"<!DOCTYPE html [" + b"".join(
        b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 12)) + b"]>"
    return {
        "deep-div.html": (lambda: nested(b"<div>", 300_000), bounded),
        "deep-inline.html": (lambda: nested(b"<i>", 300_000), bounded),
        "deep-anchors.html": (lambda: nested(b"<a href=x>", 100_000), bounded),
        "deep-tables.html": (lambda: nested(b"<table><tr><td><font>", 20_000), bounded),
        "misnested.html": (lambda: page(b"<a><i>x</a>" * 10_000 + TEXT), bounded),
        "lists.html": (lambda: page(b"<ul><li>" * 50_000 + TEXT), bounded),
        "attributes.html": (lambda: page(b"<p " + attributes + b">x</p>" + TEXT), {"bad-html"}),
        "long-attribute.html": (lambda: page(b"<p title='" + b"x" * 8_000_000 + b"'>x</p>" + TEXT), bounded),
        "unclosed-attribute.html": (lambda: page(TEXT + b'<p title="' + b"x>" * 1_000_000), either),
        "entities.html": (lambda: entities + page(TEXT + b"&e11;"), either),
        "many-entities.html": (lambda: page(b"<p>" + b"&amp;&lt;&nbsp;&#150;&#x110000;&#xD800;&bogus;" * 50_000 + TEXT), bounded),
        "nuls.html": (lambda: page(TEXT.replace(b" ", b"\0")), read),
        "all-nuls.html": (lambda: b"\0" * 1_000_000, either),
        "controls.html": (lambda: page(bytes(range(1, 32)) * 1000 + TEXT), either),
        "comment.html": (lambda: page(TEXT + b"<!-- never closed " + TEXT * 1000), either),
        "script.html": (lambda: page(TEXT + b"<script>never closed " + TEXT * 1000), either),
        "xml-include.html": (lambda: b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' +
                             page(TEXT + b"<p>&x;</p>"), read),
        "json-ld.html": (lambda: page(b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + TEXT), read),
        "many-metas.html": (lambda: page(TEXT, HEAD.replace(b"</head>", b"".join(
            b"<meta name=m%d content=x>" % i for i in range(100_000)) + b"</head>")), bounded),
        "wrong-charset.html": (lambda: page(TEXT + bytes(range(128, 256)) * 100), read),
        "utf7.html": (lambda: page(b"+ADw-script+AD4-" + TEXT, HEAD.replace(b"utf-8", b"utf-7")), read),
        "utf16.html": (lambda: (b"\xff\xfe" + page(TEXT).decode().encode("utf-16le"))[:-1], read),
        "escapes.html": (lambda: page(b"<p>\x1b[2J\x1b]0;owned\x07 &#27;[31m " + TEXT), read),
        "bidirectional.html": (lambda: page("<p>\u202e\u2066hidden\u2069</p>".encode() + TEXT), read),
        "bomb.html.gz": (lambda: gzip_of(64 << 20), {"too-big"}),
        "cut.html.gz": (lambda: gzip.compress(page(TEXT * 5000))[:200], {"unreadable"}),
        "empty.html": (lambda: b"", {"empty-file"}),
        "one-byte.html": (lambda: b"<", {"bad-html", "no-text"}),
        "random.html": (lambda: bytes((i * i * 7 + i // 3) % 256 for i in range(300_000)), bounded),
        "pdf-in-name-only.pdf": (lambda: page(TEXT), {"bad-pdf"}),
        "cut.pdf": (lambda: make_pdf(PDF_TEXT)[:500], bad_pdf),
        "own-parent.pdf": (lambda: page_tree_that_holds_itself(), bad_pdf | {"reader-crashed", "reader-too-slow"}),
        "deep-arrays.pdf": (lambda: deep_pdf_arrays(200_000), bad_pdf | {"reader-crashed"}),
        "deflate-bomb.pdf": (lambda: pdf_with_stream(__import__("zlib").compress(b" " * (200 << 20)),
                                             b"/Filter /FlateDecode"), bad_pdf | {"reader-too-slow", "reader-too-big"}),
        "own-length.pdf": (lambda: make_pdf(PDF_TEXT).replace(b"/Length ", b"/Length 5 0 R %"), bad_pdf),
        "nested-states.pdf": (lambda: pdf_with_stream(b"q " * 500_000 + b"BT /F1 11 Tf (text) Tj ET"), bad_pdf),
        "letters.pdf": (lambda: pdf_with_stream(b"BT /F1 11 Tf 72 700 Td " + b"(a) Tj " * 200_000 + b"ET"),
                        bad_pdf | {"reader-too-slow", "reader-too-big"}),
        "random.pdf": (lambda: b"%PDF-1.7\n" + bytes((i * i * 13 + i // 5) % 256 for i in range(300_000)), bad_pdf),
    }


def long_files():
    """Those that take minutes, or hundreds of megabytes."""
    slow = {"read", "too-big", "reader-too-big", "reader-too-slow", "bad-html", "no-text", "bad-pdf",
            "missing-field", "missing-date", "reader-crashed"}
    return {
        "one-line.html": (lambda: page(b"x" * (300 << 20)), {"too-big"}),
        "most-elements.html": (lambda: page(b"<a>" * ((16 << 20) // 3 - 200) + TEXT), slow),
        "most-text.html": (lambda: page(TEXT * ((15 << 20) // len(TEXT))), {"read"}),
        "most-blocks.html": (lambda: page(b"<p>x,y,z<br>" * ((15 << 20) // 12) + TEXT), slow),
        "deeper-div.html": (lambda: nested(b"<div>", 3_000_000), slow),
        "bomb.pdf.gz": (lambda: gzip_of(1 << 30), {"too-big"}),
        "four-hundred-pages.pdf": (lambda: make_pdf(PDF_TEXT * 400), {"missing-field"}),
        "letters-millions.pdf": (lambda: pdf_with_stream(b"BT /F1 11 Tf 72 700 Td " + b"(a) Tj " * 5_000_000 + b"ET"),
                                 slow),
    }
