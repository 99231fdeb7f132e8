"""Zip archives, also hostile ones: made here, member by member."""

import gzip
import io
import stat
import struct
import zipfile

import pytest
from table_files import ARTICLES, WRITERS, values

from pipeline.read.readers import read_named
from pipeline.read.reading import Reading
from pipeline.read.unit import MAX_BYTES, Failure, Form, Place
from pipeline.schema import Status

PAGE = "<p>Hội nghị".encode()


def archive(*members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, data in members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            packed.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(data, reading=None):
    return list(read_named(io.BytesIO(data), "a.zip", Place("in/a.zip"), reading or Reading()))


def test_members_are_read_as_the_files_they_are():
    units = read(
        archive(
            ("b/c.html", PAGE),
            ("b/", b""),
            ("d.txt", b"d"),
            ("e.csv", b"text\nx\ny\n"),
            ("f.jsonl.gz", gzip.compress(b'{"text": "z"}\n')),
            ("g.jpg", b"\xff\xd8"),
        )
    )
    assert [unit.source for unit in units] == [
        "in/a.zip!b/c.html", "in/a.zip!d.txt", "in/a.zip!e.csv#1", "in/a.zip!e.csv#2", "in/a.zip!f.jsonl.gz#1", "in/a.zip!g.jpg",
    ]  # fmt: skip
    assert (units[0].form, units[0].names) == (Form.HTML, ("c", "b/c.html", "in/a.zip!b/c.html"))
    assert (units[-1].status, units[-1].reason) == (Status.UNSUPPORTED, "no reader for .jpg")


@pytest.mark.parametrize("name", WRITERS)
def test_rows_in_archives_come_back_equal(name):
    assert [values(unit) for unit in read(archive((name, WRITERS[name](ARTICLES))))] == ARTICLES


def test_members_of_one_stem_go_by_their_paths():
    units = read(archive(("b/x.html", b"1"), ("c/x.html", b"2"), ("y.html", b"3")))
    assert [unit.names[0] for unit in units] == ["b/x.html", "c/x.html", "y"]


def link(name):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("name", "status", "reason"),
    [
        ("../x.txt", Status.QUARANTINED, "refused: the name points out of the archive"),
        ("b/../../x.txt", Status.QUARANTINED, "refused: the name points out of the archive"),
        ("/etc/x.txt", Status.QUARANTINED, "refused: the name points out of the archive"),
        ("C:\\x.txt", Status.QUARANTINED, "refused: the name points out of the archive"),
        (link("x.txt"), Status.UNSUPPORTED, "refused: a link"),
        ("b.zip", Status.QUARANTINED, "no zip archive"),
        ("noext", Status.UNSUPPORTED, "no reader for a file without suffix"),
    ],
)
def test_members_that_are_refused_by_name(name, status, reason):
    first, refused, last = read(archive(("a.txt", b"a"), (name, b"/etc/passwd"), ("z.txt", b"z")))
    assert (first.text, last.text) == ("a", "z")
    assert refused.status == status
    assert refused.reason.startswith(reason)
    assert refused.source.startswith("in/a.zip!")


def test_a_second_member_of_a_name():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive(("x.txt", b"1"), ("x.txt", b"2"))
    first, second = read(data)
    assert first.text == "1"
    assert (second.source, second.reason) == ("in/a.zip!x.txt", "a second member of this name")


def test_encrypted_members():
    data = bytearray(archive(("x.txt", b"1"), ("y.txt", b"2")))
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    first, second = read(bytes(data))
    assert (first.source, first.reason) == ("in/a.zip!x.txt", "encrypted")
    assert second.text == "2"


def test_a_zip_within_a_zip_is_opened_and_one_within_that_is_not():
    third = archive(("x.txt", b"x"))
    second = archive(("y.txt", b"y"), ("third.zip", third))
    inner, deeper = read(archive(("second.zip", second)))
    assert (inner.source, inner.text) == ("in/a.zip!second.zip!y.txt", "y")
    assert (deeper.source, deeper.status) == ("in/a.zip!second.zip!third.zip", Status.UNSUPPORTED)
    assert deeper.reason == "a zip within a zip within a zip"


def test_hidden_members_are_counted():
    reading = Reading()
    assert [
        unit.text for unit in read(archive(("__MACOSX/._a.html", b"x"), (".DS_Store", b"x"), ("a.txt", b"a")), reading)
    ] == ["a"]
    assert reading.passed == {"hidden zip member": 2}


def test_a_member_without_a_name():
    data = archive(("x", b"1"), ("a.txt", b"a"))
    at = data.index(b"PK\x01\x02")
    data = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 :]  # the first entry's name
    end = data.index(b"PK\x05\x06")
    size = struct.unpack("<I", data[end + 12 : end + 16])[0]
    data = data[: end + 12] + struct.pack("<I", size - 1) + data[end + 16 :]
    first, second = read(data)
    assert first.source == "in/a.zip!?"
    assert first.reason.startswith("damaged, read up to there: File name in directory")
    assert second.text == "a"


def test_names_in_utf8_that_do_not_say_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("h\u1ed9i.txt", b"x")
    data = out.getvalue().replace(struct.pack("<H", 0x800), struct.pack("<H", 0))
    assert read(data)[0].source == "in/a.zip!hội.txt"


def test_a_damaged_member_costs_itself():
    big = b"".join(b'{"text": "%d"}\n' % number for number in range(20_000))
    data = bytearray(archive(("a.jsonl", big), ("b.txt", b"b"), ("c.html", PAGE * 100)))
    data[30_000] ^= 0xFF
    data[data.index(b"c.html") + 10] ^= 0xFF
    *rows, failed, second, third = read(bytes(data))
    assert len(rows) > 100
    assert (failed.source, failed.status) == ("in/a.zip!a.jsonl", Status.QUARANTINED)
    assert failed.reason.startswith("damaged, read up to there")
    assert second.text == "b"
    assert third.source == "in/a.zip!c.html"
    assert isinstance(third, Failure)


@pytest.mark.parametrize("cut", [1, 10, 100, 10_000])
def test_an_archive_that_is_cut_off(cut):
    data = archive(("a.txt", b"a" * 1000), ("b.txt", bytes(range(256)) * 10))
    (failure,) = read(data[:-cut])
    assert failure.reason.startswith("no zip archive, or a damaged one")


def test_a_bomb_is_refused_and_the_others_are_read():
    data = archive(("a.txt", b"a"), ("bomb.jsonl", bytes(24 * MAX_BYTES)), ("z.txt", b"z"))
    first, bomb, last = read(data)
    assert (first.text, last.text) == ("a", "z")
    assert bomb.reason.startswith("a bomb: ")


def test_a_list_of_members_larger_than_memory_is_refused(monkeypatch):
    data = archive(*((f"{number}.txt", b"x") for number in range(100)))
    assert len(read(data)) == 100
    monkeypatch.setattr("pipeline.read.archive.MAX_DIRECTORY", 4000)
    (failure,) = read(data)
    assert failure.reason.startswith("too many members")


def test_many_bombs_of_a_permitted_size_are_refused_in_sum():
    page = bytes(MAX_BYTES)
    units = read(archive(*((f"{number}.html", page) for number in range(32))))
    assert len(units) == 32
    assert sum("bomb" in unit.reason for unit in units) > 5
