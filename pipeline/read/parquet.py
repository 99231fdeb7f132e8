"""Parquet: an article a row. Only the columns that are wanted are read, a few rows at a time.

What pages say of their own size is between the file and pyarrow: a damaged header can make it ask for 2 GiB for a
moment before it fails.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.errors import UnreadableError
from pipeline.read.columns import FILE, no_text
from pipeline.read.packing import RATIO, SLACK, seekable
from pipeline.read.reading import Reading
from pipeline.read.text import too_large
from pipeline.read.unit import MAX_BYTES, Failure, Place, Unit, digest
from pipeline.schema import Status

_ROWS = 64  # taken at once: 256 MiB where each is as large as one may be, a value that is larger comes on top
_BUFFER = 1024 * 1024  # bytes of a column chunk held at once, where pyarrow would take all of it


def read(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """A unit or a failure for each row (`source#row` from 1). A damaged row group fails once, the others are read."""
    with seekable(stream) as file:
        yield from _read(file, place, reading)


def _read(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    import pyarrow as pa  # noqa: PLC0415  # a tenth of a second that other inputs do without
    from pyarrow import parquet  # noqa: PLC0415

    size = stream.seek(0, io.SEEK_END)
    try:
        file = parquet.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
        names = list(file.schema_arrow.names)
        groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
    except (pa.ArrowException, OSError, ValueError, TypeError) as error:
        yield Failure(place.source, Status.QUARANTINED, f"no Parquet file: {_first_line(error)}", 0)
        return
    found = reading.columns.of(names, place.source)
    if not found["text"] and not found["html"]:
        yield Failure(place.source, Status.QUARANTINED, no_text(names) + "; --map text=… names it", 0)
        return
    wanted = sorted({name for target, columns in found.items() if target != FILE for name in columns})
    first = 1
    for number, group in enumerate(groups):
        row = first
        first += group.num_rows
        try:
            _refuse_bombs(group, size)
            batches = file.iter_batches(_ROWS, row_groups=[number], columns=wanted, use_threads=False)
            for batch in batches:
                for cells in _rows(batch):
                    yield _unit(cells, f"{place.source}#{row}", place.source, reading)
                    row += 1
        except (pa.ArrowException, OSError, ValueError, TypeError, MemoryError) as error:
            reason = f"row group damaged, rows {row:,} to {first - 1:,} are not read: {_first_line(error)}"
            yield Failure(f"{place.source}#{row}", Status.QUARANTINED, reason)


def _unit(cells: dict[str, Any], source: str, file: str, reading: Reading) -> Unit | Failure:
    size = sum(len(value) for value in cells.values() if isinstance(value, str | bytes))
    if size > MAX_BYTES:
        return Failure(source, Status.QUARANTINED, too_large(size))
    try:
        return reading.columns.unit(cells, source, file=file)
    except UnreadableError as error:
        seen = digest(repr(sorted(cells.items())).encode("utf-8", "replace"))
        return Failure(source, Status.QUARANTINED, error.reason, None, seen)


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of a batch as Python values, one at a time; text that isn't UTF-8 costs its own row."""
    for at in range(batch.num_rows):
        cells = {}
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            try:
                cells[name] = column[at].as_py()
            except UnicodeDecodeError:
                cells[name] = column[at].as_buffer().to_pybytes().decode("utf-8", "replace")
        yield {
            name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value
            for name, value in cells.items()
        }


def _refuse_bombs(group: Any, size: int) -> None:
    """Raise ValueError for a row group that unpacks out of all proportion to its file, by its own account.

    What the footer says of a single column isn't asked for: where it is damaged, pyarrow 26 ends the process.
    """
    if group.total_byte_size > SLACK + RATIO * size:
        raise ValueError(f"a bomb: unpacks to {group.total_byte_size:,} bytes")


def _first_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
