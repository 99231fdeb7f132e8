"""SOURCE arguments to a stream of units: files, folders, globs and `-` (JSON Lines on standard input).

Every file met ends in at least one unit or failure, or is counted as holding none: nothing vanishes.
"""

from __future__ import annotations

import glob
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.read import jsonl, readers
from pipeline.read.columns import Columns
from pipeline.read.meta import Meta
from pipeline.read.packing import kind_of
from pipeline.read.reading import Reading
from pipeline.read.unit import Failure, Place, Unit
from pipeline.schema import Status

_DATASET = ("run.json", "records.jsonl", "articles.parquet")  # a folder that holds them was left by a run
STDIN = "-"

_WITH_HEADER = frozenset({".csv", ".tsv", ".parquet"})


@dataclass(frozen=True, slots=True)
class File:
    """A file to read and what it is called in records (`place`)."""

    path: Path
    place: Place

    @property
    def readable(self) -> bool:
        """Whether there is a reader for it."""
        return self.place.source == STDIN or readers.readable(kind_of(self.path.name))


def locate(sources: Iterable[str], *, besides: Path | None = None, without: Path | None = None) -> list[File | Failure]:
    """All files of `sources` in order: as given, those of a folder or glob sorted by path; each file once.

    Hidden files and folders inside a folder are passed over, and so are the folder `besides` (the output's) and the
    file `without` (that of `--meta`). Raises UsageError for a source that doesn't exist or a glob that matches nothing.
    """
    found: dict[str, File | Failure] = {}
    for source in sources:
        if source == STDIN:
            found[STDIN] = File(Path(STDIN), Place(STDIN))
            continue
        for item in _expand(source, besides):
            found.setdefault(os.path.realpath(item.path) if isinstance(item, File) else item.source, item)
    if without:
        found.pop(os.path.realpath(without), None)
    stems = Counter(item.place.names[0] for item in found.values() if isinstance(item, File) and item.place.names)
    return [_unclashed(item, stems) for item in found.values()]


def read(
    files: Iterable[File | Failure],
    reading: Reading | None = None,
    meta: Meta | None = None,
    done: Callable[[], None] = lambda: None,
) -> Iterator[Unit | Failure]:
    """The units of all files, in order, with what `meta` knows of them; `done` is called after each file."""
    reading = reading or Reading()
    for item in files:
        for unit in [item] if isinstance(item, Failure) else _read(item, reading):
            yield meta.merge(unit) if meta and isinstance(unit, Unit) else unit
        done()


def missing(files: Iterable[File | Failure], columns: Columns) -> list[str]:
    """The columns of `--map` that none of the files can have, as far as that can be told before they are read.

    Only tables with a header say so; where there is any other file it may have them all.
    """
    for item in files:
        if isinstance(item, File) and item.readable:
            if kind_of(item.path.name).suffix not in _WITH_HEADER:
                return []
            next(_read(item, Reading(columns)), None)
            if not columns.missing():
                return []
    return columns.missing()


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
        kept = [
            Path(parent) / name
            for name in folders
            if not name.startswith(".") and not (besides and os.path.realpath(Path(parent) / name) == str(besides))
        ]
        datasets = [path for path in kept if all((path / name).is_file() for name in _DATASET)]
        kept = [path for path in kept if path not in datasets]
        failures += (
            Failure(_shown(str(path)), Status.UNSUPPORTED, "a dataset of thidua, no source") for path in datasets
        )
        folders[:] = [path.name for path in kept if not path.is_symlink()]
        failures += (
            Failure(_shown(str(path)), Status.UNSUPPORTED, "a link to a folder is not followed")
            for path in kept
            if path.is_symlink()  # it may lead back here, or to files that are read already
        )
        paths += (Path(parent) / name for name in names if not name.startswith("."))
    relative = sorted((path.relative_to(top).as_posix(), path) for path in paths)
    yield from (_file(path, name) for name, path in relative)
    yield from sorted(failures, key=lambda failure: failure.source)


def _file(path: Path, relative: str) -> File:
    kind = kind_of(path.name)
    source = _shown(str(path))
    names = tuple(unicodedata.normalize("NFC", _shown(name)) for name in (kind.stem, relative, source))
    return File(path, Place(source, names if kind.suffix in readers.WHOLE else ()))


def _shown(path: str) -> str:
    """The path as it can be written in UTF-8, whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read(file: File, reading: Reading) -> Iterator[Unit | Failure]:
    source = file.place.source
    if source == STDIN:
        if sys.stdin is None:
            raise UsageError("standard input is closed")
        yield from jsonl.read(sys.stdin.buffer, file.place, reading)
    elif not file.path.exists():
        yield Failure(source, Status.QUARANTINED, "can't be opened: broken link")
    elif not file.path.is_file():  # a pipe or device could keep us waiting for ever
        yield Failure(source, Status.UNSUPPORTED, "no regular file")
    else:
        try:
            with file.path.open("rb") as stream:
                yield from readers.read_named(stream, file.path.name, file.place, reading)
        except OSError as error:
            yield Failure(source, Status.QUARANTINED, f"can't be read: {error.strerror or error}")
