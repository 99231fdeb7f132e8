"""What holds for all readers of one run: how columns are taken, and what was passed over without being a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from pipeline.read.columns import Columns
from pipeline.read.unit import Failure, Place, Unit


@dataclass(slots=True)
class Reading:
    """Handed to every reader.

    `passed` counts what is part of a container and no unit, by a name such as `warc revisit`: it has no status, and
    run.json lists it.
    """

    columns: Columns = field(default_factory=Columns)
    passed: Counter[str] = field(default_factory=Counter)


Reader = Callable[[BinaryIO, Place, Reading], Iterator[Unit | Failure]]
"""From an open binary stream and its place to units. A reader takes no more of the stream into memory than one unit."""
