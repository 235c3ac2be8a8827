"""Small PDF files, made byte by byte: no program that writes PDF is needed to test the reading of it."""


def escaped(text):
    raw = text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        raw = raw.replace(sign, b"\\" + sign)
    return raw


def make_pdf(pages, info=None, more_objects=()):
    """`pages`: lists of (left, from top, size, text) on A4; `info`: Title, Author, CreationDate, …"""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for i, lines in enumerate(pages):
        stream = b"".join(
            b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (size, left, 842 - top, escaped(text))
            for left, top, size, text in lines)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    pairs = b" ".join(b"/%s (%s)" % (key.encode(), escaped(value)) for key, value in (info or {}).items())
    objects.append(b"<< " + pairs + b" >>")
    info_number = len(objects)
    objects.extend(more_objects)
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, info_number, table)
    return out


def text_lines(text, top=120, size=11, left=72, leading=14):
    """Lines below each other; an empty one is the gap between paragraphs."""
    placed = []
    for line in text.split("\n"):
        if line:
            placed.append((left, top, size, line))
        top += leading
    return placed
