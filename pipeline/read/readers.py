"""One reader for each kind of file, and how a stream of a kind is unpacked and read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

from pipeline.read import archive, csvrows, jsonl, jsonrows, parquet, text
from pipeline.read.packing import OPENERS, DamagedError, Kind, kind_of
from pipeline.read.reading import Reader, Reading
from pipeline.read.unit import Failure, Place, Unit
from pipeline.schema import Status

EMPTY = "file without an article"
"""What is counted as passed over where a table, list or archive is whole and holds nothing."""


def _warc(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    from pipeline.read import warc  # noqa: PLC0415  # its library is for those who have such files

    return warc.read(stream, place, reading)


def _warc_gz(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    from pipeline.read import warc  # noqa: PLC0415  # as above

    return warc.read_members(stream, place, reading)


def _zip(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    return archive.read(stream, place, reading, read_named)


READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".html": text.read_page,
    ".htm": text.read_page,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonrows.read,
    ".csv": csvrows.read,
    ".tsv": csvrows.read,
    ".parquet": parquet.read,
    ".warc": _warc,
    ".wet": _warc,  # Common Crawl's extracted texts
    ".zip": _zip,
}
"""Suffix (lower case) to reader."""

WHOLE = frozenset({".txt", ".html", ".htm"})
"""Suffixes of files that are one article, which goes by the file's name."""

_PACKED: dict[str, Reader] = {".warc.gz": _warc_gz, ".wet.gz": _warc_gz}
"""Readers that unpack for themselves."""


def readable(kind: Kind) -> bool:
    """Whether there is a reader for this kind of file."""
    return kind.suffix in READERS and not (kind.suffix == ".zip" and kind.packing)


def read_named(stream: BinaryIO, name: str, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """The units of a stream that the file `name` holds, unpacked if need be. OSError is the caller's."""
    kind = kind_of(name)
    if not readable(kind):
        suffixes = kind.suffix + kind.packing
        what = f"no reader for {suffixes}" if suffixes else "no reader for a file without suffix"
        yield Failure(place.source, Status.UNSUPPORTED, what)
        return
    if kind.suffix not in WHOLE:
        place = Place(place.source)
    any_unit = False
    try:
        for unit in _read(stream, kind, place, reading):
            any_unit = True
            yield unit
    except DamagedError as error:
        any_unit = True
        yield Failure(place.source, Status.QUARANTINED, str(error))
    if not any_unit:
        reading.passed[EMPTY] += 1


def _read(stream: BinaryIO, kind: Kind, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    if reader := _PACKED.get(kind.suffix + kind.packing):
        yield from reader(stream, place, reading)
    elif kind.packing:
        with closing(OPENERS[kind.packing](stream)) as unpacked:
            yield from READERS[kind.suffix](unpacked, place, reading)
    else:
        yield from READERS[kind.suffix](stream, place, reading)
