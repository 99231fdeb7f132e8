"""Separated values (.csv, .tsv): a header, then an article a row. A bad row costs itself, not its neighbours.

A row with a stray quote may seem to reach far down the file. It is given up alone: reading goes on at the next line
that has all its cells and, where the table has an id, a date or an address, something in them that looks like one.
Lines between are told with it, since they may as well be the rest of its text.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from pipeline.errors import UnreadableError
from pipeline.read.columns import no_text, recognised
from pipeline.read.dialect import Dialect, sniff
from pipeline.read.encoding import decode
from pipeline.read.packing import DamagedError, as_utf8
from pipeline.read.reading import Reading
from pipeline.read.text import GIVE_UP, too_large
from pipeline.read.unit import MAX_BYTES, Failure, Place, Unit, digest
from pipeline.schema import Status

_SAMPLE = 64 * 1024  # bytes from which the dialect is told
_SEP = re.compile(rb"sep=(.)\r?\n")  # Excel's own first line
_NEARLY_ALL = 0.9
_LOOKS = {
    "id": re.compile(r"\S{1,200}"),
    "url": re.compile(r"(?:https?://|/|www\.)\S+", re.IGNORECASE),
    "published": re.compile(r"(?=\D{0,30}\d).{1,60}"),
}


class Line(NamedTuple):
    """A line of the file. One above MAX_BYTES comes cut short; `size` is its true number of bytes."""

    number: int
    offset: int
    data: bytes
    size: int

    @property
    def text(self) -> str:
        """A character for each byte: enough for the csv module to find where cells and rows end."""
        return self.data.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column; `number` counts from 1 without the header."""

    number: int
    offset: int
    data: bytes
    cells: dict[str, str]
    repairs: tuple[str, ...] = ()


def read(stream: BinaryIO, place: Place, reading: Reading) -> Iterator[Unit | Failure]:
    """A unit or a failure for each row (`source#row`, from 1 without the header), or one failure for the file.

    The file fails as a whole where no column is known to hold text, since then no row could be read.
    """
    columns = reading.columns
    for row in rows(stream, place, lambda header: columns.has_text(header, place.source)):
        if isinstance(row, Failure):
            yield row
            continue
        source = f"{place.source}#{row.number}"
        try:
            yield columns.unit(row.cells, source, file=place.source, repairs=row.repairs)
        except UnreadableError as error:
            yield Failure(source, Status.QUARANTINED, error.reason, row.offset, digest(row.data))


def rows(stream: BinaryIO, place: Place, known: Callable[[list[str]], bool]) -> Iterator[Row | Failure]:
    """The rows of a table whose header is `known`, and a failure for each that is bad or for what is no such table."""
    table = _Table(as_utf8(stream), place.source)
    try:
        empty = not table.open(known)
    except (UnreadableError, csv.Error) as error:
        yield Failure(place.source, Status.QUARANTINED, f"no table: the header: {error}", 0, table.seen)
        return
    if not empty and not known(table.header):
        yield Failure(
            place.source, Status.QUARANTINED, no_text(table.header) + "; --map text=… names it", 0, table.seen
        )
    else:
        yield from table.rows()


class _Lines:
    """The lines of a stream, one after the other, which can be given back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: deque[Line] = deque()
        self._number = self._offset = 0
        self._ended = False
        self._fault: DamagedError | None = None

    def first(self, size: int) -> list[Line]:
        """The first lines, from the first that isn't blank; damage that is met comes in its turn."""
        found: list[Line] = []
        try:
            while line := self.next():
                if found or line.data.strip():
                    found.append(line)
                if line.offset + line.size > size:
                    break
        except DamagedError as error:
            self._fault = error
        return found

    def next(self) -> Line | None:
        """The next line, None at the end; a line above GIVE_UP is the last that is looked at."""
        if self._waiting:
            return self._waiting.popleft()
        if self._fault:
            raise self._fault
        data = b"" if self._ended else self._stream.readline(MAX_BYTES + 1)
        if not data:
            return None
        size = len(data)
        if size > MAX_BYTES:
            more = data
            while not more.endswith(b"\n") and size < GIVE_UP and (more := self._stream.readline(MAX_BYTES)):
                size += len(more)
            self._ended = size >= GIVE_UP
        line = Line(self._number + 1, self._offset, data, size)
        self._number, self._offset = line.number, line.offset + size
        return line

    def back(self, lines: list[Line]) -> None:
        """Give lines back, to be read again."""
        self._waiting.extendleft(reversed(lines))


