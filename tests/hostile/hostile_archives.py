"""Feeds and web archives that mean harm: DTDs, lengths and chunks that lie, files that are cut."""
import gzip

from hostile_records import packed

PAGE = (b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Page %s</title>"
        b"<meta name=date content=2020-01-01><meta name=publisher content=Samples></head><body><p>The delegations "
        b"of %s met today in the capital of the sample republic, and agreed on nothing, again, after three weeks "
        b"of talks in the old harbour house.</p></body></html>")
ITEM = (b"<item><title>Item %s</title><link>https://example.org/%s</link><pubDate>Wed, 01 Jan 2020 10:00:00 GMT</pubDate>"
        b"<description>The delegations of %s met in the capital and agreed on nothing.</description></item>")


def page(name):
    return PAGE % (name, name)


def item(name):
    return ITEM % (name, name, name)


def feed(items, prolog=b'<?xml version="1.0" encoding="utf-8"?>'):
    return prolog + b'<rss version="2.0"><channel><title>Sample news</title>' + items + b"</channel></rss>"


def record(payload, name=b"a", kind=b"response", length=None, more=b""):
    size = b"%d" % len(payload) if length is None else length
    return (b"WARC/1.0\r\nWARC-Type: " + kind + b"\r\nWARC-Target-URI: https://example.org/" + name +
            b"\r\nWARC-Date: 2020-01-02T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:" + name + b">\r\n"
            b"Content-Type: application/http; msgtype=response\r\n" + more + b"Content-Length: " + size + b"\r\n\r\n" +
            payload + b"\r\n\r\n")


def answer(body, more=b""):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + more + b"\r\n" + body


def good(name):
    return record(answer(page(name)), name)


def chunked(body, size=None):
    return answer((b"%x" % len(body) if size is None else size) + b"\r\n" + body + b"\r\n0\r\n\r\n",
                  b"Transfer-Encoding: chunked\r\n")


def cut_archives():
    """A good page, then one that is cut at each place where a reader could stumble."""
    first, second = good(b"first"), good(b"second")
    head = second.index(b"\r\n\r\n")
    http = second.index(b"\r\n\r\n", head + 4)
    places = {"version": 5, "header-line": 40, "header-end": head + 2, "before-answer": head + 4, "status-line": head + 12,
              "answer-header": http - 5, "before-body": http + 4, "body": http + 120, "last-byte": len(second) - 5,
              "one-line-end": len(second) - 2}
    return {f"cut-at-{name}.warc": (lambda at=at: first + second[:at], {"read", "bad-warc"}, range(1, 3))
            for name, at in places.items()}


def archive_files():
    bad = {"bad-warc"}
    any_page = {"read", "bad-warc", "bad-html", "no-text", "missing-field", "missing-date", "too-big", "bad-http", "bad-encoding"}
    headers = b"".join(b"X-%d: y\r\n" % i for i in range(100_000))
    lengths = {"negative": b"-1", "huge": b"999999999999", "2-to-the-63": b"9223372036854775808",
               "2-to-the-64": b"18446744073709551616", "word": b"many", "none": b"", "hex": b"0x10", "two": b"5 7"}
    sizes = {"long": b"fffff", "negative": b"-5", "2-to-the-64": b"ffffffffffffffff", "longer": b"f" * 100_000,
             "word": b"zz", "none": b""}
    files = {f"length-{name}.warc": (lambda size=size: good(b"a") + record(answer(page(b"b")), b"b", length=size) + good(b"c"),
                                     bad, range(1, 3), 2) for name, size in lengths.items()}
    files |= {f"chunk-{name}.warc": (lambda size=size: good(b"a") + record(chunked(page(b"b"), size), b"b") + good(b"c"),
                                     any_page, range(2, 4)) for name, size in sizes.items()}
    files |= cut_archives()
    files |= {
        "revisit-to-nowhere.warc": (lambda: record(answer(b""), kind=b"revisit", more=b"WARC-Refers-To: <urn:uuid:none>\r\n"), {"no-pages"}, 0),
        "revisit-cycle.warc": (lambda: record(answer(b""), b"a", b"revisit", more=b"WARC-Refers-To: <urn:uuid:b>\r\n") +
                               record(answer(b""), b"b", b"revisit", more=b"WARC-Refers-To: <urn:uuid:a>\r\n"), {"no-pages"}, 0),
        "same-page.warc": (lambda: good(b"a") * 5000, {"read"}, 1),
        "long-header.warc": (lambda: good(b"a") + record(b"x", more=b"X: " + b"y" * 8_000_000 + b"\r\n") + good(b"c"), bad, range(1, 3)),
        "headers.warc": (lambda: good(b"a") + record(b"x", more=headers) + good(b"c"), bad, range(1, 3)),
        "long-answer-header.warc": (lambda: good(b"a") + record(answer(page(b"b"), b"X: " + b"y" * 8_000_000 + b"\r\n"), b"b") + good(b"c"),
                                    any_page, range(2, 4)),
        "page-of-20-mb.warc": (lambda: good(b"a") + record(answer(page(b"b") + b" " * (20 << 20)), b"b") + good(b"c"), {"too-big"}, 2),
        "packed-page-bomb.warc": (lambda: good(b"a") + record(answer(packed(256 << 20), b"Content-Encoding: gzip\r\n"), b"b") + good(b"c"),
                                  any_page, range(2, 4)),
        "packed-page-lies.warc": (lambda: good(b"a") + record(answer(page(b"b"), b"Content-Encoding: gzip\r\n"), b"b") + good(b"c"), any_page, range(2, 4)),
        "unknown-packing.warc": (lambda: good(b"a") + record(answer(page(b"b"), b"Content-Encoding: br, x, gzip\r\n"), b"b") + good(b"c"), any_page, range(2, 4)),
        "address.warc": (lambda: record(answer(page(b"a")), b"\x1b]0;owned\x07\xff" + b"a" * 100_000), any_page, range(0, 2)),
        "nuls.warc": (lambda: b"\0" * 1_000_000, bad),
        "bomb.warc.gz": (lambda: gzip.compress(good(b"a")) + packed(256 << 20), bad, range(0, 2)),
        "packed-twice.warc.gz": (lambda: gzip.compress(gzip.compress(good(b"a"))), bad | {"unreadable"}),
        "empty-members.warc.gz": (lambda: gzip.compress(b"") * 50_000 + gzip.compress(good(b"a")), {"read"}),
        "record-over-members.warc.gz": (lambda: gzip.compress(good(b"a")[:300]) + gzip.compress(good(b"a")[300:]), {"read"} | bad, range(0, 2)),
        "cut.warc.gz": (lambda: gzip.compress(good(b"a")) + gzip.compress(good(b"b"))[:-30], {"unreadable"} | bad, range(1, 3)),
    }
    return files


