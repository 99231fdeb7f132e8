"""SOURCE arguments to a stream of units: files, folders, globs and `-` (JSON Lines on standard input).

A reader is a function from an open binary stream and its place to units; READERS names one for each suffix, so that
another kind of input is one more entry. Every file met ends in at least one unit or failure: nothing vanishes.
"""

from __future__ import annotations

import glob
import gzip
import os
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.errors import UsageError
from pipeline.read import jsonl, text
from pipeline.read.unit import Failure, Place, Unit
from pipeline.schema import Status

Reader = Callable[[BinaryIO, Place], Iterator[Unit | Failure]]

READERS: dict[str, Reader] = {".txt": text.read, ".jsonl": jsonl.read, ".ndjson": jsonl.read}
"""Suffix (lower case) to reader."""

OPENERS: dict[str, Callable[[Path], BinaryIO]] = {
    "": lambda path: path.open("rb"),
    ".gz": lambda path: cast("BinaryIO", gzip.open(path, "rb")),  # noqa: SIM115  # closed by _read
}
"""Suffix of a packing to what unpacks it as a stream."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, what it is called in records (`place`), and its suffixes: of the content, of the packing."""

    path: Path
    place: Place
    suffix: str
    packing: str = ""

    @property
    def readable(self) -> bool:
        """Whether there is a reader for it."""
        return self.suffix in READERS


def locate(sources: Iterable[str], *, besides: Path | None = None) -> list[File | Failure]:
    """All files of `sources` in order: as given, those of a folder or glob sorted by path; each file once.

    Hidden files and folders inside a folder are passed over, and so is the folder `besides` (the output's). Raises
    UsageError for a source that doesn't exist or a glob that matches nothing.
    """
    found: dict[str, File | Failure] = {}
    for source in sources:
        if source == STDIN:
            found[STDIN] = File(Path(STDIN), Place(STDIN), ".jsonl")
            continue
        for item in _expand(source, besides):
            found.setdefault(os.path.realpath(item.path) if isinstance(item, File) else item.source, item)
    stems = Counter(item.place.names[0] for item in found.values() if isinstance(item, File) and item.place.names)
    return [_unclashed(item, stems) for item in found.values()]


def read(files: Iterable[File | Failure], done: Callable[[], None] = lambda: None) -> Iterator[Unit | Failure]:
    """The units of all files, in order; `done` is called after each file."""
    for item in files:
        if isinstance(item, Failure):
            yield item
        else:
            yield from _read(item)
        done()


def _unclashed(item: File | Failure, stems: Counter[str]) -> File | Failure:
    """A file whose stem another one has goes by its relative path; so do all of them, whatever their order."""
    if isinstance(item, File) and item.place.names and stems[item.place.names[0]] > 1:
        return replace(item, place=replace(item.place, names=item.place.names[1:]))
    return item


def _expand(source: str, besides: Path | None) -> Iterator[File | Failure]:
    path = Path(source)
    if not source:
        raise UsageError("a source is an empty string")
    if path.is_dir():
        yield from _walk(path, besides)
    elif os.path.lexists(path):
        yield _file(path, path.name)
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        if not matches:
            raise UsageError(f"no file matches {_shown(source)}")
        for match in matches:
            if not Path(match).is_dir():
                yield _file(Path(match), match)
            elif "**" not in source:
                yield from _walk(Path(match), besides)
    else:
        raise UsageError(f"no such file or folder: {_shown(source)}")


def _walk(top: Path, besides: Path | None) -> Iterator[File | Failure]:
    failures: list[Failure] = []

    def unreadable(error: OSError) -> None:
        source = _shown(str(error.filename))
        failures.append(Failure(source, Status.QUARANTINED, f"folder can't be read: {error.strerror}"))

    paths: list[Path] = []
    for parent, folders, names in os.walk(top, onerror=unreadable):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and not (besides and (Path(parent) / name).resolve() == besides)
        ]
        paths += (Path(parent) / name for name in names if not name.startswith("."))
    relative = sorted((path.relative_to(top).as_posix(), path) for path in paths)
    yield from (_file(path, name) for name, path in relative)
    yield from failures


def _file(path: Path, relative: str) -> File:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packing = suffixes.pop() if suffixes and suffixes[-1] in OPENERS else ""
    suffix = suffixes[-1] if suffixes else ""
    stem = path.name[: len(path.name) - len(suffix) - len(packing)] or path.name
    source = _shown(str(path))
    names = tuple(unicodedata.normalize("NFC", _shown(name)) for name in (stem, relative, source))
    return File(path, Place(source, names if suffix == ".txt" else ()), suffix, packing)


def _shown(path: str) -> str:
    """The path as it can be written in UTF-8, whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read(file: File) -> Iterator[Unit | Failure]:
    source = file.place.source
    if source == STDIN:
        yield from READERS[file.suffix](sys.stdin.buffer, file.place)
    elif not file.path.exists():
        yield Failure(source, Status.QUARANTINED, "can't be opened: broken link")
    elif not file.path.is_file():
        yield Failure(source, Status.UNSUPPORTED, "no regular file")
    elif not file.readable:
        kind = file.suffix + file.packing
        yield Failure(
            source, Status.UNSUPPORTED, f"no reader for {kind}" if kind else "no reader for a file without suffix"
        )
    else:
        try:
            with closing(OPENERS[file.packing](file.path)) as stream:
                yield from READERS[file.suffix](stream, file.place)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Failure(source, Status.QUARANTINED, f"{file.packing} stream damaged, read up to there: {error}")
        except OSError as error:
            yield Failure(source, Status.QUARANTINED, f"can't be read: {error.strerror or error}")
