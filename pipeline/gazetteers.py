"""Loads gazetteers/*.csv into one validated table of rows and one Aho-Corasick automaton over their folded terms."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import ahocorasick

from pipeline.text.normal import clean, fold

# table → the columns that hold a surface form to look for; tables not named here are read by their own users
TERM_COLUMNS = {
    "offices": "term", "honorifics": "term", "unit_heads": "term", "departments": "name", "awards": "variant",
    "events": "term", "partsofday": "term", "out_of_scope": "term",
}  # fmt: skip


class GazetteerError(ValueError):
    """A gazetteer file that can't be used: names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a gazetteer: `table` it stands in, its `term` as written, and all its columns."""

    table: str
    term: str
    columns: dict[str, str]


def folder() -> Path:
    """Where the gazetteers are: inside the installed package, or beside it in a checkout."""
    packed = Path(str(resources.files("pipeline"))) / "gazetteers"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "gazetteers"


def table(name: str) -> tuple[dict[str, str], ...]:
    """All rows of gazetteers/NAME.csv as dicts of stripped NFC strings, in file order."""
    return _table(name)


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    path = folder() / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise GazetteerError(f"{path.name}:{reader.line_num}: {len(reader.fieldnames or ())} columns expected")
            rows.append({key: clean(value).strip() for key, value in row.items()})
    return tuple(rows)


@cache
def automaton() -> ahocorasick.Automaton:
    """Folded term → tuple of its rows in all tables of TERM_COLUMNS."""
    entries: dict[str, list[Row]] = {}
    for name, column in TERM_COLUMNS.items():
        for row in table(name):
            entries.setdefault(fold(row[column]), []).append(Row(name, row[column], row))
    machine = ahocorasick.Automaton()
    for key, rows in entries.items():
        machine.add_word(key, (len(key), tuple(rows)))
    machine.make_automaton()
    return machine


def matches(folded: str) -> Iterator[tuple[int, int, Row]]:
    """Every term of `folded` (see `fold`) that stands between word boundaries: (start, end, row), by end offset."""
    length = len(folded)
    for last, (size, rows) in automaton().iter(folded):
        start, end = last - size + 1, last + 1
        if (start and folded[start - 1].isalnum() and folded[start].isalnum()) or (
            end < length and folded[end].isalnum() and folded[last].isalnum()
        ):
            continue
        for row in rows:
            yield start, end, row