def feed_files():
    bad = {"bad-feed"}
    bomb = b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 12))
    return {
        "entity-bomb.rss": (lambda: feed(item(b"&e11;"), b"<!DOCTYPE rss [<!ENTITY e0 'ha'>" + bomb + b"]>"), bad),
        "quadratic.rss": (lambda: feed(item(b"&x;" * 50_000), b"<!DOCTYPE rss [<!ENTITY x '" + b"x" * 100_000 + b"'>]>"), bad),
        "external-entity.rss": (lambda: feed(item(b"&x;"), b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), bad),
        "parameter-entity.rss": (lambda: feed(item(b"x"), b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;]>'), bad),
        "external-dtd.atom": (lambda: b'<!DOCTYPE feed SYSTEM "http://127.0.0.1:1/x.dtd">' + feed(item(b"x")), bad | {"read"}),
        "include.rss": (lambda: feed(b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>' + item(b"x")), {"read"}),
        "deep.rss": (lambda: feed(b"<a>" * 100_000 + b"</a>" * 100_000), bad),
        "deep-behind.rss": (lambda: feed(item(b"a") + b"<item>" + b"<a>" * 100_000), bad, 1),
        "attributes.rss": (lambda: feed(b"<item " + b" ".join(b"a%d='1'" % i for i in range(100_000)) + b"/>" + item(b"a")), bad),
        "prefixes.rss": (lambda: feed(b"<item " + b" ".join(b"xmlns:a%d='u'" % i for i in range(1500)) + b"/>" + item(b"a")), bad | {"read", "missing-field"}, range(0, 2)),
        "cut.rss": (lambda: feed(item(b"a") + item(b"b"))[:-120], bad, range(1, 3)),
        "wrong-mark.rss": (lambda: b"\xff\xfe" + feed(item(b"a")), bad),
        "wrong-charset.atom": (lambda: feed(item(b"a"), b'<?xml version="1.0" encoding="utf-32"?>'), bad | {"read"}),
        "no-charset.rss": (lambda: feed(item(b"\xff\xfe\xed\xa0\x80")), bad | {"read"}),
        "nuls.rss": (lambda: feed(item(b"a\0b")), bad | {"read"}),
        "long-text.rss": (lambda: feed(item(b"word " * 400_000)), bad | {"read", "too-big", "missing-field", "too-long"}),
        "empty-items.rss": (lambda: feed(b"<item/>" * 20_000 + item(b"a")), {"missing-field"}, 1, 20_000),
        "escapes.rss": (lambda: feed(item(b"&#27;[2J&#7;&#x202e;")), bad | {"read"}),
        "bomb.rss.gz": (lambda: packed(256 << 20, before=feed(item(b"a"))), bad | {"too-big"}, range(0, 2)),
    }


def quick_files():
    return {**archive_files(), **feed_files()}


def long_files():
    return {
        "bomb-of-4-gb.warc.gz": (lambda: gzip.compress(good(b"a")) + packed(4 << 30), {"bad-warc"}, range(0, 2)),
        "most-entries.rss": (lambda: feed(b"<item/>" * 9_000_000), {"missing-field", "bad-feed", "too-big"}, 0, 100_000),
        "deeper.rss": (lambda: feed(b"<a>" * 5_000_000), {"bad-feed"}),
    }
