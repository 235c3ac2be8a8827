"""Records, tables and front matter that mean harm: JSON Lines, CSV, Markdown, and gzip around them."""
import gzip
import json
import zlib

GOOD = (b'{"id":"good","source":"S","date":"2020","lang":"en","body":"A statement among hostile ones."}\n')
HEAD = b'{"id":"m","source":"S","date":"2020","lang":"en",'
ROWS = b"id,source,date,lang,body\n"
ROW = b"good,S,2020,en,A row among hostile ones.\n"


def with_body(json_text):
    return HEAD + b'"body":' + json_text + b"}\n"


def front(more, body=b"The text of a hostile file."):
    return b"---\nid: m\nsource: S\ndate: 2020\nlang: en\n" + more + b"\n---\n\n" + body + b"\n"


def alias_bomb(lists):
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for i in range(1, lists):
        lines.append(b"a%d: &a%d [" % (i, i) + b", ".join([b"*a%d" % (i - 1)] * 10) + b"]")
    return b"\n".join(lines)


def packed(size, letter=b" ", before=b"", behind=b""):
    """gzip of `size` letters between two texts, made piece by piece."""
    packer = zlib.compressobj(wbits=31)
    pieces = [packer.compress(before)]
    pieces += [packer.compress(letter * (1 << 20)) for _ in range(size >> 20)]
    return b"".join([*pieces, packer.compress(behind), packer.flush()])


def wrong_sum(packed_bytes):
    return packed_bytes[:-8] + b"\0\0\0\0" + packed_bytes[-4:]


def json_files():
    bad = {"bad-json"}
    many_fields = b"".join(b'"f%d":%d,' % (i, i) for i in range(200_000))
    return {
        "deep.jsonl": (lambda: with_body(b"[" * 100_000 + b"]" * 100_000) + GOOD, bad, 1),
        "deep-unknown.jsonl": (lambda: HEAD + b'"body":"b","x":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001 + b"\n" + GOOD,
                               bad, 1),
        "never-closed.jsonl": (lambda: HEAD + b'"x":' + b"[" * 1_000_000, bad),
        "long-line.jsonl": (lambda: with_body(b'"' + b"x" * (70 << 20) + b'"') + GOOD, {"too-long"}, 1),
        "large-number.jsonl": (lambda: HEAD + b'"body":"b","n":1e400}\n' + GOOD, bad, 1),
        "long-number.jsonl": (lambda: HEAD + b'"body":"b","n":' + b"9" * 100_000 + b"}\n" + GOOD, bad, 1),
        "number-for-id.jsonl": (lambda: GOOD + b'{"id":18446744073709551616,"source":"S","date":2020,"body":"b"}\n',
                                bad, 1),
        "two-bodies.jsonl": (lambda: HEAD + b'"body":"one","body":"two"}\n' + GOOD, {"duplicate-key"}, 1),
        "lone-surrogate.jsonl": (lambda: with_body(rb'"\ud800 and \udfff"') + GOOD, {"bad-json", "bad-utf8"}, 1),
        "overlong.jsonl": (lambda: with_body(b'"\xc0\xaf \xe0\x80\xaf \xf0\x80\x80\xaf"') + GOOD, {"bad-json", "bad-utf8"}, 1),
        "surrogate-bytes.jsonl": (lambda: with_body(b'"\xed\xa0\x80"') + GOOD, {"bad-json", "bad-utf8"}, 1),
        "raw-nul.jsonl": (lambda: with_body(b'"a\0b"') + GOOD, bad, 1),
        "escaped-nul.jsonl": (lambda: with_body(rb'"a\u0000b \u001b[2J \u202e"'), {"read"}),
        "utf16.jsonl": (lambda: GOOD.decode().encode("utf-16"), {"bad-utf8"}, 0, 2),
        "utf32.jsonl": (lambda: GOOD.decode().encode("utf-32"), {"bad-utf8"}, 0, 2),
        "wrong-mark.jsonl": (lambda: b"\xfe\xff" + GOOD, {"bad-utf8", "bad-json"}),
        "many-fields.jsonl": (lambda: HEAD + many_fields + b'"body":"b"}\n', {"read", "too-big", "bad-json"}),
        "many-speakers.jsonl": (lambda: HEAD + b'"body":"b","speaker":' +
                                json.dumps([f"Name {i}" for i in range(200_000)]).encode() + b"}\n", {"read"}),
        "long-key.jsonl": (lambda: HEAD + b'"body":"b","' + b"k" * 5_000_000 + b'":1}\n', {"bad-type"}),
        "long-id.jsonl": (lambda: GOOD.replace(b'"good"', b'"' + b"i" * 1_000_000 + b'"') + GOOD, {"too-long"}, 1),
        "bad-lines.jsonl": (lambda: b"{\n" * 20_000 + GOOD, bad, 1, 20_000),
        "accents-only.jsonl": (lambda: with_body(b'"e' + "\u0301".encode() * 5_000_000 + b'"'), {"read", "too-big"}),
        "trailing.jsonl": (lambda: GOOD + GOOD.replace(b"good", b"m").rstrip() + b" {}\n", bad, 1),
        "bomb.jsonl.gz": (lambda: packed(128 << 20, before=GOOD), {"too-long"}, 1),
        "bomb-in-string.jsonl.gz": (lambda: packed(128 << 20, b"x", HEAD + b'"body":"', b'"}\n' + GOOD), {"too-long"}, 1),
        "empty-members.jsonl.gz": (lambda: gzip.compress(b"") * 100_000 + gzip.compress(GOOD), {"read"}),
        "packed-twice.jsonl.gz": (lambda: gzip.compress(gzip.compress(GOOD)), {"bad-utf8", "bad-json"}, 0, 9),
        "wrong-sum.jsonl.gz": (lambda: wrong_sum(gzip.compress(GOOD)), {"unreadable"}, range(0, 2)),
        "garbage-behind.jsonl.gz": (lambda: gzip.compress(GOOD) + b"garbage" * 1000, {"read", "unreadable"}, 1),
        "cut.jsonl.gz": (lambda: gzip.compress(b"".join(GOOD.replace(b"good", b"g%d" % i) for i in range(9999)))[:-4000], {"unreadable"}, range(1, 9999)),
        "not-packed.jsonl.gz": (lambda: GOOD, {"not-gzip"}),
    }


