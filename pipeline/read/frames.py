"""Where the records of a WARC file begin and end, also behind damage: by their headers and Content-Length alone.

The libraries at hand stop at the first broken record and end in silence where a file is cut off. What is found here is
given to one of them a record at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from pipeline.read.members import GapError
from pipeline.read.unit import MAX_BYTES

MAX_HEADERS = 64 * 1024
"""Bytes of a record's headers, and of the HTTP headers in it."""

MAX_RECORD = MAX_BYTES + 2 * MAX_HEADERS
"""Above this only the beginning of a record is kept."""

_READ = 64 * 1024
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$")
_BEGINS = b"WARC/"
_NEXT = re.compile(rb"\n(?=WARC/[01]\.\d+\r?\n)")
_BETWEEN = b"\r\n"
_ENDS = b"\r\n\r\n"
_OVERLAP = 32


class Source(Protocol):
    """Bytes to read, and where they stand in the file."""

    def read(self, count: int, /) -> bytes:
        """At most `count` bytes, none at the end. May raise GapError, and goes on behind the gap."""

    def member_at(self, place: int, /) -> int:
        """The offset in the file of the byte that was read as number `place`, or of the gzip member that holds it."""


class Plain:
    """A source that isn't packed member by member."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read

    def member_at(self, place: int) -> int:
        """See Source."""
        return place


@dataclass(frozen=True, slots=True)
class Frame:
    """A record: its bytes with the WARC headers, all (`size`) or only the first; or a `fault` and what it hit."""

    offset: int
    data: bytes
    size: int
    fault: str | None = None


class Frames:
    """The records of a source, in order, and the gaps between them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._buffer = bytearray()
        self._base = 0  # number of the buffer's first byte among all that were read
        self._gap: GapError | None = None  # behind the record that was just read

    def __iter__(self) -> Iterator[Frame]:
        while True:
            try:
                frame = self._record()
            except GapError as gap:
                self._drop(len(self._buffer))
                frame = _gone(gap)
            if frame is None:
                return
            yield frame
            if self._gap:
                frame, self._gap = _gone(self._gap), None
                yield frame

    def _record(self) -> Frame | None:
        """The next record or fault, None at the end. A gap that touches it is raised; one behind it is kept."""
        while self._has(1) and self._buffer[0] in _BETWEEN:
            self._drop(len(self._buffer) - len(self._buffer.lstrip(_BETWEEN)))
        if not self._buffer:
            return None
        offset = self._source.member_at(self._base)
        if not self._has(len(_BEGINS)) or not self._buffer.startswith(_BEGINS):
            return self._lost(offset, 0, "no WARC record")
        if (start := self._headers()) is None:
            return self._lost(offset, 1, "a WARC record without end of its headers")
        stated = _LENGTH.search(self._buffer, 0, start)
        if not stated:
            return self._lost(offset, 1, "a WARC record without Content-Length")
        size = start + int(stated[1])
        if size > MAX_RECORD:
            return self._large(offset, size)
        if not self._has(size):
            have = len(self._buffer) - start
            return self._lost(offset, 1, f"cut off: {have:,} of {size - start:,} bytes")
        if not self._ends(size, offset):
            return self._lost(offset, 1, "a Content-Length that leads to no next record")
        data = bytes(self._buffer[:size])
        self._drop(size)
        return Frame(offset, data, size)

    def _headers(self) -> int | None:
        """Where the block begins; None if there are no headers."""
        while True:
            if match := _HEADERS_END.search(self._buffer, 0, MAX_HEADERS):
                return match.end()
            if len(self._buffer) >= MAX_HEADERS or not self._more():
                return None

    def _ends(self, size: int, offset: int) -> bool:
        """Whether another record or the end follows one of this size; reads on, so that its checksum counts."""
        try:
            at = size
            while True:
                while at < len(self._buffer) and self._buffer[at] in _BETWEEN:
                    at += 1
                if len(self._buffer) - at >= len(_BEGINS) or not self._more():
                    break
        except GapError as gap:
            if gap.start <= offset:
                raise
            self._gap = gap
            del self._buffer[size:]
            return True
        next_begins = at >= len(self._buffer) or self._buffer.startswith(_BEGINS, at)
        return next_begins or self._buffer.startswith(_ENDS, size)

    def _large(self, offset: int, size: int) -> Frame:
        """A record of which only the beginning is kept."""
        self._has(MAX_HEADERS * 2)
        data = bytes(self._buffer[: MAX_HEADERS * 2])
        left = size
        while left > 0 and (self._buffer or self._more()):
            step = min(left, len(self._buffer))
            self._drop(step)
            left -= step
        if left:
            return Frame(offset, data, size - left, f"cut off: {left:,} bytes are missing")
        return Frame(offset, data, size)

    def _lost(self, offset: int, step: int, reason: str) -> Frame:
        """Go on where a record begins after `step` bytes; what lies before is given up."""
        first = bytes(self._buffer[:MAX_HEADERS])
        at, passed = step, 0
        while not (match := _NEXT.search(self._buffer, at)):
            keep = max(len(self._buffer) - _OVERLAP, 0)
            passed += keep
            self._drop(keep)
            at = 0
            try:
                more = self._more()
            except GapError as gap:
                self._gap, more = gap, False
            if not more:
                break
        end = match.end() if match else len(self._buffer)
        self._drop(end)
        return Frame(offset, first, passed + end, f"{reason}; {passed + end:,} bytes passed over")

    def _has(self, count: int) -> bool:
        while len(self._buffer) < count:
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        data = self._source.read(_READ)
        self._buffer += data
        return bool(data)

    def _drop(self, count: int) -> None:
        del self._buffer[:count]
        self._base += count


def _gone(gap: GapError) -> Frame:
    size = gap.end - gap.start
    return Frame(gap.start, b"", size, f"damaged gzip member: {gap}; {size:,} bytes passed over")
