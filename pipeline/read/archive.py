"""Zip archives: each member is read as the file that its name says it is, as `a.zip!b/c.html`.

Refused by name: members that point out of the archive, links, encrypted ones, a second member of one name, and whatever
unpacks out of all proportion. A zip within a zip is opened, one within that is not.
"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from pipeline.read.encoding import whole
from pipeline.read.packing import RATIO, SLACK, kind_of, seekable
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Place, Unit
from pipeline.schema import Status

Inner = Callable[[BinaryIO, str, Place, Reading], Iterator[Unit | Failure]]
"""Reads a stream by the name of its file."""

MAX_DIRECTORY = 64 * 1024 * 1024
"""Bytes of an archive's list of members, which is taken into memory: half a million of usual names."""

HIDDEN = "hidden zip member"
"""What macOS and editors leave in archives, as in folders that are read; counted as passed over."""

_END = b"PK\x05\x06"  # the record that says how large the list is; the last 64 KiB hold it
_END_SIZE = 22
_END_64 = b"PK\x06\x06"
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_MARK = "!"  # between an archive and a member in the name of a source


def read(stream: BinaryIO, place: Place, reading: Reading, inner: Inner) -> Iterator[Unit | Failure]:
    """The units of all members in the order of the archive; `inner` reads each."""
    with seekable(stream) as file:
        if (size := _directory_size(file)) > MAX_DIRECTORY:
            yield Failure(place.source, Status.QUARANTINED, f"too many members: a directory of {size:,} bytes", 0)
            return
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, struct.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            yield Failure(place.source, Status.QUARANTINED, f"no zip archive, or a damaged one: {error}", 0)
            return
        with archive:
            yield from _members(archive, place, reading, inner)


def _members(archive: zipfile.ZipFile, place: Place, reading: Reading, inner: Inner) -> Iterator[Unit | Failure]:
    members = [(info, _name(info)) for info in archive.infolist() if not info.filename.endswith("/")]
    stems = Counter(kind_of(PurePosixPath(name).name).stem for _, name in members)
    seen: set[str] = set()
    packed = unpacked = 0
    for info, name in members:
        if _hidden(name):
            reading.passed[HIDDEN] += 1
            continue
        source = f"{place.source}{_MARK}{name}"
        packed, unpacked = packed + info.compress_size, unpacked + info.file_size
        refused = _refusal(info, name, place.source)
        if not refused and name in seen:
            refused = Failure(source, Status.QUARANTINED, "a second member of this name")
        if not refused and unpacked > SLACK + RATIO * packed:
            refused = Failure(source, Status.QUARANTINED, f"a bomb: {packed:,} bytes unpack to {unpacked:,}")
            unpacked -= info.file_size
        seen.add(name)
        if refused:
            yield refused
            continue
        stem = kind_of(PurePosixPath(name).name).stem
        names = (stem, name, source) if stems[stem] == 1 else (name, source)
        yield from _member(archive, info, name, Place(source, names), reading, inner)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, place: Place, reading: Reading, inner: Inner
) -> Iterator[Unit | Failure]:
    try:
        with archive.open(info) as stream:
            yield from inner(cast("BinaryIO", stream), name, place, reading)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError) as error:
        yield Failure(place.source, Status.QUARANTINED, f"damaged, read up to there: {error}", info.header_offset)
    except NotImplementedError as error:
        yield Failure(place.source, Status.UNSUPPORTED, f"can't be unpacked: {error}", info.header_offset)


def _directory_size(file: BinaryIO) -> int:
    """Bytes of the list of members as the archive states it, 0 where it states none and zipfile will complain."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(length - 0xFFFF - _END_SIZE, 0))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return 0
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    large = tail.rfind(_END_64, 0, at)
    return max(
        size if size < 0xFFFFFFFF else 0, int.from_bytes(tail[large + 40 : large + 48], "little") if large >= 0 else 0
    )


def _refusal(info: zipfile.ZipInfo, name: str, archive: str) -> Failure | None:
    source = f"{archive}{_MARK}{name}"
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or (parts and parts[0].endswith(":")):
        return Failure(source, Status.QUARANTINED, "refused: the name points out of the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Failure(source, Status.UNSUPPORTED, "refused: a link")
    if info.flag_bits & _ENCRYPTED:
        return Failure(source, Status.QUARANTINED, "encrypted")
    if kind_of(name).suffix == ".zip" and archive.count(_MARK):
        return Failure(source, Status.UNSUPPORTED, "a zip within a zip within a zip")
    return None


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name in NFC; macOS writes UTF-8 without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return unicodedata.normalize("NFC", whole(name)) or "?"


def _hidden(name: str) -> bool:
    return any((part.startswith(".") and part not in {"..", "."}) or part == "__MACOSX" for part in name.split("/"))