class _Table:
    """The rows of one table."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self._source = source
        self._lines = _Lines(stream)
        self._dialect = Dialect()
        self._row = 0
        self._looks: list[tuple[int, re.Pattern[str]]] = []
        self.header: list[str] = []
        self.seen: str | None = None
        """Digest of the header's first line."""

    def open(self, known: Callable[[list[str]], bool]) -> bool:
        """Read the header and tell the dialect; False if there is nothing at all.

        Raises UnreadableError and csv.Error for a header that can't be read.
        """
        sample = self._lines.first(_SAMPLE)
        if sample and (separated := _SEP.fullmatch(sample[0].data)):
            self._dialect = Dialect(separated[1].decode("latin-1"))
            del sample[0]
        elif sample:
            self._dialect = sniff(
                [line.text for line in sample], lambda header: known([_utf8(name) for name in header])
            )
        self._lines.back(sample)
        self.seen = digest(sample[0].data) if sample else None
        if first := self._lines.next():
            self.header = [name.strip() for name in self._cells([first])[0]]
            self._looks = self._looks_of([line.text for line in sample[1:]])
        return first is not None

    def _looks_of(self, lines: list[str]) -> list[tuple[int, re.Pattern[str]]]:
        """Columns whose values look like an id, a date or an address in nearly all rows of the sample, and how."""
        whole = []
        for line in filter(self._dialect.well_formed, lines):
            with contextlib.suppress(csv.Error):
                whole += [cells for cells in self._dialect.rows([line]) if len(cells) == len(self.header)]
        found = []
        for target, columns in recognised(self.header).items():
            if columns and target in _LOOKS:
                at = self.header.index(columns[0])
                values = [value for cells in whole if (value := cells[at].strip())]
                if sum(bool(_LOOKS[target].fullmatch(value)) for value in values) >= _NEARLY_ALL * len(values):
                    found.append((at, _LOOKS[target]))
        return found

    def rows(self) -> Iterator[Row | Failure]:
        """Every row that isn't blank, in order."""
        while line := self._lines.next():
            if line.data.strip():
                self._row += 1
                taken = [line]
                try:
                    yield self._take(taken)
                except (UnreadableError, csv.Error) as error:
                    yield self._give_up(taken, error)

    def _take(self, taken: list[Line]) -> Row:
        """The row that begins with the line in `taken`, to which its further lines are added."""
        cells, data, repairs = self._cells(taken)
        if len(cells) != len(self.header):
            raise UnreadableError(f"line {taken[0].number}: {len(cells)} cells, the header has {len(self.header)}")
        by_column = dict(zip(reversed(self.header), reversed(cells), strict=True))  # of two equal names the first
        return Row(self._row, taken[0].offset, data, by_column, repairs)

    def _cells(self, taken: list[Line]) -> tuple[list[str], bytes, tuple[str, ...]]:
        """Cells, bytes and repairs of the row that begins with the line in `taken`; adds the lines it takes."""
        next(self._dialect.rows(self._texts(taken)))
        data = b"".join(line.data for line in taken)
        decoded = decode(data)
        found = list(self._dialect.rows(io.StringIO(decoded.text, newline="\n")))
        if len(found) != 1:
            raise UnreadableError(f"line {taken[0].number}: reads as {len(found)} rows")
        return found[0], data, decoded.repairs

    def _texts(self, taken: list[Line]) -> Iterator[str]:
        line: Line | None = taken[0]
        size = 0
        while line:
            size += line.size
            if size > MAX_BYTES:
                raise _LargeError(too_large(size))
            yield line.text
            if line := self._lines.next():
                taken.append(line)

    def _give_up(self, taken: list[Line], error: UnreadableError | csv.Error) -> Failure:
        """The failure of a bad row; reading goes on behind it, or after a stray quote where a row begins again."""
        first, reason = taken[0], str(error)
        seen = hashlib.sha256(first.data)
        if isinstance(error, csv.Error):
            stray = "a quote is never closed" if "end of data" in reason else reason
            reason = f"line {first.number}: {stray}"
        if isinstance(error, csv.Error | _LargeError):
            self._lines.back(taken[1:])
            passed = self._resume(seen)
            reason += f"; {passed} lines after it passed over" if passed else ""
        else:
            for line in taken[1:]:
                seen.update(line.data)
        offset = first.offset + (getattr(error, "offset", None) or 0)
        return Failure(f"{self._source}#{self._row}", Status.QUARANTINED, reason, offset, seen.hexdigest()[:16])

    def _resume(self, seen: hashlib._Hash) -> int:
        """Pass over lines until a row begins; how many they are."""
        passed = 0
        while (line := self._lines.next()) and not self._begins(line):
            seen.update(line.data)
            passed += 1
        if line:
            self._lines.back([line])
        return passed

    def _begins(self, line: Line) -> bool:
        """Whether a whole row begins with this line and, where the table shows what one looks like, looks like one."""
        taken = [line]
        try:
            cells, _, _ = self._cells(taken)
        except (UnreadableError, csv.Error):
            cells = []
        if not self._dialect.well_formed("".join(line.text for line in taken)):
            cells = []
        self._lines.back(taken[1:])
        values = [(cells[at].strip(), looks) for at, looks in self._looks if len(cells) == len(self.header)]
        return len(cells) == len(self.header) and all(looks.fullmatch(value) for value, looks in values if value)


class _LargeError(UnreadableError):
    """A row above MAX_BYTES, or a quote that nothing closes."""


def _utf8(name: str) -> str:
    return name.encode("latin-1").decode("utf-8", "replace")
