"""The pass over a run's articles that finds which of them are one report, in bounded memory.

Sketches are spilled to two files in the folder of the run while the articles go by: the band keys, 128 bytes an
article, and the sketch with id and day, about 4 kB. Memory keeps the place of each sketch, eight bytes, and while
groups are made thirty more.

Without `--unique` every article is extracted as it is read, and when all are, `fill` writes `duplicate_of` into
articles.parquet. With `--unique` groups must be known before the first extraction, and a source may be a pipe that can
be read once: so a first pass reads, decodes and lays out every unit and puts it into a spool file (pipeline.run.spool),
and the second takes it from there; no work is done twice. Either way the canonical article of a group is the one
published first, of those without a day or of one day the one read first.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import fields
from functools import lru_cache
from os import SEEK_CUR
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.resolve.duplicates import BANDS, Hashes, Sketch, bands, group
from pipeline.schema import Status

_ROW = BANDS * 4  # bytes
_SIZES = 4 * (1 + len(fields(Sketch)))  # bytes: how long the head and each part are
_PORTION = 65_536  # rows read at once
_LATE = "9999"  # sorts behind every year


class Kept(NamedTuple):
    """What an article is known by: its id and the day of its publication (ISO; empty if not known)."""

    id: str
    published: str


class Sketches:
    """The sketches of a run's articles, numbered as they are added; a context manager over two files in `folder`.

    `canonicals` counts what it found: `groups` of several articles, and how many are not their canonical one.
    """

    def __init__(self, folder: Path) -> None:
        self._keys_path, self._path = folder / "bands", folder / "sketches"
        self._places = array("Q")
        self.groups = self.duplicates = 0
        self._read = lru_cache(maxsize=256)(self._sketch)

    def __enter__(self) -> Self:
        self._keys, self._file = self._keys_path.open("w+b"), self._path.open("w+b")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._keys.close()
        self._file.close()
        self._keys_path.unlink()
        self._path.unlink()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, sketch: Sketch, article_id: str, published: str | None) -> None:
        """Keep the sketch of one more article."""
        self._places.append(self._file.tell())
        day = published if published and published[0].isdigit() else ""  # --05-17 has no place in time
        known = f"{day}\n{article_id}".encode("utf-8", "replace")
        parts = [getattr(sketch, field.name) for field in fields(Sketch)]
        self._file.write(np.array([len(known), *map(len, parts)], np.uint32).tobytes())
        self._file.write(known + b"".join(part.tobytes() for part in parts))
        self._keys.write(bands(sketch).tobytes())

    def canonicals(self) -> npt.NDArray[np.int32]:
        """For each article the number of its group's canonical one; its own if it is that, or has no like."""
        self._file.flush()
        self._keys.flush()
        first = group(len(self), self._column, self._row, self._read)
        groups: dict[int, list[int]] = defaultdict(list)
        for i in np.flatnonzero(first != np.arange(len(first))).tolist():
            groups[int(first[i])].append(i)
        chosen = np.arange(len(first), dtype=np.int32)
        for head, others in groups.items():
            members = [head, *others]
            chosen[members] = min(members, key=lambda i: (self.known(i).published or _LATE, i))
        self.groups, self.duplicates = len(groups), sum(map(len, groups.values()))
        return chosen

    def known(self, i: int) -> Kept:
        """Id and day of the i-th article."""
        published, _, article_id = self._file.read(self._sizes(i)[0]).decode().partition("\n")
        return Kept(article_id, published)

    def _sizes(self, i: int) -> list[int]:
        self._file.seek(self._places[i])
        return [int(size) for size in np.frombuffer(self._file.read(_SIZES), np.uint32)]

    def _sketch(self, i: int) -> Sketch:
        known, *sizes = self._sizes(i)
        self._file.seek(known, SEEK_CUR)
        hashes = np.frombuffer(self._file.read(4 * sum(sizes)), np.uint32)
        return Sketch(*np.split(hashes, np.cumsum(sizes)[:-1]))

    def _row(self, i: int) -> bytes:
        self._keys.seek(i * _ROW)
        return self._keys.read(_ROW)

    def _column(self, band: int) -> Hashes:
        column = np.empty(len(self), np.uint32)
        self._keys.seek(0)
        for start in range(0, len(self), _PORTION):
            rows = np.frombuffer(self._keys.read(_PORTION * _ROW), np.uint32).reshape(-1, BANDS)
            column[start : start + len(rows)] = rows[:, band]
        return column


def fill(path: Path, sketches: Sketches) -> int:
    """Writes `duplicate_of` into articles.parquet and returns how many have one.

    The sketches are those of its extracted articles, in order.
    """
    canonicals = sketches.canonicals()
    filled = path.with_name(f"{path.name}.filled")
    here = marked = 0
    with pq.ParquetFile(path) as source:
        schema = source.schema_arrow
        with pq.ParquetWriter(filled, schema, compression="zstd", version="2.6") as target:
            at = schema.get_field_index("duplicate_of")
            for number in range(source.num_row_groups):
                rows = source.read_row_group(number)
                values: list[str | None] = []
                for status in rows["status"].to_pylist():
                    values.append(None)
                    if status == Status.EXTRACTED:
                        canonical = int(canonicals[here])
                        if canonical != here:
                            values[-1] = sketches.known(canonical).id
                            marked += 1
                        here += 1
                target.write_table(rows.set_column(at, schema.field(at), pa.array(values, pa.string())))
    filled.replace(path)
    return marked
