"""What is compared, field by field: the values that one article's gold record and found record have of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import eq
from typing import Any

from pipeline.scoring import pairing
from pipeline.scoring.pairing import Entry
from pipeline.scoring.strings import alike, equal, same_place

Same = Callable[[Any, Any], bool]
Compared = tuple[str, list[Any], list[Any], Same]
"""(field, gold values, found values, when two are the same)."""


@dataclass(slots=True)
class Tally:
    """Values of one field: right ones, found ones that are wrong (spurious), gold ones not found (missed)."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def gold(self) -> int:
        """How many values the gold has."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Right ones of those found; 1 where nothing was found."""
        return self.right / found if (found := self.right + self.spurious) else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those in the gold; 1 where there is none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Judged:
    """One article's tallies, and its differences: (field, "missed" or "spurious", value)."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[tuple[str, str, Any]] = field(default_factory=list)


def judge(gold: Entry, found: Entry) -> Judged:
    """Compare one article's records; keys that are no part of a gold record are not looked at."""
    judged = Judged()
    for name, wanted, got, same in _compared(gold, found):
        owner = pairing.matched(wanted, got, same)
        missed = [value for i, value in enumerate(wanted) if i not in set(owner.values())]
        spurious = [value for j, value in enumerate(got) if j not in owner]
        tally = Tally(len(owner), len(spurious), len(missed))
        judged.tallies[name] = judged.tallies.get(name, Tally()) + tally
        judged.differences += [(name, "missed", value) for value in missed]
        judged.differences += [(name, "spurious", value) for value in spurious]
    return judged


def _compared(gold: Entry, found: Entry) -> Iterator[Compared]:
    for pair in pairing.conferences(gold.get("conferences") or [], found.get("conferences") or []):
        yield from _conference(*pair)
    for pair in pairing.awards(gold.get("awards") or [], found.get("awards") or []):
        yield from _award(*pair)
    facts = (gold.get("article") or {}, found.get("article") or {})
    yield ("article.title", *_each(facts, "title"), alike)
    yield ("article.published", *_each(facts, "published"), eq)
    yield ("article.byline", *_each(facts, "byline"), alike)
    yield ("article.agency", *_each(facts, "agency"), alike)


def _conference(gold: Entry, found: Entry) -> Iterator[Compared]:
    both = (gold, found)
    yield "conferences", *([entry.get("name") or "?"] if entry else [] for entry in both), lambda _a, _b: True
    yield ("conference.name", *_each(both, "name"), alike)
    yield ("kinds", *_lists(both, "kinds"), eq)
    yield ("dates", *_each(both, "start"), eq)
    yield ("end", *_each(both, "end"), eq)
    yield ("part_of_day", *_each(both, "part_of_day"), eq)
    yield ("venue", *_each(both, "venue"), alike)
    yield ("province", *_each(both, "province"), same_place)
    yield ("organizers", *_lists(both, "organizers"), alike)
    yield ("block", *_each(both, "block"), alike)
    yield ("block_offices", *map(_block_offices, both), _same_in_role)
    yield ("period", *map(_period, both), eq)
    yield ("chairs", *(pairing.names(entry, "chairs") for entry in both), equal)
    yield ("participants", *(pairing.names(entry, "participants") for entry in both), equal)
    yield ("positions", *map(_positions, both), _same_in_role)
    yield ("member_units", *_lists(both, "member_units"), alike)


def _award(gold: Entry, found: Entry) -> Iterator[Compared]:
    both = (gold, found)
    titles = ([(entry.get("title") or "?", pairing.status(entry))] if entry else [] for entry in both)
    yield "award.title", *titles, lambda a, b: equal(a[0], b[0]) and a[1] == b[1]
    yield ("award.recipient", *_lists(both, "recipients"), alike)
    counts = ([(key, entry[key]) for key in ("collectives", "individuals") if entry.get(key)] for entry in both)
    yield ("award.count", *counts, eq)
    yield ("award.granter", *_each(both, "granter"), alike)
    yield ("award.year", *_each(both, "year"), eq)


def _each(both: tuple[Entry, Entry], key: str) -> tuple[list[Any], list[Any]]:
    one, other = ([] if entry.get(key) in {None, ""} else [entry[key]] for entry in both)
    return one, other


def _lists(both: tuple[Entry, Entry], key: str) -> tuple[list[Any], list[Any]]:
    one, other = (list(entry.get(key) or []) for entry in both)
    return one, other


def _block_offices(entry: Entry) -> list[tuple[str, str]]:
    single = [(key, entry[key]) for key in ("block_leader", "block_next_leader") if entry.get(key)]
    return single + [("deputy", unit) for unit in entry.get("block_deputies") or []]


def _period(entry: Entry) -> list[list[str | None]]:
    span = [entry.get("period_start"), entry.get("period_end")]
    return [span] if any(span) else []


def _positions(entry: Entry) -> list[tuple[str, str]]:
    people = [person for key in ("chairs", "participants") for person in entry.get(key) or [] if person.get("name")]
    return [(person["name"], office) for person in people for office in person.get("positions") or []]


def _same_in_role(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Two (role or person, name) pairs: the former equal, the latter alike."""
    return equal(one[0], other[0]) and alike(one[1], other[1])


def pooled(tables: list[dict[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many articles added up, `awards` (title, recipient and count together) among them."""
    sums: dict[str, Counter[str]] = {}
    for table in tables:
        for name, tally in table.items():
            row = sums.setdefault(name, Counter())
            row["right"] += tally.right
            row["spurious"] += tally.spurious
            row["missed"] += tally.missed
    total = {name: Tally(row["right"], row["spurious"], row["missed"]) for name, row in sums.items()}
    parts = [total.get(f"award.{part}", Tally()) for part in ("title", "recipient", "count")]
    total["awards"] = parts[0] + parts[1] + parts[2]
    return {name: tally for name, tally in total.items() if tally != Tally()}
