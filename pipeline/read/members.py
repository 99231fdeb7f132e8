"""gzip as WARC files use it: a member a record, so that reading can go on at the next one behind damage."""

from __future__ import annotations

import zlib
from collections import deque
from typing import BinaryIO

from pipeline.read.packing import RATIO, SLACK

_MAGIC = b"\x1f\x8b\x08"
_WARC = b"WARC/"
_READ = 64 * 1024
_KEPT = 8 * 1024 * 1024  # packed bytes of a member that are kept to look for the next member in
_PROBE = 4096  # packed bytes unpacked to see whether a member begins there
_GZIP = 31  # wbits of zlib: with gzip's header and checksum


class GapError(Exception):
    """Members that can't be read: packed bytes `start` to `end`; reading goes on behind them. `str()` is the reason."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.start, self.end = start, end


class Members:
    """The unpacked bytes of a gzip file, and which member they come from."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._waiting = b""  # read, not unpacked
        self._member: zlib._Decompress | None = None
        self._since = bytearray()  # packed bytes of this member so far, the last _KEPT of them
        self._start = 0  # offset of this member in the packed file
        self._taken = 0  # packed bytes given to members
        self._unpacked = 0  # bytes that came out so far
        self._within = 0  # those of this member
        self._begun: deque[tuple[int, int]] = deque()

    def member_at(self, place: int) -> int:
        """Packed offset of the member that holds the unpacked byte at `place`; asked for in rising order."""
        while len(self._begun) > 1 and self._begun[1][0] <= place:
            self._begun.popleft()
        return self._begun[0][1] if self._begun else 0

    def read(self, count: int) -> bytes:
        """At most `count` bytes, none at the end. Raises GapError once for damage, and stands behind it then."""
        while True:
            if not self._waiting:
                self._waiting = self._packed.read(_READ)
            if self._member is None and not self._open():
                return b""
            assert self._member
            if not self._waiting:
                end = self._taken
                self._close()
                raise GapError("cut off", self._start, end)
            given = self._waiting
            try:
                data = self._member.decompress(given, count)
            except zlib.error as error:
                raise self._resync(str(error).rpartition(": ")[2]) from None
            self._waiting = self._member.unconsumed_tail + self._member.unused_data
            used = len(given) - len(self._waiting)
            self._taken += used
            self._since += given[:used]
            del self._since[:-_KEPT]
            self._within += len(data)
            if self._within > SLACK + RATIO * (self._taken - self._start):
                raise self._resync(f"a bomb: unpacks to more than {self._within:,} bytes")
            if self._member.eof:
                self._close()
            if data:
                self._unpacked += len(data)
                return data

    def _open(self) -> bool:
        """Begin the next member; False at the end of the file. Zeros between members are padding."""
        while self._waiting:
            padding = len(self._waiting) - len(self._waiting.lstrip(b"\0"))
            self._taken += padding
            self._waiting = self._waiting[padding:] or self._packed.read(_READ)
            if self._waiting[:1] not in {b"\0", b""}:
                break
        if not self._waiting:
            return False
        self._start = self._taken
        self._begun.append((self._unpacked, self._start))
        self._member = zlib.decompressobj(_GZIP)
        return True

    def _close(self) -> None:
        self._member = None
        self._since.clear()
        self._within = 0

    def _resync(self, reason: str) -> GapError:
        """Go to the next place where a member with a WARC record begins; the gap up to there."""
        start = self._start
        window = self._since + self._waiting
        base = self._taken - len(self._since)
        at = 1 if base == start else 0
        self._close()
        while True:
            at = window.find(_MAGIC, at)
            if at >= 0 and len(window) - at < _PROBE and (more := self._packed.read(_READ)):
                window += more
                continue
            if at >= 0 and _begins_record(bytes(window[at : at + _PROBE])):
                self._waiting = bytes(window[at:])
                self._taken = base + at
                return GapError(reason, start, self._taken)
            if at >= 0:
                at += 1
                continue
            keep = max(len(window) - len(_MAGIC) + 1, 0)
            base += keep
            del window[:keep]
            at = 0
            more = self._packed.read(_READ)
            if not more:
                self._waiting = b""
                self._taken = base + len(window)
                return GapError(reason, start, self._taken)
            window += more


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, len(_WARC)) == _WARC
    except zlib.error:
        return False
