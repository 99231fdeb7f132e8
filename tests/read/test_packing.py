"""Packed files: damage, bombs, and what comes before them."""

import gzip
import io

import pytest
import zstandard

from pipeline.read.packing import OPENERS, RATIO, SLACK, DamagedError, kind_of, seekable
from pipeline.read.readers import read_named
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Place

LINES = b"".join(b'{"text": "s\xe1\xbb\x91 %d"}\n' % number for number in range(20_000))
PACK = {".gz": gzip.compress, ".zst": zstandard.compress}


def read(name, data):
    return list(read_named(io.BytesIO(data), name, Place(name, ("f",)), Reading()))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", ("a", ".txt", "")),
        ("a.b.CSV.GZ", ("a.b", ".csv", ".gz")),
        ("x.warc.gz", ("x", ".warc", ".gz")),
        ("gz", ("gz", "", "")),
        (".gz", (".gz", "", "")),
        ("a.gz", ("a", "", ".gz")),
    ],
)
def test_kinds_of_files(name, kind):
    assert kind_of(name) == kind


@pytest.mark.parametrize("packing", PACK)
def test_several_members_are_one_stream(packing):
    pack = PACK[packing]
    packed = pack(LINES[:999]) + pack(b"") + pack(LINES[999:])
    assert OPENERS[packing](io.BytesIO(packed)).read() == LINES


def test_zeros_after_a_gzip_member_are_padding():
    assert (
        OPENERS[".gz"](io.BytesIO(gzip.compress(b"a") + bytes(100_000) + gzip.compress(b"b") + b"\0")).read() == b"ab"
    )


@pytest.mark.parametrize("packing", PACK)
def test_a_file_that_is_cut_off_counts_up_to_there(packing):
    units = read(f"f.jsonl{packing}", PACK[packing](LINES)[:-5000])
    assert len(units) > 5_000
    assert isinstance(units[-1], Failure)
    assert units[-1].source == f"f.jsonl{packing}"
    assert units[-1].reason == f"{packing} stream damaged, read up to there: cut off"
    assert not [unit for unit in units[:-1] if isinstance(unit, Failure)]


@pytest.mark.parametrize("packing", PACK)
def test_damage_ends_a_file_there(packing):
    packed = bytearray(PACK[packing](LINES))
    packed[-3000:-2000] = bytes(1000)
    *_, last = read(f"f.jsonl{packing}", bytes(packed))
    assert last.reason.startswith(f"{packing} stream damaged, read up to there")


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("data", [b"plain", b"\x1f\x8b", b"(\xb5/\xfd", b"\x1f\x8b\x08" + bytes(50)])
def test_what_is_not_packed_as_its_name_says(packing, data):
    (failure,) = read(f"f.html{packing}", data)
    assert "damaged" in failure.reason


def test_an_article_of_a_damaged_file_is_no_article():
    packed = bytearray(gzip.compress(b"<p>" + b"text " * 1000))
    packed[-6] ^= 1  # the checksum
    (failure,) = read("f.html.gz", bytes(packed))
    assert failure.reason == ".gz stream damaged, read up to there: incorrect data check"


def bomb(packing, head=b"", size=SLACK + 70_000_000):
    """Zeros that unpack to more than SLACK + RATIO × what they pack to."""
    out = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=out, mode="wb", mtime=0)
        if packing == ".gz"
        else zstandard.ZstdCompressor().stream_writer(out, closefd=False) as writer
    ):
        writer.write(head)
        for _ in range(size // 1_000_000):
            writer.write(bytes(1_000_000))
    return out.getvalue()


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("name", ["f.txt", "f.jsonl", "f.csv", "f.json"])
def test_a_bomb_is_given_up(packing, name):
    head = {"f.jsonl": b'{"text": "a"}\n', "f.csv": b"text\na\n", "f.json": b'[{"text": "a"}, "'}.get(name, b"")
    packed = bomb(packing, head)
    assert len(packed) * RATIO < 60_000_000
    units = read(name + packing, packed)
    assert units
    assert [unit.text for unit in units if not isinstance(unit, Failure)] == (["a"] if head else [])
    assert any("bomb" in unit.reason or "too large" in unit.reason for unit in units if isinstance(unit, Failure))


def test_a_window_larger_than_memory_is_refused():
    packed = (
        zstandard.ZstdCompressor(compression_params=zstandard.ZstdCompressionParameters(window_log=28, enable_ldm=True))
        .stream_reader(io.BytesIO(b"a" * 1000))
        .read()
    )
    (failure,) = read("f.txt.zst", packed)
    assert "damaged" in failure.reason


def test_what_is_taken_out_is_bounded(monkeypatch):
    monkeypatch.setattr("pipeline.read.packing.MAX_SPOOL", 1000)
    with seekable(io.BytesIO(b"a" * 1000)) as file:
        assert file.read() == b"a" * 1000
    with pytest.raises(DamagedError, match="too large to be taken out"), seekable(io.BytesIO(b"a" * 1001)):
        pass
