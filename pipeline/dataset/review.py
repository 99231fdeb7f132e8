"""review.csv: the values of a dataset that are most worth a person's minute, with the sentence they were read from.

Worth is doubt (most at a confidence of 0.5) times the weight of what hangs on the value; each further value of one
article counts less, so that the list is spread over articles, and one type fills at most half of it while others have
any. Memory holds a few times as many rows as are written.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from pipeline.dataset.bearing import TYPES, Place, place
from pipeline.outcome import Outcome
from pipeline.schema import Award, Conference, Person, Record, Status
from pipeline.text.sentences import split

REVIEW = "review.csv"

MOST = 200
"""Rows written."""

COLUMNS = ("article_id", "pointer", "type", "field", "value", "confidence", "rule", "sentence", "source", "url")

_WEIGHT = {"conferences": 3.0, "chairs": 2.0, "awards": 2.0, "block": 1.5, "block_leader": 1.2}
_OTHERS = 1.0
_FURTHER = 0.6  # what each further value of an article is worth of its own worth, compounded
_LONGEST = 600  # characters of a sentence that are shown
_OPENS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a cell for a formula


class Row(NamedTuple):
    """A value to look at; rows sort by worth, then by where they stand, so that the order of the input is no matter."""

    rank: float  # the worth, negative
    article: str
    pointer: str
    cells: tuple[str, ...]


class Review:
    """A context manager over the file to write; `write` takes outcomes, the rows are written at a good end."""

    def __init__(self, path: Path, most: int = MOST) -> None:
        self._path, self._most = path, most
        self._rows: dict[str, list[Row]] = {kind: [] for kind in TYPES}
        self._last = dict.fromkeys(TYPES, math.inf)  # by type the rank of the last row that may still be wanted

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            return
        rows = self._chosen()
        with self._path.open("w", encoding="utf-8-sig", newline="") as target:  # Excel knows UTF-8 by its mark
            writer = csv.writer(target)
            writer.writerow(COLUMNS)
            writer.writerows([safe(cell) for cell in row.cells] for row in rows)

    def write(self, outcome: Outcome) -> None:
        """Take one outcome's doubtful values."""
        record = outcome.record
        if record is None or outcome.status is not Status.EXTRACTED:
            return
        worths = sorted((-worth(pointer, sure), pointer) for pointer, sure in record.confidence.items())
        for before, (own, pointer) in enumerate(worths):
            rank = own * _FURTHER**before
            where = place(pointer)
            if where and rank <= self._last[where.type]:
                self._rows[where.type].append(Row(rank, record.id, pointer, _cells(record, pointer, where)))
                self._cut(where.type, 4 * self._most)

    def _cut(self, kind: str, above: int) -> None:
        """Keep only the best rows of a type if there are more than so many."""
        rows = self._rows[kind]
        if len(rows) > above:
            rows.sort()
            del rows[self._most :]
            self._last[kind] = rows[-1].rank

    def _chosen(self) -> list[Row]:
        """The rows to write, best first."""
        most = -(-self._most // 2)
        every = [sorted(rows) for rows in self._rows.values()]
        chosen = sorted(row for rows in every for row in rows[:most])
        spare = sorted(row for rows in every for row in rows[most:])
        chosen = chosen[: self._most]
        return sorted(chosen + spare[: self._most - len(chosen)])


def worth(pointer: str, sure: float) -> float:
    """What a look at a value is worth: 0 for a certain one, the field's weight at even odds."""
    where = place(pointer)
    return 4 * sure * (1 - sure) * _WEIGHT.get(where.field, _OTHERS) if where else 0.0


def safe(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would compute."""
    return f"'{cell}" if cell.startswith(_OPENS) else cell


def marked(record: Record, pointer: str) -> str:
    """The sentence (or sentences) from which the value was read, on one line, the value between ⟦ and ⟧."""
    spans = _spans(record, pointer)
    if not spans:
        return ""
    text = record.text
    start, end = spans[0][0], max(b for _, b in spans if b <= spans[0][1] + _LONGEST)
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    told = [(a, b) for a, b in split(text, line, len(text) if stop < 0 else stop) if a < end and b > start]
    first, last = (told[0][0], told[-1][1]) if told else (start, end)
    first, last = min(first, start), max(last, end)
    cut = max(first, start - _LONGEST // 2), min(last, end + _LONGEST // 2)
    parts, at = ["…" if cut[0] > first else ""], cut[0]
    for a, b in spans:
        if at <= a and b <= cut[1]:
            parts += [text[at:a], "⟦", text[a:b], "⟧"]
            at = b
    parts += [text[at : cut[1]], "…" if cut[1] < last else ""]
    return " ".join("".join(parts).split())


def _spans(record: Record, pointer: str) -> list[tuple[int, int]]:
    """The spans of the text that show the value: its own, or those of the field that names it."""
    for at in (pointer, *(f"{pointer}/{field}" for field in ("name", "title", "kinds/0"))):
        found = record.evidence.get(at)
        if isinstance(found, list) and found:
            return sorted((span[0], span[1]) for span in found)
    return []


def _cells(record: Record, pointer: str, where: Place) -> tuple[str, ...]:
    return (
        record.id,
        pointer,
        where.type,
        where.field,
        _shown(_value(record, pointer)),
        f"{record.confidence[pointer]:.2f}",
        record.rules.get(pointer, ""),
        marked(record, pointer),
        record.source or "",
        record.url or "",
    )


def _value(record: Record, pointer: str) -> Any:
    value: Any = record
    for key in pointer.split("/")[1:]:
        value = value[int(key)] if isinstance(value, list) else getattr(value, key)
    return value


def _shown(value: Any) -> str:
    """A value as a reader should see it, on one line."""
    if isinstance(value, Conference):
        parts = [value.name or ", ".join(value.kinds), value.start]
    elif isinstance(value, Person):
        parts = [value.name, *value.positions]
    elif isinstance(value, Award):
        counts = (("collectives", value.collectives), ("individuals", value.individuals))
        parts = [value.title, value.status, *value.recipients, *(f"{n} {what}" for what, n in counts if n)]
    else:
        parts = [str(value)]
    return " ".join(" · ".join(part for part in parts if part).split())
