"""Gazetteer columns as the finders use them: folded sets, built once."""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteers import table
from pipeline.text.normal import fold


def column(name: str, key: str) -> list[str]:
    """One column of gazetteers/NAME.csv, in file order."""
    return [row[key] for row in table(name)]


@cache
def places() -> frozenset[str]:
    """Folded names of provinces and districts, with their aliases, and `việt nam`."""
    names = {"việt nam", *map(fold, column("countries", "name"))}
    for name in ("provinces", "districts"):
        for row in table(name):
            names.add(fold(row["name"]))
            names.update(fold(alias) for alias in row["aliases"].split("|") if alias)
    return frozenset(name for name in names if len(name) > 2)


@cache
def alternation(name: str, *, kind: str | None = None) -> str:
    """A regex alternation of the folded terms of gazetteers/NAME.csv (of one `kind`, if given), longest first."""
    terms = {fold(row["term"]) for row in table(name) if kind in (None, row["kind"])}
    return "|".join(map(re.escape, sorted(terms, key=lambda term: (-len(term), term))))


@cache
def purposes() -> dict[str, tuple[str, bool]]:
    """Folded purpose of an event → (the guidelines' kinds that it shows, joined by `|`; whether it is a weak sign).

    A weak one (`học tập`, `kỷ niệm`) counts only where a purpose begins: behind the head, a comma, `và` or a dash.
    """
    found: dict[str, tuple[str, bool]] = {}
    for row in table("events"):
        if row["role"] in ("purpose", "weak", "head"):
            found.setdefault(fold(row["term"]), (row["kind_hint"], row["role"] == "weak"))
    return found
