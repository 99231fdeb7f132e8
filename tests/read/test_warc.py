"""WARC files as crawlers write them, and broken ones: made here, some by the library that reads them."""

import gzip
import io
import zlib

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, response, warcinfo

from pipeline.read.readers import read_named
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Form, Place
from pipeline.schema import Status

DATE = "2018-07-12T03:00:00Z"
HTML = "Content-Type: text/html; charset=utf-8\r\n"


def record(
    kind="response", uri="http://b.vn/", block=b"", headers="Content-Type: application/http; msgtype=response\r\n"
):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: {DATE}\r\n{headers}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def page(body, headers=HTML, status="200 OK", uri="http://b.vn/", **options):
    return record(uri=uri, block=f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body, **options)


PAGES = [
    page(f"<p>bài {number} ".encode() + bytes([97 + number]) * 5000, uri=f"http://b.vn/{number}") for number in range(6)
]


def read(data, name="x.warc", reading=None):
    return list(read_named(io.BytesIO(data), name, Place(name), reading or Reading()))


def numbers(units):
    """The number of each page, the status of each failure."""
    return [unit.status.value if isinstance(unit, Failure) else int(unit.text[7]) for unit in units]


def test_what_a_page_brings():
    (unit,) = read(page("<p>Hội nghị".encode(), uri="http://b.vn/tin?a=1"))
    assert (unit.source, unit.text, unit.form) == ("x.warc#1", "<p>Hội nghị", Form.HTML)
    assert (unit.url, unit.retrieved, unit.published, unit.id, unit.names) == (
        "http://b.vn/tin?a=1",
        DATE,
        None,
        None,
        (),
    )


def test_wget_puts_addresses_in_brackets():
    assert read(page(b"<p>a", uri="<http://b.vn/1>"))[0].url == "http://b.vn/1"


def test_files_of_the_library(tmp_path):
    path = tmp_path / "x.warc.gz"
    with path.open("wb") as file:
        for kind, uri, body in (
            (warcinfo, "", b"a: b"),
            (response, "http://b.vn/1", b"<p>a"),
            (response, "http://b.vn/2", b"<p>b"),
        ):
            one = WarcRecord()
            one.init_headers(record_type=kind)
            if kind == response:
                one.is_http = True
                one.headers["WARC-Target-URI"] = uri
                body = f"HTTP/1.1 200 OK\r\n{HTML}\r\n".encode() + body  # noqa: PLW2901
            one.set_bytes_content(body)
            writer = GzipWriter(file)
            one.write(writer)
            writer.close()
    reading = Reading()
    units = read(path.read_bytes(), path.name, reading)
    assert [(unit.url, unit.text) for unit in units] == [("http://b.vn/1", "<p>a"), ("http://b.vn/2", "<p>b")]
    assert reading.passed == {"warc warcinfo": 1}


