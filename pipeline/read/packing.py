"""Packed files as streams: gzip and Zstandard, bounded, so that a few bytes can't unpack to more than a disk holds.

Damage raises DamagedError where it stands; what came before has been read. Both libraries would end in silence where
a Zstandard file is cut off, and unpack whatever they are given.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple, cast

import zstandard

from pipeline.read.unit import MAX_BYTES

SLACK = 16 * MAX_BYTES
"""Unpacked bytes that are allowed for whatever was packed."""

RATIO = 200
"""How many times its packed size a file may unpack to beyond SLACK. Text packs to a fifth, markup to a twentieth."""

MAX_SPOOL = 2 * 1024**3
"""Above this a file that must lie on the disk to be read (Parquet, zip) isn't taken out of another one."""

_WINDOW = 128 * 1024 * 1024  # zstd's own default limit: what `zstd --long` needs is below
_PIECE = 1024  # packed bytes given to zstd at once: a block of 4 bytes unpacks to 128 KiB, so at most 32 MiB come back
_READ = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS  # wbits of zlib: with gzip's header and checksum
_IN_MEMORY = 1024 * 1024
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class DamagedError(Exception):
    """A packed stream that can't be read further: broken, cut off, or larger than it may be. `str()` is the reason."""


class Kind(NamedTuple):
    """What a name says of a file: `a.csv.gz` is `a`, `.csv`, `.gz`; suffixes in lower case."""

    stem: str
    suffix: str
    packing: str


def kind_of(name: str) -> Kind:
    """The kind of a file by its name alone."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    packing = suffixes.pop() if suffixes and suffixes[-1] in OPENERS else ""
    suffix = suffixes[-1] if suffixes else ""
    return Kind(name[: len(name) - len(suffix) - len(packing)] or name, suffix, packing)


class Bound:
    """Watches that what was unpacked stays in proportion to what was packed."""

    def __init__(self) -> None:
        self.packed = self.unpacked = 0

    def add(self, packed: int = 0, unpacked: int = 0) -> None:
        """Count bytes. Raises DamagedError above SLACK + RATIO × packed."""
        self.packed += packed
        self.unpacked += unpacked
        if self.unpacked > SLACK + RATIO * self.packed:
            raise DamagedError(f"a bomb: {self.packed:,} bytes unpack to more than {self.unpacked:,}")


class _Gzip(io.RawIOBase):
    """A gzip file of any number of members; zeros may follow one, as on tapes. What precedes damage comes out whole."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._bound = Bound()
        self._member: zlib._Decompress | None = None
        self._waiting = b""  # packed, not yet given to the member
        self._broken: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a buffer is what io hands over
        data = b""
        while not data:
            if self._broken:
                raise DamagedError(f".gz stream damaged, read up to there: {self._broken}")
            if not self._waiting:
                self._waiting = self._packed.read(_READ)
                self._bound.add(packed=len(self._waiting))
                if not self._waiting and not self._member:
                    return 0
                self._broken = None if self._waiting else "cut off"
            if not self._member:
                self._waiting = self._waiting.lstrip(b"\0")
            if self._waiting:
                data = self._unpack(len(buffer))
        buffer[: len(data)] = data
        self._bound.add(unpacked=len(data))
        return len(data)

    def _unpack(self, count: int) -> bytes:
        member = self._member or zlib.decompressobj(_GZIP)
        before = member.copy()
        try:
            data = member.decompress(self._waiting, count)
        except zlib.error as error:
            self._broken = str(error).rpartition(": ")[2]
            return self._up_to_damage(before, count)
        self._waiting = member.unconsumed_tail + member.unused_data
        self._member = None if member.eof else member
        return data

    def _up_to_damage(self, member: zlib._Decompress, count: int) -> bytes:
        """What the sound bytes before the damage unpack to; less than `count`, or it would have come before."""
        data = bytearray()
        with contextlib.suppress(zlib.error):
            for at in range(len(self._waiting)):
                data += member.decompress(self._waiting[at : at + 1])
        return bytes(data[:count])


class _Zstd(io.RawIOBase):
    """A Zstandard file of any number of frames."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._bound = Bound()
        self._unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._waiting = b""  # packed, not yet given to the frame
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            if not self._waiting:
                self._waiting = self._packed.read(_READ)
                if not self._waiting:
                    if self._frame is not None:
                        raise DamagedError(".zst stream damaged, read up to there: cut off")
                    return 0
            self._unpack()
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self) -> None:
        piece, self._waiting = self._waiting[:_PIECE], self._waiting[_PIECE:]
        self._bound.add(packed=len(piece))
        self._frame = self._frame or self._unpacker.decompressobj()
        try:
            self._ready = memoryview(self._frame.decompress(piece))
        except zstandard.ZstdError as error:
            raise DamagedError(f".zst stream damaged, read up to there: {error}") from None
        if self._frame.eof:
            self._waiting = self._frame.unused_data + self._waiting
            self._frame = None
        self._bound.add(unpacked=len(self._ready))


OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda packed: cast("BinaryIO", io.BufferedReader(_Gzip(packed), _READ)),
    ".zst": lambda packed: cast("BinaryIO", io.BufferedReader(_Zstd(packed), _READ)),
}
"""Suffix of a packing to what unpacks a stream of it."""


class _Utf8(io.RawIOBase):
    """A stream in UTF-8 without its byte order mark, made of one in UTF-8 or UTF-16."""

    def __init__(self, stream: BinaryIO) -> None:
        # one reading at a time, so that what precedes damage is not lost with it
        self._piece: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        head = stream.read(3)
        encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None)
        self._decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
        self._ready = head.removeprefix(codecs.BOM_UTF8) if not encoding else self._recoded(head[2:])
        self._ended = len(head) < 3  # asked for three bytes above

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            data = self._piece(len(buffer))
            self._ended = not data
            self._ready = self._recoded(data) if self._decoder else data
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _recoded(self, data: bytes) -> bytes:
        assert self._decoder
        try:
            return self._decoder.decode(data, final=not data).encode("utf-8", "replace")
        except UnicodeDecodeError as error:
            raise DamagedError(f"not UTF-16, read up to there: {error.reason}") from None


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """The stream without byte order mark, and in UTF-8 if its mark says UTF-16 (Excel's `Unicode text`)."""
    return cast("BinaryIO", io.BufferedReader(_Utf8(stream), _READ))


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself if it can be read at any place, else a copy in a temporary file, gone when the block ends.

    Raises DamagedError above MAX_SPOOL.
    """
    if type(stream) is io.BufferedReader and isinstance(stream.raw, io.FileIO):
        yield stream
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        size = 0
        while data := stream.read(_READ):
            size += len(data)
            if size > MAX_SPOOL:
                raise DamagedError(f"too large to be taken out: more than {MAX_SPOOL:,} bytes")
            spool.write(data)
        spool.seek(0)
        yield cast("BinaryIO", spool)