def table_files():
    bad = {"bad-csv"}
    columns = b",".join(b"c%d" % i for i in range(100_000))
    return {
        "columns.csv": (lambda: ROWS.rstrip() + b"," + columns + b"\n" + ROW, bad),
        "cells.csv": (lambda: ROWS + b"m,S,2020,en,b" + b",x" * 1_000_000 + b"\n" + ROW, bad, 1),
        "never-closed.csv": (lambda: ROWS + ROW + b'm,S,2020,en,"' + b"text, text\n" * 2_000_000, bad, 1),
        "quotes.csv": (lambda: ROWS + b'm,S,2020,en,' + b'"' * 2_000_001 + b"\n", bad),
        "long-cell.csv": (lambda: ROWS + b'm,S,2020,en,"' + b"x" * (70 << 20) + b'"\n' + ROW, bad | {"too-big"}, range(0, 2)),
        "ragged.csv": (lambda: ROWS + b"m,S,2020\n" * 20_000 + ROW, bad, 1, 20_000),
        "nuls.csv": (lambda: ROWS + b"m,S,2020,en,a\0b\n" + ROW, bad | {"bad-utf8", "read"}, range(1, 3)),
        "utf16.csv": (lambda: (ROWS + ROW).decode().encode("utf-16"), bad | {"bad-utf8"}),
        "separators.csv": (lambda: b"," * 5_000_000, bad),
        "same-columns.csv": (lambda: ROWS.replace(b"lang", b"body") + ROW, {"bad-columns"}),
        "returns.csv": (lambda: ROWS + b"\r" * 5_000_000 + ROW, {"too-long"}, range(0, 2)),
        "formula.csv": (lambda: ROWS + b"m,S,2020,en,\"=cmd|' /C calc'!A0\"\n", {"read"}),
        "half-windows.csv": (lambda: ROWS + b"m,S,2020,en,se\xf1or \xff\xfe\n" + "n,S,2020,en,señor\n".encode() * 1, {"read", "bad-utf8"}, range(0, 3), 2),
        "bomb.csv.gz": (lambda: packed(256 << 20, b"\n", ROWS + ROW), {"read", "too-big", "bad-csv"}, 1),
    }


