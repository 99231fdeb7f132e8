"""`--meta FILE.csv`: what is known of a folder's files, a row a file, beside the columns of any other table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pipeline.errors import UsageError
from pipeline.read.cells import line
from pipeline.read.columns import FACTS, FILE, Columns
from pipeline.read.csvrows import Row, rows
from pipeline.read.packing import OPENERS, DamagedError, kind_of
from pipeline.read.unit import Failure, Place, Unit

_FIELDS = ("id", *FACTS, "url", "site", "retrieved")
_NAMED = 3  # names that a message lists


class Meta:
    """The rows of such a table by the name of their file: a path, a bare name, or a stem.

    Raises UsageError for a table that can't be read or has no column for the files' names.
    """

    def __init__(self, path: Path, columns: Columns) -> None:
        self._path = path
        self._columns = columns
        self._rows: dict[str, dict[str, str]] = {}
        self._used: set[str] = set()
        self._bad = self._twice = 0
        try:
            with path.open("rb") as file:
                packing = kind_of(path.name).packing
                for row in rows(OPENERS[packing](file) if packing else file, Place(str(path)), self._has_names):
                    self._add(row)
        except (OSError, DamagedError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or error
            raise UsageError(f"--meta {path}: can't be read: {reason}") from error

    def merge(self, unit: Unit) -> Unit:
        """The unit with what its file's row says; what is no file is left as it is."""
        for name in _names(unit):
            if name in self._rows:
                self._used.add(name)
                return self._merged(unit, self._rows[name])
        return unit

    def left(self) -> str | None:
        """A line on what was of no use: bad rows, second rows of a file, rows whose file was not read."""
        unused = [name for name in self._rows if name not in self._used]
        told = []
        if unused:
            some = ", ".join(line(name) for name in unused[:_NAMED]) + (", …" if len(unused) > _NAMED else "")
            told.append(f"{len(unused):,} of {len(self._rows):,} rows match no file that was read ({some})")
        if self._twice:
            told.append(f"{self._twice:,} name a file a second time")
        if self._bad:
            told.append(f"{self._bad:,} can't be read")
        return f"{self._path}: " + "; ".join(told) if told else None

    def _has_names(self, header: list[str]) -> bool:
        found = self._columns.of(header, str(self._path))
        return bool(found[FILE] or found["id"])

    def _add(self, row: Row | Failure) -> None:
        if isinstance(row, Failure):
            if "#" not in row.source:
                raise UsageError(
                    f"--meta {self._path}: no column with the files' names (file, filename, name, id)"
                    if row.reason.startswith("no text")
                    else f"--meta {self._path}: {row.reason}"
                )
            self._bad += 1
            return
        found = self._columns.of(row.cells)
        name = next(
            (row.cells[column].strip() for column in (found[FILE] or found["id"]) if row.cells[column].strip()), ""
        )
        name = name.removeprefix("./")
        if not name:
            self._bad += 1
        elif name in self._rows:
            self._twice += 1
        else:
            self._rows[name] = row.cells

    def _merged(self, unit: Unit, cells: dict[str, str]) -> Unit:
        known = self._columns.values(cells)
        values = {name: known.values[name] for name in _FIELDS if known.values[name] is not None}
        return replace(unit, origins={**unit.origins, **known.origins}, **values)  # type: ignore[arg-type]


def _names(unit: Unit) -> Iterator[str]:
    """What a row may call the unit's file, the most exact first: its path as given, in its folder, its name, its stem.

    A stem that another file has isn't among `unit.names`, and then the bare name would be as ambiguous.
    """
    if not unit.names:
        return
    *stem, relative, source = unit.names
    yield from (source, relative)
    if stem:
        name = PurePosixPath(relative).name
        yield name
        kind = kind_of(name)
        yield name.removesuffix(name[len(name) - len(kind.packing) :]) if kind.packing else name
        yield stem[0]
