"""The same articles in every kind of file: they come back equal, whatever packs them, a few at a time."""

import gzip
import io
import json
import tracemalloc

import fuzz
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from table_files import ARTICLES, WRITERS, values

from pipeline.read.readers import READERS, read_named
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Place


def read(name, data, reading=None):
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    return list(read_named(stream, name, Place(name, ("stem", name)), reading or Reading()))


PACKINGS = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", WRITERS)
def test_rows_come_back_equal(name, packing):
    units = read(name + packing, PACKINGS[packing](WRITERS[name](ARTICLES)))
    assert [values(unit) for unit in units] == ARTICLES
    assert [unit.source for unit in units] == [f"{name}{packing}#{number}" for number in range(1, 7)]
    assert {tuple(unit.origins.items()) for unit in units} == {
        (("title", "column:title"), ("published", "column:published"))
    }
    assert {unit.names for unit in units} == {()}


LINE = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30)
CELL = st.none() | LINE.map(str.strip).filter(bool)
TEXT = LINE.filter(str.strip)
BYLINE = CELL.filter(lambda value: value is None or any(map(str.isalpha, value)))
DATE = st.none() | st.dates().map(str)
SITE = CELL.filter(lambda value: value is None or not value.startswith("http"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "id": CELL,
                "text": TEXT,
                "title": CELL,
                "published": DATE,
                "byline": BYLINE,
                "agency": CELL,
                "url": CELL,
                "site": SITE,
                "retrieved": DATE,
            }
        ),
        min_size=1,
        max_size=6,
    )
)
@pytest.mark.parametrize("name", ["f.csv", "f.tsv", "f.json", "g.json", "f.jsonl", "f.parquet"])
def test_any_articles_come_back_equal(name, rows):
    assert [values(unit) for unit in read(name, WRITERS[name](rows))] == rows


@pytest.mark.parametrize("name", [name for name in fuzz.samples() if name != "a.zip"])
def test_samples_are_read_whole(name):
    units = read(name, fuzz.samples()[name])
    assert not [unit for unit in units if isinstance(unit, Failure)]
    assert len(units) == (1 if name in {"a.txt", "a.html"} else 6)


def test_every_reader_has_a_sample():
    assert {suffix for name in fuzz.samples() for suffix in name.split(".")} >= {
        suffix.lstrip(".") for suffix in READERS
    } - {"htm", "ndjson", "wet"}


@pytest.mark.parametrize("name", fuzz.samples())
def test_damaged_files_give_units_and_failures_and_nothing_else(name):
    tally = fuzz.fuzz(name, range(300))
    assert tally.faults == []
    assert tally.inputs == 300
    assert sum(tally.statuses.values()) > 0


class Endless(io.RawIOBase):
    """A large file that is made while it is read."""

    def __init__(self, head, row, count):
        self._parts = [head] if head else []
        self._row, self._left, self._number = row, count, 0
        self._ready = b""

    def readable(self):
        return True

    def readinto(self, buffer):
        while not self._ready and (self._parts or self._left):
            if self._parts:
                self._ready = self._parts.pop()
            else:
                self._left -= 1
                self._number += 1
                self._ready = self._row(self._number)
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size


BODY = "Sáng 12/7, Khối thi đua họp. " * 400


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("f.jsonl", b"", lambda number: json.dumps({"id": number, "text": BODY}).encode() + b"\n"),
        ("f.csv", b"id,text\n", lambda number: f'{number},"{BODY}"\n'.encode()),
        ("f.json", b'{"articles": [', lambda number: json.dumps({"id": number, "text": BODY}).encode() + b","),
        ("f.warc", b"", lambda number: fuzz.warc_records([f"<p>{number} {BODY}".encode()])[1]),
    ],
)
def test_memory_does_not_grow_with_the_file(name, head, row):
    stream = io.BufferedReader(Endless(head, row, 4000))  # some 60 MB
    tracemalloc.start()
    try:
        count = sum(not isinstance(unit, Failure) for unit in read_named(stream, name, Place(name), Reading()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 4000
    assert peak < 16_000_000


def test_memory_does_not_grow_with_a_parquet_file(tmp_path):
    rows = [{"id": str(number), "text": f"{number} {BODY}", "picture": bytes(10_000)} for number in range(4000)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "f.parquet", compression="none", use_dictionary=False)
    del rows
    assert pq.ParquetFile(tmp_path / "f.parquet").num_row_groups == 1
    assert (tmp_path / "f.parquet").stat().st_size > 90_000_000
    before = pa.total_allocated_bytes()
    peak = count = 0
    with (tmp_path / "f.parquet").open("rb") as stream:
        for unit in read_named(stream, "f.parquet", Place("f.parquet"), Reading()):
            count += not isinstance(unit, Failure)
            peak = max(peak, pa.total_allocated_bytes() - before)
    assert count == 4000
    assert peak < 32_000_000
