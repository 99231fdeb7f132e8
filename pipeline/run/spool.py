"""Articles laid out and waiting in a file until it is known which of them are worth extracting."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.extraction import Prepared


class Spool:
    """A context manager over a file in `folder`: `put` in order, then iterate in that order, one entry in memory."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "spool"
        self._count = 0

    def __enter__(self) -> Self:
        self._file = self._path.open("w+b")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._path.unlink()

    def put(self, prepared: Prepared) -> None:
        """Add one entry."""
        pickle.dump(prepared, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Prepared]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301  # written by `put` a moment ago, in a folder of the run's own