def test_what_is_no_unit_is_counted():
    reading = Reading()
    data = b"".join(
        [
            record("warcinfo", block=b"a", headers=""),
            record("request", block=b"GET / HTTP/1.1\r\n\r\n"),
            PAGES[0],
            record("revisit", block=b"HTTP/1.1 200 OK\r\n\r\n"),
            record("metadata", block=b"a", headers=""),
            record("continuation", block=b"a"),
            PAGES[0].replace(b"http://b.vn/0", b"http://b.vn/9"),
            PAGES[1],
        ]
    )
    assert [unit.source for unit in read(data, reading=reading)] == ["x.warc#3", "x.warc#8"]
    assert reading.passed == {
        "warc warcinfo": 1, "warc request": 1, "warc revisit": 1, "warc metadata": 1, "warc continuation": 1, "warc repeated payload": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (page(b"\x89PNG", "Content-Type: image/png\r\n"), "no page but image/png"),
        (page(b"x" * 3 * MAX_BYTES, "Content-Type: video/mp4\r\n"), "no page but video/mp4"),
        (page(b"<p>Not found", status="404 Not Found"), "HTTP status 404"),
        (page(b"<p>Moved", status="301 Moved"), "HTTP status 301"),
        (page(b"plain", ""), "no page, and of no type"),
        (record("strange", block=b"a"), "a WARC record of type strange"),
        (record(block=b"1.2.3.4", headers="Content-Type: text/dns\r\n"), "a response of text/dns"),
        (page(b"<p>a").replace(b"WARC-Date", b"WARC-Segment-Number: 1\r\nWARC-Date"), "a segment of a record"),
        (record("resource", block=b"a", headers="Content-Type: text/css\r\n"), "no page but text/css"),
    ],
)
def test_what_is_no_page_is_unsupported(data, reason):
    before, failure, after = read(PAGES[0] + data + PAGES[1])
    assert (failure.status, failure.reason, failure.offset) == (Status.UNSUPPORTED, reason, len(PAGES[0]))
    assert (before.source, after.source) == ("x.warc#1", "x.warc#3")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (page(b"<p>a", "Content-Type: application/xhtml+xml\r\n"), "<p>a"),
        (page(b"<!DOCTYPE html><p>a", ""), "<!DOCTYPE html><p>a"),
        (page(b"4\r\n<p>a\r\n3\r\nbcd\r\n0\r\n\r\n", HTML + "Transfer-Encoding: chunked\r\n"), "<p>abcd"),
        (page(b"<p>stored decoded", HTML + "Transfer-Encoding: chunked\r\n"), "<p>stored decoded"),
        (page(gzip.compress(b"<p>a"), HTML + "Content-Encoding: gzip\r\n"), "<p>a"),
        (page(b"<p>stored decoded", HTML + "Content-Encoding: gzip\r\n"), "<p>stored decoded"),
        (page(b"<html>stored decoded", HTML + "Content-Encoding: br\r\n"), "<html>stored decoded"),
        (page(zlib.compress(b"<p>a"), HTML + "Content-Encoding: deflate\r\n"), "<p>a"),
        (page(zlib.compress(b"<p>a")[2:-4], HTML + "Content-Encoding: deflate\r\n"), "<p>a"),
        (page(b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(b"<p>a")), gzip.compress(b"<p>a")), HTML + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"), "<p>a"),
        (page(b"<p>a", "content-type: TEXT/HTML\r\n"), "<p>a"),
        (record("resource", block=b"<p>a", headers="Content-Type: text/html; charset=utf-8\r\n"), "<p>a"),
        (record("conversion", block=b"a b", headers="Content-Type: text/plain\r\n"), "a b"),
    ],
)  # fmt: skip
def test_how_pages_are_stored(data, text):
    (unit,) = read(data)
    assert unit.text == text
    assert unit.form is (Form.TEXT if text == "a b" else Form.HTML)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (page(gzip.compress(b"<p>" + b"ab" * 999)[:-10], HTML + "Content-Encoding: gzip\r\n"), "HTTP content cut off within its encoding"),
        (page(b"junk", HTML + "Content-Encoding: br\r\n"), "HTTP content can't be decoded"),
        (page(gzip.compress(bytes(24 * MAX_BYTES)), HTML + "Content-Encoding: gzip\r\n"), "too large for an article"),
        (page(b"a" * 2 * MAX_BYTES), "too large for an article"),
        (page(b""), "empty"),
        (page(b"<p>\0"), "binary"),
        (record(block=b"<p>no headers"), "no HTTP headers"),
    ],
)  # fmt: skip
def test_pages_that_can_not_be_read(data, reason):
    before, failure, after = read(PAGES[0] + data + PAGES[1])
    assert failure.status == Status.QUARANTINED
    assert failure.reason.startswith(reason)
    assert (before.source, failure.source, after.source) == ("x.warc#1", "x.warc#2", "x.warc#3")
    assert failure.offset == len(PAGES[0])
    assert len(failure.digest) == 16


def test_the_declared_charset_is_handed_on(monkeypatch):
    seen = []
    from pipeline.read import warc

    real = warc.decode
    monkeypatch.setattr(warc, "decode", lambda data, declared, *, page: seen.append((declared, page)) or real(data))
    read(
        page(b"<p>a", "Content-Type: text/html; charset=windows-1258\r\n")
        + page(b"<p>b", "Content-Type: text/html\r\n")
    )
    assert seen == [("windows-1258", True), (None, True)]