def markdown_files():
    bad = {"bad-yaml", "too-long"}
    return {
        "alias-bomb.md": (lambda: front(alias_bomb(9)), bad),
        "alias-bomb-in-speaker.md": (lambda: front(alias_bomb(9) + b"\nspeaker: *a8"), bad | {"bad-type"}),
        "own-alias.md": (lambda: front(b"x: &a [1, *a]"), bad | {"read"}),
        "deep-flow.md": (lambda: front(b"x: " + b"[" * 30_000 + b"]" * 30_000), bad),
        "deeper-flow.md": (lambda: front(b"x: " + b"[" * 100_000), bad),
        "deep-maps.md": (lambda: front(b"x: " + b"{a: " * 14_000 + b"1" + b"}" * 14_000), bad),
        "deep-blocks.md": (lambda: front(b"x:\n" + b"".join(b" " * i + b"a:\n" for i in range(1, 340))), bad | {"read"}),
        "dashes.md": (lambda: front(b"x:\n  " + b"- " * 30_000 + b"1"), bad),
        "long-front.md": (lambda: front(b"x: " + b"y" * 200_000), bad),
        "no-end.md": (lambda: b"---\nid: m\n" + b"text: text\n" * 1_000_000, {"no-front-matter"}),
        "tags.md": (lambda: front(b"x: !!python/object/apply:os.system [id]\ny: !<tag:x> z"), bad | {"read"}),
        "merge.md": (lambda: front(b"base: &b {source: Other}\n<<: *b"), bad | {"read"}),
        "two-dates.md": (lambda: front(b"date: 2021"), {"duplicate-key"}),
        "large-numbers.md": (lambda: front(b"n: 1e999\nm: " + b"9" * 400 + b"\no: .inf\np: 0x" + b"f" * 99), bad | {"read"}),
        "odd-date.md": (lambda: front(b"").replace(b"2020", b"99999999999999999999-01-01"), {"bad-date"}),
        "nul.md": (lambda: front(b"x: a\0b"), bad | {"bad-utf8"}),
        "utf16.md": (lambda: front(b"").decode().encode("utf-16"), {"bad-utf8"}),
        "escapes.md": (lambda: front(b'title: "\\e[2J\\a\\u202e"', b"\x1b]0;owned\x07 text"), bad | {"read"}),
        "only-dashes.md": (lambda: b"---\n" * 200_000, bad | {"missing-field"}),
        "hash-keys.md": (lambda: front(b"".join(b"k%d: 1\n" % i for i in range(6000))), bad | {"read"}),
    }


def quick_files():
    return {**json_files(), **table_files(), **markdown_files()}


def long_files():
    return {
        "line-of-300-mb.jsonl": (lambda: with_body(b'"' + b"x" * (300 << 20) + b'"') + GOOD, {"too-long"}, 1),
        "cell-of-300-mb.csv": (lambda: ROWS + b'm,S,2020,en,"' + b"x" * (300 << 20) + b'"\n' + ROW,
                               {"bad-csv"}, range(0, 2)),
        "never-closed-300-mb.csv": (lambda: ROWS + ROW + b'm,S,2020,en,"' + b"text, text\n" * (28 << 20), {"bad-csv"}, 1),
        "bomb-of-2-gb.jsonl.gz": (lambda: packed(2 << 30, before=GOOD), {"too-long"}, 1),
        "lines-of-1-gb.jsonl.gz": (lambda: packed(1 << 30, b"\n", behind=GOOD), {"read", "too-big"}),
        "most-body.jsonl": (lambda: with_body(b'"' + b"word " * (12 << 20) + b'"'), {"read"}),
        "most-topics.jsonl": (lambda: HEAD + b'"body":"b","topics":' +
                              json.dumps([f"topic {i}" for i in range(3_000_000)]).encode() + b"}\n", {"read", "too-big"}),
    }