@pytest.mark.parametrize(
    ("data", "expected", "reason"),
    [
        (PAGES[0] + PAGES[1][:-900], [0, "quarantined"], "cut off: "),
        (PAGES[0] + PAGES[1][:40], [0, "quarantined"], "a WARC record without end of its headers"),
        (PAGES[0] + PAGES[1][:-4], [0, 1], None),
        (PAGES[0] + PAGES[1][:-2] + PAGES[2], [0, 1, 2], None),
        (PAGES[0] + b"garbage\r\n\r\n" + PAGES[1], [0, "quarantined", 1], "no WARC record; 11 bytes passed over"),
        (PAGES[0] + PAGES[1].replace(b"Content-Length: ", b"Content-Length: 9") + PAGES[2], [0, "quarantined", 2], "cut off"),
        (PAGES[0] + PAGES[1].replace(b"Content-Length: 5", b"Content-Length: 2") + PAGES[2], [0, "quarantined", 2], "a Content-Length that leads"),
        (PAGES[0] + PAGES[1].replace(b"Content-Length: 5", b"Content-Length: x") + PAGES[2], [0, "quarantined", 2], "a WARC record without Content-Length"),
        (PAGES[0] + PAGES[1].replace(b"Content-Length: ", b"Content-Length: 99999999") + PAGES[2], [0, "quarantined"], "cut off: "),
        (PAGES[0] + b"WARC/1.0\r\n" + b"x" * 100_000 + PAGES[2], [0, "quarantined"], "a WARC record without end of its headers"),
        (PAGES[0] + b"WARC/1.0\r\n" + b"x" * 100_000 + b"\n" + PAGES[2], [0, "quarantined", 2], "a WARC record without end of its headers"),
        (b"junk" * 100_000, ["quarantined"], "no WARC record; 400,000 bytes"),
        (b"", [], None),
    ],
)  # fmt: skip
def test_broken_files(data, expected, reason):
    units = read(data)
    assert numbers(units) == expected
    for unit in units:
        if isinstance(unit, Failure):
            assert unit.reason.startswith(reason)
            assert unit.offset in {0, len(PAGES[0])}


MEMBERS = [gzip.compress(one, mtime=0) for one in PAGES]
OFFSETS = [sum(map(len, MEMBERS[:number])) for number in range(7)]


def packed(damage):
    return read(b"".join([*MEMBERS[:2], damage, *MEMBERS[3:]]), "x.warc.gz")


def flipped(member, at):
    return member[:at] + bytes([member[at] ^ 0xFF]) + member[at + 1 :]


def test_members():
    units = packed(MEMBERS[2])
    assert numbers(units) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("at", [0, 1, 2, 3, 15, 40, 80, -8, -1])
def test_a_corrupt_member_costs_itself(at):
    member = flipped(MEMBERS[2], at % len(MEMBERS[2]))
    units = packed(member)
    assert numbers(units) == [0, 1, "quarantined", 3, 4, 5]
    assert [unit.source for unit in units] == [f"x.warc.gz#{number}" for number in range(1, 7)]
    gap = units[2]
    assert gap.offset == OFFSETS[2]
    assert gap.reason.startswith("damaged gzip member: ")
    assert f"{len(member):,} bytes passed over" in gap.reason


@pytest.mark.parametrize(
    "damage", [MEMBERS[2][:100], MEMBERS[2][50:], b"junk", b"\x1f\x8b\x08 no member", bytes(1000) + b"x"]
)
def test_missing_pieces_and_foreign_ones(damage):
    units = packed(damage)
    assert numbers(units) == [0, 1, "quarantined", 3, 4, 5]


@pytest.mark.parametrize("cut", [1, 7, 8, 9, 50])
def test_a_file_that_is_cut_off(cut):
    units = read(b"".join(MEMBERS)[:-cut], "x.warc.gz")
    assert numbers(units) == [0, 1, 2, 3, 4, "quarantined"]
    assert units[-1].reason.startswith("damaged gzip member: cut off")
    assert units[-1].offset == OFFSETS[5]


def test_padding_between_members():
    assert numbers(read(MEMBERS[0] + bytes(100_000) + MEMBERS[1] + bytes(3), "x.warc.gz")) == [0, 1]


@pytest.mark.parametrize("size", [1000, 7000, 10**6])
def test_members_that_are_no_records(size):
    data = b"".join(PAGES)
    blocks = [gzip.compress(data[at : at + size]) for at in range(0, len(data), size)]
    assert numbers(read(b"".join(blocks), "x.warc.gz")) == [0, 1, 2, 3, 4, 5]


def test_failures_point_at_their_member():
    bad = gzip.compress(page(b"x", status="404 Not Found"))
    assert packed(bad)[2].offset == OFFSETS[2]


def test_a_bomb_among_members():
    bomb = gzip.compress(page(bytes(24 * MAX_BYTES), "Content-Type: text/html\r\n"))
    units = packed(bomb)
    assert numbers(units) == [0, 1, "quarantined", 3, 4, 5]
    assert "a bomb" in units[2].reason


def test_other_packings():
    import zstandard

    assert numbers(read(zstandard.compress(b"".join(PAGES)), "x.warc.zst")) == [0, 1, 2, 3, 4, 5]
